// Old estates: who has no place inside the circle, what is overdue, how far the renewal plan is; each
// on the map with its way to the nearest place.
import { inOneLanguage, verdictMark } from './verdict-card.js';
import { element, fill } from '../../dom/element.js';
import { t } from '../../i18n/language.js';
import { count, minutesOf, percent, stored } from '../../i18n/figures.js';
import { readFeatures } from '../../api/city.js';
import { CHANGE, COLOURS } from '../../map/colours.js';
import { boundsOf } from '../../map/map.js';
import { placed } from '../../api/model.js';
import { csvOf, save } from '../csv.js';
import { selectField } from './fields.js';
import { createWork } from './work.js';
import { runNotes } from './notes.js';

export const oldestates = { id: 'oldestates', needs: ['old-estate-check'], open };

const PAGE = 100;
const ORDER = { fail: 0, unknown: 1, pass: 2 };
const SHOWN = ['all', 'overdue', 'fail', 'unknown', 'pass'];

/** What a person looks for first: overdue, then failing, then unknown. */
export function inOrder(estates) {
  const rank = (e) => (e.overdue ? -1 : ORDER[e.verdict] ?? ORDER.unknown);
  return [...estates].sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1));
}

function programme(row) {
  return element('div', { class: 'clause' },
    element('b', { text: t(`oldestates.${row.programme}`) }),
    element('p', {
      text: t('oldestates.progress', {
        pass: count(row.pass), of: count(row.planned ?? row.estates), share: percent(row.share),
      }),
    }),
    element('p', {
      class: 'small',
      text: t('oldestates.counts', {
        fail: count(row.fail), unknown: count(row.unknown), overdue: count(row.overdue),
        deadline: row.deadline ?? t('estate.unknown'),
      }),
    }),
    element('p', { class: 'muted small', text: stored(row.citation) }));
}

const mark = {
  pass: { mark: 'disc', fill: COLOURS.accent, stroke: '#FFFFFF', radius: 4 },
  unknown: { mark: 'ring', fill: COLOURS.unknown, stroke: '#FFFFFF', radius: 6 },
  fail: { mark: 'diamond', fill: COLOURS.gap, stroke: '#FFFFFF', radius: 7 },
  overdue: { mark: 'triangle', fill: CHANGE.worse, stroke: COLOURS.ink, radius: 8 },
};

function styleOf({ properties: p, geometry }) {
  if (geometry.type === 'LineString') {
    return { stroke: COLOURS.ink, width: 1.6, dash: [4, 3] };
  }
  return geometry.type === 'Point' ? { ...mark[p.look], label: p.label } : { stroke: COLOURS.ink, width: 1.5 };
}

const lookOf = (estate) => (estate.overdue ? 'overdue' : mark[estate.verdict] ? estate.verdict : 'unknown');

function saveList(estates) {
  save('old-estates.csv', csvOf([
    ['id', t('oldestates.name'), t('oldestates.programme'), t('oldestates.verdict'), t('oldestates.deadline'),
      t('oldestates.isOverdue'), t('oldestates.place'), t('oldestates.seconds')],
    ...estates.map((e) => [
      e.id, stored(e.name), t(`oldestates.${e.programme}`), t(`estate.verdict.${e.status === 'refused' ? 'refused' : e.verdict}`),
      e.deadline ?? t('estate.unknown'), e.overdue ? 1 : 0, e.nearestPlaceId ?? '', e.seconds ?? '',
    ]),
  ]));
}

function open({ state: store, city, map: actions, api }) {
  const overlay = actions.overlay();
  const list = element('div', { class: 'tool-body' });
  const view = { shown: PAGE, only: 'all', chosen: null };
  let result = null;
  let places = new Map();
  let isShown = false;
  const work = createWork({
    api,
    process: 'old-estate-check',
    inputs: () => ({}),
    onClear() { result = null; Object.assign(view, { shown: PAGE, chosen: null }); update(); },
    async onResult(answer) {
      result = answer;
      update();
      try {
        const features = await readFeatures('estates');
        places = new Map(features.map((f) => [String(f.id), { ...placed(f.geometry), geometry: f.geometry }]));
      } catch {
        places = new Map(); // the list is whole without them
      }
      update();
    },
  });

  const placeOf = (estate) => {
    const at = places.get(String(estate.id));
    return at && at.lon !== null ? at : null;
  };

  function draw(estates) {
    if (!isShown || !result) {
      overlay.clear();
      return;
    }
    const points = estates.filter(placeOf).map((e) => ({
      type: 'Feature', properties: { look: lookOf(e), label: view.chosen === e.id ? stored(e.name) : null },
      geometry: { type: 'Point', coordinates: [placeOf(e).lon, placeOf(e).lat] },
    }));
    const chosen = estates.find((e) => e.id === view.chosen);
    const from = chosen && placeOf(chosen);
    const to = chosen?.nearestPlaceId ? city.facility(String(chosen.nearestPlaceId)) : null;
    overlay.show([
      ...(from && from.shape ? [{ type: 'Feature', properties: {}, geometry: from.geometry }] : []),
      ...(from && to && to.lon !== null ? [{ type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: [[from.lon, from.lat], [to.lon, to.lat]] } }] : []),
      // The urgent ones are painted last, over the others.
      ...points.reverse(),
    ], styleOf);
  }

  function choose(estate) {
    view.chosen = estate.id;
    const from = placeOf(estate);
    const to = estate.nearestPlaceId ? city.facility(String(estate.nearestPlaceId)) : null;
    if (from) {
      actions.leaflet.fitBounds(boundsOf([from, ...(to && to.lon !== null ? [to] : [])]), { maxZoom: 16, padding: [60, 60], animate: false });
    }
    update();
  }

  function row(estate) {
    const way = estate.seconds === null || estate.seconds === undefined
      ? t('oldestates.noWay') : t('oldestates.way', { minutes: minutesOf(estate.seconds) });
    const warnings = estate.warnings.map((text) => element('span', { class: 'muted small', text: inOneLanguage(text) }));
    return element('li', {}, element('button', {
      type: 'button', class: 'row-button', 'aria-pressed': String(view.chosen === estate.id), data: { key: `old-${estate.id}` },
      on: { click: () => choose(estate) },
    },
    element('span', { class: 'grow' },
      element('span', { class: 'name', text: stored(estate.name ?? estate.id) }),
      element('span', { class: 'muted small', text: `${way} · ${estate.deadline ?? t('estate.unknown')}` }), ...warnings),
    estate.overdue ? element('b', { class: 'mark fail', text: t('oldestates.overdue') }) : null,
    verdictMark(estate.status === 'refused' ? 'refused' : estate.verdict)));
  }

  function chosenOnes() {
    const { region } = store.get();
    // A county's code begins that of its townships; an estate without one stands in every list.
    const here = (e) => region === null || !e.regionCode || e.regionCode.startsWith(region) || region.startsWith(e.regionCode);
    const is = { all: () => true, overdue: (e) => e.overdue };
    return inOrder(result.estates.filter(here)).filter(is[view.only] ?? ((e) => e.verdict === view.only));
  }

  function update() {
    if (!result) {
      fill(list);
      draw([]);
      return;
    }
    if (result.estates.length === 0) {
      fill(list, element('p', { class: 'hint', text: t('oldestates.empty') }));
      return;
    }
    const estates = chosenOnes();
    fill(list,
      element('p', { class: 'hint', text: t('oldestates.hint', { day: result.asOf }) }),
      ...result.programmes.filter((r) => r.regionCode === null).map(programme),
      element('h3', { text: t('oldestates.list', { count: count(result.estates.length), overdue: count(result.overdue.length) }) }),
      selectField('oldestates-only', {
        label: t('oldestates.only'), value: view.only,
        choices: SHOWN.map((id) => [id, t(id === 'all' || id === 'overdue' ? `oldestates.${id}` : `estate.verdict.${id}`)]),
        onChange: (only) => { Object.assign(view, { only, shown: PAGE }); update(); },
      }),
      estates.length === 0 ? element('p', { class: 'hint', text: t('oldestates.noneSuch') }) : null,
      element('ul', { class: 'plain-list', id: 'old-estates' }, ...estates.slice(0, view.shown).map(row)),
      element('div', { class: 'work-head' },
        estates.length > view.shown ? element('button', {
          type: 'button', class: 'link', text: t('oldestates.more', { count: Math.min(PAGE, estates.length - view.shown) }),
          data: { key: 'old-more' }, on: { click: () => { view.shown += PAGE; update(); } },
        }) : null,
        element('button', {
          type: 'button', class: 'quiet', text: 'CSV', title: t('table.save'), data: { key: 'old-save' }, on: { click: () => saveList(estates) },
        })),
      runNotes(result.run));
    draw(estates);
  }
  store.on(['region'], () => { view.shown = PAGE; update(); });
  return {
    node: element('div', { class: 'tool-body' }, work.node, list),
    onShow() { isShown = true; work.show(); update(); },
    onHide() { isShown = false; work.hide(); overlay.clear(); },
  };
}
