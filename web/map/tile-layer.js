// A layer whose squares are asked from the server as vector tiles.
import { L } from './leaflet.js';
import { prepare } from './paint-layer.js';
import { paintLater, paintNever } from './paint-queue.js';
import { readTile } from './vector-tile.js';
import { getBytes, isAbort } from '../api/client.js';

export const TileLayer = L.GridLayer.extend({
  options: {
    tileSize: 256, keepBuffer: 1, updateWhenZooming: false, updateWhenIdle: false, maxNativeZoom: 16,
  },

  /**
   * @param {string} collection
   * @param {function} paint called with a canvas context, the features, pixels per unit of the
   *     tile, and the zoom
   */
  initialize(collection, paint, options) {
    L.setOptions(this, options);
    this._collection = collection;
    this._paint = paint;
    this.on('tileunload', (event) => {
      event.tile.abort?.();
      paintNever(event.tile);
    });
  },

  createTile(coords, done) {
    const canvas = document.createElement('canvas');
    const abort = new AbortController();
    canvas.abort = () => abort.abort();
    const path = `api/tiles/${this._collection}/${coords.z}/${coords.x}/${coords.y}`;
    getBytes(path, abort.signal).then(
      (bytes) => paintLater(canvas, () => done(this._draw(canvas, coords, bytes), canvas)),
      // A tile that does not come leaves its square empty; the next view asks again.
      (error) => (isAbort(error) ? null : done(error, canvas)),
    );
    return canvas;
  },

  /** @returns {Error|null} why the tile could not be read */
  _draw(canvas, coords, bytes) {
    try {
      const layer = bytes ? readTile(bytes)[0] : null;
      if (layer) {
        const size = this.getTileSize().x;
        this._paint(prepare(canvas, size), layer.features, size / layer.extent, coords.z);
      }
      return null;
    } catch (error) {
      return error;
    }
  },
});

/** Puts a feature's lines on the canvas path. */
export function traceLines(context, lines, factor) {
  for (const line of lines) {
    for (let i = 0; i < line.length; i += 2) {
      if (i === 0) {
        context.moveTo(line[0] * factor, line[1] * factor);
      } else {
        context.lineTo(line[i] * factor, line[i + 1] * factor);
      }
    }
  }
}
