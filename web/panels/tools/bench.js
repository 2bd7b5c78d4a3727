// The right side: the work areas in the header, the tools of the chosen one as tabs, one tool open.
// A tool's panel is made when it is first opened, and kept.
import { element, fill } from '../../dom/element.js';
import { t } from '../../i18n/language.js';

/** Tabs side by side; further tools are in a menu. */
const MOST_TABS = 4;
const ON_A_PHONE = '(max-width: 767px)';

/**
 * @param {object} store its state's `tab` is the id of the open tool
 * @param {Array} areas at least one, each with tools
 * @param {{areas: Node, tabs: Node, panel: Node}} frame where they go
 * @param {object} tools what each tool is given
 */
export function createBench(store, areas, frame, tools) {
  const opened = new Map();
  const all = areas.flatMap((area) => area.tools.map((tool) => ({ tool, area })));
  const current = () => all.find(({ tool }) => tool.id === store.get().tab) ?? all[0];
  let shown = null;

  function panelOf(tool) {
    if (!opened.has(tool.id)) {
      const made = tool.open(tools);
      const node = element('section', {
        class: 'tool', id: `tool-${tool.id}`, role: 'tabpanel', 'aria-labelledby': `tab-${tool.id}`,
      }, made.node);
      frame.panel.append(node);
      opened.set(tool.id, { ...made, root: node });
    }
    return opened.get(tool.id);
  }

  function update() {
    const { tool, area } = current();
    const isChosen = shown !== null && shown.id !== tool.id;
    if (shown?.id !== tool.id) {
      const before = shown && opened.get(shown.id);
      before?.onHide?.();
      if (before) {
        before.root.hidden = true;
      }
      const panel = panelOf(tool);
      panel.root.hidden = false;
      panel.onShow?.();
      shown = tool;
    }
    document.body.classList.toggle('wide-tool', tool.wide === true);
    document.body.dataset.area = area.id;
    fill(frame.areas, ...areaButtons(areas, area, store));
    frame.areas.hidden = areas.length < 2;
    fill(frame.tabs, ...tabs(area.tools, tool, store));
    if (isChosen && matchMedia(ON_A_PHONE).matches) {
      // The common controls fill its sheet: who has chosen a tool wants to see the tool.
      frame.panel.scrollIntoView({ block: 'start' });
    }
  }

  store.on(['tab'], update);
  update();
}

function areaButtons(areas, chosen, store) {
  return areas.map((area) => element('button', {
    type: 'button', 'aria-current': area === chosen ? 'page' : null, data: { key: `area-${area.id}` },
    text: t(`area.${area.id}`), on: { click: () => area !== chosen && store.set({ tab: area.tools[0].id }) },
  }));
}

function tabs(tools, chosen, store) {
  const first = tools.slice(0, tools.length > MOST_TABS ? MOST_TABS - 1 : MOST_TABS);
  const others = tools.filter((tool) => !first.includes(tool));
  const inMenu = others.includes(chosen);
  const listed = inMenu ? [...first.slice(0, MOST_TABS - 2), chosen] : first;
  const move = (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step) {
      const at = (tools.indexOf(chosen) + step + tools.length) % tools.length;
      store.set({ tab: tools[at].id });
      document.getElementById(`tab-${tools[at].id}`)?.focus();
    }
  };
  const buttons = listed.map((tool) => element('button', {
    type: 'button', role: 'tab', id: `tab-${tool.id}`, 'aria-controls': `tool-${tool.id}`,
    'aria-selected': String(tool === chosen), tabindex: tool === chosen ? '0' : '-1',
    text: t(`${tool.id}.tab`), data: { key: `tab-${tool.id}` },
    on: { click: () => store.set({ tab: tool.id }), keydown: move },
  }));
  const hidden = tools.filter((tool) => !listed.includes(tool));
  return hidden.length === 0 ? [tabList(buttons)] : [tabList(buttons), menu(hidden, store)];
}

function tabList(buttons) {
  return element('div', { class: 'tab-list', role: 'tablist', 'aria-label': t('panel.tools') }, ...buttons);
}

/** The tools that have no tab of their own. */
function menu(tools, store) {
  const node = element('details', { class: 'tool-menu' },
    element('summary', { text: t('tools.more'), data: { key: 'tool-menu' } }),
    element('ul', { class: 'plain-list' }, ...tools.map((tool) => element('li', {}, element('button', {
      type: 'button', text: t(`${tool.id}.tab`), data: { key: `menu-${tool.id}` },
      on: { click: () => store.set({ tab: tool.id }) },
    })))));
  node.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      node.open = false;
      node.querySelector('summary').focus();
    }
  });
  return node;
}
