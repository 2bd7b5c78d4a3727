// Asks for the figures of the city whenever what they depend on changes.
import { createQuestion } from './question.js';
import { execute } from '../api/client.js';
import { readFeatures } from '../api/city.js';
import { serviceInputs } from '../api/inputs.js';

const PAUSE_MILLISECONDS = 150;

/** Coverage by county and township, of the urban communities, and the gaps. */
export function followCoverage(store, urbanIds) {
  const question = createQuestion();
  let timer = null;

  async function ask(signal) {
    const state = store.get();
    const inputs = serviceInputs(state);
    const urban = { ...inputs, demand: { ...inputs.demand, ids: urbanIds } };
    const ofUrban = (groupBy) => (
      urbanIds.length > 0 ? execute('coverage', { ...urban, groupBy }, signal) : null
    );
    const [county, township, urbanCounty, urbanTownship, gaps] = await Promise.all([
      execute('coverage', { ...inputs, groupBy: 'county' }, signal),
      execute('coverage', { ...inputs, groupBy: 'township' }, signal),
      ofUrban('county'),
      ofUrban('township'),
      execute('gaps', { ...inputs, rankBy: state.rank }, signal),
    ]);
    return {
      county, township, urbanCounty, urbanTownship, gaps, reach: reachOf(gaps), asked: inputs,
    };
  }

  function refresh() {
    clearTimeout(timer);
    if (store.get().kinds.length === 0) {
      question.cancel();
      store.set({ results: null, busy: false, failure: null });
      return;
    }
    store.set({ busy: true });
    timer = setTimeout(() => question.run(
      ask,
      (results) => store.set({ results, busy: false, failure: null }),
      (failure) => store.set({ results: null, busy: false, failure }),
    ), PAUSE_MILLISECONDS);
  }

  store.on(['kinds', 'weight', 'speed', 'minutes', 'rank', 'attempt'], refresh);
  return refresh;
}

/** A community's class by its id: those in neither list are within reach. */
function reachOf(gaps) {
  const out = new Map(gaps.communities.map((gap) => [String(gap.id), gap]));
  const unknown = new Set(gaps.unknown.map((gap) => String(gap.id)));
  return {
    of: (id) => (out.has(id) ? 'out' : unknown.has(id) ? 'unknown' : 'in'),
    gap: (id) => out.get(id) ?? null,
  };
}

/** The circles of all facilities that count, as one drawing; only while they are to be seen. */
export function followCircles(store, processes) {
  const question = createQuestion();
  let drawn = null;
  let timer = null;

  function refresh() {
    clearTimeout(timer);
    const state = store.get();
    if (!state.layers.includes('circles') || !processes.has('service-areas')) {
      return;
    }
    const { facilities, reach } = serviceInputs(state);
    const key = JSON.stringify([facilities, reach]);
    if (key === drawn) {
      return;
    }
    drawn = null;
    if (state.kinds.length === 0) {
      store.set({ circles: [] });
      return;
    }
    store.set({ circles: null }); // those of other minutes would lie
    timer = setTimeout(() => question.run(
      (signal) => execute('service-areas', { facilities, reach, shape: 'dissolved' }, signal),
      ({ features }) => {
        drawn = key;
        store.set({ circles: features, circlesFailure: null });
      },
      (failure) => store.set({ circles: [], circlesFailure: failure }),
    ), PAUSE_MILLISECONDS);
  }

  store.on(['layers', 'kinds', 'speed', 'minutes', 'attempt'], refresh);
  return refresh;
}

/** Reads the three layers that the page is made of. */
export async function readLayers() {
  const [regions, communities, facilities] = await Promise.all([
    readFeatures('regions'), readFeatures('communities'), readFeatures('facilities'),
  ]);
  return { regions, communities, facilities };
}
