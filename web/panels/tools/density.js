// Elders a square kilometre on a grid, and the cells where the plan wants land and premises secured.
import { element, fill } from '../../dom/element.js';
import { t } from '../../i18n/language.js';
import { count, percent, plain } from '../../i18n/figures.js';
import { COLOURS, DENSITY } from '../../map/colours.js';
import { boundsOf } from '../../map/map.js';
import { shapeOf } from '../../map/shape.js';
import { csvOf, save } from '../csv.js';
import { classLegend, legendItem } from './class-legend.js';
import { headline, selectField } from './fields.js';
import { createWork } from './work.js';
import { runNotes } from './notes.js';

const LISTED = 50;
const SIZES = ['250', '500', '1000', '2000'];
const THRESHOLDS = ['500', '1000', '2000', '5000'];
/** Elders a square kilometre, from which on each class counts; the plan's threshold is one of them. */
export const BREAKS = [0, 200, 500, 1000, 3000];

export function classOf(perSquareKilometre) {
  return BREAKS.reduce((klass, from, i) => (perSquareKilometre >= from ? i : klass), 0);
}

/** The densest first. */
export function densest(features) {
  return [...features].sort((a, b) => (
    b.properties.eldersPerSquareKilometre - a.properties.eldersPerSquareKilometre || (a.id < b.id ? -1 : 1)));
}

/** Farther out the cells are a few pixels, and their outlines would hide them. */
const OUTLINES_FROM = 11;

const styleOf = (zoom) => ({ properties: p }) => ({
  fill: `${DENSITY[classOf(p.eldersPerSquareKilometre)]}CC`,
  ...(zoom < OUTLINES_FROM ? {} : { stroke: p.aboveThreshold ? COLOURS.ink : '#FFFFFF', width: p.aboveThreshold ? 1.5 : 0.5 }),
});

export const density = { id: 'density', needs: ['density'], open };

function open({ state: store, city, map: actions, api }) {
  const overlay = actions.overlay();
  const form = element('div', { class: 'tool-body' });
  const list = element('div', { class: 'tool-body' });
  const asked = { cell: 'square', metres: '1000', threshold: '1000', spread: 'point' };
  const hasStreets = (city.collections.get('streets')?.itemCount ?? 0) > 0;
  let result = null;
  let isShown = false;
  let hasOutlines = false;
  const work = createWork({
    api,
    process: 'density',
    inputs: () => ({
      demand: { layer: 'communities', weight: store.get().weight, spread: asked.spread },
      cell: asked.cell, cellMetres: Number(asked.metres), threshold: Number(asked.threshold),
    }),
    onClear() { result = null; update(); },
    onResult(answer) { result = answer; update(); },
  });

  function choices() {
    const select = (name, values, text, why) => selectField(`density-${name}`, {
      label: t(`density.${name}`), why, value: asked[name], choices: values.map((v) => [v, text(v)]),
      onChange: (value) => { asked[name] = value; choices(); work.refresh(); },
    });
    fill(form,
      select('cell', ['square', 'hexagon'], (v) => t(`density.cell.${v}`)),
      select('metres', SIZES, (v) => `${count(Number(v))} ${t('unit.metres')}`),
      select('threshold', THRESHOLDS, (v) => t('density.per', { count: count(Number(v)) }), 'density.thresholdWhy'),
      hasStreets ? select('spread', ['point', 'streets'], (v) => t(`density.spread.${v}`), 'density.spreadWhy') : null);
  }

  function row(cell, rank) {
    const p = cell.properties;
    const fly = () => actions.leaflet.fitBounds(boundsOf([{ shape: shapeOf(cell.geometry) }]), { maxZoom: 15, padding: [80, 80], animate: false });
    return element('li', {}, element('button', {
      type: 'button', class: 'row-button', data: { key: `cell-${cell.id}` }, on: { click: fly },
    },
    element('span', { class: 'rank', text: String(rank + 1) }),
    element('span', { class: 'grow' },
      element('span', { class: 'name', text: t('density.per', { count: plain(p.eldersPerSquareKilometre, 0) }) }),
      element('span', { class: 'muted small', text: p.aboveThreshold ? t('density.above') : t('density.below') })),
    element('span', { class: 'figure', text: `${count(p.elders)} ${t('unit.people')}` })));
  }

  function saveCells() {
    save('elder-density.csv', csvOf([
      ['id', t('density.elders'), t('density.area'), t('density.density'), t('density.isAbove')],
      ...densest(result.features).map(({ id, properties: p }) => [
        id, p.elders, p.areaSquareMetres, p.eldersPerSquareKilometre, p.aboveThreshold ? 1 : 0,
      ]),
    ]));
  }

  function draw() {
    if (result && isShown) {
      const { zoom } = store.get();
      hasOutlines = zoom >= OUTLINES_FROM;
      overlay.show(result.features, styleOf(zoom));
    }
  }

  function update() {
    if (!result || !isShown) {
      overlay.clear();
    }
    if (!result) {
      fill(list);
      return;
    }
    const { total } = result;
    fill(list,
      element('div', { class: 'key-row' },
        headline(t('density.cells'), 'density.cellsWhy', count(total.cellsAbove), t('density.ofCells', { all: count(total.cells) }), 'density-above'),
        headline(t('density.eldersAbove'), 'density.eldersWhy', count(total.eldersAbove),
          `${t('unit.people')} (${percent(total.elders > 0 ? total.eldersAbove / total.elders : null)})`, 'density-elders')),
      element('p', { class: 'muted small', text: t('density.areaAbove', { area: plain(total.areaAboveSquareMetres / 1e6, 1) }) }),
      classLegend(t('density.legend', { weight: t(`weight.${store.get().weight}`) }), BREAKS, DENSITY, count,
        legendItem({ class: 'marked' }, t('density.aboveLegend'))),
      result.features.length === 0 ? element('p', { class: 'hint', text: t('density.none') }) : element('h3', { text: t('density.list', { count: LISTED }) }),
      element('ul', { class: 'plain-list', id: 'density-list' }, ...densest(result.features).slice(0, LISTED).map(row)),
      element('div', { class: 'work-head' }, element('button', {
        type: 'button', class: 'quiet', text: 'CSV', title: t('table.save'), data: { key: 'density-save' }, on: { click: saveCells },
      })),
      runNotes(result.run));
    draw();
  }
  store.on(['weight', 'attempt'], work.refresh);
  store.on(['zoom'], ({ zoom }) => zoom >= OUTLINES_FROM !== hasOutlines && draw());
  choices();
  update();
  return {
    node: element('div', { class: 'tool-body' }, form, work.node, list),
    onShow() { isShown = true; work.show(); update(); },
    onHide() { isShown = false; work.hide(); update(); },
  };
}
