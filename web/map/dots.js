// Many places of one kind by class: squares that can stand side by side, or discs. Tens of thousands
// are painted one class at a time, each class in one stroke of the pen.
import { PaintLayer } from './paint-layer.js';
import { project } from './mercator.js';

/** Pixels from the middle to the edge, by zoom. */
function sizeAt(zoom) {
  return Math.max(1, Math.min(8, 1 + (zoom - 8) * 0.9));
}

function isIn(place, box) {
  return place.x >= box[0] && place.x <= box[2] && place.y >= box[1] && place.y <= box[3];
}

/**
 * @param {object} map of Leaflet
 * @param {string} pane where they lie
 * @returns {{show: function, clear: function}} show takes places {lon, lat, klass} and the style of
 *     each class {fill, stroke, disc}; higher classes are painted over lower ones
 */
export function createDots(map, pane) {
  let classes = [];
  const layer = new PaintLayer((context, view) => {
    const size = sizeAt(view.zoom);
    for (const { places, style } of classes) {
      context.beginPath();
      for (const place of places) {
        if (isIn(place, view.box)) {
          const x = place.x * view.scale - view.left;
          const y = place.y * view.scale - view.top;
          if (style.disc) {
            context.moveTo(x + size, y);
            context.arc(x, y, size, 0, 2 * Math.PI);
          } else {
            context.rect(x - size, y - size, 2 * size, 2 * size);
          }
        }
      }
      context.fillStyle = style.fill;
      context.fill();
      if (style.stroke && size > 2) {
        context.strokeStyle = style.stroke;
        context.lineWidth = 1;
        context.stroke();
      }
    }
  }, { pane });
  layer.addTo(map);
  return {
    show(places, styles) {
      classes = styles.map((style) => ({ style, places: [] }));
      for (const { lon, lat, klass } of places) {
        const [x, y] = project(lon, lat);
        classes[klass].places.push({ x, y });
      }
      layer.repaint();
    },
    clear() {
      classes = [];
      layer.repaint();
    },
  };
}
