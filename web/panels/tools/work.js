// An analysis that a tool lets the server do as a job: asked anew when its inputs change while the
// tool is shown, told while it runs, given up at will.
import { element, fill } from '../../dom/element.js';
import { t } from '../../i18n/language.js';
import { isAbort } from '../../api/client.js';

const PAUSE_MILLISECONDS = 300;

/**
 * @param {object} options
 * @param {object} options.api with runJob
 * @param {string} options.process
 * @param {function} options.inputs gives the inputs as they are now, or null when nothing can be asked
 * @param {function} options.onResult what to show; called with the result and the inputs
 * @param {function} options.onClear what was shown does not hold any more
 * @param {function} [options.onProgress] told the job while it runs; may give a node to show
 * @returns {object} node, where to put it; show and hide of the tool; refresh when inputs may have
 *     changed; start, also when nothing changed
 */
export function createWork({ api, process, inputs, onResult, onClear, onProgress }) {
  const node = element('div', { class: 'work', 'aria-live': 'polite' });
  let isShown = false;
  let abort = null;
  let timer = null;
  let key = null;

  /** True from the moment that the inputs changed, so that nobody takes what stands for the answer. */
  const busy = (isBusy) => node.setAttribute('aria-busy', String(isBusy));

  function stop() {
    busy(false);
    clearTimeout(timer);
    abort?.abort();
    abort = null;
  }

  const button = (text, name) => element('button', {
    type: 'button', class: 'quiet', text, data: { key: `work-${name}` }, on: { click: start },
  });

  /** Shows that it runs; gives what tells how far. The button stays the same, or a click could miss it. */
  function showRunning() {
    const words = element('span', { class: 'muted', role: 'status', text: t('work.waiting') });
    const bar = element('progress', { max: '100', 'aria-label': t('work.progress') });
    const further = element('div');
    fill(node,
      element('div', { class: 'work-head' }, words, element('button', {
        type: 'button', class: 'quiet', text: t('work.cancel'), data: { key: 'work-cancel' },
        on: { click: cancel },
      })),
      bar, further);
    return (job) => {
      if (job.status === 'accepted') {
        return;
      }
      const percent = job.progress ?? 0;
      // A search that tells its bound is not to be told in percent of anything.
      const more = onProgress?.(job) ?? null;
      words.textContent = more ? t('busy') : t('work.running', { percent });
      if (more) {
        bar.removeAttribute('value');
      } else {
        bar.value = percent;
      }
      fill(further, more);
    };
  }

  function cancel() {
    stop();
    fill(node, element('p', { class: 'muted', text: t('work.cancelled') }), button(t('work.again'), 'again'));
  }

  async function begin(asked) {
    abort = new AbortController();
    const { signal } = abort;
    busy(true);
    const running = showRunning();
    try {
      const result = await api.runJob(process, asked, {
        signal, onProgress: (job) => !signal.aborted && running(job),
      });
      if (!signal.aborted) {
        busy(false);
        fill(node);
        onResult(result, asked);
      }
    } catch (failure) {
      if (!signal.aborted && !isAbort(failure)) {
        busy(false);
        fill(node, element('p', { class: 'notice', role: 'alert', text: failure.message }), button(t('retry'), 'retry'));
      }
    }
  }

  function start() {
    stop();
    onClear();
    const asked = inputs();
    key = JSON.stringify(asked);
    if (asked) {
      begin(asked);
    } else {
      fill(node);
    }
  }

  function refresh() {
    if (isShown && JSON.stringify(inputs()) !== key) {
      stop();
      onClear();
      key = null;
      busy(true);
      timer = setTimeout(start, PAUSE_MILLISECONDS);
    }
  }

  return {
    node,
    start,
    refresh,
    stop,
    show() { isShown = true; refresh(); },
    hide() {
      isShown = false;
      clearTimeout(timer);
      if (key === null) {
        busy(false); // it waits to begin, and now will not
      }
    },
  };
}
