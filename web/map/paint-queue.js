// Squares wait here for their turn to be painted: as many per frame of the screen as fit into a part
// of it, so that a map that moves never waits for all the squares that come into view at once.

/** Half a frame of a screen that shows sixty of them a second. */
const SLICE_MILLISECONDS = 8;

const waiting = new Map();
let isAsked = false;

function ask() {
  if (!isAsked) {
    isAsked = true;
    requestAnimationFrame(paintSome);
  }
}

function paintSome() {
  const end = performance.now() + SLICE_MILLISECONDS;
  isAsked = false;
  for (const [square, paint] of waiting) {
    waiting.delete(square);
    if (waiting.size > 0) {
      ask(); // before the painting, which may fail
    }
    paint();
    if (performance.now() >= end) {
      return;
    }
  }
}

/** Paints a square in its turn; of a square that waits already, the later painting is the one. */
export function paintLater(square, paint) {
  waiting.set(square, paint);
  ask();
}

/** A square that left the view need not be painted. */
export function paintNever(square) {
  waiting.delete(square);
}

export function waits(square) {
  return waiting.has(square);
}
