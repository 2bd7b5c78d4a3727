// Reads a vector tile (Mapbox Vector Tile 2.1): protocol buffers of layers of features. Only what
// our server writes is needed, but a broken tile must end in an error, never in a loop.

class Reader {
  constructor(bytes, from = 0, to = bytes.length) {
    this.bytes = bytes;
    this.at = from;
    this.to = to;
  }

  varint() {
    let value = 0;
    let factor = 1;
    for (let i = 0; i < 10; i++) {
      if (this.at >= this.to) {
        throw new Error('the tile ends in the middle of a number');
      }
      const byte = this.bytes[this.at++];
      value += (byte & 127) * factor;
      if (byte < 128) {
        return value;
      }
      factor *= 128;
    }
    throw new Error('the tile holds a number that is too long');
  }

  /** A part of its own, as long as the number before it says. */
  part() {
    const length = this.varint();
    const end = this.at + length;
    if (end > this.to) {
      throw new Error('the tile is shorter than it says');
    }
    const part = new Reader(this.bytes, this.at, end);
    this.at = end;
    return part;
  }

  text() {
    const part = this.part();
    return new TextDecoder().decode(part.bytes.subarray(part.at, part.to));
  }

  fixed(length) {
    const view = new DataView(this.bytes.buffer, this.bytes.byteOffset + this.at, length);
    this.at += length;
    return length === 4 ? view.getFloat32(0, true) : view.getFloat64(0, true);
  }

  skip(wire) {
    if (wire === 0) {
      this.varint();
    } else if (wire === 1 || wire === 5) {
      this.at += wire === 1 ? 8 : 4;
    } else if (wire === 2) {
      this.part();
    } else {
      throw new Error(`the tile holds a field of kind ${wire}`);
    }
  }

  /** Calls what stands for a field's number, and skips the fields that nothing stands for. */
  fields(handlers) {
    while (this.at < this.to) {
      const tag = this.varint();
      const handler = handlers[Math.floor(tag / 8)];
      if (handler) {
        handler(this);
      } else {
        this.skip(tag % 8);
      }
    }
  }
}

const unzigzag = (n) => (n % 2 === 0 ? n / 2 : -(n + 1) / 2);

function readValue(reader) {
  let value = null;
  reader.fields({
    1: (r) => { value = r.text(); },
    2: (r) => { value = r.fixed(4); },
    3: (r) => { value = r.fixed(8); },
    4: (r) => { value = r.varint(); },
    5: (r) => { value = r.varint(); },
    6: (r) => { value = unzigzag(r.varint()); },
    7: (r) => { value = r.varint() === 1; },
  });
  return value;
}

const MOVE = 1;
const LINE = 2;

function readLines(reader) {
  const lines = [];
  let x = 0;
  let y = 0;
  while (reader.at < reader.to) {
    const command = reader.varint();
    const kind = command % 8;
    if (kind !== MOVE && kind !== LINE) {
      continue; // closing a ring brings no numbers; whoever fills it closes it
    }
    for (let i = Math.floor(command / 8); i > 0; i--) {
      x += unzigzag(reader.varint());
      y += unzigzag(reader.varint());
      if (kind === MOVE) {
        lines.push([]);
      }
      lines[lines.length - 1]?.push(x, y);
    }
  }
  return lines;
}

const numbers = (part) => {
  const list = [];
  while (part.at < part.to) {
    list.push(part.varint());
  }
  return list;
};

function readFeature(reader) {
  const feature = { tags: [], type: 0, lines: [] };
  reader.fields({
    2: (r) => { feature.tags = numbers(r.part()); },
    3: (r) => { feature.type = r.varint(); },
    4: (r) => { feature.lines = readLines(r.part()); },
  });
  return feature;
}

function readLayer(reader) {
  const layer = { name: '', extent: 4096, features: [] };
  const keys = [];
  const values = [];
  reader.fields({
    1: (r) => { layer.name = r.text(); },
    2: (r) => layer.features.push(readFeature(r.part())),
    3: (r) => keys.push(r.text()),
    4: (r) => values.push(readValue(r.part())),
    5: (r) => { layer.extent = r.varint(); },
  });
  layer.features = layer.features.map(({ tags, type, lines }) => {
    const properties = {};
    for (let i = 0; i + 1 < tags.length; i += 2) {
      properties[keys[tags[i]]] = values[tags[i + 1]];
    }
    return { type, lines, properties };
  });
  return layer;
}

/**
 * @param {Uint8Array} bytes
 * @returns {Array<{name: string, extent: number, features: Array<{type: number, lines: number[][],
 *     properties: object}>}>} type 1 points, 2 lines, 3 polygons; x and y in turn, in the extent
 */
export function readTile(bytes) {
  const layers = [];
  new Reader(bytes).fields({ 3: (r) => layers.push(readLayer(r.part())) });
  return layers;
}
