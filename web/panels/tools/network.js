// The four-level network: what each township and each community has of what the plans want there,
// and what it lacks.
import { element, fill } from '../../dom/element.js';
import { explain } from '../../dom/explain.js';
import { has, t } from '../../i18n/language.js';
import { count, percent, stored } from '../../i18n/figures.js';
import { SHORTAGE } from '../../map/colours.js';
import { plainText } from '../../search/coordinates.js';
import { csvOf, save } from '../csv.js';
import { createAreaMap, followHover, pointing } from './area-map.js';
import { hatchedItem, legendItem } from './class-legend.js';
import { runNotes } from './notes.js';
import { boardRegion, createRegionChoice } from './region-choice.js';
import { createWork } from './work.js';

const MOST_ROWS = 200;
const LEVELS = ['townships', 'communities'];

export const network = { id: 'network', needs: ['network-table'], wide: true, open };

const kindName = (kind) => (has(`kind.${kind}`) ? t(`kind.${kind}`) : kind);

/** Whether a row has all that is wanted of it; null when it cannot be told. */
export function isComplete(row) {
  return row.lacks === null ? null : row.lacks.length === 0;
}

/** Rows of a choice: what state, which kind is lacking or there, and words of the name. */
export function filtered(rows, { state, kind, words }) {
  return rows.filter((row) => (state === 'all' || (state === 'unknown' ? isComplete(row) === null : isComplete(row) === (state === 'full')))
    && (kind === null || (kind.isLacking ? !(row.has ?? [kind.name]).includes(kind.name) : (row.has ?? []).includes(kind.name)))
    && plainText(row.name ?? row.code ?? row.id ?? '').includes(words));
}

function open({ state: store, city, map: actions, api }) {
  const list = element('div', { class: 'tool-body' });
  const rowsNode = element('div', { class: 'tool-body' });
  const areaMap = createAreaMap(city, actions, (code) => actions.openRegion(code));
  const chosen = { level: 'townships', state: 'lacking', kind: null, words: '' };
  let result = null;
  let isShown = false;

  const work = createWork({
    api,
    process: 'network-table',
    inputs() {
      const { code } = boardRegion(store, city);
      return { ...(code === null ? {} : { region: code }), ...(store.get().year === null ? {} : { asOf: `${store.get().year}-12-31` }) };
    },
    onClear() { result = null; update(); },
    onResult(answer) { result = answer; update(); },
  });

  function figures() {
    const { total } = result;
    const share = (with_, all, kind) => element('div', { class: 'figure-row' },
      element('span', { class: 'label', text: t('network.with', { level: t(`network.${all}`), kind: kindName(kind) }) }),
      element('span', { class: 'value' }, element('b', {
        text: with_ === null ? t('unknown') : `${count(with_)} / ${count(total[all])}`,
      }), element('span', { class: 'unit', text: with_ === null || total[all] === 0 ? '' : percent(with_ / total[all]) })));
    return element('div', { id: 'network-total' },
      ...Object.entries(total.townshipsWith).map(([kind, n]) => share(n, 'townships', kind)),
      ...Object.entries(total.communitiesWith).map(([kind, n]) => share(n, 'communities', kind)));
  }

  function chips(name, options) {
    return element('div', { class: 'filters', role: 'group', 'aria-label': t(`network.${name}`) }, ...options.map((value) => element('button', {
      type: 'button', class: 'filter', 'aria-pressed': String(chosen[name] === value), data: { key: `network-${name}-${value}` },
      text: name === 'level' ? `${t(`network.${value}`)} ${count(result[value].length)}`
        : `${t(`network.state.${value}`)} ${count(filtered(result[chosen.level], { ...chosen, state: value }).length)}`,
      on: { click: () => { chosen[name] = value; update(); } },
    })));
  }

  function kinds() {
    const all = [...new Set(result[chosen.level].flatMap((row) => [...(row.has ?? []), ...(row.lacks ?? [])]))].sort();
    const options = [['', t('network.anyKind')], ...all.flatMap((kind) => [
      [`-${kind}`, t('network.lacking', { kind: kindName(kind) })], [kind, t('network.having', { kind: kindName(kind) })],
    ])];
    const box = element('select', {
      id: 'network-kind', 'aria-label': t('network.kind'), data: { key: 'network-kind' }, on: {
        change: () => {
          chosen.kind = box.value === '' ? null : { name: box.value.replace(/^-/, ''), isLacking: box.value.startsWith('-') };
          chosen.state = box.value === '' ? chosen.state : 'all';
          update();
        },
      },
    }, ...options.map(([value, text]) => element('option', { value, text })));
    box.value = chosen.kind === null ? '' : `${chosen.kind.isLacking ? '-' : ''}${chosen.kind.name}`;
    return box;
  }

  function fly(row) {
    if (chosen.level === 'townships') {
      actions.flyToRegion(row.code);
      actions.emphasise(row.code);
    } else {
      const community = city.community(row.id);
      if (community) {
        actions.flyToCommunity(community);
      }
    }
  }

  function where(row) {
    return chosen.level === 'townships' ? city.tree.get(city.countyOf(row.code))?.name ?? '' : city.regionNames(row.id);
  }

  function line(row) {
    const id = row.code ?? row.id;
    const words = (kinds_) => (kinds_ === null ? t('unknown') : kinds_.length === 0 ? t('network.nothing') : kinds_.map(kindName).join(t('list.comma')));
    return element('tr', { data: { code: row.code ?? '' }, on: chosen.level === 'townships' ? pointing(actions, row.code) : {} },
      element('th', { scope: 'row' }, element('button', {
        type: 'button', class: 'link', text: stored(row.name), data: { key: `network-${id}` }, on: { click: () => fly(row) },
      }), element('span', { class: 'muted small block', text: where(row) })),
      element('td', { class: row.lacks?.length > 0 ? 'reach-out wrap' : 'muted wrap', text: words(row.lacks) }),
      element('td', { class: 'wrap', text: words(row.has) }));
  }

  function asCsv(rows) {
    const words = (kinds_) => (kinds_ === null ? t('unknown') : kinds_.map(kindName).join(' '));
    return csvOf([
      [t('table.code'), t('table.region'), t('network.where'), t('network.lacks'), t('network.has')],
      ...rows.map((row) => [row.code ?? row.id, row.name ?? t('unknown'), where(row), words(row.lacks), words(row.has)]),
      [], [t('network.asOf', { date: result.run.parameters.asOf })],
      ...(store.get().demo ? [[t('app.demo'), t('app.demoMore')]] : []),
    ]);
  }

  function draw() {
    const colour = (row) => ({ true: SHORTAGE[3], false: SHORTAGE[1], null: null })[isComplete(row)];
    areaMap.show(result.townships.map((row) => ({ code: row.code, fill: colour(row) })));
  }

  function table() {
    const rows = filtered(result[chosen.level], chosen);
    const head = (key) => element('th', { scope: 'col', text: t(key) });
    fill(rowsNode,
      element('div', { class: 'work-head' },
        element('span', { class: 'muted small', id: 'network-count', text: rows.length > MOST_ROWS
          ? t('table.fewer', { shown: count(MOST_ROWS), all: count(rows.length) }) : t('network.count', { count: count(rows.length) }) }),
        element('button', { type: 'button', class: 'quiet', text: 'CSV', 'aria-label': t('table.save'), on: { click: () => save(`network-${chosen.level}.csv`, asCsv(rows)) } })),
      rows.length === 0 ? element('p', { class: 'hint', text: t(result[chosen.level].length === 0 ? 'network.noRows' : 'network.noMatch') })
        : element('div', { class: 'matrix', tabindex: '0', role: 'region', 'aria-label': t('network.tab') },
          element('table', { id: 'network-table', class: 'network' },
            element('thead', {}, element('tr', {}, head('table.region'), head('network.lacks'), head('network.has'))),
            element('tbody', {}, ...rows.slice(0, MOST_ROWS).map(line)))));
  }

  function update() {
    if (!result) {
      areaMap.clear();
      fill(list);
      fill(rowsNode);
      return;
    }
    if (isShown) {
      draw();
    }
    const search = element('input', {
      type: 'search', id: 'network-words', placeholder: t('table.filter'), 'aria-label': t('table.filter'), data: { key: 'network-words' },
      on: { input: () => { chosen.words = plainText(search.value); table(); } },
    });
    search.value = chosen.words;
    fill(list,
      element('p', { class: 'muted small' }, t('network.asOf', { date: result.run.parameters.asOf }), explain('network.why')),
      figures(), chips('level', LEVELS), chips('state', ['all', 'lacking', 'full', 'unknown']),
      element('div', { class: 'board-where' }, kinds(), search),
      element('div', { class: 'legend' }, legendItem({ fill: SHORTAGE[3] }, t('network.legend.full')),
        legendItem({ fill: SHORTAGE[1] }, t('network.legend.lacking')), hatchedItem(t('unknown'))),
      rowsNode, element('p', { class: 'muted small', text: t('network.asTheyAre') }), runNotes(result.run));
    table();
  }

  followHover(store, rowsNode);
  store.on(['region', 'year', 'attempt'], work.refresh);
  return {
    node: element('div', { class: 'tool-body' }, createRegionChoice(store, city, actions, 'network'), work.node, list),
    onShow() { isShown = true; areaMap.onShow(); work.show(); update(); },
    onHide() { isShown = false; areaMap.onHide(); work.hide(); },
  };
}
