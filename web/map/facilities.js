// Facilities: dots on a map of the whole city, signs of their kind near by.
import { PaintLayer } from './paint-layer.js';
import { drawSign } from './signs.js';

export function radiusAt(zoom) {
  const steps = [[9.5, 0.9], [10.5, 1.3], [11.5, 2], [12.5, 3.2], [13.5, 5], [14.5, 7.5]];
  return steps.find(([until]) => zoom < until)?.[1] ?? 9;
}

/** @param {{shown: function}} facts whether a kind is to be seen */
export function createFacilities(facilities, facts, panes) {
  // Rare kinds last, so that a town's one nursing home is not under its many canteens.
  const counts = new Map();
  facilities.forEach((f) => counts.set(f.kind, (counts.get(f.kind) ?? 0) + 1));
  const ordered = facilities
    .filter((f) => f.x !== null)
    .sort((a, b) => counts.get(b.kind) - counts.get(a.kind));
  const layer = new PaintLayer((context, view) => {
    const radius = radiusAt(view.zoom);
    const [west, north, east, south] = view.box;
    for (const facility of ordered) {
      const isIn = facility.x >= west && facility.x <= east
        && facility.y >= north && facility.y <= south;
      if (isIn && facts.shown(facility.kind)) {
        drawSign(
          context, facility.kind,
          facility.x * view.scale - view.left, facility.y * view.scale - view.top, radius,
        );
      }
    }
  }, { pane: panes.facilities });
  return { layer, counts, repaint: () => layer.repaint() };
}
