// The boards of indicators: what the plans print beside what is counted or entered, by region.
import { element, fill } from '../../dom/element.js';
import { explain } from '../../dom/explain.js';
import { language, t } from '../../i18n/language.js';
import { count, stored } from '../../i18n/figures.js';
import { keepEntries, readEntries, withEntry } from '../../state/entries.js';
import { indicatorCard } from './indicator-card.js';
import { entryForm } from './indicator-entry.js';
import { runNotes } from './notes.js';
import { boardRegion, createRegionChoice, partsOf } from './region-choice.js';
import { LIGHTS, light } from './traffic-light.js';
import { createWork } from './work.js';

/** The boards of the shipped policy files, as far as no answer has told which there are. */
export const FIRST_BOARD = 'wenzhou-plan';
const FIRST_YEAR = 2020;

export const indicators = { id: 'indicators', needs: ['indicators'], wide: true, open };

/** What the process is asked; entries of other indicators or regions would be refused or mislead. */
export function boardInputs(state, region, entries = []) {
  const board = state.board ?? FIRST_BOARD;
  return {
    standard: board,
    ...(region.code === null ? {} : { region: region.code }),
    ...(partsOf(region) === null ? {} : { groupBy: partsOf(region) }),
    ...(state.year === null ? {} : { year: state.year }),
    ...(entries.length === 0 ? {} : { actuals: entries }),
    reach: { mode: 'walk', speed: state.speed, minutes: state.minutes },
  };
}

function open({ state: store, city, map: actions, api }) {
  const list = element('div', { class: 'tool-body' });
  const head = element('div', { class: 'board-head' });
  let entries = readEntries(localStorage);
  let result = null;
  let known = new Map();
  let only = null;

  const entered = () => {
    const ids = known.get(store.get().board ?? FIRST_BOARD) ?? [];
    return entries.filter((e) => ids.includes(e.indicator));
  };
  const work = createWork({
    api,
    process: 'indicators',
    inputs: () => boardInputs(store.get(), boardRegion(store, city), entered()),
    onClear() { result = null; update(); },
    onResult(answer, asked) {
      result = answer;
      const before = known.get(asked.standard);
      known.set(asked.standard, answer.indicators.map((row) => row.id));
      update();
      if (!before) {
        work.refresh(); // now it is known which entries are about this board
      }
    },
  });

  function keep(changed) {
    entries = changed;
    keepEntries(localStorage, entries);
    work.refresh();
  }

  function boards() {
    const all = result?.boards ?? [];
    const chosen = store.get().board ?? FIRST_BOARD;
    const box = element('select', {
      id: 'board', data: { key: 'board' }, on: { change: () => store.set({ board: box.value, indicator: null }) },
    }, ...all.map((b) => element('option', {
      value: b.id, text: t('indicators.board', { title: b.document, part: partName(b.id), count: b.count }),
    })));
    box.value = chosen;
    return all.length === 0 ? null : box;
  }

  function summary() {
    const of = (status) => result.indicators.filter((row) => row.status === status).length;
    return element('div', { class: 'lights', role: 'group', 'aria-label': t('indicators.summary') },
      ...LIGHTS.map((status) => element('button', {
        type: 'button', class: 'filter', 'aria-pressed': String(only === status), data: { key: `only-${status}` },
        on: { click: () => { only = only === status ? null : status; update(); } },
      }, light(status, `${t(`boards.light.${status}`)} ${count(of(status))}`))),
      explain('indicators.rule', { rule: language() === 'en' ? result.rule : result.ruleZh }));
  }

  function card(row) {
    const region = result.region.code;
    const own = entries.filter((e) => e.indicator === row.id && e.region === region);
    return indicatorCard(row, actions, {
      onRank: (id) => store.set({ indicator: id, tab: 'ranking' }),
      entry: region === null ? null : entryForm(row, result.year, own, {
        onEnter: (entry) => keep(withEntry(entries, { ...entry, region })),
        onRemove: (entry) => keep(entries.filter((e) => e !== entry)),
      }),
    });
  }

  function update() {
    if (!result) {
      fill(list);
      return;
    }
    const shown = result.indicators.filter((row) => only === null || row.status === only);
    fill(head, element('label', { class: 'field' }, t('indicators.boardLabel'), boards()));
    const over = result.indicators.every((row) => row.periodOver);
    fill(list,
      element('p', { class: 'muted small' }, t('indicators.asOf', { region: stored(result.region.name), year: result.year }), explain('indicators.basis')),
      summary(),
      over ? element('p', { class: 'over', text: t('indicators.allOver', { year: result.year }) }) : null,
      shown.length === 0 ? element('p', { class: 'hint', text: t('indicators.noneShown') }) : null,
      element('div', { class: 'cards', id: 'indicator-cards' }, ...shown.map(card)),
      runNotes(result.run));
  }

  function years() {
    const now = new Date().getFullYear();
    const box = element('select', {
      id: 'board-year', data: { key: 'board-year' },
      on: { change: () => store.set({ year: box.value === '' ? null : Number(box.value) }) },
    }, element('option', { value: '', text: t('indicators.thisYear') }),
    ...Array.from({ length: now - FIRST_YEAR + 6 }, (_, i) => element('option', {
      value: String(FIRST_YEAR + i), text: String(FIRST_YEAR + i),
    })));
    box.value = String(store.get().year ?? '');
    return element('label', { class: 'field' }, t('indicators.year'), box);
  }

  store.on(['board', 'year', 'region', 'speed', 'minutes', 'attempt'], work.refresh);
  return {
    node: element('div', { class: 'tool-body' }, head,
      createRegionChoice(store, city, actions, 'indicators'), years(), work.node, list),
    onShow: work.show,
    onHide: work.hide,
  };
}

/** A board's own name, or its id where the page has none for it. */
function partName(id) {
  return KNOWN.has(id) ? t(`board.${id}`) : id;
}

const KNOWN = new Set(['wenzhou-plan', 'wenzhou-plan-text', 'wenzhou-75', 'lishui-13th', 'lishui-14th',
  'lishui-plan-text', 'taizhou', 'yueqing']);
