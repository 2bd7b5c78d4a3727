// What is lost when a facility closes: the facilities by their loss, and who loses.
import { element, fill } from '../../dom/element.js';
import { explain } from '../../dom/explain.js';
import { t } from '../../i18n/language.js';
import { count, plain, stored } from '../../i18n/figures.js';
import { SERVICE_KEYS, serviceInputs } from '../../api/inputs.js';
import { COLOURS } from '../../map/colours.js';
import { csvOf, save } from '../csv.js';
import { createWork } from './work.js';
import { runNotes } from './notes.js';

const PAGE = 50;
const MOST_PAIRS = 20;

/** The facility and who loses it, as features: lines from the people to what they lose. */
function lossFeatures(loss, city) {
  const facility = city.facility(String(loss.id));
  const at = facility?.lon === null ? null : [facility.lon, facility.lat];
  const lost = (loss.lost ?? []).map((id) => city.community(String(id))).filter((c) => c && c.lon !== null);
  const point = (coordinates, properties) => ({ type: 'Feature', properties, geometry: { type: 'Point', coordinates } });
  return [
    ...(at ? lost.map((c) => ({
      type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: [[c.lon, c.lat], at] },
    })) : []),
    ...lost.map((c) => point([c.lon, c.lat], { lost: true })),
    ...(at ? [point(at, { label: facility.name })] : []),
  ];
}

const styleOf = ({ properties: p, geometry }) => (
  geometry.type === 'LineString'
    ? { stroke: COLOURS.gap, width: 1.6, dash: [4, 3] }
    : p.lost
      ? { mark: 'diamond', fill: COLOURS.gap, stroke: '#FFFFFF', radius: 8, label: p.label }
      : { mark: 'square', fill: COLOURS.ink, stroke: '#FFFFFF', radius: 8, label: p.label });

function losers(loss, city, weight, actions) {
  return element('ul', { class: 'sub-list' }, ...loss.lost.map((id) => {
    const community = city.community(String(id));
    return element('li', {},
      element('button', {
        type: 'button', class: 'link', text: stored(community?.name ?? id), data: { key: `lost-${loss.id}-${id}` },
        on: { click: () => community && actions.flyToCommunity(community) },
      }),
      element('span', { text: `${count(community?.people[weight])} ${t('unit.people')}` }));
  }));
}

function lossText(loss) {
  if (loss.reason === 'not-joined') {
    return t('closure.notJoined');
  }
  return loss.reroutedElders > 0
    ? t('closure.rerouted', { count: count(loss.reroutedElders), minutes: plain(loss.addedMinutes, 1) })
    : t('closure.nobodyRerouted');
}

function saveList(rows, city) {
  save('closure-loss.csv', csvOf([
    [t('closure.rank'), 'id', t('closure.name'), t('closure.lost'), t('closure.communities'), t('closure.moved'), t('closure.added')],
    ...rows.map((r) => [
      r.rank, String(r.id), stored(r.name), r.lostElders ?? t('unknown'), r.lostCommunities ?? t('unknown'),
      r.reroutedElders ?? t('unknown'), r.addedMinutes ?? '',
    ]),
  ]));
}

export const closure = { id: 'closure', needs: ['closure-loss'], open };

function open({ state: store, city, map: actions, api }) {
  const overlay = actions.overlay();
  const list = element('div', { class: 'tool-body' });
  let result = null;
  let shown = PAGE;
  let chosen = null;
  const work = createWork({
    api,
    process: 'closure-loss',
    inputs: () => (store.get().kinds.length > 0 ? { ...serviceInputs(store.get()), pairs: MOST_PAIRS } : null),
    onClear() { result = null; chosen = null; shown = PAGE; overlay.clear(); update(); },
    onResult(answer) { result = answer; update(); },
  });

  function choose(loss) {
    chosen = chosen === loss.id ? null : loss.id;
    overlay.clear();
    if (chosen !== null) {
      const facility = city.facility(String(loss.id));
      overlay.show(lossFeatures(loss, city), styleOf);
      if (facility) {
        actions.flyToFacility(facility);
      }
    }
    update();
  }

  function row(loss) {
    const isOpen = chosen === loss.id;
    return element('li', {},
      element('button', {
        type: 'button', class: 'row-button', 'aria-expanded': String(isOpen), data: { key: `loss-${loss.id}` },
        on: { click: () => choose(loss) },
      },
      element('span', { class: 'rank', text: String(loss.rank) }),
      element('span', { class: 'grow' },
        element('span', { class: 'name', text: stored(loss.name) }),
        element('span', { class: 'muted small', text: lossText(loss) })),
      element('span', { class: 'figure', text: loss.lostElders === null ? t('unknown') : `−${count(loss.lostElders)} ${t('unit.people')}` })),
      isOpen && loss.lost?.length > 0 ? losers(loss, city, store.get().weight, actions) : null,
      isOpen && loss.lost?.length === 0 ? element('p', { class: 'sub-list', text: t('closure.nobodyLost') }) : null);
  }

  function pairs() {
    const name = (id) => stored(city.facility(String(id))?.name ?? id);
    return result.pairs.length === 0 ? null : element('details', { class: 'more' },
      element('summary', { text: t('closure.pairs', { count: count(result.pairs.length) }) }),
      element('p', { text: t('closure.pairsWhy') }),
      element('ul', { class: 'plain-list' }, ...result.pairs.map((pair) => element('li', {
        text: t('closure.pair', {
          first: name(pair.first), second: name(pair.second), lost: count(pair.lostElders), only: count(pair.lostOnlyTogether),
        }),
      }))));
  }

  function update() {
    const { region, kinds } = store.get();
    if (!result) {
      fill(list, kinds.length === 0 ? element('p', { class: 'hint', text: t('work.kindsNone') }) : null);
      return;
    }
    const all = result.facilities.filter((loss) => region === null
      || (loss.lost ?? []).some((id) => city.isIn(String(id), region)));
    const harmless = result.facilities.filter((loss) => loss.lostElders === 0).length;
    fill(list,
      element('p', { class: 'muted small' }, t('closure.intro', { all: count(all.length), harmless: count(harmless) }), explain('closure.why')),
      all.length === 0 ? element('p', { class: 'hint', text: t('closure.noneHere') }) : null,
      element('ul', { class: 'plain-list', id: 'closure-list' }, ...all.slice(0, shown).map(row)),
      element('div', { class: 'work-head' },
        all.length > shown ? element('button', {
          type: 'button', class: 'link', text: t('closure.more', { count: Math.min(PAGE, all.length - shown) }),
          data: { key: 'closure-more' }, on: { click: () => { shown += PAGE; update(); } },
        }) : null,
        element('button', {
          type: 'button', class: 'quiet', text: 'CSV', title: t('table.save'), data: { key: 'closure-save' },
          on: { click: () => saveList(all, city) },
        })),
      pairs(),
      runNotes(result.run));
  }
  store.on([...SERVICE_KEYS, 'attempt'], work.refresh);
  store.on(['region'], () => { shown = PAGE; update(); });
  update();
  return {
    node: element('div', { class: 'tool-body' }, work.node, list),
    onShow() { work.show(); },
    onHide() { work.hide(); overlay.clear(); chosen = null; update(); },
  };
}
