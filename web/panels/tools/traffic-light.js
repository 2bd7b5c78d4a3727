// A traffic light that needs no colour: sign, colour and word.
import { element } from '../../dom/element.js';
import { shape } from '../../dom/svg.js';
import { t } from '../../i18n/language.js';

export const LIGHTS = ['red', 'amber', 'green', 'unknown'];

const SIGNS = {
  green: () => shape('circle', { cx: 7, cy: 7, r: 6, class: 'light-green' }),
  amber: () => shape('path', { d: 'M7 1L13.5 13H.5Z', class: 'light-amber' }),
  red: () => shape('rect', { x: 1, y: 1, width: 12, height: 12, class: 'light-red' }),
  unknown: () => shape('circle', { cx: 7, cy: 7, r: 5, class: 'light-unknown' }),
};

export function lightSign(status) {
  return shape('svg', { class: 'light', viewBox: '0 0 14 14', 'aria-hidden': 'true' }, SIGNS[status]());
}

/** @param {string} word what it says; the status' own word by default */
export function light(status, word = t(`boards.light.${status}`)) {
  return element('span', { class: `light-word is-${status}`, data: { status } }, lightSign(status), word);
}
