// A line chart as a drawing: axes with their units, lines, and marks at a place of the x axis.
import { shape } from '../dom/svg.js';

const WIDTH = 328;
const HEIGHT = 208;
const EDGE = { left: 46, right: 18, top: 26, bottom: 40 };

/**
 * @param {object} chart
 * @param {string} chart.label what a reader who does not see it is told
 * @param {{min: number, max: number, ticks: Array<{at: number, text: string}>, title: string}} chart.x
 * @param {object} chart.y likewise
 * @param {Array<{points: number[][], look: string}>} chart.lines look is a class of the style sheet
 * @param {Array<{at: number, text: string}>} [chart.marks] upright lines
 * @returns {SVGElement}
 */
export function lineChart({ label, x, y, lines, marks = [] }) {
  const scale = (axis, from, to) => (value) => (
    from + ((value - axis.min) / (axis.max - axis.min || 1)) * (to - from));
  const across = scale(x, EDGE.left, WIDTH - EDGE.right);
  const up = scale(y, HEIGHT - EDGE.bottom, EDGE.top);
  const path = (points) => points.map((p, i) => `${i === 0 ? 'M' : 'L'}${across(p[0]).toFixed(1)} ${up(p[1]).toFixed(1)}`).join('');
  const text = (at, attributes) => shape('text', attributes, at);
  const floor = HEIGHT - EDGE.bottom;
  return shape('svg', { class: 'chart', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': label },
    ...y.ticks.flatMap((tick) => [
      shape('path', { class: 'chart-grid', d: `M${EDGE.left} ${up(tick.at)}H${WIDTH - EDGE.right}` }),
      text(tick.text, { x: EDGE.left - 4, y: up(tick.at) + 4, 'text-anchor': 'end' }),
    ]),
    ...x.ticks.map((tick) => text(tick.text, { x: across(tick.at), y: floor + 14, 'text-anchor': 'middle' })),
    shape('path', { class: 'chart-axis', d: `M${EDGE.left} ${EDGE.top}V${floor}H${WIDTH - EDGE.right}` }),
    text(y.title, { x: 4, y: 10, class: 'chart-title' }),
    text(x.title, { x: (EDGE.left + WIDTH - EDGE.right) / 2, y: HEIGHT - 8, class: 'chart-title', 'text-anchor': 'middle' }),
    ...lines.map((line) => shape('path', { class: `chart-line ${line.look}`, d: path(line.points) })),
    ...marks.flatMap((mark) => {
      const at = across(mark.at);
      const isRight = at > WIDTH / 2;
      return [
        shape('path', { class: 'chart-mark', d: `M${at} ${EDGE.top}V${floor}` }),
        text(mark.text, { x: at + (isRight ? -4 : 4), y: floor - 8, class: 'chart-mark-text', 'text-anchor': isRight ? 'end' : 'start' }),
      ];
    }));
}

/** Evenly spaced ticks from the least to the most. */
export function ticks(min, max, steps, figure) {
  return Array.from({ length: steps + 1 }, (_, i) => {
    const at = min + ((max - min) * i) / steps;
    return { at, text: figure(at) };
  });
}
