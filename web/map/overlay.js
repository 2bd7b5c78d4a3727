// A layer of features that a tool draws on the map: places by shape and colour, lines, polygons.
import { PaintLayer } from './paint-layer.js';
import { COLOURS, hatch } from './colours.js';
import { project } from './mercator.js';
import { meets, shapeOf, trace } from './shape.js';
import { drawMark } from './signs.js';

const FONT = '"Noto Sans SC", "PingFang SC", "Microsoft YaHei", "WenQuanYi Micro Hei", sans-serif';

function points(geometry) {
  return { Point: (c) => [c], MultiPoint: (c) => c }[geometry?.type]?.(geometry.coordinates) ?? [];
}

function lines(geometry) {
  const paths = { LineString: (c) => [c], MultiLineString: (c) => c }[geometry?.type]?.(
    geometry.coordinates,
  ) ?? [];
  return paths.map((path) => path.map(([lon, lat]) => project(lon, lat)));
}

function drawn(feature, styleOf) {
  const style = styleOf(feature);
  return style && {
    feature,
    style,
    shape: shapeOf(feature.geometry),
    places: points(feature.geometry).map(([lon, lat]) => project(lon, lat)),
    lines: lines(feature.geometry),
  };
}

/**
 * @param {object} map of Leaflet
 * @param {string} pane where it lies
 * @returns {{show: function, clear: function, at: function, remove: function}} show takes GeoJSON
 *     features and a function that gives each its style, or null to leave it out: fill, stroke,
 *     width (pixels), dash, hatch (a colour), mark (a shape of signs.js), radius (pixels), label
 */
export function createOverlay(map, pane) {
  let features = [];
  const layer = new PaintLayer((context, view) => {
    features.forEach((f) => f.shape && meets(f.shape.box, view.box) && polygon(context, view, f));
    features.forEach((f) => f.lines.forEach((path) => line(context, view, path, f.style)));
    features.forEach((f) => f.places.forEach((place) => mark(context, view, place, f.style)));
  }, { pane });
  layer.addTo(map);
  return {
    show(list, styleOf) {
      features = list.map((f) => drawn(f, styleOf)).filter(Boolean);
      layer.repaint();
    },
    clear() {
      features = [];
      layer.repaint();
    },
    /** The place's feature that is nearest to a pixel of the map, or null. */
    at(point, within = 12) {
      const scale = 2 ** map.getZoom();
      const at = map.containerPointToLayerPoint(point).add(map.getPixelOrigin());
      let best = null;
      let least = within;
      for (const { feature, places } of features) {
        for (const [x, y] of places) {
          const distance = Math.hypot(x * scale - at.x, y * scale - at.y);
          if (distance <= least) {
            least = distance;
            best = feature;
          }
        }
      }
      return best;
    },
    remove: () => layer.remove(),
  };
}

function polygon(context, view, { shape, style }) {
  trace(context, shape, view);
  if (style.fill) {
    context.fillStyle = style.fill;
    context.fill('evenodd');
  }
  if (style.hatch) {
    context.fillStyle = hatch(context, style.hatch);
    context.fill('evenodd');
  }
  outline(context, style);
}

function line(context, view, path, style) {
  context.beginPath();
  path.forEach(([x, y], i) => context[i === 0 ? 'moveTo' : 'lineTo'](
    x * view.scale - view.left, y * view.scale - view.top,
  ));
  outline(context, style);
}

function outline(context, style) {
  if (style.stroke) {
    context.setLineDash(style.dash ?? []);
    context.strokeStyle = style.stroke;
    context.lineWidth = style.width ?? 1.5;
    context.stroke();
    context.setLineDash([]);
  }
}

function mark(context, view, [worldX, worldY], style) {
  const x = worldX * view.scale - view.left;
  const y = worldY * view.scale - view.top;
  const radius = style.radius ?? 7;
  drawMark(context, style.mark ?? 'disc', x, y, radius, style);
  if (style.label) {
    context.font = `600 12px ${FONT}`;
    context.textAlign = 'center';
    context.textBaseline = 'bottom';
    context.lineJoin = 'round';
    context.lineWidth = 3;
    context.strokeStyle = 'rgba(255, 255, 255, 0.9)';
    context.strokeText(style.label, x, y - radius - 2);
    context.fillStyle = COLOURS.ink;
    context.fillText(style.label, x, y - radius - 2);
  }
}
