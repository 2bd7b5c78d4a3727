// What lies under everything: water and streets from the server's own layers, and the base map that
// the server was configured with, if any.
import { TileLayer, traceLines } from './tile-layer.js';
import { COLOURS } from './colours.js';
import { L } from './leaflet.js';

const WATER = new Set(['sea', 'river', 'lake', 'water', 'canal', 'reservoir', 'riverbank']);

/** Width in pixels at zoom 14; the others follow from it. */
const WIDTHS = {
  motorway: 5, trunk: 5, primary: 4.5, secondary: 4, tertiary: 3.2, residential: 2.2,
  unclassified: 2.2, living_street: 2.2, service: 1.4,
};
const THIN = 1.1;
/** From this width in pixels on a street has a casing. */
const CASED = 2;

export function waterLayer(options) {
  return new TileLayer('barriers', (context, features, factor) => {
    for (const feature of features) {
      if (!WATER.has(feature.properties.class)) {
        continue;
      }
      context.beginPath();
      traceLines(context, feature.lines, factor);
      if (feature.type === 3) {
        context.fillStyle = COLOURS.water;
        context.fill('evenodd');
      } else {
        context.strokeStyle = COLOURS.water;
        context.lineWidth = 2;
        context.stroke();
      }
    }
  }, options);
}

export function streetLayer(options) {
  return new TileLayer('streets', (context, features, factor, zoom) => {
    const widths = widthsOf(features, zoom);
    const main = widths.filter(([width]) => width >= CASED);
    context.lineJoin = 'round';
    context.lineCap = 'round';
    // All casings first: a crossing is open, and not cut by the edge of the later street. Thin
    // streets have none: far away they would cover what lies below.
    context.globalAlpha = zoom < 14 ? 0.75 : 1;
    draw(context, main, factor, COLOURS.streetCasing, 1.4);
    draw(context, widths, factor, COLOURS.street, 0);
  }, options);
}

function widthsOf(features, zoom) {
  const byWidth = new Map();
  const grown = 1.35 ** (zoom - 14);
  for (const feature of features) {
    const width = Math.max(0.6, (WIDTHS[feature.properties.class] ?? THIN) * grown);
    if (!byWidth.has(width)) {
      byWidth.set(width, []);
    }
    byWidth.get(width).push(feature);
  }
  return [...byWidth].sort(([a], [b]) => a - b);
}

function draw(context, widths, factor, colour, more) {
  context.strokeStyle = colour;
  for (const [width, features] of widths) {
    context.lineWidth = width + more;
    context.beginPath();
    for (const feature of features) {
      traceLines(context, feature.lines, factor);
    }
    context.stroke();
  }
}

/**
 * @param {{tiles: string[], subdomains: string[], maxZoom: number}} baseMap as the landing page
 *     tells it
 * @param {function} onFailure called once when tiles do not come: the page goes on without
 */
export function baseMapLayers(baseMap, pane, onFailure) {
  let failed = false;
  return baseMap.tiles.map((template) => {
    const layer = L.tileLayer(template, {
      pane, subdomains: baseMap.subdomains, maxNativeZoom: baseMap.maxZoom, maxZoom: 19,
    });
    layer.on('tileerror', () => {
      if (!failed) {
        failed = true;
        onFailure();
      }
    });
    return layer;
  });
}
