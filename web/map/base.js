// What lies under everything: water and streets, from the server's own layers.
import { TileLayer, traceLines } from './tile-layer.js';
import { COLOURS } from './colours.js';

const WATER = new Set(['sea', 'river', 'lake', 'water', 'canal', 'reservoir', 'riverbank']);

/** Width in pixels at zoom 14; the others follow from it. */
const WIDTHS = {
  motorway: 5, trunk: 5, primary: 4.5, secondary: 4, tertiary: 3.2, residential: 2.2,
  unclassified: 2.2, living_street: 2.2, service: 1.4,
};
const THIN = 1.1;

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
    context.lineJoin = 'round';
    context.lineCap = 'round';
    // All casings first: a crossing is open, and not cut by the edge of the later street.
    draw(context, widths, factor, COLOURS.streetCasing, 1.4);
    draw(context, widths, factor, COLOURS.street, 0);
  }, options);
}

function widthsOf(features, zoom) {
  const byWidth = new Map();
  const grown = 1.35 ** (zoom - 14);
  for (const feature of features) {
    const width = Math.max(0.8, (WIDTHS[feature.properties.class] ?? THIN) * grown);
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
