// Where people live: density in classes, what is out of reach hatched, each community when the map
// is close enough.
import { PaintLayer } from './paint-layer.js';
import { COLOURS, DENSITY, DENSITY_STRENGTH, hatch } from './colours.js';
import { classOf, densityOf, isMostlyOut } from './density.js';
import { meets, trace } from './shape.js';

export const COMMUNITIES_FROM = 12;

/** Radius in pixels: the disc's area grows with the people. */
export function radiusOf(people, zoom) {
  const grown = Math.min(1.6, 0.7 + (zoom - COMMUNITIES_FROM) * 0.22);
  return (people === null ? 4 : Math.min(11, 3 + Math.sqrt(people) / 6)) * grown;
}

/**
 * @param {Array} communities
 * @param {{weight: function, surface: function, reachOf: function}} facts the people group, areas
 *     or grid, and in, out, unknown or null (not computed yet) for a community's id
 */
export function createPeople(communities, facts, panes) {
  let density = densityOf(communities, facts.weight(), facts.surface());
  const cellOf = new Map();
  const index = () => {
    cellOf.clear();
    for (const cell of density.cells) {
      cell.isOut = isMostlyOut(cell, facts.weight(), facts.reachOf);
      for (const community of cell.communities) {
        cellOf.set(community.id, cell);
      }
    }
  };
  index();
  const surface = new PaintLayer((context, view) => {
    const cells = density.cells.filter((cell) => meets(cell.box, view.box));
    drawCells(context, view, cells, density.breaks);
  }, { pane: panes.density });
  const points = new PaintLayer((context, view) => {
    if (view.zoom < COMMUNITIES_FROM) {
      return;
    }
    const pattern = hatch(context, COLOURS.gap);
    for (const community of communities) {
      if (community.x !== null && !community.shape && isIn(community, view.box)) {
        drawCommunity(context, view, community, {
          people: community.people[facts.weight()],
          reach: facts.reachOf(community.id),
          density: cellOf.get(community.id)?.density ?? null,
          breaks: density.breaks,
          pattern,
        });
      }
    }
  }, { pane: panes.communities });
  return {
    surface,
    points,
    density: () => density,
    /** The people group or the surface changed. */
    recount() {
      density = densityOf(communities, facts.weight(), facts.surface());
      index();
      surface.repaint();
      points.repaint();
    },
    /** The reach changed. */
    refresh() {
      index();
      surface.repaint();
      points.repaint();
    },
  };
}

function isIn(place, box) {
  return place.x >= box[0] && place.x <= box[2] && place.y >= box[1] && place.y <= box[3];
}

/** How strongly the surface is drawn: near by, the communities themselves carry the colour. */
function strength(zoom) {
  return zoom >= 13 ? 0.24 : zoom >= COMMUNITIES_FROM ? 0.4 : DENSITY_STRENGTH;
}

/** Far away the hatch is finer, so that the density below it can still be told. */
function hatchAt(zoom) {
  return zoom < 10 ? [COLOURS.gapFar, 1] : [COLOURS.gap, zoom < COMMUNITIES_FROM ? 1.2 : 1.6];
}

function drawCells(context, view, cells, breaks) {
  const alpha = strength(view.zoom);
  const noData = hatch(context, '#9AA5B1');
  const gap = hatch(context, ...hatchAt(view.zoom));
  for (const cell of cells) {
    const klass = classOf(breaks, cell.density);
    pathOf(context, view, cell);
    context.globalAlpha = klass < 0 ? 0.7 : alpha;
    context.fillStyle = klass < 0 ? noData : DENSITY[klass];
    context.fill('evenodd');
    if (cell.isOut) {
      context.globalAlpha = view.zoom >= COMMUNITIES_FROM ? 0.55 : 1;
      context.fillStyle = gap;
      context.fill('evenodd');
    }
    context.globalAlpha = 1;
    if (cell.shape && view.zoom >= 10) {
      context.strokeStyle = 'rgba(255, 255, 255, 0.7)';
      context.lineWidth = 0.7;
      context.stroke();
    }
  }
}

function pathOf(context, view, cell) {
  if (cell.shape) {
    trace(context, cell.shape, view);
    return;
  }
  const [x0, y0, x1, y1] = cell.box;
  // Rounded to whole pixels: neighbours meet without a gap and without a double edge.
  const left = Math.round(x0 * view.scale - view.left);
  const top = Math.round(y0 * view.scale - view.top);
  context.beginPath();
  context.rect(
    left, top,
    Math.round(x1 * view.scale - view.left) - left, Math.round(y1 * view.scale - view.top) - top,
  );
}

function drawCommunity(context, view, community, { people, reach, density, breaks, pattern }) {
  const x = community.x * view.scale - view.left;
  const y = community.y * view.scale - view.top;
  const klass = people === null ? -1 : classOf(breaks, density);
  context.beginPath();
  context.arc(x, y, radiusOf(people, view.zoom), 0, 2 * Math.PI);
  context.fillStyle = klass < 0 ? '#E4E7EB' : DENSITY[klass];
  context.fill();
  context.lineWidth = 1;
  context.strokeStyle = 'rgba(31, 41, 51, 0.55)';
  if (reach === 'out') {
    context.fillStyle = '#FFFFFF';
    context.fill();
    context.fillStyle = pattern;
    context.fill();
    context.strokeStyle = COLOURS.gap;
    context.lineWidth = 1.8;
  } else if (reach === 'unknown') {
    context.setLineDash([2, 2]);
    context.strokeStyle = COLOURS.unknown;
    context.lineWidth = 1.8;
  }
  context.stroke();
  context.setLineDash([]);
}
