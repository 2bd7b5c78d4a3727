// Who belongs to which facility: load beside places, the area of each, and its people as lines.
import { element, fill } from '../../dom/element.js';
import { explain } from '../../dom/explain.js';
import { t } from '../../i18n/language.js';
import { count, minutesOf, plain, stored } from '../../i18n/figures.js';
import { SERVICE_KEYS, serviceInputs } from '../../api/inputs.js';
import { COLOURS } from '../../map/colours.js';
import { csvOf, save } from '../csv.js';
import { checkField, headline, selectField } from './fields.js';
import { createWork } from './work.js';
import { runNotes } from './notes.js';

const PAGE = 50;
/** At which zoom all areas are drawn; farther out they would be a carpet. */
const AREAS_FROM = 13;

const ORDERS = {
  load: (a, b) => b.assigned - a.assigned,
  // Without a figure for its places a facility is neither full nor free.
  residual: (a, b) => (a.residual ?? Infinity) - (b.residual ?? Infinity),
  farthest: (a, b) => (b.farthestSeconds ?? -1) - (a.farthestSeconds ?? -1),
};

/** The rows in an order, the lowest id first where it is silent. */
export function ordered(features, order) {
  const by = ORDERS[order];
  return features.map((f) => f.properties).sort((a, b) => {
    const first = by(a, b);
    return first || (a.facilityId < b.facilityId ? -1 : 1);
  });
}

function peopleOf(pairs, facilityId, city) {
  return pairs.filter((pair) => pair.facility === facilityId)
    .map((pair) => ({ pair, community: city.community(String(pair.demand)) }))
    .filter(({ community }) => community !== null)
    .sort((a, b) => b.pair.people - a.pair.people || b.pair.seconds - a.pair.seconds);
}

/** The facility's own area, its people and the lines that join them to it. */
function drawnOf(feature, people, facility) {
  const at = facility && facility.lon !== null ? [facility.lon, facility.lat] : null;
  const known = people.filter(({ community }) => community.lon !== null);
  const geometry = (type, coordinates) => ({ type: 'Feature', properties: {}, geometry: { type, coordinates } });
  return [
    ...(feature.geometry ? [{ type: 'Feature', properties: { chosen: true }, geometry: feature.geometry }] : []),
    ...(at ? known.map(({ community }) => geometry('LineString', [[community.lon, community.lat], at])) : []),
    ...known.map(({ community }) => geometry('Point', [community.lon, community.lat])),
    ...(at ? [{ type: 'Feature', properties: { label: stored(facility.name) }, geometry: { type: 'Point', coordinates: at } }] : []),
  ];
}

function styleOf({ properties: p, geometry }) {
  if (p.chosen) {
    return { fill: 'rgba(15, 118, 110, 0.18)', stroke: COLOURS.accent, width: 2 };
  }
  if (p.outline) {
    return { stroke: COLOURS.ink, width: 1 };
  }
  if (geometry.type === 'LineString') {
    return { stroke: COLOURS.accent, width: 1.4 };
  }
  return p.label
    ? { mark: 'square', fill: COLOURS.ink, stroke: '#FFFFFF', radius: 8, label: p.label }
    : { mark: 'disc', fill: COLOURS.accent, stroke: '#FFFFFF', radius: 5 };
}

function saveList(rows) {
  save('catchments.csv', csvOf([
    ['id', t('catchments.name'), t('catchments.assigned'), t('catchments.communities'), t('catchments.capacity'),
      t('catchments.residual'), t('catchments.mean'), t('catchments.farthest'), t('catchments.area')],
    ...rows.map((p) => [
      p.facilityId, stored(p.name), p.assigned, p.communities, p.capacity ?? t('unknown'), p.residual ?? t('unknown'),
      p.meanSeconds ?? '', p.farthestSeconds ?? '', p.areaSquareMetres ?? t('unknown'),
    ]),
  ]));
}

export const catchments = { id: 'catchments', needs: ['catchments'], open };

function open({ state: store, city, map: actions, api }) {
  const overlay = actions.overlay();
  const form = element('div', { class: 'tool-body' });
  const list = element('div', { class: 'tool-body' });
  const asked = { capacity: 'ignore', ownOnly: false, order: 'load' };
  const view = { shown: PAGE, chosen: null };
  let result = null;
  let isShown = false;
  let drawnNear = false;
  const work = createWork({
    api,
    process: 'catchments',
    inputs: () => (store.get().kinds.length > 0 ? {
      ...serviceInputs(store.get()), capacity: asked.capacity, pairs: true,
      ...(asked.ownOnly ? { neighbours: 'own-only', groupBy: 'county' } : {}),
    } : null),
    onClear() { result = null; Object.assign(view, { shown: PAGE, chosen: null }); update(); },
    onResult(answer) { result = answer; update(); },
  });

  function choices() {
    const change = (patch) => { Object.assign(asked, patch); choices(); work.refresh(); };
    fill(form,
      selectField('catchments-capacity', {
        label: t('catchments.places'), why: 'catchments.placesWhy', value: asked.capacity,
        choices: ['ignore', 'limit'].map((id) => [id, t(`catchments.places.${id}`)]),
        onChange: (capacity) => change({ capacity }),
      }),
      checkField('catchments-own', {
        label: t('catchments.own'), why: 'catchments.ownWhy', value: asked.ownOnly,
        onChange: (ownOnly) => change({ ownOnly }),
      }));
  }

  function draw() {
    const features = [];
    drawnNear = actions.leaflet.getZoom() >= AREAS_FROM;
    if (drawnNear) {
      features.push(...result.features.filter((f) => f.geometry)
        .map((f) => ({ type: 'Feature', properties: { outline: true }, geometry: f.geometry })));
    }
    const chosen = result.features.find((f) => f.properties.facilityId === view.chosen);
    if (chosen) {
      features.push(...drawnOf(chosen, peopleOf(result.pairs, view.chosen, city), city.facility(view.chosen)));
    }
    overlay.show(features, styleOf);
  }

  function choose(p) {
    view.chosen = view.chosen === p.facilityId ? null : p.facilityId;
    const facility = city.facility(p.facilityId);
    if (view.chosen !== null && facility) {
      actions.flyToFacility(facility);
    }
    update();
  }

  function loadText(p) {
    if (!p.joined) {
      return t('catchments.notJoined');
    }
    const places = p.capacity === null ? t('catchments.noPlaces')
      : p.residual < 0 ? t('catchments.over', { capacity: count(p.capacity), over: count(-p.residual) })
        : t('catchments.free', { capacity: count(p.capacity), free: count(p.residual) });
    return p.farthestSeconds === null ? places
      : `${places} · ${t('catchments.walk', { mean: minutesOf(p.meanSeconds), farthest: minutesOf(p.farthestSeconds) })}`;
  }

  function members(p) {
    const people = peopleOf(result.pairs, p.facilityId, city);
    const area = p.areaSquareMetres === null ? t('catchments.noArea')
      : t('catchments.areaOf', {
        area: plain(p.areaSquareMetres / 1e6, 2), inside: count(p.wronglyInside), outside: count(p.wronglyOutside),
      });
    return element('div', { class: 'sub-list' },
      element('p', { text: area }),
      people.length === 0 ? element('p', { text: t('catchments.nobody') }) : element('ul', { class: 'plain-list' },
        ...people.map(({ pair, community }) => element('li', {},
          element('button', {
            type: 'button', class: 'link', text: stored(community.name), data: { key: `member-${p.facilityId}-${pair.demand}` },
            on: { click: () => actions.flyToCommunity(community) },
          }),
          element('span', { text: `${count(pair.people)} ${t('unit.people')} · ${minutesOf(pair.seconds)} ${t('unit.minutes')}` })))));
  }

  function row(p) {
    const isOpen = view.chosen === p.facilityId;
    return element('li', {},
      element('button', {
        type: 'button', class: 'row-button', 'aria-expanded': String(isOpen), data: { key: `catchment-${p.facilityId}` },
        on: { click: () => choose(p) },
      },
      element('span', { class: 'grow' },
        element('span', { class: 'name', text: stored(p.name) }),
        element('span', { class: p.residual !== null && p.residual < 0 ? 'reason small' : 'muted small', text: loadText(p) })),
      element('span', { class: 'figure', text: p.joined ? `${count(p.assigned)} ${t('unit.people')}` : t('unknown') })),
      isOpen ? members(p) : null);
  }

  function update() {
    if (!result || !isShown) {
      overlay.clear();
    }
    if (!result) {
      fill(list, store.get().kinds.length === 0 ? element('p', { class: 'hint', text: t('work.kindsNone') }) : null);
      return;
    }
    const { region } = store.get();
    const here = new Set(result.pairs.filter((pair) => city.isIn(String(pair.demand), region)).map((pair) => pair.facility));
    const all = ordered(result.features, asked.order).filter((p) => region === null || here.has(p.facilityId));
    const { total } = result;
    fill(list,
      element('div', { class: 'key-row' },
        headline(t('catchments.served'), 'catchments.servedWhy', count(total.assigned), t('unit.people'), 'catchments-assigned'),
        headline(t('catchments.left'), 'catchments.leftWhy', count(total.overCapacity), t('unit.people'), 'catchments-over')),
      element('p', { class: 'muted small', text: t('catchments.rest', { out: count(total.outOfReach), unknown: count(total.unknown) }) }),
      selectField('catchments-order', {
        label: t('catchments.order'), value: asked.order,
        choices: Object.keys(ORDERS).map((id) => [id, t(`catchments.order.${id}`)]),
        onChange: (order) => { asked.order = order; view.shown = PAGE; update(); },
      }),
      all.length === 0 ? element('p', { class: 'hint', text: t('catchments.noneHere') }) : null,
      element('ul', { class: 'plain-list', id: 'catchments-list' }, ...all.slice(0, view.shown).map(row)),
      element('div', { class: 'work-head' },
        all.length > view.shown ? element('button', {
          type: 'button', class: 'link', text: t('closure.more', { count: Math.min(PAGE, all.length - view.shown) }),
          data: { key: 'catchments-more' }, on: { click: () => { view.shown += PAGE; update(); } },
        }) : null,
        element('button', {
          type: 'button', class: 'quiet', text: 'CSV', title: t('table.save'), data: { key: 'catchments-save' },
          on: { click: () => saveList(all) },
        })),
      element('p', { class: 'muted small' }, t('catchments.zoom'), explain('catchments.areaWhy')),
      runNotes(result.run));
    if (isShown) {
      draw();
    }
  }
  store.on([...SERVICE_KEYS, 'attempt'], work.refresh);
  store.on(['region'], () => { view.shown = PAGE; update(); });
  store.on(['zoom'], ({ zoom }) => {
    if (result && isShown && zoom >= AREAS_FROM !== drawnNear) {
      draw();
    }
  });
  choices();
  update();
  return {
    node: element('div', { class: 'tool-body' }, form, work.node, list),
    onShow() { isShown = true; work.show(); update(); },
    onHide() { isShown = false; work.hide(); update(); },
  };
}
