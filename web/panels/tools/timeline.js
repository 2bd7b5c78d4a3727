// The time line: beds and coverage by year as facilities and projects open, what a delay of one
// project changes, and what one more year of each would cost.
import { element, fill } from '../../dom/element.js';
import { explain } from '../../dom/explain.js';
import { t } from '../../i18n/language.js';
import { count, percent, stored } from '../../i18n/figures.js';
import { lineChart, ticks } from '../chart.js';
import { runNotes } from './notes.js';
import { boardRegion, createRegionChoice } from './region-choice.js';
import { roundUp } from './warning.js';
import { createWork } from './work.js';

const FROM = 2020;
const TO = 2030;
const MOST_DELAY = 5;
const LISTED = 12;

export const timeline = { id: 'timeline', needs: ['timeline'], wide: true, open };

/** Year by year what a delayed course has less than the one it is compared with; null where unknown. */
export function differences(base, late) {
  const minus = (a, b) => (a === null || b === null ? null : a - b);
  return base.map((year, i) => ({
    year: year.year,
    beds: minus(late[i].beds, year.beds),
    covered: minus(late[i].covered, year.covered),
  }));
}

/** Sum over the years; null as soon as one of them is not known. */
export function total(rows, key) {
  return rows.reduce((sum, row) => (sum === null || row[key] === null ? null : sum + row[key]), 0);
}

function open({ state: store, city, map: actions, api }) {
  const list = element('div', { class: 'tool-body' });
  const delayNode = element('div', { class: 'tool-body' });
  let base = null;
  let late = null;
  let includeProposed = false;
  const delay = { project: null, years: 1 };

  function asked(further) {
    const { code } = boardRegion(store, city);
    const { kinds, speed, minutes } = store.get();
    return kinds.length === 0 ? null : {
      ...(code === null ? {} : { region: code }), from: FROM, to: TO, kinds, includeProposed,
      reach: { mode: 'walk', speed, minutes }, ...further,
    };
  }
  const work = createWork({
    api,
    process: 'timeline',
    inputs: () => asked({ delayCosts: true }),
    onClear() { base = null; late = null; update(); },
    onResult(answer) { base = answer; update(); delayed.refresh(); },
  });
  const delayed = createWork({
    api,
    process: 'timeline',
    inputs: () => (base === null || delay.project === null ? null : asked({ delays: { [delay.project]: delay.years } })),
    onClear() { late = null; showDelay(); },
    onResult(answer) { late = answer; update(); },
  });
  const proposed = element('input', {
    type: 'checkbox', id: 'timeline-proposed', on: { change: () => { includeProposed = proposed.checked; work.refresh(); } },
  });

  const line = (years, key) => years.filter((y) => y[key] !== null).map((y) => [y.year, y[key]]);
  const across = { min: FROM, max: TO, ticks: ticks(FROM, TO, 5, String), title: t('warning.x') };

  function bedsChart() {
    const path = base.planPath.map((p) => [p.year, p.beds]);
    const lines = [
      { look: 'line-people', points: line(base.years, 'beds') },
      { look: 'line-second', points: line(base.years, 'demand') },
      { look: 'line-bound', points: path },
      ...(late ? [{ look: 'line-late', points: line(late.years, 'beds') }] : []),
    ];
    const top = roundUp(Math.max(1, ...lines.flatMap(({ points }) => points.map((p) => p[1]))));
    return lineChart({
      label: t('timeline.bedsChart'), x: across, lines,
      y: { min: 0, max: top, ticks: ticks(0, top, 4, (v) => count(Math.round(v))), title: t('warning.y') },
    });
  }

  function coverageChart() {
    return lineChart({
      label: t('timeline.coverageChart'), x: across,
      y: { min: 0, max: 1, ticks: ticks(0, 1, 4, (v) => `${Math.round(v * 100)}%`), title: t('timeline.coverage') },
      lines: [{ look: 'line-people', points: line(base.years, 'coverageRatio') },
        ...(late ? [{ look: 'line-late', points: line(late.years, 'coverageRatio') }] : [])],
    });
  }

  function openings(year) {
    const projects = year.openings.filter((o) => o.layer === 'projects');
    const facilities = year.openings.length - projects.length;
    if (year.openings.length === 0) {
      return element('span', { class: 'muted', text: t('timeline.nothing') });
    }
    const name = (o) => `${stored(o.name)}${o.beds === null ? t('timeline.bedsUnknown') : o.beds > 0 ? t('timeline.ofBeds', { beds: count(o.beds) }) : ''}`;
    return element('details', { class: 'more' },
      element('summary', { text: t('timeline.opens', { projects: count(projects.length), facilities: count(facilities) }), data: { key: `opens-${year.year}` } }),
      element('ul', {}, ...projects.map((o) => element('li', { title: o.note, text: name(o) })),
        facilities > 0 ? element('li', { text: t('timeline.facilities', { count: count(facilities) }) }) : null));
  }

  const change = (value) => (value === null ? t('unknown') : value === 0 ? '0' : `${value > 0 ? '+' : '−'}${count(Math.abs(value))}`);

  function table() {
    const head = (key, klass) => element('th', { scope: 'col', class: klass, text: t(key) });
    return element('div', { class: 'matrix', tabindex: '0', role: 'region', 'aria-label': t('timeline.tab') },
      element('table', { id: 'timeline-table', class: 'narrow' },
        element('thead', {}, element('tr', {}, head('timeline.year'), head('warning.col.beds', 'figure'), head('timeline.added', 'figure'),
          head('warning.col.short', 'figure'), head('timeline.coverage', 'figure'), head('timeline.coveredAdded', 'figure'), head('timeline.what'))),
        element('tbody', {}, ...base.years.map((y) => element('tr', { data: { year: String(y.year) } },
          element('th', { scope: 'row', text: String(y.year) }),
          element('td', { class: 'figure' }, count(y.beds), y.bedsUnknown > 0 ? element('span', { class: 'muted small', title: t('warning.bedsUnknown', { count: y.bedsUnknown }), text: ` +${t('unknown')}${y.bedsUnknown}` }) : null),
          element('td', { class: 'figure', text: y.year === FROM ? '—' : change(y.bedsAdded) }),
          element('td', { class: 'figure', text: count(y.shortfall === null ? null : Math.ceil(y.shortfall)) }),
          element('td', { class: 'figure', text: percent(y.coverageRatio) }),
          element('td', { class: 'figure', text: y.year === FROM ? '—' : change(y.coveredAdded) }),
          element('td', { class: 'wrap' }, openings(y)))))));
  }

  function costs() {
    const nameOf = new Map(base.projects.map((p) => [p.id, p.name]));
    const rows = [...base.delayCosts].sort((a, b) => (b.bedYears ?? -1) - (a.bedYears ?? -1) || (b.elderYears ?? -1) - (a.elderYears ?? -1)
      || (a.projectId < b.projectId ? -1 : 1));
    const row = (each) => element('li', {}, element('button', {
      type: 'button', class: 'row-button', 'aria-pressed': String(delay.project === each.projectId), data: { key: `cost-${each.projectId}` },
      on: { click: () => choose(each.projectId) },
    },
    element('span', { class: 'grow' }, element('span', { class: 'name', text: stored(nameOf.get(each.projectId)) }),
      element('span', { class: 'muted small', text: t('timeline.due', { year: each.year }) })),
    element('span', { class: 'figure' }, t('timeline.bedYears', { count: count(each.bedYears) }),
      element('span', { class: 'muted small block', text: t('timeline.elderYears', { count: count(each.elderYears) }) }))));
    return [
      element('h3', {}, t('timeline.costs'), explain('timeline.costsWhy')),
      rows.length === 0 ? element('p', { class: 'hint', text: t('timeline.noProjects') }) : null,
      element('ul', { class: 'plain-list', id: 'delay-costs' }, ...rows.slice(0, LISTED).map(row)),
      rows.length <= LISTED ? null : element('details', { class: 'more' },
        element('summary', { text: t('timeline.more', { count: rows.length - LISTED }), data: { key: 'costs-more' } }),
        element('ul', { class: 'plain-list' }, ...rows.slice(LISTED).map(row))),
    ];
  }

  function choose(project) {
    delay.project = project;
    update();
    delayed.refresh();
  }

  /** The form stays while its answer is on the way, or the slider would be lost under the hand. */
  const projectBox = element('select', {
    id: 'delay-project', 'aria-label': t('timeline.project'), on: { change: () => choose(projectBox.value === '' ? null : projectBox.value) },
  });
  const years = element('input', { type: 'range', id: 'delay-years', min: '0', max: String(MOST_DELAY), step: '1', value: '1', 'aria-label': t('timeline.delay') });
  const yearsShown = element('output', { for: 'delay-years' });
  const tellYears = () => { yearsShown.textContent = t('timeline.delayYears', { years: delay.years }); };
  years.addEventListener('input', () => { delay.years = Number(years.value); tellYears(); delayed.refresh(); });
  tellYears();

  function showProjects() {
    const all = base?.projects.filter((p) => p.year !== null) ?? [];
    if (!all.some((p) => p.id === delay.project)) {
      delay.project = null;
    }
    fill(projectBox, element('option', { value: '', text: t('timeline.choose') }),
      ...all.map((p) => element('option', { value: p.id, text: `${p.year} ${stored(p.name)}` })));
    projectBox.value = delay.project ?? '';
    years.disabled = delay.project === null;
  }

  function showDelay() {
    if (!base || !late) {
      fill(delayNode, delay.project === null ? element('p', { class: 'hint', text: t('timeline.chooseHint') }) : null);
      return;
    }
    const changed = differences(base.years, late.years);
    const rows = changed.filter((row) => row.beds !== 0 || row.covered !== 0);
    const head = (key, klass) => element('th', { scope: 'col', class: klass, text: t(key) });
    fill(delayNode,
      element('div', { class: 'headline' },
        element('span', { class: 'label' }, t('timeline.lost', { years: delay.years, from: FROM, to: TO }), explain('timeline.lostWhy')),
        element('b', { class: 'key', id: 'delay-beds', text: change(total(changed, 'beds')) }), element('span', { class: 'unit', text: t('timeline.bedYearsUnit') }),
        element('b', { class: 'key', id: 'delay-elders', text: change(total(changed, 'covered')) }), element('span', { class: 'unit', text: t('timeline.elderYearsUnit') })),
      rows.length === 0 ? element('p', { class: 'hint', text: t('timeline.noChange') })
        : element('table', { id: 'delay-table' },
          element('thead', {}, element('tr', {}, head('timeline.year'), head('timeline.bedsChange', 'figure'), head('timeline.coveredChange', 'figure'))),
          element('tbody', {}, ...rows.map((row) => element('tr', {}, element('th', { scope: 'row', text: String(row.year) }),
            element('td', { class: 'figure', text: change(row.beds) }), element('td', { class: 'figure', text: change(row.covered) }))))));
  }

  function update() {
    showProjects();
    showDelay();
    if (!base) {
      fill(list, store.get().kinds.length === 0 ? element('p', { class: 'hint', text: t('timeline.kindsNone') }) : null);
      return;
    }
    fill(list,
      element('div', { class: 'charts' }, bedsChart(), coverageChart()),
      element('p', { class: 'muted small', text: t(late ? 'timeline.linesLate' : base.planPath.length > 0 ? 'warning.lines' : 'warning.linesNoPath') }),
      element('p', { class: 'muted small' }, t('timeline.reading'), explain('timeline.why')),
      table(), ...costs(), runNotes(base.run));
  }

  store.on(['region', 'kinds', 'speed', 'minutes', 'attempt'], work.refresh);
  update();
  return {
    node: element('div', { class: 'tool-body' }, createRegionChoice(store, city, actions, 'timeline'),
      element('label', { class: 'check' }, proposed, t('warning.proposed')), work.node,
      element('div', { class: 'delay tool-body' }, element('h3', { text: t('timeline.delayTitle') }), projectBox,
        element('div', { class: 'year-slider' }, years, yearsShown), delayed.node, delayNode),
      list),
    onShow() { work.show(); delayed.show(); },
    onHide() { work.hide(); delayed.hide(); },
  };
}
