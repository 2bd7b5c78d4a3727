// A facility kind's sign for lists and legends, drawn as on the map.
import { drawSign } from '../map/signs.js';
import { element } from '../dom/element.js';

const SIZE = 18;

export function signImage(kind) {
  const canvas = element('canvas', { class: 'sign', 'aria-hidden': 'true' });
  canvas.width = SIZE * 2;
  canvas.height = SIZE * 2;
  const context = canvas.getContext('2d');
  context.scale(2, 2);
  drawSign(context, kind, SIZE / 2, SIZE / 2, 8);
  return canvas;
}
