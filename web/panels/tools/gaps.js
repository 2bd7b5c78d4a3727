// Communities out of reach: why, what removing each obstacle would give, and the areas they make up.
import { element, fill } from '../../dom/element.js';
import { explain } from '../../dom/explain.js';
import { t } from '../../i18n/language.js';
import { count, minutesOf, stored } from '../../i18n/figures.js';
import { COLOURS } from '../../map/colours.js';
import { boundsOf } from '../../map/map.js';
import { shapeOf } from '../../map/shape.js';
import { createAreaDrawing } from './gap-areas.js';
import { SERVICE_KEYS, serviceInputs } from '../../api/inputs.js';
import { checkField } from './fields.js';
import { createWork } from './work.js';

const PAGE = 50;
const REASONS = ['too-far', 'detour', 'island', 'not-open', 'full'];

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

/** What it would give if one obstacle were gone. */
function removalText(removal, city) {
  const facility = city.facility(String(removal.facilityId));
  return [
    t(`gaps.remove.${removal.obstacle}`, { name: stored(facility?.name ?? removal.facilityId) }),
    removal.savedSeconds === null
      ? t('gaps.then', { minutes: minutesOf(removal.seconds) })
      : t('gaps.saves', { minutes: minutesOf(removal.savedSeconds) }),
    removal.elders > 0 ? t('gaps.wouldCover', { count: count(removal.elders) }) : t('gaps.stillOut'),
  ].join(' · ');
}

function row(gap, city, actions) {
  const community = city.community(String(gap.id));
  const known = gap.reason !== 'not-joined';
  return element('li', {}, element('button', {
    type: 'button', class: 'row-button gap', data: { key: `gap-${gap.id}` },
    on: { click: () => community && actions.flyToGap(community, gap) },
  },
  element('span', { class: 'rank', text: String(gap.rank ?? '') }),
  element('span', { class: 'grow' },
    element('span', { class: 'name', text: stored(gap.name) }),
    known ? element('span', { class: 'reason small', text: t(`gaps.reason.${gap.reason}`) }) : null,
    element('span', { class: 'muted small', text: known ? gapText(gap, city) : t('reach.unknown') }),
    ...(gap.removals ?? []).map((r) => element('span', { class: 'muted small removal', text: removalText(r, city) }))),
  element('span', { class: 'figure', text: `${count(gap.elders)} ${t('unit.people')}` })));
}

function areaRow(area, actions) {
  const { rank, elders, communities } = area.properties;
  const fly = () => actions.leaflet.fitBounds(
    boundsOf([{ shape: shapeOf(area.geometry) }]), { maxZoom: 15, padding: [60, 60], animate: false },
  );
  return element('li', {}, element('button', {
    type: 'button', class: 'row-button', data: { key: area.id }, on: { click: fly },
  },
  element('span', { class: 'rank', text: String(rank) }),
  element('span', { class: 'grow name', text: t('gaps.area', { count: count(communities) }) }),
  element('span', { class: 'figure', text: `${count(elders)} ${t('unit.people')}` })));
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

/** A button of several of which one is pressed. */
function choice(text, isChosen, key, onChoose) {
  return element('button', {
    type: 'button', class: 'filter', 'aria-pressed': String(isChosen), text, data: { key },
    on: { click: onChoose },
  });
}

function reasonChoice(gaps, chosen, onChoose) {
  const people = (of) => of.reduce((sum, gap) => sum + (gap.elders ?? 0), 0);
  const text = (name, of) => t('gaps.filter', { name, count: count(of.length), elders: count(people(of)) });
  return element('div', { class: 'filters', role: 'group', 'aria-label': t('gaps.reasons') },
    choice(text(t('gaps.all'), gaps), chosen === null, 'reason-all', () => onChoose(null)),
    ...REASONS.map((reason) => [reason, gaps.filter((g) => g.reason === reason)])
      .filter(([, of]) => of.length > 0)
      .map(([reason, of]) => choice(text(t(`gaps.reason.${reason}`), of), chosen === reason,
        `reason-${reason}`, () => onChoose(chosen === reason ? null : reason))),
    explain('gaps.reasonsWhy'));
}

export const gaps = { id: 'gaps', needs: ['gaps'], open };

function open({ state: store, city, map: actions, api }) {
  const node = element('div', { class: 'gaps' });
  const head = element('div', { class: 'tool-body' });
  const drawing = createAreaDrawing(actions, COLOURS);
  const view = { shown: PAGE, reason: null, list: 'communities' };
  let isShown = false;
  // Those of limited places: asked for by this tool alone, as the figures of the page ignore places.
  let limited = null;
  const work = createWork({
    api,
    process: 'gaps',
    inputs: () => (store.get().places && store.get().kinds.length > 0
      ? { ...serviceInputs(store.get()), rankBy: store.get().rank, useCapacity: true } : null),
    onClear() { limited = null; update(); },
    onResult(answer) { limited = answer; update(); },
  });

  const change = (patch) => {
    Object.assign(view, { shown: PAGE }, patch);
    update();
  };
  function more(all) {
    return all.length > view.shown ? element('button', {
      type: 'button', class: 'link', data: { key: 'more' },
      text: t('gaps.more', { count: Math.min(PAGE, all.length - view.shown) }),
      on: { click: () => { view.shown += PAGE; update(); } },
    }) : null;
  }

  function lists(found, areas, unknown, region) {
    const all = view.list === 'areas' ? areas : found;
    const rows = all.slice(0, view.shown).map((one) => (
      view.list === 'areas' ? areaRow(one, actions) : row(one, city, actions)));
    const none = t(view.reason ? 'gaps.noneOfReason' : region ? 'gaps.noneHere' : 'gaps.none');
    return [
      found.length > 0
        ? element('p', { class: 'muted small', text: `${t('gaps.total', { count: count(found.length) })} · ${t('gaps.intro')}` })
        : element('p', { class: 'hint', text: none }),
      element('div', { class: 'filters', role: 'group', 'aria-label': t('gaps.lists') },
        choice(t('gaps.byCommunity'), view.list === 'communities', 'list-communities', () => change({ list: 'communities' })),
        choice(t('gaps.byArea', { count: count(areas.length) }), view.list === 'areas', 'list-areas', () => change({ list: 'areas' })),
        explain('gaps.areasWhy', { metres: '500' })),
      element('ul', { class: 'plain-list', id: 'gap-list' }, ...rows),
      more(all),
      unknown.length > 0 ? element('details', { class: 'more' },
        element('summary', { text: t('gaps.unknown', { count: count(unknown.length) }) }),
        element('ul', { class: 'plain-list' }, ...unknown.slice(0, 200).map((g) => row(g, city, actions)))) : null,
    ];
  }

  function update() {
    const state = store.get();
    fill(head, checkField('gaps-places', {
      label: t('gaps.places'), why: 'gaps.placesWhy', value: state.places, onChange: (places) => store.set({ places }),
    }), work.node);
    const answer = state.places ? limited : state.results?.gaps;
    if (state.places && !answer) {
      fill(node);
      drawing.clear();
      return;
    }
    if (!answer) {
      const text = state.failure ? state.failure.message : t('busy');
      fill(node, element('p', { class: state.failure ? 'notice' : 'muted', text }));
      drawing.clear();
      return;
    }
    const here = (gap) => city.isIn(String(gap.id), state.region);
    const inRegion = answer.communities.filter(here);
    const found = inRegion.filter((gap) => view.reason === null || gap.reason === view.reason);
    const ids = new Set(found.map((gap) => String(gap.id)));
    const areas = answer.areas.features
      .filter((area) => area.properties.communityIds.some((id) => ids.has(String(id))));
    fill(node, rankChoice(store), reasonChoice(inRegion, view.reason, (reason) => change({ reason })),
      ...lists(found, areas, answer.unknown.filter(here), state.region));
    if (isShown) {
      drawing.show(areas);
    }
  }
  store.on(['region', 'results', 'failure'], () => change({}));
  store.on([...SERVICE_KEYS, 'rank', 'places', 'attempt'], () => { work.refresh(); change({}); });
  update();
  return {
    node: element('div', {}, head, node),
    onShow() { isShown = true; work.show(); update(); },
    onHide() { isShown = false; work.hide(); drawing.clear(); },
  };
}
