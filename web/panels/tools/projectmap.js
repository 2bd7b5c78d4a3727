// The project distribution map as a tool of the work area 项目与指标.
import { element, fill } from '../../dom/element.js';
import { t } from '../../i18n/language.js';
import { createBoard } from '../../projectmap/board.js';
import { createMarks } from '../../projectmap/marks.js';
import { createPrinter } from '../../projectmap/printing.js';
import { projectsOf } from '../../projectmap/projects.js';

export const projectmap = { id: 'projectmap', needs: ['project-rollup'], open };

function open({ map, state: store, api }) {
  const node = element('div');
  const overlay = map.overlay();
  let board = null;
  let isShown = false;

  async function load() {
    fill(node, element('p', { class: 'muted', text: t('busy') }));
    try {
      show(await api.getJson('api/project-map'));
    } catch (error) {
      fill(node, element('p', { class: 'notice', role: 'alert', text: error.message }),
        element('button', { type: 'button', class: 'quiet', text: t('retry'), on: { click: load } }));
    }
  }

  function show(content) {
    board = createBoard({
      projects: projectsOf(content.projects),
      isDemo: content.demo,
      text: store.get().projects,
      onText: (text) => store.set({ projects: text }),
      createMarks: (projects, colourOf, onChoose) => createMarks(overlay, map.leaflet, { projects, colourOf, onChoose }),
      printer: (current) => createPrinter(api, current),
    });
    fill(node, element('p', { class: 'hint', text: t('projectmap.hint') }),
      content.printed ? element('p', { class: 'hint', text: t('projectmap.printedLists') }) : null, board.node);
    if (!isShown) {
      board.onHide();
    }
  }

  load();
  return {
    node,
    onShow() {
      isShown = true;
      document.body.classList.add('project-map');
      board?.onShow();
    },
    onHide() {
      isShown = false;
      document.body.classList.remove('project-map');
      board?.onHide();
    },
  };
}
