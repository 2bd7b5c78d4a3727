// Minutes, speed, people and kinds: what every figure on the page depends on.
import { element, fill } from '../dom/element.js';
import { signImage } from '../panels/sign-image.js';
import { t } from '../i18n/language.js';
import { count } from '../i18n/figures.js';
import { KINDS, SLIDER, STEPS } from '../state/hash.js';

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

function steps(legend, name, values, label, field, onChoose) {
  const choices = values.map((v) => choice(name, v, label(v), onChoose));
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

/** The minutes as a slider: what is drawn already follows it at once. */
function slider(onChoose) {
  const input = element('input', {
    type: 'range', id: 'minutes-slider', min: String(SLIDER.least), max: String(SLIDER.most),
    step: '1', 'aria-label': t('control.slider'),
  });
  input.addEventListener('input', () => onChoose(input.valueAsNumber));
  return {
    node: input,
    update(minutes) {
      input.value = String(minutes);
      input.setAttribute('aria-valuetext', `${minutes} ${t('unit.minutes')}`);
    },
  };
}

function kindBox(kind, store, counts, chosen) {
  const input = element('input', {
    type: 'checkbox', value: kind, data: { kind },
    on: {
      change: () => store.set({
        kinds: chosen(),
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
}

/** Which kinds count: told in one line, chosen in a list that unfolds. */
function kindList(store, counts) {
  const message = element('p', { class: 'notice', role: 'alert', text: t('control.kindsNone') });
  const chosen = () => boxes.filter((b) => b.input.checked).map((b) => b.kind);
  const boxes = KINDS.filter((kind) => counts.get(kind)).map((kind) => kindBox(kind, store, counts, chosen));
  const told = element('span', { class: 'told' });
  const node = element('fieldset', { class: 'kinds' },
    element('legend', { text: t('control.kinds') }),
    element('details', { id: 'kinds' },
      element('summary', { data: { key: 'kinds' } }, told,
        element('span', { class: 'link', text: t('control.change') })),
      ...boxes.map((b) => b.node)),
    message);
  return {
    node,
    update(kinds) {
      boxes.forEach((b) => { b.input.checked = kinds.includes(b.kind); });
      message.hidden = kinds.length > 0;
      fill(told, ...kinds.map((kind) => element('span', { class: 'chip' }, signImage(kind),
        element('span', { text: `${t(`kind.${kind}`)} ${count(counts.get(kind) ?? 0)}` }))));
    },
  };
}

/** @param {{counts: Map, weights: string[]}} city facilities by kind; people groups that are told */
export function createReachControls(store, city) {
  const setMinutes = (value) => store.set({ minutes: value });
  const minutes = steps(t('control.minutes'), 'minutes', STEPS, String,
    free(t('control.minutesFree'), { least: 1, most: 120, step: 1 }, t('unit.minutes'), setMinutes),
    setMinutes);
  const slide = slider(setMinutes);
  minutes.node.append(slide.node);
  const setSpeed = (value) => store.set({ speed: value });
  const speed = steps(`${t('control.speed')} · ${t('control.speedHint')}`, 'speed', SPEEDS, (v) => v.toFixed(1),
    free(t('control.speedFree'), { least: 0.1, most: 3, step: 0.05 }, t('unit.speed'), setSpeed),
    setSpeed);
  const weight = element('select', {
    id: 'weight', on: { change: () => store.set({ weight: weight.value }) },
  }, ...city.weights.map((w) => element('option', { value: w, text: t(`weight.${w}`) })));
  const kinds = kindList(store, city.counts);
  const update = (state) => {
    minutes.update(state.minutes);
    slide.update(state.minutes);
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
