// Service circles as the server drew them: of all facilities that count, and of the chosen place.
import { PaintLayer } from './paint-layer.js';
import { COLOURS } from './colours.js';
import { meets, shapeOf, traceNear } from './shape.js';

/** A layer of polygons of one style. */
function circleLayer(pane, style) {
  let shapes = [];
  const layer = new PaintLayer((context, view) => {
    for (const shape of shapes) {
      if (meets(shape.box, view.box)) {
        traceNear(context, shape, view);
        context.fillStyle = style.fill;
        context.fill('evenodd');
        context.strokeStyle = style.stroke;
        context.lineWidth = style.width;
        context.stroke();
      }
    }
  }, { pane });
  return {
    layer,
    show(features) {
      shapes = features.map((f) => shapeOf(f.geometry)).filter((shape) => shape !== null);
      layer.repaint();
    },
  };
}

export function createCircles(panes) {
  return {
    all: circleLayer(panes.circles, {
      fill: 'rgba(15, 118, 110, 0.10)', stroke: COLOURS.circleLine, width: 0.8,
    }),
    place: circleLayer(panes.place, {
      fill: 'rgba(15, 118, 110, 0.24)', stroke: COLOURS.accent, width: 2,
    }),
  };
}
