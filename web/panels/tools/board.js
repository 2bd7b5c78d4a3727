// Which board of indicators is shown, and what the server is asked for it.
import { element, fill } from '../../dom/element.js';
import { has, t } from '../../i18n/language.js';
import { partsOf } from './region-choice.js';

const FIRST_BOARD = 'wenzhou-plan';
export const FIRST_YEAR = 2020;

export const boardOf = (state) => state.board ?? FIRST_BOARD;

/** @param {object[]} entries actuals that were entered; those of other boards would be refused */
export function boardInputs(state, region, entries = []) {
  return {
    standard: boardOf(state),
    ...(region.code === null ? {} : { region: region.code }),
    ...(partsOf(region) === null ? {} : { groupBy: partsOf(region) }),
    ...(state.year === null ? {} : { year: state.year }),
    ...(entries.length === 0 ? {} : { actuals: entries }),
    reach: { mode: 'walk', speed: state.speed, minutes: state.minutes },
  };
}

/** A board's own name, or its id where the page has none for it. */
const partName = (id) => (has(`board.${id}`) ? t(`board.${id}`) : id);

/** A choice of the boards that the server has; empty until it has told them. */
export function createBoardChoice(store) {
  const node = element('div', { class: 'board-head' });
  let boards = [];
  function update() {
    const box = element('select', {
      'aria-label': t('indicators.boardLabel'), class: 'board', data: { key: 'board' },
      on: { change: () => store.set({ board: box.value, indicator: null }) },
    }, ...boards.map((b) => element('option', {
      value: b.id, text: t('indicators.board', { title: b.document, part: partName(b.id), count: b.count }),
    })));
    box.value = boardOf(store.get());
    fill(node, boards.length === 0 ? null : box);
  }
  store.on(['board'], update);
  return { node, show(list) { boards = list; update(); } };
}
