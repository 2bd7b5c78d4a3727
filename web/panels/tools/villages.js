// Villages: a place of their own or a neighbour's, worklists of what is below the norm, centres that
// are too small, and what counts on islands and in the mountains.
import { verdictMark } from './verdict-card.js';
import { element, fill } from '../../dom/element.js';
import { explain } from '../../dom/explain.js';
import { t } from '../../i18n/language.js';
import { count, percent, stored } from '../../i18n/figures.js';
import { COLOURS } from '../../map/colours.js';
import { csvOf, save } from '../csv.js';
import { figureRow, headline, selectField } from './fields.js';
import { createWork } from './work.js';
import { runNotes } from './notes.js';

export const villages = { id: 'villages', needs: ['village-check'], open };

const PAGE = 50;
const LISTS = ['none', 'below-norm', 'shared', 'own', 'unknown', 'small'];

/** The sums of the counties. */
export function totalOf(counties) {
  const sum = (of) => counties.reduce((total, county) => total + of(county), 0);
  return {
    villages: sum((c) => c.villages), own: sum((c) => c.own), shared: sum((c) => c.shared), belowNorm: sum((c) => c.belowNorm),
    none: sum((c) => c.none), unknown: sum((c) => c.unknown),
    ownMeasure: sum((c) => c.ownMeasure), ownMeasureServed: sum((c) => c.ownMeasureServed), ownMeasureUnknown: sum((c) => c.ownMeasureUnknown),
    withAid: sum((c) => c.mutualAid.with), withoutAid: sum((c) => c.mutualAid.without), unknownAid: sum((c) => c.mutualAid.unknown),
  };
}

/** "In principle" makes a shortfall one below the norm, which is not a failed clause. */
function standingMark(verdict) {
  return verdict === 'below-norm'
    ? element('span', { class: 'mark fail', text: `! ${t('villages.below-norm')}` })
    : verdictMark(verdict === 'pass' ? 'pass' : 'unknown');
}

function saveList(rows, isSmall) {
  save(isSmall ? 'small-centres.csv' : 'villages.csv', csvOf(isSmall ? [
    ['placeId', 'communityId', t('villages.required'), t('villages.gross'), t('villages.short'), t('villages.action'), t('villages.citation')],
    ...rows.map((r) => [r.placeId, r.communityId ?? t('unknown'), r.required, r.grossArea ?? t('unknown'), r.short ?? t('unknown'), t(`villages.action.${r.action}`), r.citation]),
  ] : [
    ['id', t('villages.name'), t('villages.standing'), t('villages.required'), t('villages.provided'), t('villages.short'), 'placeId', t('villages.sharedWith'), t('villages.aid'), t('villages.citation')],
    ...rows.map((v) => [v.id, stored(v.name), t(`villages.${v.standing}`), v.required ?? t('unknown'), v.provided ?? t('unknown'), v.short ?? t('unknown'), v.placeId ?? '', v.sharedWith ?? '', v.mutualAidPoints, v.citation ?? '']),
  ]));
}

function open({ state: store, city, map: actions, api }) {
  const overlay = actions.overlay();
  const list = element('div', { class: 'tool-body' });
  const view = { list: 'none', shown: PAGE };
  let result = null;
  let isShown = false;
  const work = createWork({
    api,
    process: 'village-check',
    inputs: () => ({}),
    onClear() { result = null; update(); },
    onResult(answer) { result = answer; update(); },
  });
  const metres = (value) => (value === null || value === undefined ? t('unknown') : `${value} m²`);
  const nameOf = (id) => stored(city.community(String(id))?.name ?? id);

  function villageText(v) {
    const parts = [t(`villages.${v.standing}`)];
    if (v.sharedWith !== null) {
      parts.push(t('villages.with', { name: nameOf(v.sharedWith) }));
    }
    if (v.placeId !== null) {
      parts.push(t('villages.has', { provided: metres(v.provided), required: metres(v.required) }));
    }
    return parts.join(' · ');
  }

  function villageRow(v) {
    const community = city.community(String(v.id));
    return element('li', {}, element('button', {
      type: 'button', class: 'row-button', data: { key: `village-${v.id}` }, on: { click: () => community && actions.flyToCommunity(community) },
    },
    element('span', { class: 'grow' },
      element('span', { class: 'name', text: stored(v.name ?? v.id) }),
      element('span', { class: 'muted small', text: villageText(v) })),
    standingMark(v.verdict)));
  }

  function centreRow(c) {
    const facility = city.facility(String(c.placeId));
    return element('li', {}, element('button', {
      type: 'button', class: 'row-button', data: { key: `centre-${c.placeId}` }, on: { click: () => facility && actions.flyToFacility(facility) },
    },
    element('span', { class: 'grow' },
      element('span', { class: 'name', text: stored(facility?.name ?? c.placeId) }),
      element('span', { class: 'muted small', text: `${t(`villages.action.${c.action}`)} · ${c.citation}` })),
    element('span', { class: 'figure', text: metres(c.grossArea) })));
  }

  function rows() {
    const { region } = store.get();
    const here = (id) => id === null || city.isIn(String(id), region);
    return view.list === 'small' ? result.smallCentres.filter((c) => here(c.communityId))
      : result.villages.filter((v) => v.standing === view.list && here(v.id));
  }

  function draw(all) {
    if (!isShown || !result) {
      overlay.clear();
      return;
    }
    const isSmall = view.list === 'small';
    const look = { none: ['diamond', COLOURS.gap], 'below-norm': ['triangle', COLOURS.gap], small: ['triangle', COLOURS.gap], unknown: ['ring', COLOURS.unknown] }[view.list] ?? ['disc', COLOURS.accent];
    overlay.show(all.flatMap((one) => {
      const place = isSmall ? city.facility(String(one.placeId)) : city.community(String(one.id));
      return place && place.lon !== null ? [{ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [place.lon, place.lat] } }] : [];
    }), () => ({ mark: look[0], fill: look[1], stroke: '#FFFFFF', width: 1, radius: 4 }));
  }

  function figures() {
    const { region } = store.get();
    const counties = region === null ? result.counties : result.counties.filter((c) => c.regionCode !== null && region.startsWith(c.regionCode));
    const sum = totalOf(counties);
    const known = sum.withAid + sum.withoutAid;
    return [
      region === null ? null : element('p', { class: 'muted small', text: t('villages.county', { name: stored(city.tree.get(city.countyOf(region))?.name ?? region) }) }),
      element('div', { class: 'key-row' },
        headline(t('villages.served'), 'villages.servedWhy', count(sum.own + sum.shared), t('villages.of', { all: count(sum.villages) }), 'villages-served'),
        headline(t('villages.lacking'), 'villages.lackingWhy', count(sum.belowNorm + sum.none), t('villages.andUnknown', { unknown: count(sum.unknown) }), 'villages-lacking')),
      figureRow(t('villages.aidShare'), percent(known > 0 ? sum.withAid / known : null), t('villages.aidOf', { with: count(sum.withAid), unknown: count(sum.unknownAid) }), 'villages.aidWhy'),
      figureRow(t('villages.ownMeasure'), `${count(sum.ownMeasureServed)} / ${count(sum.ownMeasure)}`, t('villages.andUnknown', { unknown: count(sum.ownMeasureUnknown) }), 'villages.ownMeasureWhy'),
    ];
  }

  function update() {
    if (!result) {
      fill(list);
      draw([]);
      return;
    }
    if (result.villages.length === 0) {
      fill(list, element('p', { class: 'hint', text: t('villages.empty') }), runNotes(result.run));
      return;
    }
    const all = rows();
    const size = (id) => (id === 'small' ? result.smallCentres.length : result.villages.filter((v) => v.standing === id).length);
    fill(list,
      element('p', { class: 'hint' }, t('villages.hint'), explain('villages.hintWhy')),
      ...figures(),
      selectField('villages-list', {
        label: t('villages.list'), value: view.list,
        choices: LISTS.map((id) => [id, `${t(`villages.list.${id}`)} ${count(size(id))}`]),
        onChange: (id) => { Object.assign(view, { list: id, shown: PAGE }); update(); },
      }),
      all.length === 0 ? element('p', { class: 'hint', text: t('villages.noneSuch') }) : null,
      element('ul', { class: 'plain-list', id: 'village-list' }, ...all.slice(0, view.shown).map(view.list === 'small' ? centreRow : villageRow)),
      element('div', { class: 'work-head' },
        all.length > view.shown ? element('button', {
          type: 'button', class: 'link', text: t('villages.more', { count: Math.min(PAGE, all.length - view.shown) }),
          data: { key: 'village-more' }, on: { click: () => { view.shown += PAGE; update(); } },
        }) : null,
        element('button', {
          type: 'button', class: 'quiet', text: 'CSV', title: t('table.save'), data: { key: 'village-save' }, on: { click: () => saveList(all, view.list === 'small') },
        })),
      runNotes(result.run));
    draw(all);
  }
  store.on(['region'], () => { view.shown = PAGE; update(); });
  return {
    node: element('div', { class: 'tool-body' }, work.node, list),
    onShow() { isShown = true; work.show(); update(); },
    onHide() { isShown = false; work.hide(); overlay.clear(); },
  };
}
