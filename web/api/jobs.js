// Runs an analysis that takes longer than a person waits for without a sign of life.
import { execute, getFile, getJson, isAbort, post, remove, start, upload } from './client.js';

const PAUSE_MILLISECONDS = 500;

/**
 * @param {object} [options] signal ends the job on the server, too; onProgress is told the job's
 *     document whenever it was asked
 * @returns {Promise<object>} the result
 */
export async function runJob(process, inputs, { signal, onProgress } = {}) {
  return follow(await start(process, inputs, signal), { signal, onProgress });
}

/** Waits for a job that was begun; see {@link runJob}. */
async function follow(job, { signal, onProgress } = {}) {
  const path = `api/jobs/${encodeURIComponent(job.jobID)}`;
  try {
    for (let at = job; ; at = await getJson(path, signal)) {
      onProgress?.(at);
      if (at.status === 'successful' || at.status === 'failed') {
        // A failed job's results are the problem that ended it.
        return await getJson(`${path}/results`, signal);
      }
      if (at.status === 'dismissed') {
        throw new DOMException('dismissed', 'AbortError');
      }
      await pause(signal);
    }
  } catch (error) {
    if (isAbort(error)) {
      remove(path).catch(() => {}); // the server forgets it by itself if this is lost
    }
    throw error;
  }
}

function pause(signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, PAUSE_MILLISECONDS);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(new DOMException('aborted', 'AbortError'));
    }, { once: true });
  });
}

/** What a tool can ask the server. */
export const api = { execute, follow, getFile, getJson, post, runJob, upload };
