// Reads the city that the server holds: its layers' features and what it can compute.
import { getJson } from './client.js';

/** More than this is not drawn feature by feature; measured limits of canvas drawing. */
export const MOST_DRAWN = 20000;
const PAGE = 10000;

export async function readOverview(signal) {
  const [landing, collections, processes] = await Promise.all([
    getJson('api', signal),
    getJson('api/collections', signal),
    getJson('api/processes', signal),
  ]);
  return {
    demo: landing.demo ?? null,
    baseMap: landing.baseMap ?? null,
    collections: new Map(collections.collections.map((c) => [c.id, c])),
    processes: new Set(processes.processes.map((p) => p.id)),
  };
}

/** All features of a collection, at most MOST_DRAWN. */
export async function readFeatures(collection, signal) {
  const features = [];
  let path = `api/collections/${collection}/items?limit=${PAGE}`;
  while (path && features.length < MOST_DRAWN) {
    const page = await getJson(path, signal);
    features.push(...page.features);
    const next = page.links.find((link) => link.rel === 'next');
    path = next ? `api/collections/${collection}/items${new URL(next.href).search}` : null;
  }
  return features.slice(0, MOST_DRAWN);
}
