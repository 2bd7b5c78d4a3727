// GeoJSON polygons on the flat world, ready to be drawn many times.
import { project, ringArea } from './mercator.js';

/**
 * @returns {{polygons: Float64Array[][], box: number[], areaKm2: number} | null} rings of x, y in
 *     turn; the first of each polygon is its outline
 */
export function shapeOf(geometry) {
  const rings = { Polygon: (c) => [c], MultiPolygon: (c) => c }[geometry?.type]?.(
    geometry.coordinates,
  );
  if (!rings) {
    return null;
  }
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  let areaKm2 = 0;
  const polygons = rings.map((polygon) => polygon.map((ring, i) => {
    areaKm2 += Math.abs(ringArea(ring)) * (i === 0 ? 1 : -1);
    const flat = new Float64Array(ring.length * 2);
    ring.forEach(([lon, lat], at) => {
      const [x, y] = project(lon, lat);
      flat[2 * at] = x;
      flat[2 * at + 1] = y;
      grow(box, x, y);
    });
    return flat;
  }));
  return { polygons, box, areaKm2 };
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

/** Puts the rings on a canvas path. */
export function trace(context, shape, view) {
  context.beginPath();
  for (const polygon of shape.polygons) {
    for (const ring of polygon) {
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
  }
}
