// The page's fixed parts: header, side panels, drawer, tabs; on a phone one sheet with three tabs.
import { element, fill } from '../dom/element.js';
import { language, t } from '../i18n/language.js';
import { ApiError } from '../api/client.js';

/** Time for the map's squares to be painted at the paper's size. */
const PAINT_MILLISECONDS = 600;
const part = (id) => document.getElementById(id);

function texts() {
  document.title = `${t('app.title')} CareCircle`;
  for (const node of document.querySelectorAll('[data-text]')) {
    node.textContent = t(node.dataset.text);
  }
  for (const node of document.querySelectorAll('[data-label]')) {
    node.setAttribute('aria-label', t(node.dataset.label));
    node.title = t(node.dataset.label);
  }
}

function sheets(store) {
  const buttons = [...document.querySelectorAll('#sheet-tabs button')];
  const open = (name) => {
    document.body.dataset.sheet = name ?? '';
    buttons.forEach((b) => b.setAttribute('aria-expanded', String(b.dataset.sheet === name)));
  };
  buttons.forEach((button) => button.addEventListener('click', () => {
    const name = button.dataset.sheet;
    open(document.body.dataset.sheet === name ? null : name);
  }));
  document.addEventListener('keydown', (event) => event.key === 'Escape' && open(null));
  open(null);
  store.on(['pin'], ({ pin }) => pin && document.body.dataset.sheet !== 'tools' && open('tools'));
}

function header(store) {
  part('language').addEventListener('click', () => {
    store.set({ lang: store.get().lang === 'en' ? 'zh-CN' : 'en' });
    // Every text is laid anew, those of the server too; the address keeps all else.
    location.reload();
  });
  const large = part('large');
  const update = (state) => {
    document.documentElement.classList.toggle('large', state.large);
    large.setAttribute('aria-pressed', String(state.large));
  };
  large.addEventListener('click', () => store.set({ large: !store.get().large }));
  store.on(['large'], update);
  update(store.get());
}

function drawer(onChange) {
  const fold = part('fold');
  const update = () => {
    const folded = document.body.classList.contains('folded');
    fold.setAttribute('aria-expanded', String(!folded));
    fold.setAttribute('aria-label', t(folded ? 'table.unfold' : 'table.fold'));
    fold.title = t(folded ? 'table.unfold' : 'table.fold');
    fold.textContent = folded ? '▴' : '▾';
  };
  fold.addEventListener('click', () => {
    document.body.classList.toggle('folded');
    update();
    onChange();
  });
  update();
}

/** Lays the page out for paper, lets the map follow, and puts everything back afterwards. */
function printPage(resized) {
  document.body.classList.add('printing');
  part('printed-at').textContent = new Date().toLocaleDateString(language());
  resized();
  addEventListener('afterprint', () => {
    document.body.classList.remove('printing');
    resized();
  }, { once: true });
  setTimeout(() => print(), PAINT_MILLISECONDS);
}

export function buildFrame(store) {
  texts();
  sheets(store);
  header(store);
  let resized = () => {};
  drawer(() => resized());
  new ResizeObserver(() => resized()).observe(part('map'));
  const message = part('message');
  store.on(['demo'], ({ demo }) => { part('demo').hidden = !demo; });
  part('print').addEventListener('click', () => printPage(() => resized()));
  return {
    map: part('map'),
    layers: part('layers'),
    controls: part('controls'),
    bench: { areas: part('areas'), tabs: part('tool-tabs'), panel: part('tool-panel') },
    figures: part('figures'),
    table: part('table'),
    search: part('search-box'),
    status: part('status'),
    message,
    onResize: (listener) => { resized = listener; },
    busy: (busy) => part('progress').classList.toggle('active', busy),
    loading(text) {
      message.hidden = false;
      fill(message, element('p', { role: 'status', text }));
    },
    loaded: () => { message.hidden = true; document.body.classList.add('ready'); },
  };
}

/** Says what to do when a layer is missing; true when nothing can be computed. */
export function showEmpty(frame, city) {
  const count = (id) => city.collections.get(id)?.itemCount ?? 0;
  const missing = ['streets', 'communities', 'facilities'].filter((id) => count(id) === 0);
  if (missing.length === 0) {
    return false;
  }
  const at = new URL('api/imports', location.href);
  const files = [['streets', 'city.osm.pbf'], ['communities', 'communities.csv'], ['facilities', 'facilities.csv']];
  const running = files.map(([layer, file]) => `curl -F layer=${layer} -F file=@${file} ${at}`);
  const stopped = files.map(([layer, file]) => `scripts/carecircle import ${layer} ${file}`);
  document.body.classList.add('empty');
  frame.message.hidden = false;
  fill(frame.message,
    element('h2', { text: t('empty.title') }),
    ...missing.map((id) => element('p', { text: t(`empty.${id}`) })),
    element('p', { text: t('empty.running') }),
    element('pre', {}, element('code', { text: running.join('\n') })),
    element('p', { text: t('empty.stopped') }),
    element('pre', {}, element('code', { text: stopped.join('\n') })),
    element('p', { class: 'muted', text: t('empty.then') }),
    element('a', { href: 'api.html', text: t('app.help') }));
  return true;
}

export function showFailure(frame, error) {
  const text = error instanceof ApiError ? error.message : t('error.server', { detail: error.message });
  frame.message.hidden = false;
  fill(frame.message,
    element('p', { role: 'alert', text }),
    element('button', {
      type: 'button', class: 'primary', text: t('retry'), on: { click: () => location.reload() },
    }));
  if (!(error instanceof ApiError)) {
    throw error;
  }
}
