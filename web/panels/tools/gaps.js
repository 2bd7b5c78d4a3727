// Communities out of reach, the worst first; a row flies to its community.
import { element, fill } from '../../dom/element.js';
import { t } from '../../i18n/language.js';
import { count, minutesOf, stored } from '../../i18n/figures.js';

const PAGE = 50;

/** What is known of a gap, in one line: nearest facility and minutes missing. */
export function gapText(gap, city) {
  if (gap.nearestFacilityId === null) {
    return t('gaps.noWay');
  }
  const facility = city.facility(String(gap.nearestFacilityId));
  return [
    t('gaps.missing', { minutes: minutesOf(gap.excessSeconds) }),
    t('gaps.walk', { minutes: minutesOf(gap.seconds) }),
    t('gaps.nearest', { name: stored(facility?.name ?? gap.nearestFacilityId) }),
  ].join(' · ');
}

function row(gap, city, actions) {
  const community = city.community(String(gap.id));
  return element('li', {}, element('button', {
    type: 'button', class: 'row-button gap', data: { key: `gap-${gap.id}` },
    on: { click: () => community && actions.flyToGap(community, gap) },
  },
  element('span', { class: 'rank', text: String(gap.rank ?? '') }),
  element('span', { class: 'grow' },
    element('span', { class: 'name', text: stored(gap.name) }),
    gap.reason === 'not-joined'
      ? element('span', { class: 'muted small', text: t('reach.unknown') })
      : element('span', { class: 'muted small', text: gapText(gap, city) })),
  element('span', { class: 'figure', text: `${count(gap.elders)} ${t('unit.people')}` })));
}

function rankChoice(store) {
  const select = element('select', {
    'aria-label': t('gaps.by'), data: { key: 'rank' }, on: { change: () => store.set({ rank: select.value }) },
  },
  element('option', { value: 'elders', text: t('gaps.byElders') }),
  element('option', { value: 'elders-excess', text: t('gaps.byExcess') }));
  select.value = store.get().rank;
  return element('label', { class: 'people' }, element('span', { text: t('gaps.by') }), select);
}

export const gaps = { id: 'gaps', needs: ['gaps'], open };

function open({ state: store, city, map: actions }) {
  const node = element('div', { class: 'gaps' });
  let shown = PAGE;
  const update = (state) => {
    if (!state.results) {
      const text = state.failure ? state.failure.message : t('busy');
      fill(node, element('p', { class: state.failure ? 'notice' : 'muted', text }));
      return;
    }
    const here = (gap) => city.isIn(String(gap.id), state.region);
    const gaps = state.results.gaps.communities.filter(here);
    const unknown = state.results.gaps.unknown.filter(here);
    const more = element('button', {
      type: 'button', class: 'link', data: { key: 'more' },
      text: t('gaps.more', { count: Math.min(PAGE, gaps.length - shown) }),
      on: { click: () => { shown += PAGE; update(store.get()); } },
    });
    const none = t(state.region ? 'gaps.noneHere' : 'gaps.none');
    fill(node,
      rankChoice(store),
      gaps.length > 0
        ? element('p', { class: 'muted small', text: `${t('gaps.total', { count: count(gaps.length) })} · ${t('gaps.intro')}` })
        : element('p', { class: 'hint', text: none }),
      element('ul', { class: 'plain-list', id: 'gap-list' }, ...gaps.slice(0, shown).map((g) => row(g, city, actions))),
      gaps.length > shown ? more : null,
      unknown.length > 0 ? element('details', { class: 'more' },
        element('summary', { text: t('gaps.unknown', { count: count(unknown.length) }) }),
        element('ul', { class: 'plain-list' }, ...unknown.slice(0, 200).map((g) => row(g, city, actions)))) : null);
  };
  store.on(['region'], () => { shown = PAGE; });
  store.on(['results', 'failure', 'region'], update);
  update(store.get());
  return { node };
}
