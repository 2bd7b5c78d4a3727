// The signs of facility kinds: white shapes on a disc of the kind's colour.
import { KIND_SIGNS } from './colours.js';

const SHAPES = {
  house: (c) => polygon(c, [[-4, 0], [0, -4.2], [4, 0], [2.8, 0], [2.8, 3.6], [-2.8, 3.6], [-2.8, 0]]),
  star: (c) => polygon(c, Array.from({ length: 10 }, (_, i) => {
    const radius = i % 2 === 0 ? 5 : 2.1;
    const angle = (i * Math.PI) / 5 - Math.PI / 2;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  })),
  bed: (c) => {
    c.rect(-4.2, -3, 1.4, 6);
    c.rect(-2.8, 0, 7, 1.6);
    c.rect(2.8, 0, 1.4, 3);
    c.rect(-2.2, -2, 2.6, 1.6);
  },
  bowl: (c) => {
    c.arc(0, -0.8, 4.2, 0, Math.PI);
    c.closePath();
    c.rect(-2, 3.2, 4, 1.2);
  },
  ring: (c) => {
    c.arc(0, 0, 4, 0, 2 * Math.PI);
    c.moveTo(2, 0);
    c.arc(0, 0, 2, 0, 2 * Math.PI, true);
  },
  plus: (c) => {
    c.rect(-1.3, -4, 2.6, 8);
    c.rect(-4, -1.3, 2.7, 2.6);
    c.rect(1.3, -1.3, 2.7, 2.6);
  },
  triangle: (c) => polygon(c, [[0, -4.4], [4.2, 3.2], [-4.2, 3.2]]),
  diamond: (c) => polygon(c, [[0, -4.6], [4.2, 0], [0, 4.6], [-4.2, 0]]),
  square: (c) => c.rect(-3.2, -3.2, 6.4, 6.4),
};

function polygon(context, points) {
  points.forEach(([x, y], i) => (i === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
  context.closePath();
}

export function signOf(kind) {
  return KIND_SIGNS[kind] ?? KIND_SIGNS.other;
}

/** Draws a kind's sign; below a radius of 6 pixels only its disc can be told. */
export function drawSign(context, kind, x, y, radius) {
  const { colour, sign } = signOf(kind);
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = colour;
  context.fill();
  if (radius < 3) {
    return;
  }
  context.strokeStyle = '#FFFFFF';
  context.lineWidth = radius < 6 ? 1 : 1.5;
  context.stroke();
  if (radius < 6) {
    return;
  }
  context.save();
  context.translate(x, y);
  context.scale(radius / 8, radius / 8);
  context.beginPath();
  SHAPES[sign](context);
  context.fillStyle = '#FFFFFF';
  context.fill();
  context.restore();
}

/**
 * Draws one of the shapes (or a disc) by itself, for what is told apart by shape.
 *
 * @param {{fill: string, stroke: string, width: number}} style
 */
export function drawMark(context, name, x, y, radius, style) {
  context.save();
  context.translate(x, y);
  context.beginPath();
  if (name === 'disc') {
    context.arc(0, 0, radius, 0, 2 * Math.PI);
  } else {
    context.scale(radius / 4.4, radius / 4.4);
    SHAPES[name](context);
  }
  context.restore();
  context.fillStyle = style.fill ?? '#FFFFFF';
  context.fill();
  context.strokeStyle = style.stroke ?? '#FFFFFF';
  context.lineWidth = style.width ?? 1.5;
  context.stroke();
}
