// Each institution and centre with the medical site nearest to it on foot, and those without one.
import { element, fill } from '../../dom/element.js';
import { t } from '../../i18n/language.js';
import { count, minutesOf, percent, plain, stored } from '../../i18n/figures.js';
import { COLOURS } from '../../map/colours.js';
import { csvOf, save } from '../csv.js';
import { headline, selectField } from './fields.js';
import { createWork } from './work.js';
import { runNotes } from './notes.js';

const PAGE = 50;
const KINDS = ['nursing_home', 'township_care', 'community_care'];
/** Minutes within which a pair counts; the policies name none, so any is the default. */
const CUTOFFS = ['any', '5', '10', '15', '30'];

/** The farthest first: those are the pairs to look at. */
export function byDistance(pairs) {
  return [...pairs].sort((a, b) => b.seconds - a.seconds || (a.id < b.id ? -1 : 1));
}

function placeOf(city, id) {
  const facility = city.facility(String(id));
  return facility && facility.lon !== null ? facility : null;
}

function drawnPair(pair, city) {
  const ends = [placeOf(city, pair.id), placeOf(city, pair.medicalId)];
  if (ends.includes(null)) {
    return [];
  }
  const [home, site] = ends.map(({ lon, lat }) => [lon, lat]);
  const point = (coordinates, properties) => ({ type: 'Feature', properties, geometry: { type: 'Point', coordinates } });
  return [
    { type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: [home, site] } },
    point(home, { label: stored(pair.name) }),
    point(site, { label: stored(pair.medicalName), medical: true }),
  ];
}

const styleOf = ({ properties: p, geometry }) => (
  geometry.type === 'LineString' ? { stroke: COLOURS.accent, width: 2 }
    : { mark: p.medical ? 'diamond' : 'square', fill: p.medical ? COLOURS.accent : COLOURS.ink, stroke: '#FFFFFF', radius: 8, label: p.label });

function saveList(result) {
  save('referrals.csv', csvOf([
    ['id', t('referrals.facility'), t('referrals.kind'), 'medicalId', t('referrals.site'), t('referrals.seconds'), t('referrals.metres'), t('referrals.reason')],
    ...byDistance(result.pairs).map((p) => [p.id, stored(p.name), t(`kind.${p.kind}`), p.medicalId, stored(p.medicalName), p.seconds, p.metres, '']),
    ...result.unpaired.map((p) => [p.id, stored(p.name), t(`kind.${p.kind}`), '', '', '', '', t(`referrals.reason.${p.reason}`)]),
  ]));
}

export const referrals = { id: 'referrals', needs: ['referrals'], open };

function open({ state: store, city, map: actions, api }) {
  const overlay = actions.overlay();
  const form = element('div', { class: 'tool-body' });
  const list = element('div', { class: 'tool-body' });
  const asked = { kind: 'all', cutoff: 'any' };
  const view = { shown: PAGE, chosen: null };
  const kinds = KINDS.filter((kind) => city.facilities.some((f) => f.kind === kind));
  const hasSites = city.facilities.some((f) => f.kind === 'medical');
  let result = null;
  const work = createWork({
    api,
    process: 'referrals',
    inputs: () => (kinds.length > 0 && hasSites ? {
      from: { kinds: asked.kind === 'all' ? kinds : [asked.kind] },
      to: { kinds: ['medical'] },
      reach: { mode: 'walk', speed: store.get().speed },
      ...(asked.cutoff === 'any' ? {} : { cutoffSeconds: Number(asked.cutoff) * 60 }),
    } : null),
    onClear() { result = null; Object.assign(view, { shown: PAGE, chosen: null }); overlay.clear(); update(); },
    onResult(answer) { result = answer; update(); },
  });

  function choices() {
    const change = (patch) => { Object.assign(asked, patch); choices(); work.refresh(); };
    fill(form,
      selectField('referrals-kind', {
        label: t('referrals.kind'), value: asked.kind,
        choices: [['all', t('referrals.all')], ...kinds.map((kind) => [kind, t(`kind.${kind}`)])],
        onChange: (kind) => change({ kind }),
      }),
      selectField('referrals-cutoff', {
        label: t('referrals.cutoff'), why: 'referrals.cutoffWhy', value: asked.cutoff,
        choices: CUTOFFS.map((id) => [id, id === 'any' ? t('referrals.any') : t('referrals.within', { minutes: id })]),
        onChange: (cutoff) => change({ cutoff }),
      }));
  }

  function choose(pair) {
    view.chosen = pair.id;
    overlay.show(drawnPair(pair, city), styleOf);
    const facility = city.facility(String(pair.id));
    if (facility) {
      actions.flyToFacility(facility);
    }
    update();
  }

  const row = (pair) => element('li', {}, element('button', {
    type: 'button', class: 'row-button', 'aria-pressed': String(view.chosen === pair.id), data: { key: `pair-${pair.id}` },
    on: { click: () => choose(pair) },
  },
  element('span', { class: 'grow' },
    element('span', { class: 'name', text: stored(pair.name) }),
    element('span', { class: 'muted small', text: `→ ${stored(pair.medicalName)} · ${plain(pair.metres, 0)} ${t('unit.metres')}` })),
  element('span', { class: 'figure', text: `${minutesOf(pair.seconds)} ${t('unit.minutes')}` })));

  const lone = (one) => element('li', {}, element('button', {
    type: 'button', class: 'row-button', data: { key: `lone-${one.id}` },
    on: { click: () => placeOf(city, one.id) && actions.flyToFacility(city.facility(String(one.id))) },
  },
  element('span', { class: 'grow name', text: stored(one.name) }),
  element('span', { class: 'reason small', text: t(`referrals.reason.${one.reason}`) })));

  function update() {
    if (!result) {
      fill(list, hasSites && kinds.length > 0 ? null : element('p', { class: 'hint', text: t('referrals.lack') }));
      return;
    }
    const all = byDistance(result.pairs);
    fill(list,
      headline(t('referrals.share'), 'referrals.shareWhy', percent(result.total.pairedShare),
        t('referrals.of', { paired: count(result.total.paired), all: count(result.total.facilities) }), 'referrals-share'),
      result.unpaired.length === 0 ? null : element('details', { class: 'more', open: true },
        element('summary', { text: t('referrals.unpaired', { count: count(result.unpaired.length) }) }),
        element('ul', { class: 'plain-list', id: 'referrals-unpaired' }, ...result.unpaired.slice(0, view.shown).map(lone))),
      all.length === 0 ? element('p', { class: 'hint', text: t('referrals.none') }) : element('h3', { text: t('referrals.list') }),
      element('ul', { class: 'plain-list', id: 'referrals-list' }, ...all.slice(0, view.shown).map(row)),
      element('div', { class: 'work-head' },
        Math.max(all.length, result.unpaired.length) > view.shown ? element('button', {
          type: 'button', class: 'link', text: t('referrals.more'), data: { key: 'referrals-more' },
          on: { click: () => { view.shown += PAGE; update(); } },
        }) : null,
        element('button', {
          type: 'button', class: 'quiet', text: 'CSV', title: t('table.save'), data: { key: 'referrals-save' },
          on: { click: () => saveList(result) },
        })),
      runNotes(result.run));
  }
  store.on(['speed', 'attempt'], work.refresh);
  choices();
  update();
  return {
    node: element('div', { class: 'tool-body' }, form, work.node, list),
    onShow() { work.show(); },
    onHide() { work.hide(); overlay.clear(); view.chosen = null; update(); },
  };
}
