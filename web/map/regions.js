// Regions: the land they cover, their boundaries and names, and which one lies under a place.
import { PaintLayer } from './paint-layer.js';
import { COLOURS } from './colours.js';
import { createLabels } from './labels.js';
import { holds, labelPlace, meets, trace } from './shape.js';

const LINES_FROM = { city: 0, county: 0, township: 10, community: 14 };
const LEVELS = ['city', 'county', 'township', 'community'];

export function createRegions(regions, panes) {
  const drawn = regions
    .filter((region) => region.shape)
    .map((region) => ({ ...region, label: labelPlace(region.shape) }));
  let emphasised = null;
  const land = new PaintLayer((context, view) => {
    context.fillStyle = COLOURS.land;
    for (const region of inView(drawn, view, LEVELS.slice(0, 2))) {
      trace(context, region.shape, view);
      context.fill('evenodd');
    }
  }, { pane: panes.land });
  const lines = new PaintLayer((context, view) => {
    for (const level of [...LEVELS].reverse()) {
      if (view.zoom >= LINES_FROM[level]) {
        drawLines(context, view, inView(drawn, view, [level]), level);
      }
    }
    emphasise(context, view, drawn.find((region) => region.code === emphasised));
  }, { pane: panes.lines });
  const labels = createLabels(drawn);
  const names = new PaintLayer((context, view) => drawNames(context, view, labels(view.zoom)), {
    pane: panes.names,
  });
  return {
    land,
    layers: [lines, names],
    /** Puts an accent around a region, or takes it away. */
    emphasise(code) {
      if (code !== emphasised) {
        emphasised = code;
        lines.repaint();
      }
    },
    /** The region of a level at a place of the flat world. */
    at: (x, y, level) => drawn.find((r) => r.level === level && holds(r.shape, x, y)) ?? null,
    repaint: () => [land, lines, names].forEach((layer) => layer.repaint()),
  };
}

function inView(drawn, view, levels) {
  return drawn.filter((r) => levels.includes(r.level) && meets(r.shape.box, view.box));
}

function drawLines(context, view, regions, level) {
  const isCounty = level === 'county' || level === 'city';
  context.strokeStyle = COLOURS.boundary;
  context.lineWidth = isCounty ? 1.4 : 0.8;
  context.setLineDash(isCounty ? [7, 3] : [3, 3]);
  for (const region of regions) {
    trace(context, region.shape, view);
    context.stroke();
  }
  context.setLineDash([]);
}

function emphasise(context, view, region) {
  if (region && meets(region.shape.box, view.box)) {
    trace(context, region.shape, view);
    context.strokeStyle = COLOURS.accent;
    context.lineWidth = 2.5;
    context.stroke();
  }
}

function drawNames(context, view, labels) {
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  for (const label of labels) {
    const x = label.x - view.left;
    const y = label.y - view.top;
    if (x < -80 || y < -20 || x > view.size + 80 || y > view.size + 20) {
      continue;
    }
    context.font = label.font;
    context.strokeStyle = 'rgba(255, 255, 255, 0.9)';
    context.lineWidth = 3.5;
    context.strokeText(label.name, x, y);
    context.fillStyle = label.colour;
    context.fillText(label.name, x, y);
  }
}
