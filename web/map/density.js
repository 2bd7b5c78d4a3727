// How densely people live: by the areas of the communities, or on a grid of 1 km.
import { boxArea, project } from './mercator.js';

const CLASSES = 5;
const KM_PER_DEGREE = 111.195; // of latitude, on the sphere that boxArea uses

/**
 * @param {Array} communities as the city gives them; `area` is the shape that belongs to one
 * @param {string} weight the property that counts the people
 * @param {string} surface what is asked for; areas become a grid when most have none
 * @returns {{kind: 'grid'|'areas', cells: Array, breaks: number[]}} cells with their box in world
 *     units, people, and communities; density null where nobody is counted. breaks are the lower
 *     bounds of the classes.
 */
export function densityOf(communities, weight, surface) {
  const kind = surface === 'areas' && hasAreas(communities) ? 'areas' : 'grid';
  const cells = kind === 'areas' ? areasOf(communities, weight) : gridOf(communities, weight);
  const known = cells.map((cell) => cell.density).filter((d) => d !== null && d > 0);
  return { kind, cells, breaks: breaksOf(known) };
}

export function hasAreas(communities) {
  return communities.filter((c) => c.area).length * 2 > communities.length;
}

function areasOf(communities, weight) {
  return communities.filter((c) => c.area).map((community) => {
    const people = community.people[weight];
    const known = people !== null && community.area.areaKm2 > 0;
    return {
      box: community.area.box,
      shape: community.area,
      communities: [community],
      people,
      density: known ? people / community.area.areaKm2 : null,
    };
  });
}

function gridOf(communities, weight) {
  const placed = communities.filter((c) => c.lon !== null);
  if (placed.length === 0) {
    return [];
  }
  const south = Math.min(...placed.map((c) => c.lat));
  const north = Math.max(...placed.map((c) => c.lat));
  const stepLat = 1 / KM_PER_DEGREE;
  const stepLon = stepLat / Math.cos((((south + north) / 2) * Math.PI) / 180);
  const cells = new Map();
  for (const community of placed) {
    const column = Math.floor(community.lon / stepLon);
    const row = Math.floor(community.lat / stepLat);
    const key = `${column} ${row}`;
    if (!cells.has(key)) {
      cells.set(key, cellAt(column * stepLon, row * stepLat, stepLon, stepLat));
    }
    cells.get(key).communities.push(community);
  }
  for (const cell of cells.values()) {
    const known = cell.communities.map((c) => c.people[weight]).filter((p) => p !== null);
    cell.people = known.length === 0 ? null : known.reduce((sum, p) => sum + p, 0);
    cell.density = cell.people === null ? null : cell.people / cell.areaKm2;
  }
  return [...cells.values()];
}

function cellAt(west, south, width, height) {
  const [x0, y1] = project(west, south);
  const [x1, y0] = project(west + width, south + height);
  return {
    box: [x0, y0, x1, y1],
    shape: null,
    areaKm2: boxArea(west, south, west + width, south + height),
    communities: [],
  };
}

/** Lower bounds of classes that hold equally many cells each, rounded to two digits. */
export function breaksOf(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const breaks = [0];
  for (let k = 1; k < CLASSES && sorted.length > 0; k++) {
    const rounded = roundToTwo(sorted[Math.floor((k * sorted.length) / CLASSES)]);
    if (rounded > breaks[breaks.length - 1]) {
      breaks.push(rounded);
    }
  }
  return breaks;
}

function roundToTwo(value) {
  return Number(value.toPrecision(2));
}

/** The class of a density: an index into the colours, or -1 when it is not known. */
export function classOf(breaks, density) {
  if (density === null) {
    return -1;
  }
  let index = 0;
  while (index + 1 < breaks.length && density >= breaks[index + 1]) {
    index++;
  }
  return index;
}

/** Whether half or more of the people of a cell whose walk is known are out of reach. */
export function isMostlyOut(cell, weight, reachOf) {
  let known = 0;
  let out = 0;
  for (const community of cell.communities) {
    const people = community.people[weight] ?? 0;
    const reach = reachOf(community.id);
    if (reach !== 'unknown') {
      known += people;
      out += reach === 'out' ? people : 0;
    }
  }
  return known > 0 && out * 2 >= known;
}
