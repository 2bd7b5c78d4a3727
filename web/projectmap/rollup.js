// The roll-up as a chart and a table in one: a bar for each row, the total below.
import { element } from '../dom/element.js';
import { explain } from '../dom/explain.js';
import { shape } from '../dom/svg.js';
import { count } from '../i18n/figures.js';
import { t } from '../i18n/language.js';
import { GROUPS } from './projects.js';
import { groupsOf, sumsOf, sumsUp } from './sums.js';
import { switchOf, told, worded } from './parts.js';

const WIDTH = 100;

function bar(value, largest, name) {
  const width = value === null || largest === 0 ? 0 : (WIDTH * value) / largest;
  return shape('svg', { class: 'project-bar', viewBox: `0 0 ${WIDTH} 6`, preserveAspectRatio: 'none', role: 'img', 'aria-label': name },
    shape('rect', { width: WIDTH, height: 6, class: 'bar-ground' }),
    shape('rect', { width: width.toFixed(2), height: 6, class: 'bar-value' }));
}

function figure(sums, name) {
  const [sum, untold] = told(sums[name], name);
  return element('td', { class: 'figure', data: { figure: name } }, element('span', { text: sum }),
    untold ? element('span', { class: 'muted small', text: untold }) : null);
}

function groupRow(group, size, largest) {
  const name = worded(group.name);
  return element('tr', { data: { key: group.key } },
    element('th', { scope: 'row' }, element('span', { text: name }), bar(group[size].sum, largest, name)),
    element('td', { class: 'figure', data: { figure: 'projects' }, text: count(group.projects) }),
    figure(group, 'totalInvestment'), figure(group, 'beds'));
}

export function rollUp(projects, state, view) {
  const groups = groupsOf(projects, state.group);
  const total = sumsOf(projects);
  const largest = Math.max(0, ...groups.map((g) => g[state.size].sum ?? 0));
  const heads = ['projectmap.col.name', 'projectmap.col.projects', 'projectmap.col.money', 'projectmap.col.beds'];
  return element('section', { id: 'projects-rollup' },
    element('h3', {}, t('projectmap.rollup'), explain('projectmap.rollup.how')),
    switchOf('group', GROUPS, state.group, (group) => view.set({ group })),
    element('div', { class: 'table-scroll' }, element('table', { class: 'project-table' },
      element('thead', {}, element('tr', {}, ...heads.map((key, i) => element('th', { scope: 'col', class: i > 0 ? 'figure' : null, text: t(key) })))),
      element('tbody', {}, ...groups.map((g) => groupRow(g, state.size, largest))),
      element('tfoot', {}, element('tr', {}, element('th', { scope: 'row', text: t('projectmap.total') }),
        element('td', { class: 'figure', data: { figure: 'projects' }, text: count(total.projects) }),
        figure(total, 'totalInvestment'), figure(total, 'beds'))))),
    element('p', { class: sumsUp(groups, total) ? 'muted small' : 'notice', id: 'projects-sums',
      text: t(sumsUp(groups, total) ? 'projectmap.sumsUp' : 'projectmap.sumsDiffer') }));
}
