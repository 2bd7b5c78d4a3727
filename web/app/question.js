// One question at a time: while an answer is awaited, only the newest further question is kept. A
// dragged pin so asks as often as the server answers, and never lets answers pile up.
import { isAbort } from '../api/client.js';

/**
 * @param {{live: boolean}} options live: an answer is shown also when a newer question waits already,
 *     as for something that follows the hand
 */
export function createQuestion({ live = false } = {}) {
  let abort = null;
  let waiting = null;

  async function ask({ work, onDone, onError }) {
    abort = new AbortController();
    const { signal } = abort;
    try {
      const result = await work(signal);
      if (!signal.aborted && (live || !waiting)) {
        onDone(result);
      }
    } catch (error) {
      if (!signal.aborted && !waiting && !isAbort(error)) {
        onError(error);
      }
    }
    if (signal.aborted) {
      return; // whoever cancelled may have asked anew meanwhile
    }
    abort = null;
    next();
  }

  function next() {
    const question = waiting;
    waiting = null;
    if (question) {
      ask(question);
    }
  }

  return {
    run(work, onDone, onError) {
      waiting = { work, onDone, onError };
      if (!abort) {
        next();
      }
    },
    cancel() {
      abort?.abort();
      abort = null;
      waiting = null;
    },
  };
}
