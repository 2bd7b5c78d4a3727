// The four figures that a reader looks for first, each with how it was computed.
import { element, fill } from '../dom/element.js';
import { explain } from '../dom/explain.js';
import { failureWithRetry } from './failure.js';
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

function communities(state) {
  const { urban, county } = state.results;
  const total = (urban ?? county).total;
  return {
    label: t(urban ? 'key.communities' : 'key.communitiesAll'),
    why: urban ? 'key.communitiesWhy' : 'key.communitiesAllWhy',
    values: { all: count(total.communities), unknown: count(total.communitiesUnknown) },
    value: percent(total.communities > 0 ? total.communitiesCovered / total.communities : null),
    more: t('key.communitiesOf', {
      covered: count(total.communitiesCovered), all: count(total.communities),
    }),
  };
}

export function createKeyFigures(store, city) {
  const node = element('div', { class: 'tiles', 'aria-live': 'polite' });
  const update = (state) => {
    if (!state.results) {
      fill(node, state.failure ? failureWithRetry(state.failure, store) : element('p', {
        class: 'muted', role: 'status', text: t(state.kinds.length ? 'busy' : 'control.kindsNone'),
      }));
      return;
    }
    const { total, regions } = state.results.county;
    const weight = t(`weight.${state.weight}`);
    const missing = city.communities.filter((c) => c.people[state.weight] === null).length;
    const worst = worstRegion(regions);
    const [out, unit] = largeCount(total.outOfReach);
    const { demo } = state;
    fill(node,
      tile('key-communities', { ...communities(state), demo }),
      tile('key-people', {
        demo,
        label: t('key.elders'),
        why: 'key.eldersWhy',
        values: { weight, unknown: count(total.unknown), missing: count(missing) },
        value: percent(total.coverageRatio),
        more: peopleOf(total.covered, total.population),
      }),
      tile('key-out', {
        demo, label: t('key.out'), why: 'key.outWhy', values: { weight }, value: out, unit,
        more: t('key.outMore', { unknown: count(total.unknown) }),
      }),
      tile('key-worst', {
        demo,
        label: t('key.worst'),
        why: 'key.worstWhy',
        value: worst ? percent(worst.coverageRatio) : t('unknown'),
        more: worst ? stored(worst.name ?? worst.code) : '',
      }));
  };
  store.on(['results', 'failure', 'kinds'], update);
  update(store.get());
  return node;
}
