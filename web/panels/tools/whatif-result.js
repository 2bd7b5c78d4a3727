// What changes do: coverage before and after side by side, the regions and communities that differ.
import { element } from '../../dom/element.js';
import { explain } from '../../dom/explain.js';
import { t } from '../../i18n/language.js';
import { count, minutesOf, percent, stored } from '../../i18n/figures.js';
import { CHANGE } from '../../map/colours.js';
import { csvOf, save } from '../csv.js';
import { changeOf } from './edits.js';
import { runNotes } from './notes.js';

const LISTED = 50;
/** In the order in which they are listed. */
const CHANGES = ['gained', 'lost', 'more', 'fewer', 'nearer', 'farther', 'other'];
const BETTER = ['gained', 'more', 'nearer'];

export const signed = (value) => (value > 0 ? `+${count(value)}` : value < 0 ? `−${count(-value)}` : count(value));

/** How a changed community is marked on the map: by shape and colour. */
export function looks(change) {
  const isBetter = BETTER.includes(change);
  const fill = change === 'other' ? CHANGE.same : isBetter ? CHANGE.better : CHANGE.worse;
  return { mark: change === 'other' ? 'disc' : isBetter ? 'triangle' : 'diamond', fill, stroke: '#FFFFFF', radius: change === 'gained' || change === 'lost' ? 8 : 5 };
}

function saveChanges(changed, city) {
  save('what-if.csv', csvOf([
    ['id', t('whatif.community'), t('whatif.people'), t('whatif.change'), t('whatif.before'), t('whatif.after')],
    ...changed.map((c) => [
      c.id, stored(city.community(String(c.id))?.name ?? c.name), c.elders, t(`whatif.${changeOf(c)}`),
      c.before.seconds ?? t('unknown'), c.after.seconds ?? t('unknown'),
    ]),
  ]));
}

function comparison(result, useCapacity) {
  const line = (key, of, show, difference) => element('tr', {},
    element('th', { scope: 'row', text: t(key) }),
    element('td', { class: 'figure', text: show(of(result.before)) }),
    element('td', { class: 'figure', text: show(of(result.after)) }),
    element('td', { class: 'figure', text: difference ? signed(difference) : difference === 0 ? '0' : '' }));
  const { difference: d } = result;
  return element('div', { class: 'matrix', tabindex: '0', role: 'region', 'aria-label': t('whatif.table') },
    element('table', { id: 'whatif-table' },
      element('thead', {}, element('tr', {}, element('td', {}), ...['whatif.before', 'whatif.after', 'whatif.difference']
        .map((key) => element('th', { scope: 'col', class: 'figure', text: t(key) })))),
      element('tbody', {},
        line('table.covered', (c) => c.covered, count, d.covered),
        line('table.ratio', (c) => c.coverageRatio, percent, null),
        useCapacity ? line('whatif.overCapacity', (c) => c.overCapacity, count, d.overCapacity) : null,
        line('table.out', (c) => c.outOfReach, count, d.outOfReach),
        line('table.unknown', (c) => c.unknown, count, d.unknown),
        line('table.communities', (c) => c.communitiesCovered, count, d.communitiesCovered),
        line('whatif.mean', (c) => c.meanSeconds, minutesOf, null))));
}

function regions(result, actions) {
  const touched = result.regions.filter((r) => r.difference.covered !== 0 || r.difference.outOfReach !== 0 || r.difference.overCapacity !== 0);
  return touched.length === 0 ? null : element('div', {}, element('h3', { text: t('whatif.regions') }),
    element('ul', { class: 'plain-list', id: 'whatif-regions' }, ...touched.map((r) => element('li', {}, element('button', {
      type: 'button', class: 'row-button', data: { key: `whatif-region-${r.code}` }, on: { click: () => actions.flyToRegion(r.code) },
    },
    element('span', { class: 'grow name', text: r.code === null ? t('table.noRegion') : stored(r.name) }),
    element('span', { class: 'figure', text: `${signed(r.difference.covered)} ${t('unit.people')}` }))))));
}

function changedList(changed, city, actions) {
  const time = (one) => (one.seconds === null ? t('whatif.noWay') : `${minutesOf(one.seconds)} ${t('unit.minutes')}`);
  return element('ul', { class: 'plain-list', id: 'whatif-changed' }, ...changed.slice(0, LISTED).map((c) => {
    const community = city.community(String(c.id));
    const kind = changeOf(c);
    return element('li', {}, element('button', {
      type: 'button', class: 'row-button', data: { key: `changed-${c.id}` }, on: { click: () => community && actions.flyToCommunity(community) },
    },
    element('span', { class: 'grow' },
      element('span', { class: 'name', text: stored(community?.name ?? c.name) }),
      element('span', { class: BETTER.includes(kind) || kind === 'other' ? 'muted small' : 'reason small', text: `${t(`whatif.${kind}`)} · ${time(c.before)} → ${time(c.after)}` })),
    element('span', { class: 'figure', text: `${count(c.elders)} ${t('unit.people')}` })));
  }));
}

function legend(kinds) {
  return element('p', { class: 'muted small', text: kinds.map((kind) => `${t(`whatif.sign.${BETTER.includes(kind) ? 'better' : kind === 'other' ? 'same' : 'worse'}`)} ${t(`whatif.${kind}`)}`).join(' · ') });
}

/** The nodes that tell a result of the process what-if. */
export function comparisonOf(result, { city, actions, useCapacity }) {
  const order = (c) => CHANGES.indexOf(changeOf(c));
  const changed = [...result.changed].sort((a, b) => order(a) - order(b) || b.elders - a.elders || (a.id < b.id ? -1 : 1));
  const kinds = CHANGES.filter((kind) => changed.some((c) => changeOf(c) === kind));
  return [
    element('div', { class: 'headline' },
      element('span', { class: 'label' }, t('whatif.gain'), explain('whatif.gainWhy')),
      element('b', { class: 'key', id: 'whatif-gain', text: signed(result.difference.covered) }),
      element('span', { class: 'unit', text: t('unit.people') })),
    comparison(result, useCapacity),
    regions(result, actions),
    element('h3', { text: t('whatif.changed', { count: count(changed.length) }) }),
    changed.length === 0 ? element('p', { class: 'hint', text: t('whatif.nothing') }) : legend(kinds),
    changedList(changed, city, actions),
    changed.length === 0 ? null : element('div', { class: 'work-head' }, element('button', {
      type: 'button', class: 'quiet', text: 'CSV', title: t('table.save'), data: { key: 'whatif-save' }, on: { click: () => saveChanges(changed, city) },
    })),
    runNotes(result.run),
  ];
}
