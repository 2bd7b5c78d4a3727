// The four figures that a reader looks for first, of the region that the table is open at, each with
// how it was computed.
import { element, fill } from '../dom/element.js';
import { explain } from '../dom/explain.js';
import { failureWithRetry } from './failure.js';
import { rowsOf } from './rows.js';
import { t } from '../i18n/language.js';
import { count, largeCount, peopleOf, percent, stored } from '../i18n/figures.js';

function tile(id, { label, why, values, value, unit, more, demo }) {
  return element('div', { class: 'tile', id },
    element('span', { class: 'label' }, element('span', { text: label }), explain(why, values)),
    element('span', { class: 'value' },
      element('b', { class: 'key', text: value }),
      unit ? element('span', { class: 'unit', text: unit }) : null),
    element('span', { class: 'muted small' },
      demo ? element('span', { class: 'demo', text: t('app.demoShort') }) : null, more));
}

export function worstRegion(regions) {
  const known = regions.filter((r) => r.code !== null && r.coverageRatio !== null);
  return known.reduce(
    (worst, r) => (worst === null || r.coverageRatio < worst.coverageRatio ? r : worst), null,
  );
}

/** The counts of the chosen region among those of all, or of the whole; null where it has none. */
function countsOf(byCounty, byTownship, region) {
  if (region === null) {
    return byCounty?.total ?? null;
  }
  const answer = region.level === 'township' ? byTownship : byCounty;
  return answer?.regions.find((r) => r.code === region.code) ?? null;
}

function communities(state, region, all) {
  const { urbanCounty, urbanTownship } = state.results;
  const urban = countsOf(urbanCounty, urbanTownship, region);
  const counts = urban?.communities > 0 ? urban : all;
  const why = counts === urban ? 'key.communitiesWhy'
    : urbanCounty === null ? 'key.communitiesAllWhy' : 'key.communitiesRuralWhy';
  return {
    label: t(counts === urban ? 'key.communities' : 'key.communitiesAll'),
    why,
    values: { all: count(counts.communities), unknown: count(counts.communitiesUnknown) },
    value: percent(counts.communities > 0 ? counts.communitiesCovered / counts.communities : null),
    more: t('key.communitiesOf', {
      covered: count(counts.communitiesCovered), all: count(counts.communities),
    }),
  };
}

/** The part of the chosen region that is served worst: a county, a township, or a community. */
function worst(state, city, region) {
  if (region?.level === 'township') {
    const gaps = state.results.gaps.communities.filter((gap) => city.isIn(String(gap.id), region.code));
    const most = gaps.reduce((a, b) => (a === null || b.elders > a.elders ? b : a), null);
    return {
      label: t('key.largest'),
      why: 'key.largestWhy',
      value: most ? count(most.elders) : t('key.none'),
      unit: most ? t('unit.people') : null,
      more: most ? stored(most.name ?? most.id) : '',
    };
  }
  const found = worstRegion(rowsOf(state, city).rows);
  return {
    label: t('key.worst'),
    why: region ? 'key.worstTownshipWhy' : 'key.worstWhy',
    value: found ? percent(found.coverageRatio) : t('unknown'),
    more: found ? stored(found.name ?? found.code) : '',
  };
}

function tilesOf(state, city, region) {
  const { county, township } = state.results;
  const counts = countsOf(county, township, region);
  if (counts === null) {
    return [element('p', { class: 'hint', text: t('key.nobody') })];
  }
  const weight = t(`weight.${state.weight}`);
  const missing = city.communities.filter(
    (c) => c.people[state.weight] === null && city.isIn(c.id, region?.code ?? null),
  ).length;
  const [out, unit] = largeCount(counts.outOfReach);
  const { demo } = state;
  return [
    tile('key-communities', { ...communities(state, region, counts), demo }),
    tile('key-people', {
      demo,
      label: t('key.elders'),
      why: 'key.eldersWhy',
      values: { weight, unknown: count(counts.unknown), missing: count(missing) },
      value: percent(counts.coverageRatio),
      more: peopleOf(counts.covered, counts.population),
    }),
    tile('key-out', {
      demo, label: t('key.out'), why: 'key.outWhy', values: { weight }, value: out, unit,
      more: t('key.outMore', { unknown: count(counts.unknown) }),
    }),
    tile('key-worst', { ...worst(state, city, region), demo }),
  ];
}

export function createKeyFigures(store, city) {
  const where = element('h2', { id: 'figures-of' });
  const tiles = element('div', { class: 'tiles', 'aria-live': 'polite' });
  const update = (state) => {
    const region = state.region ? city.tree.get(state.region) : null;
    where.textContent = t('key.of', { region: region ? stored(region.name ?? region.code) : t('key.whole') });
    if (state.results) {
      fill(tiles, ...tilesOf(state, city, region));
    } else {
      fill(tiles, state.failure ? failureWithRetry(state.failure, store) : element('p', {
        class: 'muted', role: 'status', text: t(state.kinds.length ? 'busy' : 'control.kindsNone'),
      }));
    }
  };
  store.on(['results', 'failure', 'kinds', 'region'], update);
  update(store.get());
  return [where, tiles];
}
