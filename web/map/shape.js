// GeoJSON polygons on the flat world, ready to be drawn many times.
import { project, ringArea } from './mercator.js';

/**
 * @returns {{polygons: Float64Array[][], boxes: number[][], box: number[], areaKm2: number} | null}
 *     rings of x, y in turn; the first of each polygon is its outline; the box of each polygon and
 *     of all
 */
export function shapeOf(geometry) {
  const rings = { Polygon: (c) => [c], MultiPolygon: (c) => c }[geometry?.type]?.(
    geometry.coordinates,
  );
  if (!rings) {
    return null;
  }
  const boxes = rings.map(() => [Infinity, Infinity, -Infinity, -Infinity]);
  let areaKm2 = 0;
  const polygons = rings.map((polygon, at) => polygon.map((ring, i) => {
    areaKm2 += Math.abs(ringArea(ring)) * (i === 0 ? 1 : -1);
    const flat = new Float64Array(ring.length * 2);
    ring.forEach(([lon, lat], k) => {
      const [x, y] = project(lon, lat);
      flat[2 * k] = x;
      flat[2 * k + 1] = y;
      grow(boxes[at], x, y);
    });
    return flat;
  }));
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  boxes.forEach(([west, north, east, south]) => {
    grow(box, west, north);
    grow(box, east, south);
  });
  return { polygons, boxes, box, areaKm2 };
}

export function grow(box, x, y) {
  box[0] = Math.min(box[0], x);
  box[1] = Math.min(box[1], y);
  box[2] = Math.max(box[2], x);
  box[3] = Math.max(box[3], y);
}

export function meets(a, b) {
  return a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];
}

/** Whether a place of the flat world lies inside. */
export function holds(shape, x, y) {
  if (!meets(shape.box, [x, y, x, y])) {
    return false;
  }
  let inside = false;
  for (const ring of shape.polygons.flat()) {
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      const crosses = ring[i + 1] > y !== ring[j + 1] > y
        && x < ((ring[j] - ring[i]) * (y - ring[i + 1])) / (ring[j + 1] - ring[i + 1]) + ring[i];
      if (crosses) {
        inside = !inside;
      }
    }
  }
  return inside;
}

/** Where a name is written: the middle of the largest polygon's outline, weighted by area. */
export function labelPlace(shape) {
  let best = null;
  for (const [ring] of shape.polygons) {
    let twice = 0;
    let cx = 0;
    let cy = 0;
    for (let i = 0; i + 3 < ring.length; i += 2) {
      // Relative to the first corner: the products of full coordinates would lose digits.
      const x1 = ring[i] - ring[0];
      const y1 = ring[i + 1] - ring[1];
      const x2 = ring[i + 2] - ring[0];
      const y2 = ring[i + 3] - ring[1];
      const cross = x1 * y2 - x2 * y1;
      twice += cross;
      cx += (x1 + x2) * cross;
      cy += (y1 + y2) * cross;
    }
    if (twice !== 0 && (best === null || Math.abs(twice) > best.size)) {
      best = {
        size: Math.abs(twice), x: ring[0] + cx / (3 * twice), y: ring[1] + cy / (3 * twice),
      };
    }
  }
  return best;
}

/** Puts the rings on a canvas path; polygons that the view does not meet are left out. */
export function trace(context, shape, view) {
  follow(context, shape, view, (ring) => ring);
}

/**
 * As trace, but with only those corners that make a difference in the view: of one large shape, a
 * square shows little. Not for dashed lines, whose dashes would begin elsewhere in each square.
 */
export function traceNear(context, shape, view) {
  follow(context, shape, view, (ring) => nearRing(ring, view.box));
}

function follow(context, shape, view, ringOf) {
  context.beginPath();
  shape.polygons.forEach((polygon, at) => {
    if (meets(shape.boxes[at], view.box)) {
      polygon.forEach((ring) => followRing(context, ringOf(ring), view));
    }
  });
}

function followRing(context, ring, view) {
  for (let i = 0; i < ring.length; i += 2) {
    const x = ring[i] * view.scale - view.left;
    const y = ring[i + 1] * view.scale - view.top;
    if (i === 0) {
      context.moveTo(x, y);
    } else {
      context.lineTo(x, y);
    }
  }
  context.closePath();
}

/** Beyond which edges of a box a place lies, a bit each. */
function beyond([west, north, east, south], x, y) {
  return (x < west ? 1 : x > east ? 2 : 0) | (y < north ? 4 : y > south ? 8 : 0);
}

/**
 * A ring without the corners that lie, with the corner kept before them and the one after them,
 * beyond the same edge of the box: nothing of them is seen, and the ring goes round the box as often
 * as before, because all that is left out lies beyond the one or two edges of the corner kept.
 */
export function nearRing(ring, box) {
  const near = [ring[0], ring[1]];
  let kept = beyond(box, ring[0], ring[1]);
  let here = ring.length > 2 ? beyond(box, ring[2], ring[3]) : 0;
  for (let i = 2; i < ring.length; i += 2) {
    const isLast = i + 2 >= ring.length;
    const next = isLast ? 0 : beyond(box, ring[i + 2], ring[i + 3]);
    if (isLast || (kept & here & next) === 0) {
      near.push(ring[i], ring[i + 1]);
      kept = here;
    }
    here = next;
  }
  return near;
}
