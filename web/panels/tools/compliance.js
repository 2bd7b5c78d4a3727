// How many new estates pass, by county and year; health cabins; care rooms gained by old estates.
import { inOneLanguage, verdictMark } from './verdict-card.js';
import { element, fill } from '../../dom/element.js';
import { t } from '../../i18n/language.js';
import { count, percent, stored } from '../../i18n/figures.js';
import { csvOf, save } from '../csv.js';
import { headline } from './fields.js';
import { createWork } from './work.js';
import { runNotes } from './notes.js';

export const compliance = { id: 'compliance', needs: ['estate-compliance'], wide: true, open };

/** Between what is known to pass and what may. */
export function shareText({ shareAtLeast, shareAtMost }) {
  return shareAtLeast === shareAtMost ? percent(shareAtLeast) : `${percent(shareAtLeast)} – ${percent(shareAtMost)}`;
}

const yearText = (year) => (year === 'all' ? t('compliance.all') : year ?? t('unknown'));

function table(id, caption, heads, rows) {
  return element('div', { class: 'matrix', tabindex: '0', role: 'region', 'aria-label': caption },
    element('table', { id },
      element('caption', { class: 'muted small', text: caption }),
      element('thead', {}, element('tr', {}, ...heads.map((text, i) => element('th', { scope: 'col', class: i > 0 ? 'figure' : null, text })))),
      element('tbody', {}, ...rows)));
}

const figure = (text) => element('td', { class: 'figure' }, text);

function open({ state: store, map: actions, api }) {
  const list = element('div', { class: 'tool-body' });
  const unfolded = new Set();
  let result = null;
  const work = createWork({
    api,
    process: 'estate-compliance',
    inputs: () => ({}),
    onClear() { result = null; update(); },
    onResult(answer) { result = answer; update(); },
  });

  const regionHead = (row, further) => element('th', { scope: 'row' },
    row.regionCode === null ? t('table.noRegion') : element('button', {
      type: 'button', class: 'link', text: stored(row.regionName ?? row.regionCode), data: { key: `county-${row.regionCode}-${further}` },
      on: { click: () => actions.flyToRegion(row.regionCode) },
    }));

  function countyRows(county) {
    const years = result.compliance.filter((row) => row.regionCode === county.regionCode && row.year !== 'all');
    const isOpen = unfolded.has(county.regionCode);
    const cells = (row) => [figure(count(row.estates)), figure(count(row.pass)), figure(count(row.fail)), figure(count(row.unknown)),
      figure(shareText(row)), figure(verdictMark(row.verdict))];
    const toggle = element('button', {
      type: 'button', class: 'quiet', text: isOpen ? '−' : '+', 'aria-expanded': String(isOpen), data: { key: `years-${county.regionCode}` },
      'aria-label': t('compliance.years', { name: stored(county.regionName ?? county.regionCode) }),
      on: { click: () => { if (isOpen) { unfolded.delete(county.regionCode); } else { unfolded.add(county.regionCode); } update(); } },
    });
    return [
      element('tr', {}, regionHead(county, 'all'), figure(toggle), ...cells(county)),
      ...(isOpen ? years.map((row) => element('tr', { class: 'muted' }, element('td', {}), figure(yearText(row.year)), ...cells(row))) : []),
    ];
  }

  const cabinRow = (row) => element('tr', {}, regionHead(row, row.stage), figure(t(`compliance.stage.${row.stage}`)),
    figure(count(row.estates)), figure(count(row.with)), figure(count(row.without)), figure(count(row.unknown)),
    figure(shareText(row)), figure(percent(row.target)), figure(verdictMark(row.verdict)));

  const quotaRow = (row) => element('tr', {}, element('th', { scope: 'row', text: String(row.year) }), figure(count(row.added)),
    figure(count(row.quota)), figure(count(row.addedToDate)), figure(count(row.quotaToDate)), figure(verdictMark(row.verdict)));

  function saveRows() {
    save('estate-compliance.csv', csvOf([
      ['regionCode', t('table.region'), t('compliance.year'), t('compliance.estates'), t('estate.verdict.pass'), t('estate.verdict.fail'), t('estate.verdict.unknown'), t('compliance.least'), t('compliance.most'), t('compliance.target'), t('compliance.citation')],
      ...result.compliance.map((r) => [r.regionCode ?? '', stored(r.regionName), yearText(r.year), r.estates, r.pass, r.fail, r.unknown, r.shareAtLeast, r.shareAtMost, r.target ?? t('unknown'), r.citation ?? '']),
    ]));
  }

  function update() {
    if (!result) {
      fill(list);
      return;
    }
    const { region } = store.get();
    const here = (row) => region === null || (row.regionCode !== null && region.startsWith(row.regionCode));
    const counties = result.compliance.filter((row) => row.year === 'all' && here(row));
    if (counties.length === 0) {
      fill(list, element('p', { class: 'hint', text: t(result.compliance.length === 0 ? 'compliance.empty' : 'compliance.noneHere') }), runNotes(result.run));
      return;
    }
    const sum = (name) => counties.reduce((total, row) => total + row[name], 0);
    const all = sum('estates');
    fill(list,
      element('p', { class: 'hint', text: t('compliance.hint', { day: result.asOf }) }),
      element('div', { class: 'key-row' },
        headline(t('compliance.rate'), 'compliance.rateWhy', shareText({ shareAtLeast: sum('pass') / all, shareAtMost: 1 - sum('fail') / all }), t('compliance.of', { pass: count(sum('pass')), all: count(all) }), 'compliance-rate'),
        headline(t('compliance.undecided'), 'compliance.undecidedWhy', count(sum('unknown')), t('compliance.unit'), 'compliance-unknown')),
      table('compliance-table', counties[0].citation ?? t('compliance.tab'),
        ['table.region', 'compliance.year', 'compliance.estates', 'estate.verdict.pass', 'estate.verdict.fail', 'estate.verdict.unknown', 'compliance.share', 'compliance.verdict'].map((key) => t(key)),
        counties.flatMap(countyRows)),
      element('div', { class: 'work-head' }, element('button', {
        type: 'button', class: 'quiet', text: 'CSV', title: t('table.save'), data: { key: 'compliance-save' }, on: { click: saveRows },
      })),
      element('h3', { text: t('compliance.cabins') }),
      table('cabin-table', result.healthCabins.find((row) => row.citation)?.citation ?? t('compliance.cabins'),
        ['table.region', 'compliance.stage', 'compliance.estates', 'compliance.with', 'compliance.without', 'estate.verdict.unknown', 'compliance.share', 'compliance.target', 'compliance.verdict'].map((key) => t(key)),
        result.healthCabins.filter(here).map(cabinRow)),
      element('h3', { text: t('compliance.quota') }),
      result.roomQuotas.length === 0 ? element('p', { class: 'hint', text: t('compliance.noQuota') })
        : table('quota-table', result.roomQuotas[0].citation ?? t('compliance.quota'),
          ['compliance.year', 'compliance.gained', 'compliance.asked', 'compliance.gainedToDate', 'compliance.askedToDate', 'compliance.verdict'].map((key) => t(key)),
          result.roomQuotas.map(quotaRow)),
      ...[...new Set(result.roomQuotas.map((row) => row.note))].filter(Boolean).map((note) => element('p', { class: 'muted small', text: inOneLanguage(note) })),
      result.roomQuotas.some((row) => row.undated > 0) ? element('p', { class: 'notice small', text: t('compliance.undated', { count: count(Math.max(...result.roomQuotas.map((row) => row.undated))) }) }) : null,
      runNotes(result.run));
  }
  store.on(['region'], update);
  return {
    node: element('div', { class: 'tool-body' }, work.node, list),
    onShow() { work.show(); },
    onHide() { work.hide(); },
  };
}
