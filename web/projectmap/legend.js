// What the signs mean: exactly those that are shown.
import { element } from '../dom/element.js';
import { shape } from '../dom/svg.js';
import { t } from '../i18n/language.js';
import { valueOf } from './projects.js';
import { amount, worded } from './parts.js';
import { LARGEST_PIXELS, LEAST_PIXELS, radiusOf, signNode } from './signs.js';

function signs(drawn, colourOf) {
  const seen = new Map();
  for (const project of drawn) {
    const category = valueOf(project, 'category');
    const nature = valueOf(project, 'nature');
    seen.set(`${category}\n${nature}`, { category, nature, project });
  }
  return [...seen].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { category, nature, project }]) => element('li', { class: 'legend-item' },
    signNode(project, colourOf(category)),
    element('span', { text: `${worded(category)} · ${worded(nature)}` })));
}

/** Three round sizes: the largest value, a quarter and a sixteenth, whose widths halve. */
function sizes(largest, figure) {
  const values = [largest, largest / 4, largest / 16].filter((v) => v > 0 && radiusOf(v, largest) > LEAST_PIXELS);
  const height = 2 * LARGEST_PIXELS + 4;
  let x = 2;
  const nodes = values.flatMap((value) => {
    const r = radiusOf(value, largest);
    const circle = shape('circle', { cx: x + r, cy: height - r - 2, r, class: 'size-sign' });
    const text = shape('text', { x: x + 2 * r + 4, y: height - 6 }, amount(figure, Math.round(value * 100) / 100));
    x += 2 * r + 62;
    return [circle, text];
  });
  return shape('svg', { class: 'size-legend', viewBox: `0 0 ${Math.max(x, 240)} ${height}`, role: 'img', 'aria-label': t('projectmap.sizes') }, ...nodes);
}

export function legendOf(projects, shown, state, colourOf) {
  const drawn = shown.filter((p) => p.sites.length > 0);
  const largest = Math.max(0, ...projects.map((p) => p[state.size] ?? 0));
  if (drawn.length === 0) {
    return element('p', { class: 'hint', id: 'projects-legend', text: t('projectmap.nothingDrawn') });
  }
  const hollow = drawn.some((p) => p.sites.length > 1 || typeof p[state.size] !== 'number');
  return element('div', { id: 'projects-legend', class: 'legend' },
    element('ul', { class: 'plain-list' }, ...signs(drawn, colourOf),
      hollow ? element('li', { class: 'legend-item' }, signNode(drawn[0], '#66727F', true), element('span', { text: t('projectmap.hollow') })) : null,
      state.until === null ? null : element('li', { class: 'legend-item' }, element('span', { class: 'muted', text: t('projectmap.faint') }))),
    element('p', { class: 'muted small', text: t(`projectmap.sized.${state.size}`) }),
    largest > 0 ? sizes(largest, state.size) : null);
}
