// What else is to be known of a plan: others that are as good or nearly, the plan when people walk
// slower, and what fairness between counties costs.
import { element } from '../../dom/element.js';
import { explain } from '../../dom/explain.js';
import { t } from '../../i18n/language.js';
import { count, percent } from '../../i18n/figures.js';
import { lineChart, ticks } from '../chart.js';

/** A button that shows another plan on the map. */
function planButton(key, text, open, facts) {
  const isShown = facts.isShown(open);
  return element('button', {
    type: 'button', class: 'row-button', 'aria-pressed': String(isShown), data: { key }, on: { click: () => facts.show(open) },
  }, ...text);
}

/** How many sites of a plan are not in the first one. */
export function differingSites(open, first) {
  const there = new Set(first.map(String));
  return open.filter((id) => !there.has(String(id))).length;
}

function alternatives(result, facts) {
  const plans = result.explain?.alternatives;
  if (!plans) {
    return null;
  }
  const row = (plan, i) => element('li', {}, planButton(`other-${i}`, [
    element('span', { class: 'rank', text: String(i + 1) }),
    element('span', { class: 'grow' },
      element('span', { class: 'name', text: t('siting.otherSites', { count: differingSites(plan.open, result.open) }) }),
      element('span', { class: 'muted small', text: t(`siting.status.${plan.status}`) })),
    element('span', { class: 'figure', text: facts.goal(plan.objective) }),
  ], plan.open, facts));
  return element('div', {},
    element('h3', {}, t('siting.alternatives', { count: plans.length }), explain('siting.othersWhy')),
    plans.length === 0 ? element('p', { class: 'hint', text: t('siting.noOther') }) : null,
    element('ul', { class: 'plain-list', id: 'siting-others' }, ...plans.map(row)));
}

function sensitivity(result) {
  const rows = result.explain?.sensitivity;
  return rows ? element('div', {},
    element('h3', {}, t('siting.sensitivity'), explain('siting.sensitivityWhy')),
    element('ul', { class: 'plain-list', id: 'siting-slow' }, ...rows.map((row) => element('li', { class: 'figure-row' },
      element('span', { class: 'label', text: t('siting.atSpeed', { percent: percent(row.speed) }) }),
      element('span', { class: 'value' }, element('b', { text: count(row.covered) }), element('span', { class: 'unit', text: t('unit.people') })))))) : null;
}

function chart(points) {
  const shares = points.map((p) => p.worstShare);
  const people = points.map((p) => p.covered);
  const range = (values) => {
    const min = Math.min(...values);
    const max = Math.max(...values);
    return max > min ? { min, max } : { min, max: min + (min || 1) };
  };
  const x = range(shares);
  const y = range(people);
  return lineChart({
    label: t('siting.frontierChart'),
    x: { ...x, ticks: ticks(x.min, x.max, 3, percent), title: t('siting.frontierX') },
    y: { ...y, ticks: ticks(y.min, y.max, 3, (v) => count(Math.round(v))), title: t('siting.frontierY') },
    lines: [{ look: 'line-frontier', points: points.map((p) => [p.worstShare, p.covered]) }],
  });
}

function frontier(result, facts) {
  const given = result.explain?.frontier;
  if (!given) {
    return null;
  }
  const points = [...given].sort((a, b) => b.covered - a.covered);
  const row = (point, i) => element('li', {}, planButton(`fair-${i}`, [
    element('span', { class: 'grow' },
      element('span', { class: 'name', text: t('siting.worstShare', { share: percent(point.worstShare) }) }),
      element('span', { class: 'muted small', text: t(point.proven ? 'siting.fairProven' : 'siting.fairFound') })),
    element('span', { class: 'figure', text: `${count(point.covered)} ${t('unit.people')}` }),
  ], point.open, facts));
  return element('div', {},
    element('h3', {}, t('siting.frontierTitle'), explain('siting.frontierWhy')),
    points.length > 1 ? chart(points) : null,
    element('ul', { class: 'plain-list', id: 'siting-fair' }, ...points.map(row)));
}

/** How good the years are: for the end the order is proven by itself, over all years it is the plan. */
function schedule({ objective, years, measure, total, status, bound }) {
  return element('p', { class: 'muted small', id: 'siting-schedule' },
    t(`siting.schedule.${measure}`, { years, value: count(total) }), ' ',
    objective === 'all-years' ? null : t(`siting.schedule.${status}`, { bound: count(bound) }));
}

/** Which sites open when, and whom all open ones then serve; a year shows what is open by then. */
function phases(result, facts) {
  if (!result.phases || result.phases.length === 0) {
    return null;
  }
  let open = [];
  const row = (phase) => {
    open = [...open, ...phase.open];
    const byThen = open;
    return element('tr', {},
      element('th', { scope: 'row' }, element('button', {
        type: 'button', class: 'link', text: String(phase.year), title: t('siting.showYear'), disabled: byThen.length === 0,
        'aria-pressed': String(facts.isShown(byThen)), data: { key: `year-${phase.year}` }, on: { click: () => facts.show(byThen) },
      })),
      element('td', { class: 'wrap', text: phase.open.map((id) => facts.name(id)).join('、') || t('siting.noneOpens') }),
      element('td', { class: 'figure' }, element('b', { text: count(phase.served) })));
  };
  return element('div', {},
    element('h3', {}, t('siting.phases'), explain('siting.perYearWhy')),
    element('div', { class: 'matrix', tabindex: '0', role: 'region', 'aria-label': t('siting.phases') },
      element('table', { id: 'siting-phases', class: 'narrow' },
        element('thead', {}, element('tr', {},
          element('th', { scope: 'col', text: t('siting.year') }),
          element('th', { scope: 'col', text: t('siting.opens') }),
          element('th', { scope: 'col', class: 'figure', text: t('siting.servedByThen') }))),
        element('tbody', {}, ...result.phases.map(row)))),
    result.schedule ? schedule(result.schedule) : null);
}

/**
 * @param {object} result of the process siting
 * @param {object} facts name, of a site; goal, a value as text; isShown, whether a plan is on the map; show, puts one there
 */
export function planReadings(result, facts) {
  return [phases(result, facts), alternatives(result, facts), sensitivity(result), frontier(result, facts)].filter(Boolean);
}
