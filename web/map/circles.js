// Service circles as the server drew them: of all facilities that count, and of the chosen place.
import { PaintLayer } from './paint-layer.js';
import { COLOURS } from './colours.js';
import { meets, shapeOf, trace } from './shape.js';

/** A layer of polygons; give it features and it shows those that the choice accepts. */
function circleLayer(pane, style) {
  let shapes = [];
  let chosen = () => true;
  const layer = new PaintLayer((context, view) => {
    for (const { shape, minutes } of shapes) {
      const look = meets(shape.box, view.box) && style(minutes, chosen(minutes));
      if (look) {
        trace(context, shape, view);
        context.fillStyle = look.fill;
        context.fill('evenodd');
        context.strokeStyle = look.stroke;
        context.lineWidth = look.width;
        context.stroke();
      }
    }
  }, { pane });
  return {
    layer,
    show(features, choice = () => true) {
      shapes = features
        .map((f) => ({ shape: shapeOf(f.geometry), minutes: f.properties?.minutes ?? null }))
        .filter(({ shape }) => shape !== null);
      chosen = choice;
      layer.repaint();
    },
    choose(choice) {
      chosen = choice;
      layer.repaint();
    },
    repaint: () => layer.repaint(),
  };
}

const TINT = 'rgba(15, 118, 110, 0.18)';
const LIGHT = 'rgba(15, 118, 110, 0.10)';

export function createCircles(panes) {
  return {
    all: circleLayer(panes.circles, () => ({
      fill: LIGHT, stroke: 'rgba(15, 118, 110, 0.6)', width: 0.8,
    })),
    place: circleLayer(panes.place, (minutes, isChosen) => (isChosen
      ? { fill: TINT, stroke: COLOURS.accent, width: 1.5 }
      : null)),
  };
}
