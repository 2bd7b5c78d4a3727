// Regions filled by class: what a board says of each, over everything that fills land and under
// boundaries and names. Unknown is hatched, never a colour of the scale.
import { PaintLayer } from './paint-layer.js';
import { COLOURS, hatch } from './colours.js';
import { holds, meets, trace } from './shape.js';

/**
 * @param {object} map of Leaflet
 * @param {string} pane where they lie
 * @returns {{show: function, clear: function, at: function}} show takes areas {code, shape, fill};
 *     without a fill the area is hatched as unknown. at gives the code under a place of the flat
 *     world, or null
 */
export function createAreas(map, pane) {
  let areas = [];
  const layer = new PaintLayer((context, view) => {
    for (const area of areas) {
      if (meets(area.shape.box, view.box)) {
        trace(context, area.shape, view);
        context.fillStyle = area.fill ?? '#FFFFFF';
        context.fill('evenodd');
        if (!area.fill) {
          context.fillStyle = hatch(context, COLOURS.unknown);
          context.fill('evenodd');
        }
        context.strokeStyle = COLOURS.boundary;
        context.lineWidth = 1;
        context.stroke();
      }
    }
  }, { pane });
  layer.addTo(map);
  return {
    show(list) {
      areas = list.filter((area) => area.shape);
      layer.repaint();
    },
    clear() {
      if (areas.length > 0) {
        areas = [];
        layer.repaint();
      }
    },
    at: (x, y) => areas.find((area) => holds(area.shape, x, y))?.code ?? null,
  };
}
