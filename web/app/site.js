// The chosen place: its circle and its gain, asked while it moves; the circles of all whole minutes
// as soon as it rests, so that the slider redraws without asking.
import { createQuestion } from './question.js';
import { execute } from '../api/client.js';
import { serviceInputs } from '../api/inputs.js';
import { SLIDER } from '../state/hash.js';

/** The server draws so many bands at a time. */
const MOST_BANDS = 12;
const REST_MILLISECONDS = 250;

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

/** The circles of one place at one speed and for one group of people, by their minutes. */
function createBands() {
  let key = null;
  let bands = new Map();
  return {
    use(next) {
      if (next !== key) {
        key = next;
        bands = new Map();
      }
    },
    key: () => key,
    get: (minutes) => bands.get(minutes) ?? null,
    keep: (features) => features.forEach((f) => bands.set(f.properties.minutes, f)),
    /** Whole minutes of the slider that are not there yet, the nearest to the chosen first. */
    missing(chosen) {
      const all = [];
      for (let m = SLIDER.least; m <= SLIDER.most; m++) {
        if (!bands.has(m)) {
          all.push(m);
        }
      }
      return all.sort((a, b) => Math.abs(a - chosen) - Math.abs(b - chosen)).slice(0, MOST_BANDS);
    },
  };
}

function followCircle(store) {
  const question = createQuestion({ live: true });
  const bands = createBands();
  let timer = null;

  const askFor = (state, minutes) => (signal) => execute('service-areas', {
    points: pointAt(state.pin),
    shape: 'each',
    reach: { mode: 'walk', speed: state.speed, minutes },
    // Whom the drawing shows wrongly is counted in the chosen people.
    demand: { layer: 'communities', weight: state.weight },
  }, signal);
  const keyOf = ({ pin, speed, weight }) => `${pin.lon} ${pin.lat} ${speed} ${weight}`;

  function show() {
    const circle = bands.get(store.get().minutes);
    if (circle) {
      store.set({ circle, circleFailure: null });
    }
    return circle !== null;
  }

  function rest() {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const state = store.get();
      const missing = state.pin && keyOf(state) === bands.key() && !state.pinMoving
        ? bands.missing(state.minutes) : [];
      if (missing.length > 0) {
        question.run(
          askFor(state, missing.sort((a, b) => a - b)),
          ({ features }) => { bands.keep(features); show(); rest(); },
          () => {}, // what is missing is asked when it is wanted
        );
      }
    }, REST_MILLISECONDS);
  }

  return {
    stop() {
      clearTimeout(timer);
      question.cancel();
      store.set({ circle: null, circleFailure: null });
    },
    /** Shows a circle that is there already; whether it was. */
    show(state) {
      clearTimeout(timer);
      bands.use(keyOf(state));
      const isThere = show();
      if (isThere) {
        rest();
      }
      return isThere;
    },
    ask(state) {
      const key = keyOf(state);
      question.run(
        askFor(state, [state.minutes]),
        ({ features }) => {
          if (bands.key() === key) {
            bands.keep(features);
          }
          // While the pin moves, the circle of a moment ago is better than none.
          store.set({ circle: features[0] ?? null, circleFailure: null });
          rest();
        },
        (failure) => store.set({ circle: null, circleFailure: failure }),
      );
    },
  };
}

/** Without a server that draws circles. */
const NO_CIRCLE = { stop() {}, show: () => true, ask() {} };

/** @param {Set} processes that the server has */
export function followSite(store, processes) {
  const gain = createQuestion({ live: true });
  const circle = processes.has('service-areas') ? followCircle(store) : NO_CIRCLE;
  // A place that is joined to the streets stays so at other minutes; of another one the gain tells.
  let joined = null;

  function refresh() {
    const state = store.get();
    const { pin } = state;
    if (!pin || state.kinds.length === 0) {
      gain.cancel();
      circle.stop();
      store.set({ site: null, siteFailure: null });
      return;
    }
    const hasCircle = circle.show(state);
    if (!hasCircle && joined === pin) {
      circle.ask(state);
    }
    gain.run(
      (signal) => execute('site-gain', { ...serviceInputs(state), points: pointAt(pin) }, signal),
      (result) => {
        const site = { ...result.points[0], run: result.run };
        store.set({ site, siteFailure: null });
        if (site.gainedPeople === null) {
          circle.stop();
        } else if (joined !== pin) {
          joined = pin;
          circle.ask(state);
        }
      },
      (failure) => store.set({ site: null, siteFailure: failure }),
    );
  }

  store.on(['pin', 'pinMoving', 'kinds', 'weight', 'speed', 'minutes', 'attempt'], refresh);
  return refresh;
}
