// The chosen place: whom a new site there would newly cover, and how large its circle is.
import { element, fill } from '../../dom/element.js';
import { explain } from '../../dom/explain.js';
import { t } from '../../i18n/language.js';
import { count, plain, stored } from '../../i18n/figures.js';
import { figureRow } from './fields.js';

const MOST_LISTED = 50;

function circleFigures(state, processes) {
  if (!processes.has('service-areas')) {
    return [element('p', { class: 'muted small', text: t('site.noShape') })];
  }
  if (state.circleFailure) {
    return [element('p', { class: 'notice', role: 'alert', text: state.circleFailure.message })];
  }
  const area = state.circle?.properties;
  if (!area) {
    return [];
  }
  const rows = [figureRow(t('site.area'), plain(area.areaSquareMetres / 1e6, 2), t('site.areaUnit'))];
  if (Number.isFinite(area.wronglyInside) && Number.isFinite(area.wronglyOutside)) {
    rows.push(element('p', {
      class: 'muted small',
      text: t('site.wrong', { inside: count(area.wronglyInside), outside: count(area.wronglyOutside) }),
    }));
  }
  return rows;
}

function gainFigures(site, city, actions) {
  const gained = site.gained.slice(0, MOST_LISTED).map((id) => {
    const community = city.community(String(id));
    return element('li', {}, element('button', {
      type: 'button', class: 'row-button', data: { key: `gained-${id}` },
      on: { click: () => community && actions.flyToCommunity(community) },
    }, element('span', { text: stored(community?.name ?? id) }),
    element('span', { class: 'figure', text: count(community?.people[site.run.parameters.demand.weight]) })));
  });
  return [
    element('div', { class: 'headline', 'aria-live': 'polite' },
      element('span', { class: 'label' }, t('site.gained'), explain('site.gainedWhy')),
      element('b', { class: 'key', id: 'gained-people', text: `+${count(site.gainedPeople)}` }),
      element('span', { class: 'unit', text: t('unit.people') })),
    figureRow(t('site.communities'), count(site.gainedCommunities), t('site.communitiesUnit')),
    figureRow(t('site.within'), count(site.peopleWithin), t('unit.people'), 'site.withinWhy'),
    figureRow(t('site.snap'), plain(site.snapMetres, 0), t('unit.metres')),
    gained.length > 0
      ? element('h3', { text: t('site.list') }) : element('p', { class: 'muted', text: t('site.none') }),
    gained.length > 0 ? element('ul', { class: 'plain-list' }, ...gained) : null,
  ];
}

function answer(state, city, actions) {
  if (state.siteFailure) {
    return [element('p', { class: 'notice', role: 'alert', text: state.siteFailure.message })];
  }
  if (!state.site) {
    return [element('p', { class: 'muted', text: t('busy') })];
  }
  if (state.site.gainedPeople === null) {
    const metres = count(state.site.run.parameters.reach.maxSnapMetres);
    return [element('p', { class: 'notice', role: 'alert', text: t('site.notJoined', { metres }) })];
  }
  const [first, ...others] = gainFigures(state.site, city, actions);
  return [first, ...circleFigures(state, city.processes), ...others];
}

export const site = { id: 'site', needs: ['site-gain'], open };

function open({ state: store, city, map: actions }) {
  const node = element('div', { class: 'site' });
  const update = (state) => {
    const centre = element('button', {
      type: 'button', class: 'primary', text: t('site.centre'), data: { key: 'centre' },
      on: { click: actions.pinAtCentre },
    });
    if (!state.pin) {
      fill(node, element('p', { class: 'hint', text: t('site.hint') }), centre);
      return;
    }
    fill(node,
      element('div', { class: 'place' },
        element('span', { class: 'muted', text: t('site.at') }),
        element('span', { class: 'figure', text: `${state.pin.lon.toFixed(5)}, ${state.pin.lat.toFixed(5)}` }),
        element('button', {
          type: 'button', class: 'link', text: t('site.remove'), data: { key: 'remove' },
          on: { click: () => store.set({ pin: null }) },
        })),
      ...answer(state, city, actions));
  };
  store.on(['pin', 'site', 'siteFailure', 'circle', 'circleFailure', 'minutes'], update);
  update(store.get());
  return { node };
}
