// A year chosen on a slider: by hand, with the arrow keys, or played to the end on request.
import { element } from '../../dom/element.js';
import { t } from '../../i18n/language.js';

const STEP_MILLISECONDS = 900;

/**
 * @param {{id: string, from: number, to: number, value: number, onChange: function}} options
 * @returns {{node: Node, stop: function, set: function}} stop ends playing
 */
export function createYearSlider({ id, from, to, value, onChange }) {
  let timer = null;
  const shown = element('output', { class: 'key', for: id });
  const range = element('input', {
    type: 'range', id, min: String(from), max: String(to), step: '1', 'aria-label': t('year.label'), data: { key: id },
    on: { input: () => { stop(); tell(); } },
  });
  const button = element('button', { type: 'button', class: 'quiet', data: { key: `${id}-play` }, on: { click: () => (timer ? stop() : play()) } });

  function tell() {
    shown.textContent = range.value;
    onChange(Number(range.value));
  }

  function words() {
    button.textContent = t(timer ? 'year.pause' : 'year.play');
    button.setAttribute('aria-pressed', String(timer !== null));
  }

  function stop() {
    clearInterval(timer);
    timer = null;
    words();
  }

  function step() {
    if (Number(range.value) >= to) {
      stop();
      return;
    }
    range.value = String(Number(range.value) + 1);
    tell();
  }

  function play() {
    if (Number(range.value) >= to) {
      range.value = String(from);
      tell();
    }
    timer = setInterval(step, STEP_MILLISECONDS);
    words();
  }

  range.value = String(value);
  shown.textContent = range.value;
  words();
  return {
    node: element('div', { class: 'year-slider' }, shown, range, button),
    stop,
    set(year) { stop(); range.value = String(year); shown.textContent = range.value; },
  };
}
