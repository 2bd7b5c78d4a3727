// The features of the layers as the page uses them: places on the flat world, people by group.
import { project } from '../map/mercator.js';
import { shapeOf } from '../map/shape.js';
import { WEIGHTS } from '../state/hash.js';

/** Where a geometry lies: the middle to fly to, and its shape where it has an area. */
export function placed(geometry) {
  if (geometry?.type === 'Point') {
    const [lon, lat] = geometry.coordinates;
    const [x, y] = project(lon, lat);
    return { lon, lat, x, y, shape: null };
  }
  const shape = shapeOf(geometry);
  if (!shape) {
    return { lon: null, lat: null, x: null, y: null, shape: null };
  }
  // The middle of the corners is good enough to fly to; times are computed by the server.
  const lons = geometry.type === 'Polygon' ? geometry.coordinates[0] : geometry.coordinates[0][0];
  const lon = lons.reduce((sum, p) => sum + p[0], 0) / lons.length;
  const lat = lons.reduce((sum, p) => sum + p[1], 0) / lons.length;
  const [x, y] = project(lon, lat);
  return { lon, lat, x, y, shape };
}

export function communityOf(feature) {
  const p = feature.properties;
  return {
    id: String(feature.id),
    name: p.name ?? null,
    kind: p.kind ?? null,
    urban: p.urban ?? null,
    regionCode: p.regionCode ?? null,
    people: Object.fromEntries(WEIGHTS.map((w) => [w, p[w] ?? null])),
    ...placed(feature.geometry),
  };
}

export function facilityOf(feature) {
  const p = feature.properties;
  return {
    id: String(feature.id),
    name: p.name ?? null,
    kind: p.kind ?? 'other',
    status: p.status ?? null,
    beds: p.beds ?? null,
    capacity: p.capacity ?? null,
    ...placed(feature.geometry),
  };
}

export function regionOf(feature) {
  const p = feature.properties;
  return {
    code: String(p.code ?? feature.id),
    name: p.name ?? null,
    level: p.level ?? null,
    parentCode: p.parentCode ?? null,
    ...placed(feature.geometry),
  };
}

/** The people groups that at least one community tells. */
export function weightsOf(communities) {
  return WEIGHTS.filter((w) => communities.some((c) => c.people[w] !== null));
}

/** Looks regions up by code and climbs to their parents. */
export function regionTree(regions) {
  const byCode = new Map(regions.map((region) => [region.code, region]));
  return {
    get: (code) => byCode.get(code) ?? null,
    /** The region of a level that a code belongs to, or null. */
    ancestor(code, level) {
      let at = byCode.get(code);
      // Parents that go round in a circle must not hang the page.
      for (let i = 0; at && i < 6; i++) {
        if (at.level === level) {
          return at;
        }
        at = byCode.get(at.parentCode);
      }
      return null;
    },
  };
}
