// Ranking of counties, or of a county's townships, by an indicator; linked with the map both ways.
import { element, fill } from '../../dom/element.js';
import { explain } from '../../dom/explain.js';
import { t } from '../../i18n/language.js';
import { count } from '../../i18n/figures.js';
import { RANK } from '../../map/colours.js';
import { csvOf, save } from '../csv.js';
import { createAreaMap, followHover, pointing } from './area-map.js';
import { classLegend, hatchedItem } from './class-legend.js';
import { figure, howOf, nameOf, partsAddUp } from './indicator-card.js';
import { boardInputs, createBoardChoice } from './board.js';
import { runNotes } from './notes.js';
import { boardRegion, createRegionChoice } from './region-choice.js';
import { lightSign } from './traffic-light.js';
import { createWork } from './work.js';

export const ranking = { id: 'ranking', needs: ['indicators'], open };

/** Five classes with about as many regions in each; fewer where figures repeat. */
export function breaksOf(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return [...new Set(RANK.map((_, i) => sorted[Math.floor((i * sorted.length) / RANK.length)]))];
}

/**
 * Rows in their order with their rank: equal figures share one, what is not known has none and
 * comes last.
 */
export function ranked(rows, isRising) {
  const sign = isRising ? 1 : -1;
  const known = rows.filter((row) => row.actual !== null).sort((a, b) => sign * (a.actual - b.actual));
  const ranks = new Map(known.map((row) => [row, 1 + known.findIndex((other) => other.actual === row.actual)]));
  return [...known, ...rows.filter((row) => row.actual === null)].map((row) => ({ ...row, rank: ranks.get(row) ?? null }));
}

function open({ state: store, city, map: actions, api }) {
  const list = element('div', { class: 'tool-body' });
  const areaMap = createAreaMap(city, actions, (code) => actions.openRegion(code));
  const choice = createBoardChoice(store);
  let result = null;
  let isShown = false;
  let isRising = false;

  const region = () => {
    const chosen = boardRegion(store, city);
    return chosen.level === 'township' ? { code: city.countyOf(chosen.code), level: 'county' } : chosen;
  };
  const work = createWork({
    api,
    process: 'indicators',
    inputs: () => boardInputs(store.get(), region()),
    onClear() { result = null; update(); },
    onResult(answer) { result = answer; choice.show(answer.boards); update(); },
  });

  const rankable = () => result.indicators.filter((row) => (row.regions ?? []).some((part) => part.actual !== null));
  const current = () => {
    const all = rankable();
    return all.find((row) => row.id === store.get().indicator)
      ?? all.find((row) => row.denominator !== null) ?? all[0] ?? null;
  };

  function select(row) {
    const box = element('select', {
      id: 'rank-indicator', data: { key: 'rank-indicator' }, on: { change: () => store.set({ indicator: box.value }) },
    }, ...rankable().map((each) => element('option', { value: each.id, text: nameOf(each) })));
    box.value = row.id;
    return box;
  }

  function draw(rows, breaks) {
    const klass = (value) => breaks.reduce((at, from, i) => (value >= from ? i : at), 0);
    areaMap.show(rows.filter((row) => row.code !== null).map((row) => ({
      code: row.code, fill: row.actual === null ? null : RANK[klass(row.actual)],
    })));
  }

  function line(row, most) {
    const name = row.code === null ? t('table.noRegion') : row.name ?? row.code;
    const bar = element('span', { class: 'bar', 'aria-hidden': 'true' });
    bar.style.width = `${row.actual === null || most === 0 ? 0 : Math.round((row.actual / most) * 100)}%`;
    return element('tr', { data: { code: row.code ?? '' }, on: pointing(actions, row.code) },
      element('td', { class: 'figure', text: row.rank ?? '—' }),
      element('th', { scope: 'row' }, row.code === null ? name : element('button', {
        type: 'button', class: 'link', text: name, data: { key: `rank-row-${row.code}` },
        on: { click: () => actions.openRegion(row.code) },
      })),
      element('td', { class: 'figure', title: howOf(row) }, figure(row.actual), element('span', { class: 'bar-back' }, bar)),
      element('td', {}, row.target === null ? element('span', { class: 'muted', text: '—' }) : element('span', { title: t(`boards.light.${row.status}`) }, lightSign(row.status), element('span', { class: 'hidden', text: t(`boards.light.${row.status}`) }))));
  }

  function table(row, rows) {
    const most = Math.max(0, ...rows.map((each) => each.actual ?? 0));
    const head = (key, klass) => element('th', { scope: 'col', class: klass, text: t(key) });
    return element('div', { class: 'matrix', tabindex: '0', role: 'region', 'aria-label': t('ranking.label') },
      element('table', { id: 'ranking-table', class: 'ranking' },
        element('thead', {}, element('tr', {}, head('ranking.rank', 'figure'), head('table.region', null),
          element('th', { scope: 'col', class: 'figure', 'aria-sort': isRising ? 'ascending' : 'descending' }, element('button', {
            type: 'button', text: `${row.unit ?? ''} ${isRising ? '▲' : '▼'}`, title: t('ranking.turn'), 'aria-label': t('ranking.turn'),
            data: { key: 'rank-turn' }, on: { click: () => { isRising = !isRising; update(); } },
          })), head('indicators.light', null))),
        element('tbody', {}, ...rows.map((each) => line(each, most)))));
  }

  function asCsv(row, rows) {
    const known = (value) => (value === null || value === undefined ? t('unknown') : value);
    return csvOf([
      [t('ranking.rank'), t('table.code'), t('table.region'), nameOf(row), t('indicators.target'), t('indicators.gap'), t('indicators.light')],
      ...rows.map((r) => [r.rank ?? '', known(r.code), known(r.name), known(r.actual), known(r.target), known(r.gap), t(`boards.light.${r.status}`)]),
      [], [t('indicators.source', { source: row.source })], [t('indicators.asOf', { region: result.region.name ?? '', year: result.year })],
      ...(store.get().demo ? [[t('app.demo'), t('app.demoMore')]] : []),
    ]);
  }

  function update() {
    const row = result && current();
    if (!row || !isShown) {
      areaMap.clear();
    }
    if (!row) {
      fill(list, result ? element('p', { class: 'hint', text: t('ranking.none') }) : null);
      return;
    }
    const rows = ranked(row.regions, isRising);
    const values = rows.filter((r) => r.actual !== null).map((r) => r.actual);
    const breaks = breaksOf(values);
    if (isShown) {
      draw(rows, breaks);
    }
    const sums = partsAddUp(row);
    fill(list,
      element('label', { class: 'field' }, t('ranking.by'), select(row)),
      element('p', { class: 'muted small' },
        t('ranking.whole', { region: result.region.name ?? t('unknown'), value: figure(row.actual), unit: row.unit ?? '', year: result.year }),
        explain('indicators.how', { how: howOf(row) })),
      row.periodOver ? element('p', { class: 'over', text: t('indicators.over.period', { year: row.targetYear ?? '' }) }) : null,
      table(row, rows),
      element('div', { class: 'work-head' },
        sums === null ? element('span') : element('span', { class: sums ? 'muted small' : 'notice small', id: 'ranking-sums', text: t(sums ? 'table.checked' : 'table.differs') }),
        element('button', { type: 'button', class: 'quiet', text: 'CSV', 'aria-label': t('table.save'), on: { click: () => save(`ranking-${row.id}.csv`, asCsv(row, rows)) } })),
      classLegend(t('ranking.legend', { name: nameOf(row), unit: row.unit ?? '' }), breaks, RANK, figure,
        values.length < rows.length ? hatchedItem(t('ranking.unknown', { count: count(rows.length - values.length) })) : null),
      element('p', { class: 'muted small', text: t('ranking.over') }),
      element('p', { class: 'muted small source', text: t('indicators.source', { source: row.source }) }),
      runNotes(result.run));
  }

  followHover(store, list);
  store.on(['board', 'year', 'region', 'speed', 'minutes', 'attempt'], work.refresh);
  store.on(['indicator'], update);
  return {
    node: element('div', { class: 'tool-body' }, choice.node,
      createRegionChoice(store, city, actions, 'ranking', { withTownships: false }), work.node, list),
    onShow() { isShown = true; areaMap.onShow(); work.show(); update(); },
    onHide() { isShown = false; areaMap.onHide(); work.hide(); },
  };
}
