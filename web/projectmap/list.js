// The list of projects, and the card of the one that is chosen.
import { element } from '../dom/element.js';
import { count, plain, stored } from '../i18n/figures.js';
import { has, t } from '../i18n/language.js';
import { isDone, valueOf } from './projects.js';
import { amount, money, worded } from './parts.js';
import { signNode } from './signs.js';

const known = (value, unit, text = count) => (typeof value === 'number' ? `${text(value)} ${t(unit)}` : t('unknown'));
const wide = (value) => plain(value, Number.isInteger(value) ? 0 : 2);

function years({ startYear, endYear }) {
  return `${startYear ?? t('unknown')}–${endYear ?? t('unknown')}`;
}

export function accuracyText(project) {
  const key = `projectmap.accuracy.${project.placeAccuracy}`;
  return project.placeAccuracy && has(key) ? t(key) : t(project.sites.length > 0 ? 'projectmap.accuracy.unsaid' : 'projectmap.accuracy.none');
}

function rows(project) {
  const list = [
    ['category', worded(valueOf(project, 'category'))],
    ['nature', worded(valueOf(project, 'nature'))],
    ['years', years(project)],
    ['place', stored(project.place)],
    ['region', stored(project.regionName)],
    ['accuracy', accuracyText(project)],
    ['sites', project.sites.length > 1 ? t('projectmap.several', { count: project.sites.length }) : null],
    ['content', stored(project.content)],
    ['beds', known(project.beds, 'projectmap.unit.beds')],
    ['floorArea', known(project.floorArea, 'projectmap.unit.area', wide)],
    ['landArea', known(project.landArea, 'projectmap.unit.area', wide)],
    ['totalInvestment', known(project.totalInvestment, 'projectmap.unit.money', money)],
    ['planInvestment', known(project.planInvestment, 'projectmap.unit.money', money)],
    ['responsible', stored(project.responsibleUnit)],
    ['countsFor', stored(project.unitName)],
    ['source', stored(project.source)],
  ];
  return project.footnote ? [...list, ['footnote', project.footnote]] : list;
}

export function cardOf(project, colour, onClose) {
  const list = element('dl');
  for (const [name, text] of rows(project)) {
    if (text !== null) {
      list.append(element('dt', { text: t(`projectmap.card.${name}`) }), element('dd', { text, data: { row: name } }));
    }
  }
  return element('section', { class: 'card project-card', id: 'project-card', tabindex: '-1', 'aria-label': t('projectmap.card') },
    element('h3', {}, signNode(project, colour), element('span', { text: stored(project.name) })), list,
    element('button', { type: 'button', class: 'link', text: t('close'), on: { click: onClose } }));
}

function row(project, state, colour, onChoose) {
  const value = project[state.size];
  const isDrawn = project.sites.length > 0;
  const isLater = !isDone(project, state.until);
  const figure = `${amount(state.size, value)}${typeof value === 'number' ? ` ${t(state.size === 'beds' ? 'projectmap.unit.beds' : 'projectmap.unit.money')}` : ''}`;
  return element('li', {}, element('button', {
    type: 'button', class: `row-button${isLater ? ' later' : ''}`, 'aria-pressed': String(project.id === state.chosen),
    data: { key: `project-${project.id}`, id: project.id }, on: { click: () => onChoose(project.id) },
  },
  signNode(project, colour, typeof value !== 'number' || project.sites.length > 1),
  element('span', { class: 'grow' },
    element('span', { class: 'name', text: stored(project.name) }),
    element('span', {
      class: 'muted small',
      text: [project.number, worded(valueOf(project, 'nature')), years(project), stored(project.place)].filter(Boolean).join(' · '),
    }),
    isDrawn ? null : element('span', { class: 'small no-place', text: t('projectmap.noPlace') }),
    isLater ? element('span', { class: 'muted small', text: t('projectmap.later') }) : null),
  element('span', { class: 'figure small', text: figure })));
}

export function listOf(projects, state, colourOf, onChoose) {
  if (projects.length === 0) {
    return [element('p', { class: 'hint', id: 'projects-empty', text: t('projectmap.empty') })];
  }
  const drawn = projects.filter((p) => p.sites.length > 0).length;
  return [
    element('h3', { text: t('projectmap.list', { count: count(projects.length) }) }),
    element('p', { class: 'muted small', id: 'projects-drawn', text: t('projectmap.drawn', { drawn: count(drawn), none: count(projects.length - drawn) }) }),
    element('ul', { class: 'plain-list', id: 'project-list' },
      ...projects.map((p) => row(p, state, colourOf(valueOf(p, 'category')), onChoose))),
  ];
}
