// Minutes, speed, people and kinds: what every figure on the page depends on.
import { element } from '../dom/element.js';
import { signImage } from '../panels/sign-image.js';
import { t } from '../i18n/language.js';
import { count } from '../i18n/figures.js';
import { KINDS, STEPS } from '../state/hash.js';

const SPEEDS = [0.8, 1, 1.2];

function choice(name, value, label, onChoose) {
  const input = element('input', {
    type: 'radio', name, value: String(value), on: { change: () => onChoose(value) },
  });
  return { value, input, node: element('label', { class: 'choice' }, input, element('span', { text: label })) };
}

/** A field for any number within limits; what is no such number is left as it was. */
function free(label, { least, most, step }, unit, onChoose) {
  const input = element('input', {
    type: 'number', min: String(least), max: String(most), step: String(step), 'aria-label': label,
    inputmode: 'decimal',
  });
  input.addEventListener('change', () => {
    const value = input.valueAsNumber;
    if (value >= least && value <= most) {
      onChoose(Number(value.toFixed(3)));
    }
    input.setCustomValidity(value >= least && value <= most ? '' : `${least} – ${most}`);
    input.reportValidity();
  });
  return { input, node: element('label', { class: 'free' }, input, element('span', { text: unit })) };
}

function steps(legend, name, values, field, onChoose) {
  const choices = values.map((v) => choice(name, v, String(v), onChoose));
  const node = element('fieldset', { class: 'steps' },
    element('legend', { text: legend }),
    element('div', { class: 'row' }, ...choices.map((c) => c.node), field.node));
  return {
    node,
    update(value) {
      choices.forEach((c) => { c.input.checked = c.value === value; });
      if (document.activeElement !== field.input) {
        field.input.value = String(value);
      }
    },
  };
}

function kindList(store, counts) {
  const message = element('p', { class: 'notice', role: 'alert', text: t('control.kindsNone') });
  const boxes = KINDS.filter((kind) => counts.get(kind)).map((kind) => {
    const input = element('input', {
      type: 'checkbox', value: kind,
      on: {
        change: () => store.set({
          kinds: boxes.filter((b) => b.input.checked).map((b) => b.kind),
          shownKinds: input.checked
            ? KINDS.filter((k) => k === kind || store.get().shownKinds.includes(k))
            : store.get().shownKinds,
        }),
      },
    });
    const node = element('label', { class: 'kind' }, input, signImage(kind),
      element('span', { text: t(`kind.${kind}`) }),
      element('span', { class: 'figure muted', text: count(counts.get(kind)) }));
    return { kind, input, node };
  });
  const node = element('fieldset', { class: 'kinds' },
    element('legend', { text: t('control.kinds') }), ...boxes.map((b) => b.node), message);
  return {
    node,
    update(kinds) {
      boxes.forEach((b) => { b.input.checked = kinds.includes(b.kind); });
      message.hidden = kinds.length > 0;
    },
  };
}

/** @param {{counts: Map, weights: string[]}} city facilities by kind; people groups that are told */
export function createReachControls(store, city) {
  const minutes = steps(t('control.minutes'), 'minutes', STEPS,
    free(t('control.minutesFree'), { least: 1, most: 120, step: 1 }, t('unit.minutes'),
      (value) => store.set({ minutes: value })),
    (value) => store.set({ minutes: value }));
  const speed = steps(t('control.speed'), 'speed', SPEEDS,
    free(t('control.speed'), { least: 0.1, most: 3, step: 0.05 }, t('unit.speed'),
      (value) => store.set({ speed: value })),
    (value) => store.set({ speed: value }));
  speed.node.append(element('p', { class: 'muted small', text: t('control.speedHint') }));
  const weight = element('select', {
    id: 'weight', on: { change: () => store.set({ weight: weight.value }) },
  }, ...city.weights.map((w) => element('option', { value: w, text: t(`weight.${w}`) })));
  const kinds = kindList(store, city.counts);
  const update = (state) => {
    minutes.update(state.minutes);
    speed.update(state.speed);
    weight.value = state.weight;
    kinds.update(state.kinds);
  };
  store.on(['minutes', 'speed', 'weight', 'kinds'], update);
  update(store.get());
  return element('section', { class: 'controls', 'aria-label': t('control.title') },
    minutes.node, speed.node,
    element('label', { class: 'people', for: 'weight' },
      element('span', { text: t('control.people') }), weight),
    kinds.node);
}
