// The boards of indicators: what the plans print beside what is counted or entered, by region.
import { element, fill } from '../../dom/element.js';
import { explain } from '../../dom/explain.js';
import { language, t } from '../../i18n/language.js';
import { count, stored } from '../../i18n/figures.js';
import { keepEntries, readEntries, withEntry } from '../../state/entries.js';
import { indicatorCard } from './indicator-card.js';
import { entryForm } from './indicator-entry.js';
import { FIRST_YEAR, boardInputs, boardOf, createBoardChoice } from './board.js';
import { runNotes } from './notes.js';
import { boardRegion, createRegionChoice } from './region-choice.js';
import { LIGHTS, light } from './traffic-light.js';
import { createWork } from './work.js';

export const indicators = { id: 'indicators', needs: ['indicators'], wide: true, open };

function open({ state: store, city, map: actions, api }) {
  const list = element('div', { class: 'tool-body' });
  const choice = createBoardChoice(store);
  let entries = readEntries(localStorage);
  let result = null;
  const known = new Map();
  let only = null;
  /** The indicator whose form was used last: it stays open when the cards are laid anew. */
  let entering = null;

  const entered = () => {
    const ids = known.get(boardOf(store.get())) ?? [];
    return entries.filter((e) => ids.includes(e.indicator));
  };
  const work = createWork({
    api,
    process: 'indicators',
    inputs: () => boardInputs(store.get(), boardRegion(store, city), entered()),
    onClear() { result = null; update(); },
    onResult(answer, asked) {
      result = answer;
      choice.show(answer.boards);
      const before = known.get(asked.standard);
      known.set(asked.standard, answer.indicators.map((row) => row.id));
      update();
      if (!before) {
        work.refresh(); // now it is known which entries are about this board
      }
    },
  });

  function keep(changed, id) {
    entries = changed;
    entering = id;
    keepEntries(localStorage, entries);
    work.refresh();
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
        isOpen: row.id === entering,
        onEnter: (entry) => keep(withEntry(entries, { ...entry, region }), row.id),
        onRemove: (entry) => keep(entries.filter((e) => e !== entry), row.id),
      }),
    });
  }

  function update() {
    if (!result) {
      fill(list);
      return;
    }
    const shown = result.indicators.filter((row) => only === null || row.status === only);
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
    node: element('div', { class: 'tool-body' }, choice.node,
      element('div', { class: 'board-where' }, createRegionChoice(store, city, actions, 'indicators'), years()),
      work.node, list),
    onShow: work.show,
    onHide: work.hide,
  };
}
