// The board of the project distribution map: figures, filters, time line, legend, roll-up, list.
import { element, fill } from '../dom/element.js';
import { t } from '../i18n/language.js';
import { createStore } from '../state/store.js';
import { SIZES, fitted, isDone, readView, valueOf, writeView } from './projects.js';
import { cardOf, listOf } from './list.js';
import { legendOf } from './legend.js';
import { filterForm, keyFigures, shownOf, switchOf, timeLine } from './parts.js';
import { rollUp } from './rollup.js';
import { colours } from './signs.js';
import { sumsOf } from './sums.js';

/**
 * @param {object} board
 * @param {Array} board.projects as {@link projectsOf} gives them
 * @param {boolean} board.isDemo whether places are made up
 * @param {string} board.text of the view, as the address has it
 * @param {function} board.onText told the text when the view changes
 * @param {function} board.createMarks makes the signs on the map: (projects, colourOf, onChoose)
 * @param {function} [board.printer] makes what prints the map, of the view; none on the public page
 */
export function createBoard({ projects, isDemo, text, onText, createMarks, printer }) {
  const colourOf = colours(projects);
  const view = createStore(fitted(readView(text), projects));
  const choose = (id) => view.set({ chosen: id });
  const marks = createMarks(projects, colourOf, choose);
  const time = timeLine(projects, view);
  const parts = Object.fromEntries(['figures', 'filters', 'card', 'legend', 'rollup', 'list']
    .map((name) => [name, element('div', { class: `project-${name}-part` })]));
  const sizeSwitch = element('div');

  function showCard(state) {
    const chosen = projects.find((p) => p.id === state.chosen);
    fill(parts.card, chosen ? cardOf(chosen, colourOf(valueOf(chosen, 'category')), () => {
      view.set({ chosen: null });
    }) : null);
  }

  function show() {
    const state = view.get();
    const shown = shownOf(projects, state);
    const done = shown.filter((p) => isDone(p, state.until));
    fill(parts.figures, keyFigures(sumsOf(done)));
    fill(parts.filters, filterForm(projects, view));
    fill(sizeSwitch, switchOf('size', SIZES, state.size, (size) => view.set({ size })));
    time.update();
    fill(parts.legend, legendOf(projects, shown, state, colourOf));
    fill(parts.rollup, rollUp(done, state, view));
    fill(parts.list, ...listOf(shown, state, colourOf, choose));
    showCard(state);
    marks.show(state);
  }

  view.on(['city', 'county', 'nature', 'category', 'unit', 'year', 'size', 'group', 'until', 'chosen'], (state) => {
    show();
    onText(writeView(state));
  });
  view.on(['chosen'], ({ chosen }) => chosen && parts.card.scrollIntoView({ block: 'nearest' }));
  const node = element('div', { class: 'project-board' },
    isDemo ? element('p', { class: 'hint', id: 'projects-demo', text: t('projectmap.demo') }) : null,
    parts.figures, parts.card, parts.filters, time.node, sizeSwitch, parts.legend, parts.rollup, parts.list,
    printer ? printer(() => view.get()) : null);
  show();
  return {
    node,
    onShow: () => marks.show(view.get()),
    onHide: () => {
      time.stop();
      marks.hide();
    },
  };
}
