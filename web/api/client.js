// Asks the server. Addresses are relative, so that the page works behind any prefix.
import { language, t } from '../i18n/language.js';

/** What the server refused or could not do, in words for the person at the screen. */
export class ApiError extends Error {
  constructor(message, code) {
    super(message);
    this.code = code;
  }
}

export async function getJson(path, signal) {
  return read(await send(path, { signal }));
}

export async function execute(process, inputs, signal) {
  const response = await send(`api/processes/${encodeURIComponent(process)}/execution`, {
    method: 'POST',
    body: JSON.stringify({ inputs }),
    headers: { 'Content-Type': 'application/json' },
    signal,
  });
  return read(response);
}

/** Begins an analysis as a job and gives the job's document. */
export async function start(process, inputs, signal) {
  const response = await send(`api/processes/${encodeURIComponent(process)}/execution`, {
    method: 'POST',
    body: JSON.stringify({ inputs }),
    headers: { 'Content-Type': 'application/json', Prefer: 'respond-async' },
    signal,
  });
  return read(response);
}

/** Posts a body and gives the answer. */
export async function post(path, body, headers = {}) {
  return read(await send(path, {
    method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json', ...headers },
  }));
}

export async function remove(path) {
  return read(await send(path, { method: 'DELETE' }));
}

/** A table of a person's disk: begins to judge it as a job and gives the job's document. */
export async function upload(path, form, signal) {
  return read(await send(path, {
    method: 'POST', body: form, headers: { Prefer: 'respond-async' }, signal,
  }));
}

/** A file that the server makes: of a body that is posted, or as it lies there. */
export async function getFile(path, type, body) {
  const response = await send(path, {
    method: body ? 'POST' : 'GET',
    body: body && JSON.stringify(body),
    headers: { Accept: type, ...(body ? { 'Content-Type': 'application/json' } : {}) },
  });
  if (!response.ok) {
    throw await refusal(response);
  }
  return response.blob();
}

/** Bytes of a tile, or null where nothing is to be seen. */
export async function getBytes(path, signal) {
  const response = await send(path, { signal });
  if (response.status === 204) {
    return null;
  }
  if (!response.ok) {
    throw await refusal(response);
  }
  return new Uint8Array(await response.arrayBuffer());
}

async function send(path, options) {
  try {
    return await fetch(path, {
      ...options,
      headers: { Accept: 'application/json', 'Accept-Language': language(), ...options.headers },
    });
  } catch (error) {
    if (error.name === 'AbortError') {
      throw error;
    }
    throw new ApiError(t('error.network'), 'network');
  }
}

async function read(response) {
  if (!response.ok) {
    throw await refusal(response);
  }
  return response.json();
}

async function refusal(response) {
  let problem = {};
  try {
    problem = await response.json();
  } catch {
    // An answer that is no problem document tells its status at least.
  }
  const detail = problem.detail ?? problem.title ?? `HTTP ${response.status}`;
  if (response.status === 503 || response.status === 429) {
    return new ApiError(t('error.busy'), 'busy');
  }
  if (problem.code === 'unknown-process') {
    return new ApiError(t('error.unsupported'), problem.code);
  }
  const key = response.status >= 500 ? 'error.server' : 'error.refused';
  return new ApiError(t(key, { detail }), problem.code ?? 'refused');
}

export function isAbort(error) {
  return error?.name === 'AbortError';
}
