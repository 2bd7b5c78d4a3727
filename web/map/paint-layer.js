// A layer that is painted on squares of canvas: moving the map moves pictures and paints only what
// comes into view, so that many features do not slow it down.
import { L } from './leaflet.js';
import { paintLater, paintNever, waits } from './paint-queue.js';

/** Pixels beyond a square's edge whose symbols still reach into it. */
const MARGIN = 60;

export const PaintLayer = L.GridLayer.extend({
  options: {
    tileSize: 512, keepBuffer: 1, updateWhenZooming: false, updateWhenIdle: false, noWrap: true,
  },

  /** @param {function} paint called with a canvas context and a view; see viewOf */
  initialize(paint, options) {
    L.setOptions(this, options);
    this._paint = paint;
    this.on('tileunload', (event) => paintNever(event.tile));
  },

  // Squares belong to the very zoom of the map, half steps too: pictures are never stretched.
  _setView(center, zoom, ...rest) {
    this._exactZoom = zoom;
    L.GridLayer.prototype._setView.call(this, center, zoom, ...rest);
  },

  _clampZoom(zoom) {
    return this._exactZoom ?? zoom;
  },

  createTile(coords, done) {
    const canvas = document.createElement('canvas');
    paintLater(canvas, () => {
      this._draw(canvas, coords);
      done(null, canvas);
    });
    return canvas;
  },

  /** Paints again what is on the screen, without taking it away first. */
  repaint() {
    for (const tile of Object.values(this._tiles ?? {})) {
      if (!waits(tile.el)) {
        this._draw(tile.el, tile.coords);
      }
    }
  },

  _draw(canvas, coords) {
    const size = this.getTileSize().x;
    const context = prepare(canvas, size);
    this._paint(context, viewOf(coords, size));
  },
});

export function prepare(canvas, size) {
  const ratio = Math.min(2, window.devicePixelRatio || 1);
  if (canvas.width !== size * ratio) {
    canvas.width = size * ratio;
    canvas.height = size * ratio;
  }
  const context = canvas.getContext('2d');
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, size, size);
  return context;
}

/**
 * What a square shows: world x times scale minus left is its pixel. The box, with its margin, is
 * in world units.
 */
export function viewOf(coords, size) {
  const scale = 2 ** coords.z;
  const left = coords.x * size;
  const top = coords.y * size;
  return {
    zoom: coords.z,
    scale,
    left,
    top,
    size,
    box: [
      (left - MARGIN) / scale, (top - MARGIN) / scale,
      (left + size + MARGIN) / scale, (top + size + MARGIN) / scale,
    ],
  };
}
