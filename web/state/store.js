// What the page shows, in one place. Whoever shows a part of it listens to that part.

export function createStore(initial) {
  let state = Object.freeze({ ...initial });
  const listeners = [];
  return {
    get: () => state,
    /** Tells the listeners of what really changed. */
    set(patch) {
      const changed = Object.keys(patch).filter((key) => patch[key] !== state[key]);
      if (changed.length === 0) {
        return;
      }
      state = Object.freeze({ ...state, ...patch });
      for (const { keys, listener } of [...listeners]) {
        if (keys.some((key) => changed.includes(key))) {
          listener(state);
        }
      }
    },
    on(keys, listener) {
      listeners.push({ keys, listener });
    },
  };
}
