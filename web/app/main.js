// Starts the page: reads the address and the city, builds the panels, and keeps them in step.
import { readLayers, followCircles, followCoverage } from './analysis.js';
import { createCity } from './city.js';
import { createScene } from './scene.js';
import { followSite } from './site.js';
import { buildFrame, showEmpty, showFailure } from './frame.js';
import { readOverview } from '../api/city.js';
import { api } from '../api/jobs.js';
import { element } from '../dom/element.js';
import { closeExplanations } from '../dom/explain.js';
import { showAssumptions } from '../controls/assumption.js';
import { createReachControls } from '../controls/reach.js';
import * as figures from '../i18n/figures.js';
import { has, language, useLanguage, t } from '../i18n/language.js';
import { createKeyFigures } from '../panels/key-figures.js';
import { createLayerPanel } from '../panels/layers.js';
import { createTable } from '../panels/table.js';
import { createBench } from '../panels/tools/bench.js';
import { areasFor } from '../panels/tools/registry.js';
import { createSearch } from '../search/search.js';
import { DEFAULTS, readHash, writeHash } from '../state/hash.js';
import { createStore } from '../state/store.js';

const NOTHING_YET = {
  results: null, busy: false, failure: null, site: null, siteFailure: null, circle: null,
  circleFailure: null, circles: null, circlesFailure: null, hovered: null, zoom: 0, demo: null,
  pinMoving: false, attempt: 0, baseMapFailed: false,
};

/** What the address asks for, as far as this city has it. */
function fitted(state, city) {
  const kinds = state.kinds.filter((kind) => city.counts.get(kind));
  const all = [...city.counts.keys()];
  const fallback = state.kinds.length > 0 && kinds.length === 0 ? all : kinds;
  const weight = city.weights.includes(state.weight) ? state.weight : city.weights[0] ?? state.weight;
  const shown = state.shownKinds.filter((kind) => city.counts.get(kind));
  return {
    kinds: fallback,
    // Those of another city are none here; none at all is a choice.
    shownKinds: shown.length > 0 || state.shownKinds.length === 0 ? shown : fallback,
    weight,
    region: city.tree.get(state.region) ? state.region : null,
  };
}

function keepAddress(store) {
  const write = () => history.replaceState(null, '', `#${writeHash(store.get())}`);
  store.on(Object.keys(DEFAULTS), write);
  addEventListener('hashchange', () => location.reload());
}

const i18n = { ...figures, has, language, t };

function build(frame, store, city) {
  const scene = createScene(frame.map, store, city);
  const actions = {
    ...scene,
    openRegion(code) {
      store.set({ region: code });
      scene.flyToRegion(code);
    },
  };
  frame.layers.append(createLayerPanel(store, { ...city, density: scene.density }, actions));
  frame.controls.append(createReachControls(store, city));
  const areas = areasFor(city.processes);
  if (areas.length > 0) {
    createBench(store, areas, frame.bench, { map: actions, state: store, city, api, i18n, el: element });
  }
  frame.figures.append(...createKeyFigures(store, city));
  frame.table.append(...createTable(store, city, actions));
  frame.search.append(createSearch(city, (entry) => ({
    region: () => actions.openRegion(entry.feature.code),
    community: () => scene.flyToCommunity(entry.feature),
    facility: () => scene.flyToFacility(entry.feature),
    place: () => scene.openPlace(entry.place),
  })[entry.kind]()));
  frame.onResize(scene.resized);
}

async function start() {
  const asked = readHash(location.hash);
  useLanguage(asked.lang);
  const store = createStore({ ...NOTHING_YET, ...asked });
  const frame = buildFrame(store);
  closeExplanations();
  keepAddress(store);
  store.on(['minutes', 'speed', 'weight', 'results', 'demo'], (state) => showAssumptions(frame.status, state));
  store.on(['busy'], ({ busy }) => frame.busy(busy));
  showAssumptions(frame.status, store.get());
  try {
    frame.loading(t('loading'));
    const overview = await readOverview();
    const layers = await readLayers();
    const city = createCity(overview, layers);
    store.set({ demo: overview.demo, ...fitted(asked, city) });
    build(frame, store, city);
    frame.loaded();
    if (showEmpty(frame, city)) {
      return;
    }
    const urbanIds = city.communities.filter((c) => c.urban === true).map((c) => c.id);
    followCoverage(store, urbanIds)();
    followSite(store, city.processes)();
    followCircles(store, city.processes)();
  } catch (error) {
    showFailure(frame, error);
  }
}

start();
