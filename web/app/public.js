// The public page: the project distribution map and its figures, read-only. It asks for one
// document and for the ground of the map, and for nothing else.
import { getJson } from '../api/client.js';
import { regionOf } from '../api/model.js';
import { element, fill } from '../dom/element.js';
import { closeExplanations } from '../dom/explain.js';
import { language, t, useLanguage } from '../i18n/language.js';
import { baseMapLayers, streetLayer, waterLayer } from '../map/base.js';
import { L } from '../map/leaflet.js';
import { boundsOf, createMap, placeControls } from '../map/map.js';
import { createOverlay } from '../map/overlay.js';
import { createRegions } from '../map/regions.js';
import { createBoard } from '../projectmap/board.js';
import { createMarks } from '../projectmap/marks.js';
import { projectsOf } from '../projectmap/projects.js';
import { ORDER, readHash, writeHash } from '../state/hash.js';

const ZHEJIANG = [[27, 118], [31.2, 122.9]];
const part = (id) => document.getElementById(id);

function texts() {
  document.title = `${t('projectmap.public.title')} CareCircle`;
  for (const node of document.querySelectorAll('[data-text]')) {
    node.textContent = t(node.dataset.text);
  }
  for (const node of document.querySelectorAll('[data-label]')) {
    node.setAttribute('aria-label', t(node.dataset.label));
  }
}

function createGround(content) {
  const { map, panes } = createMap(part('map'), ORDER);
  placeControls(map, content.baseMap);
  const regions = createRegions(content.regions.features.map(regionOf), panes);
  if (content.baseMap) {
    baseMapLayers(content.baseMap, panes.base, () => {}).forEach((layer) => layer.addTo(map));
  } else {
    regions.land.addTo(map);
  }
  waterLayer({ pane: panes.water }).addTo(map);
  streetLayer({ pane: panes.streets }).addTo(map);
  regions.layers.forEach((layer) => layer.addTo(map));
  return { map, overlay: () => createOverlay(map, panes.tools) };
}

function look(map, view, content) {
  const bounds = boundsOf(content.regions.features.map(regionOf));
  if (view) {
    map.setView([view.lat, view.lon], view.zoom, { animate: false });
  } else {
    map.fitBounds(bounds.isValid() ? bounds : L.latLngBounds(ZHEJIANG), { animate: false });
  }
}

function build(content, asked) {
  let state = asked;
  const keep = (patch) => {
    state = { ...state, ...patch };
    history.replaceState(null, '', `#${writeHash(state)}`);
  };
  part('demo').hidden = !content.demo;
  const { map, overlay } = createGround(content);
  look(map, asked.view, content);
  map.on('moveend', () => {
    const { lat, lng } = map.getCenter();
    keep({ view: { lon: lng, lat, zoom: map.getZoom() } });
  });
  const board = createBoard({
    projects: projectsOf(content.projects),
    isDemo: content.demo,
    text: asked.projects,
    onText: (text) => keep({ projects: text }),
    createMarks: (projects, colourOf, onChoose) => createMarks(overlay(), map, { projects, colourOf, onChoose }),
  });
  fill(part('board'), content.printed ? element('p', { class: 'hint', text: t('projectmap.printedLists') }) : null, board.node);
  new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(part('map'));
  part('language').addEventListener('click', () => {
    keep({ lang: language() === 'en' ? 'zh-CN' : 'en' });
    location.reload();
  });
}

async function start() {
  const asked = readHash(location.hash);
  useLanguage(asked.lang);
  texts();
  closeExplanations();
  addEventListener('hashchange', () => location.reload());
  fill(part('status'), element('span', { text: t('projectmap.public.note') }));
  fill(part('board'), element('p', { role: 'status', text: t('projectmap.public.loading') }));
  try {
    build(await getJson('api/project-map'), asked);
    document.body.classList.add('ready');
  } catch (error) {
    fill(part('board'), element('p', { class: 'notice', role: 'alert', text: error.message }),
      element('button', { type: 'button', class: 'primary', text: t('retry'), on: { click: () => location.reload() } }));
    if (error.code === undefined) {
      throw error;
    }
  }
}

start();
