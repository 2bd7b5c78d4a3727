// The classes of a drawing of many places: the colours and breaks that the drawing uses.
import { element } from '../../dom/element.js';
import { shape } from '../../dom/svg.js';
import { t } from '../../i18n/language.js';

/**
 * @param {string} title with the unit
 * @param {number[]} breaks from which on each class counts
 * @param {string[]} colours of the classes
 * @param {function} figure a break as text
 * @param {...Node} further items
 */
export function classLegend(title, breaks, colours, figure, ...further) {
  const item = (from, i) => {
    const to = breaks[i + 1];
    const text = to === undefined
      ? t('legend.last', { from: figure(from) })
      : t('legend.class', { from: figure(from), to: figure(to) });
    return legendItem({ fill: colours[i] }, text);
  };
  return element('div', { class: 'legend' }, element('p', { text: title }), ...breaks.map(item), ...further);
}

export function legendItem(attributes, text) {
  return element('div', { class: 'legend-item' },
    shape('svg', { class: 'swatch', viewBox: '0 0 24 16', 'aria-hidden': 'true' },
      shape('rect', { x: 1, y: 1, width: 22, height: 14, class: 'edge', ...attributes })),
    element('span', { text }));
}

/** What is not known: hatched as on the map. */
export function hatchedItem(text) {
  return element('div', { class: 'legend-item' },
    shape('svg', { class: 'swatch', viewBox: '0 0 24 16', 'aria-hidden': 'true' },
      shape('rect', { x: 1, y: 1, width: 22, height: 14, class: 'edge no-data' }),
      shape('path', { d: 'M-2 14L12 0M4 17L20 1M12 17L26 3', class: 'lines-no-data' })),
    element('span', { text }));
}
