// What the map's signs mean, with the breaks that the drawing uses.
import { element } from '../dom/element.js';
import { DENSITY } from '../map/colours.js';
import { COMMUNITIES_FROM } from '../map/people.js';
import { t } from '../i18n/language.js';
import { count } from '../i18n/figures.js';

const SVG = 'http://www.w3.org/2000/svg';

function shape(name, attributes) {
  const node = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => node.setAttribute(key, value));
  return node;
}

/** A small drawing; its looks are classes of the style sheet. */
function swatch(...shapes) {
  const svg = shape('svg', { class: 'swatch', viewBox: '0 0 24 16', 'aria-hidden': 'true' });
  svg.append(...shapes);
  return svg;
}

const box = (attributes) => shape('rect', { x: 1, y: 1, width: 22, height: 14, ...attributes });
const line = (attributes) => shape('path', { d: 'M1 8H23', ...attributes });
const hatchLines = (name) => shape('path', { class: name, d: 'M-1 9L9 -1M1 15L15 1M9 15L23 1M17 15L25 7' });

function item(mark, text) {
  return element('div', { class: 'legend-item' }, mark, element('span', { text }));
}

export function densityRows(density) {
  const whole = (value) => count(value);
  return density.breaks.map((from, i) => {
    const to = density.breaks[i + 1];
    const text = to === undefined
      ? t('legend.last', { from: whole(from) })
      : t('legend.class', { from: whole(from), to: whole(to) });
    return item(swatch(box({ fill: DENSITY[i], class: 'edge' })), text);
  });
}

function densityLegend(state, city) {
  const density = city.density();
  return [
    element('p', { text: t('legend.density', { weight: t(`weight.${state.weight}`) }) }),
    ...densityRows(density),
    item(swatch(box({ class: 'edge no-data' }), hatchLines('lines-no-data')), t('legend.noData')),
    item(swatch(box({ class: 'edge plain' }), hatchLines('lines-gap')), t('legend.gapGrid')),
    element('p', { class: 'muted small', text: t(density.kind === 'grid' ? 'legend.grid' : 'legend.polygons') }),
  ];
}

function communityLegend(state) {
  const disc = (name) => shape('circle', { cx: 12, cy: 8, r: 6.5, class: name });
  return [
    item(swatch(disc('disc-in')), t('legend.covered')),
    item(swatch(disc('disc-out'), hatchLines('lines-gap clipped')), t('legend.gap')),
    item(swatch(disc('disc-unknown')), t('legend.unknown')),
    state.zoom < COMMUNITIES_FROM
      ? element('p', { class: 'muted small', text: t('layer.needsZoom') }) : null,
  ];
}

const LEGENDS = {
  regions: () => [
    item(swatch(line({ class: 'line-county' })), t('legend.county')),
    item(swatch(line({ class: 'line-township' })), t('legend.township')),
  ],
  density: densityLegend,
  communities: communityLegend,
  facilities: () => [],
  circles: (state, city) => {
    if (!city.processes.has('service-areas')) {
      return [element('p', { class: 'muted small', text: t('error.unsupported') })];
    }
    if (state.circlesFailure) {
      return [element('p', { class: 'notice', text: state.circlesFailure.message })];
    }
    return [
      state.circles === null ? element('p', { class: 'muted small', text: t('busy') }) : null,
      item(swatch(box({ class: 'circle-fill' })), t('legend.circle', { minutes: state.minutes })),
    ];
  },
  streets: (state, city) => [
    item(swatch(line({ class: 'street-casing' }), line({ class: 'street-fill' })), t('legend.street')),
    item(swatch(box({ class: 'water-fill' })), t('legend.water')),
    element('p', {
      class: state.baseMapFailed ? 'notice small' : 'muted small',
      text: state.baseMapFailed ? t('map.baseFailed') : city.baseMap ? t('map.base', { name: city.baseMap.attribution || t('layer.noSource') }) : t('map.noBase'),
    }),
  ],
};

export function legendOf(layer, state, city) {
  return LEGENDS[layer](state, city);
}
