// Signs of projects: the shape says the nature, the colour the category, the area the value.
import { shape } from '../dom/svg.js';
import { NOT_STATED, valueOf } from './projects.js';

/** Colours of Okabe and Ito; the same as on the printed sheet. */
const CATEGORIES = { 养老机构建设项目: '#0072B2', 健康养老建设项目: '#D55E00' };
const OTHER = ['#009E73', '#882D72', '#E69F00'];
const GREY = '#66727F';
const NATURES = { 新建: 'disc', 续建: 'square', 改扩建: 'triangle', 谋划: 'diamond' };

export const LARGEST_PIXELS = 20;
export const LEAST_PIXELS = 6;

/** Colour of each category that the projects have; further ones in the order of their names. */
export function colours(projects) {
  const found = [...new Set(projects.map((p) => valueOf(p, 'category')))].sort();
  const others = found.filter((c) => c !== NOT_STATED && !(c in CATEGORIES));
  return (category) => CATEGORIES[category]
    ?? (category === NOT_STATED ? GREY : OTHER[others.indexOf(category) % OTHER.length]);
}

export function markOf(nature) {
  return NATURES[nature] ?? 'plus';
}

/** Half the width of a sign whose area stands for a value; the least one when that is not known. */
export function radiusOf(value, largest) {
  return typeof value === 'number' && value > 0
    ? Math.max(LEAST_PIXELS, LARGEST_PIXELS * Math.sqrt(value / largest)) : LEAST_PIXELS;
}

const OUTLINES = {
  square: 'M-6.4 -6.4H6.4V6.4H-6.4Z',
  triangle: 'M0 -8.8L8.4 6.4H-8.4Z',
  diamond: 'M0 -9.2L8.4 0L0 9.2L-8.4 0Z',
  plus: 'M-2.6 -8H2.6V-2.6H8V2.6H2.6V8H-2.6V2.6H-8V-2.6H-2.6Z',
};

/** A sign beside text, hollow when its value is not known. */
export function signNode(project, colour, isHollow = false) {
  const mark = markOf(project.nature);
  const look = { fill: isHollow ? '#FFFFFF' : colour, stroke: isHollow ? colour : '#FFFFFF', 'stroke-width': isHollow ? 2.4 : 1 };
  return shape('svg', { class: 'project-sign', viewBox: '-10 -10 20 20', 'aria-hidden': 'true' },
    mark === 'disc' ? shape('circle', { r: 8, ...look }) : shape('path', { d: OUTLINES[mark], ...look }));
}
