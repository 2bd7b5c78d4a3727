// Where the names of regions stand, so that none lies on another.
import { COLOURS } from './colours.js';

const FROM = { city: 20, county: 8, township: 12, community: 15 };
const UNTIL = { county: 13, township: 17 };
const FONT = '"Noto Sans SC", "PingFang SC", "Microsoft YaHei", "WenQuanYi Micro Hei", sans-serif';
const HEIGHT = 16;
/** Pixels up or down from the middle of the region, tried in turn. */
const SHIFTS = [0, 14, -14, 26, -26];

/**
 * @param {Array} regions with a label place in world units
 * @returns {function(number): Array} the labels of a zoom: name, font, colour, x and y in pixels of
 *     the whole world at that zoom
 */
export function createLabels(regions) {
  const pen = document.createElement('canvas').getContext('2d');
  const byZoom = new Map();
  return (zoom) => {
    if (!byZoom.has(zoom)) {
      byZoom.set(zoom, placed(regions, zoom, pen));
    }
    return byZoom.get(zoom);
  };
}

function placed(regions, zoom, pen) {
  const wanted = regions
    .filter((r) => r.label && r.name && zoom >= (FROM[r.level] ?? 20) && zoom <= (UNTIL[r.level] ?? 20))
    .map((region) => label(region, zoom, pen));
  // Counties first; of equals the short name, which finds room where the long one does not, last.
  wanted.sort((a, b) => b.isCounty - a.isCounty || b.width - a.width || (a.name < b.name ? -1 : 1));
  const grid = new Map();
  const taken = (l, y) => cellsOf(l, y).some((key) => (grid.get(key) ?? []).some((other) => (
    Math.abs(other.x - l.x) * 2 < other.width + l.width && Math.abs(other.y - y) < HEIGHT
  )));
  const labels = [];
  for (const wish of wanted) {
    const shift = SHIFTS.find((dy) => !taken(wish, wish.y + dy));
    if (shift !== undefined) {
      const there = { ...wish, y: wish.y + shift };
      labels.push(there);
      cellsOf(there, there.y).forEach((key) => grid.set(key, [...(grid.get(key) ?? []), there]));
    }
  }
  return labels;
}

function label(region, zoom, pen) {
  const isCounty = region.level === 'county';
  const font = `${isCounty ? '600 13px' : '12px'} ${FONT}`;
  pen.font = font;
  return {
    name: region.name,
    isCounty,
    font,
    colour: isCounty ? COLOURS.ink : COLOURS.muted,
    width: pen.measureText(region.name).width + 4,
    x: region.label.x * 2 ** zoom,
    y: region.label.y * 2 ** zoom,
  };
}

/** The squares of 128 pixels that a label reaches into. */
function cellsOf({ x, width }, y) {
  const keys = [];
  for (let i = Math.floor((x - width / 2) / 128); i <= Math.floor((x + width / 2) / 128); i++) {
    for (let j = Math.floor((y - HEIGHT) / 128); j <= Math.floor((y + HEIGHT) / 128); j++) {
      keys.push(`${i} ${j}`);
    }
  }
  return keys;
}
