// Asks for the figures whenever what they depend on changes; the last question wins.
import { execute, isAbort } from '../api/client.js';
import { readFeatures } from '../api/city.js';
import { STEPS } from '../state/hash.js';

const PAUSE_MILLISECONDS = 150;

export function serviceInputs({ kinds, weight, speed, minutes }) {
  return {
    facilities: { kinds },
    demand: { layer: 'communities', weight },
    reach: { mode: 'walk', speed, minutes },
  };
}

/** Runs what is asked last and forgets the answers to what was asked before. */
function latest() {
  let abort = null;
  return {
    cancel() {
      abort?.abort();
      abort = null;
    },
    async run(work, onDone, onError) {
      abort?.abort();
      abort = new AbortController();
      const { signal } = abort;
      try {
        const result = await work(signal);
        if (!signal.aborted) {
          onDone(result);
        }
      } catch (error) {
        if (!signal.aborted && !isAbort(error)) {
          onError(error);
        }
      }
    },
  };
}

/** Coverage by county and township, of the urban communities, and the gaps. */
export function followCoverage(store, urbanIds) {
  const question = latest();
  let timer = null;

  async function ask(signal) {
    const state = store.get();
    const inputs = serviceInputs(state);
    const urban = { ...inputs, demand: { ...inputs.demand, ids: urbanIds } };
    const [county, township, city, gaps] = await Promise.all([
      execute('coverage', { ...inputs, groupBy: 'county' }, signal),
      execute('coverage', { ...inputs, groupBy: 'township' }, signal),
      urbanIds.length > 0 ? execute('coverage', urban, signal) : null,
      execute('gaps', { ...inputs, rankBy: state.rank }, signal),
    ]);
    return { county, township, urban: city, gaps, reach: reachOf(gaps), asked: inputs };
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

  store.on(['kinds', 'weight', 'speed', 'minutes', 'rank'], refresh);
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

function pointAt({ lon, lat }) {
  return {
    features: {
      type: 'FeatureCollection',
      features: [{
        type: 'Feature', id: 'pin', properties: {}, geometry: { type: 'Point', coordinates: [lon, lat] },
      }],
    },
  };
}

/** The gain and the circle of the chosen place. */
export function followSite(store, processes) {
  const gain = latest();
  const circle = latest();
  let kept = { key: null, features: [] };

  function askCircle(state) {
    const key = `${state.pin.lon} ${state.pin.lat} ${state.speed}`;
    const has = kept.key === key && kept.features.some((f) => f.properties.minutes === state.minutes);
    if (has || !processes.has('service-areas')) {
      store.set({ circle: has ? kept.features : [] });
      return;
    }
    const minutes = [...new Set([...STEPS, state.minutes])].sort((a, b) => a - b);
    const inputs = {
      points: pointAt(state.pin), shape: 'each', reach: { mode: 'walk', speed: state.speed, minutes },
    };
    circle.run(
      (signal) => execute('service-areas', inputs, signal),
      ({ features }) => {
        kept = { key, features };
        store.set({ circle: features, circleFailure: null });
      },
      (failure) => store.set({ circle: [], circleFailure: failure }),
    );
  }

  function refresh() {
    const state = store.get();
    if (!state.pin || state.kinds.length === 0) {
      gain.cancel();
      circle.cancel();
      store.set({ site: null, circle: [], siteFailure: null, circleFailure: null });
      return;
    }
    askCircle(state);
    gain.run(
      (signal) => execute('site-gain', { ...serviceInputs(state), points: pointAt(state.pin) }, signal),
      (result) => store.set({ site: { ...result.points[0], run: result.run }, siteFailure: null }),
      (failure) => store.set({ site: null, siteFailure: failure }),
    );
  }

  store.on(['pin', 'kinds', 'weight', 'speed', 'minutes'], refresh);
  return refresh;
}

/** The circles of all facilities that count, as one drawing; only while they are to be seen. */
export function followCircles(store, processes) {
  const question = latest();
  let drawn = null;

  function refresh() {
    const state = store.get();
    if (!state.layers.includes('circles') || !processes.has('service-areas')) {
      return;
    }
    const { facilities, reach } = serviceInputs(state);
    const key = JSON.stringify([facilities, reach]);
    if (key === drawn) {
      return;
    }
    if (state.kinds.length === 0) {
      store.set({ circles: [] });
      return;
    }
    question.run(
      (signal) => execute('service-areas', { facilities, reach, shape: 'dissolved' }, signal),
      ({ features }) => {
        drawn = key;
        store.set({ circles: features, circlesFailure: null });
      },
      (failure) => store.set({ circles: [], circlesFailure: failure }),
    );
  }

  store.on(['layers', 'kinds', 'speed', 'minutes'], refresh);
  return refresh;
}

/** Reads the three layers that the page is made of. */
export async function readLayers() {
  const [regions, communities, facilities] = await Promise.all([
    readFeatures('regions'), readFeatures('communities'), readFeatures('facilities'),
  ]);
  return { regions, communities, facilities };
}
