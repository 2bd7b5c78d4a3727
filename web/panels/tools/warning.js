// Early warning: which region runs out of institution beds, and when; the plan's own path beside it.
import { element, fill } from '../../dom/element.js';
import { explain } from '../../dom/explain.js';
import { t } from '../../i18n/language.js';
import { count, plain } from '../../i18n/figures.js';
import { COLOURS, SHORTAGE } from '../../map/colours.js';
import { lineChart, ticks } from '../chart.js';
import { createAreaMap, followHover, pointing } from './area-map.js';
import { hatchedItem, legendItem } from './class-legend.js';
import { runNotes } from './notes.js';
import { boardRegion, createRegionChoice, partsOf } from './region-choice.js';
import { createWork } from './work.js';
import { createYearSlider } from './year-slider.js';

const FROM = 2020;
const TO = 2030;
/** Shares of the demand from which each class counts; the first is the worst. */
export const BREAKS = [0, 0.5, 0.75, 1];

export const warning = { id: 'warning', needs: ['early-warning'], open };

/** The class of a region's year, or null where beds or demand are not known. */
export function klassOf(year) {
  if (year.beds === null || year.demand === null) {
    return null;
  }
  const share = year.demand === 0 ? 1 : year.beds / year.demand;
  return BREAKS.reduce((at, from, i) => (share >= from ? i : at), 0);
}

/** The most urgent first: those short now, by the year they turned red, then by what is short. */
export function byUrgency(rows, at) {
  const short = (row) => at(row).shortfall ?? -1;
  const isShort = (row) => at(row).warning === 'shortage';
  return [...rows].sort((a, b) => isShort(b) - isShort(a) || (a.redYear ?? 9999) - (b.redYear ?? 9999) || short(b) - short(a)
    || (String(a.code) < String(b.code) ? -1 : 1));
}

/** The first and, where it ends within the years told, the last year of a shortage. */
export function redText(row) {
  if (row.redYear === null) {
    return row.years.some((y) => klassOf(y) === null) ? t('unknown') : t('warning.never');
  }
  const last = Math.max(...row.years.filter((y) => y.warning === 'shortage').map((y) => y.year));
  return last === row.years[row.years.length - 1].year ? t('warning.from', { year: row.redYear })
    : last === row.redYear ? String(last) : `${row.redYear}–${last}`;
}

/** A round figure that is at least so much, for the end of an axis. */
export function roundUp(most) {
  const unit = 10 ** Math.floor(Math.log10(Math.max(1, most)));
  return [1, 2, 4, 5, 8, 10].map((n) => n * unit).find((n) => n >= most);
}

function open({ state: store, city, map: actions, api }) {
  const list = element('div', { class: 'tool-body' });
  const overlay = actions.overlay();
  const areaMap = createAreaMap(city, actions, (code) => actions.openRegion(code));
  let result = null;
  let isShown = false;
  let includeProposed = false;
  let hasDense = true;
  let year = Math.min(TO, Math.max(FROM, new Date().getFullYear()));
  const slider = createYearSlider({ id: 'warning-year', from: FROM, to: TO, value: year, onChange(value) { year = value; update(); } });

  const region = () => {
    const chosen = boardRegion(store, city);
    return chosen.level === 'township' ? { code: city.countyOf(chosen.code), level: 'county' } : chosen;
  };
  const work = createWork({
    api,
    process: 'early-warning',
    inputs() {
      const { code, level } = region();
      return { ...(code === null ? {} : { region: code }), groupBy: partsOf({ level }), from: FROM, to: TO, includeProposed };
    },
    onClear() { result = null; update(); },
    onResult(answer) { result = answer; update(); },
  });
  const proposed = element('input', {
    type: 'checkbox', id: 'warning-proposed', on: { change: () => { includeProposed = proposed.checked; work.refresh(); } },
  });

  const at = (row) => row.years.find((each) => each.year === year);

  function draw() {
    areaMap.show(result.regions.filter((row) => row.code !== null).map((row) => {
      const klass = klassOf(at(row));
      return { code: row.code, fill: klass === null ? null : SHORTAGE[klass] };
    }));
    const cells = hasDense ? result.denseAreas?.withoutLand ?? [] : [];
    overlay.show(cells.map((cell) => ({ type: 'Feature', properties: {}, geometry: cell.geometry })),
      () => ({ stroke: COLOURS.ink, width: 1, hatch: COLOURS.ink }));
  }

  function headline() {
    const now = at(result.total);
    const short = result.regions.filter((row) => at(row).warning === 'shortage').length;
    const unknown = result.regions.filter((row) => klassOf(at(row)) === null).length;
    return [
      element('div', { class: 'headline' },
        element('span', { class: 'label' }, t('warning.short', { year }), explain('warning.shortWhy')),
        element('b', { class: 'key', id: 'warning-short', text: `${count(short)} / ${count(result.regions.length)}` }),
        element('span', { class: 'unit', text: unknown > 0 ? t('warning.shortUnknown', { count: unknown }) : t('warning.regions') })),
      element('div', { class: 'headline' },
        element('span', { class: 'label' }, t('warning.beds', { year, region: result.total.name ?? t('unknown') }), explain('warning.bedsWhy')),
        element('b', { class: 'key', id: 'warning-beds', text: `${count(now.beds)} / ${count(now.demand === null ? null : Math.ceil(now.demand))}` }),
        element('span', { class: 'unit', text: t('warning.bedsUnit') }),
        element('p', { class: 'muted small', text: [
          now.eldersBasis === null ? t('warning.eldersUnknown') : t(`warning.basis.${now.eldersBasis}`, { elders: count(now.elders) }),
          now.bedsUnknown > 0 ? t('warning.bedsUnknown', { count: count(now.bedsUnknown) }) : null,
        ].filter(Boolean).join(' · ') })),
    ];
  }

  function chart() {
    const { years } = result.total;
    const line = (key) => years.filter((y) => y[key] !== null).map((y) => [y.year, y[key]]);
    const path = result.planPath.map((p) => [p.year, p.beds]);
    const top = roundUp(Math.max(1, ...line('beds').map((p) => p[1]), ...line('demand').map((p) => p[1]), ...path.map((p) => p[1])));
    return [
      lineChart({
        label: t('warning.chart', { region: result.total.name ?? '' }),
        x: { min: FROM, max: TO, ticks: ticks(FROM, TO, 5, String), title: t('warning.x') },
        y: { min: 0, max: top, ticks: ticks(0, top, 4, (v) => count(Math.round(v))), title: t('warning.y') },
        lines: [
          { look: 'line-people', points: line('beds') },
          { look: 'line-second', points: line('demand') },
          { look: 'line-bound', points: path },
        ],
        marks: [{ at: year, text: String(year) }],
      }),
      element('p', { class: 'muted small', text: t(path.length > 0 ? 'warning.lines' : 'warning.linesNoPath') }),
      path.length === 0 ? null : element('p', { class: 'muted small', id: 'plan-path' },
        t('warning.path', {
          list: result.planPath.map((p) => t('warning.pathYear', {
            year: p.year, beds: count(p.beds), per: p.per10000 === null ? t('unknown') : plain(p.per10000, 0),
          })).join(t('list.comma')),
          source: result.planPath[0].source,
        })),
    ];
  }

  function line(row) {
    const now = at(row);
    const name = row.code === null ? t('table.noRegion') : row.name ?? row.code;
    const klass = klassOf(now);
    return element('tr', { data: { code: row.code ?? '' }, on: pointing(actions, row.code) },
      element('th', { scope: 'row' }, row.code === null ? name : element('button', {
        type: 'button', class: 'link', text: name, data: { key: `warn-${row.code}` }, on: { click: () => actions.openRegion(row.code) },
      })),
      element('td', { class: row.redYear === null ? 'muted' : 'reach-out', text: redText(row) }),
      element('td', { class: 'figure', text: count(now.shortfall === null ? null : Math.ceil(now.shortfall)) }),
      element('td', { class: 'figure' }, element('span', { class: `swatch-dot klass-${klass ?? 'unknown'}`, 'aria-hidden': 'true' }),
        count(now.beds), now.bedsUnknown > 0 ? element('span', { class: 'muted small', title: t('warning.bedsUnknown', { count: now.bedsUnknown }), text: ` +${t('unknown')}${now.bedsUnknown}` }) : null),
      element('td', { class: 'figure', text: count(now.demand === null ? null : Math.ceil(now.demand)) }));
  }

  function table() {
    const head = (key, klass) => element('th', { scope: 'col', class: klass, text: t(key) });
    return element('div', { class: 'matrix', tabindex: '0', role: 'region', 'aria-label': t('warning.list') },
      element('table', { id: 'warning-table', class: 'narrow' },
        element('thead', {}, element('tr', {}, head('table.region'), head('warning.red'), head('warning.col.short', 'figure'),
          head('warning.col.beds', 'figure'), head('warning.col.demand', 'figure'))),
        element('tbody', {}, ...byUrgency(result.regions, at).map(line))));
  }

  function sums() {
    const total = at(result.total);
    const add = (key) => result.regions.reduce((sum, row) => sum + (at(row)[key] ?? 0), 0);
    const known = total.beds !== null;
    const fits = !known || add('beds') === total.beds;
    return known ? element('p', { class: fits ? 'muted small' : 'notice small', id: 'warning-sums', text: t(fits ? 'warning.sums' : 'table.differs') }) : null;
  }

  function land() {
    const dense = result.denseAreas;
    if (dense === null || dense === undefined) {
      return element('p', { class: 'muted small', text: t('warning.landUnknown') });
    }
    const box = element('input', { type: 'checkbox', id: 'warning-dense', on: { change: () => { hasDense = box.checked; draw(); } } });
    box.checked = hasDense;
    return element('div', {}, element('label', { class: 'check' }, box,
      element('span', { id: 'warning-land', text: t('warning.land', { cells: count(dense.cells), without: count(dense.cellsWithoutLand) }) }), explain('warning.landWhy')));
  }

  function legend() {
    const figure = (share) => `${Math.round(share * 100)}%`;
    return element('div', { class: 'legend' }, element('p', { text: t('warning.legend', { year }) }),
      ...[...BREAKS.keys()].reverse().map((i) => legendItem({ fill: SHORTAGE[i] }, i === BREAKS.length - 1 ? t('warning.enough')
        : t('legend.class', { from: figure(BREAKS[i]), to: figure(BREAKS[i + 1]) }))),
      hatchedItem(t('unknown')));
  }

  function update() {
    if (!result) {
      areaMap.clear();
      overlay.clear();
      fill(list);
      return;
    }
    if (isShown) {
      draw();
    }
    fill(list, ...headline(), element('p', { class: 'muted small reading', text: t('warning.reading') }),
      legend(), table(), sums(), ...chart(), land(),
      element('p', { class: 'muted small', text: t('ranking.over') }), runNotes(result.run));
  }

  followHover(store, list);
  store.on(['region', 'attempt'], work.refresh);
  return {
    node: element('div', { class: 'tool-body' },
      createRegionChoice(store, city, actions, 'warning', { withTownships: false }), slider.node,
      element('label', { class: 'check' }, proposed, t('warning.proposed')), work.node, list),
    onShow() { isShown = true; areaMap.onShow(); work.show(); update(); },
    onHide() { isShown = false; slider.stop(); areaMap.onHide(); overlay.clear(); work.hide(); },
  };
}
