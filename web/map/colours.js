// The map's colours, in one place; the legend and the drawing use the same.

export const COLOURS = {
  land: '#F4F1EA',
  water: '#CBDDE8',
  street: '#FFFFFF',
  streetCasing: '#DCD6CA',
  boundary: '#9AA5B1',
  ink: '#1F2933',
  muted: '#52606D',
  accent: '#0F766E',
  circleLine: 'rgba(15, 118, 110, 0.75)',
  gap: '#D55E00',
  gapFar: 'rgba(213, 94, 0, 0.55)',
  unknown: '#7B8794',
};

/** How strongly the density is drawn over the land where it carries the colour. */
export const DENSITY_STRENGTH = 0.82;

/**
 * Five classes, light to dark: ColorBrewer YlGnBu of six without its second, so that who has no red
 * cones tells the first two apart as well.
 */
export const DENSITY = ['#FFFFCC', '#7FCDBB', '#41B6C4', '#2C7FB8', '#253494'];

/** Better, worse and equal of a comparison (the ends of ColorBrewer PuOr, and grey). */
export const CHANGE = { better: '#542788', worse: '#B35806', same: '#9AA5B1' };

/** Five classes of a heat, little to much (after ColorBrewer YlOrBr, in steps that all can tell). */
export const HEAT = ['#FEE391', '#FE9929', '#D95F0E', '#A63603', '#5A1E02'];

/** Five classes of a score, little to much (viridis). */
export const SCORE = ['#440154', '#3B528B', '#21918C', '#5EC962', '#FDE725'];

/** Five classes of a rank, little to much (ColorBrewer Purples). */
export const RANK = ['#F2F0F7', '#CBC9E2', '#9E9AC8', '#756BB1', '#54278F'];

/** Beds as a share of demand, from far too few to enough: three oranges and a blue-green. */
export const SHORTAGE = ['#B34700', '#F0A35E', '#FCE3C5', '#9BD3CB'];

const ORANGE = '#E69F00';
const SKY = '#56B4E9';
const GREEN = '#009E73';
const BLUE = '#0072B2';
const PURPLE = '#882D72';
const BLACK = '#333333';

/**
 * Facility kinds by colour (Okabe and Ito, the purple darker than theirs to stand out on the density;
 * vermilion is kept for gaps, yellow is too light on paper) and by sign, so that colour is never alone.
 */
export const KIND_SIGNS = {
  community_care: { colour: PURPLE, sign: 'house' },
  township_care: { colour: PURPLE, sign: 'star' },
  nursing_home: { colour: BLUE, sign: 'bed' },
  canteen: { colour: ORANGE, sign: 'bowl' },
  mutual_aid: { colour: GREEN, sign: 'ring' },
  integrated_care: { colour: BLUE, sign: 'plus' },
  rehab_aid: { colour: SKY, sign: 'triangle' },
  medical: { colour: BLACK, sign: 'plus' },
  elder_school: { colour: SKY, sign: 'house' },
  fitness: { colour: GREEN, sign: 'triangle' },
  culture: { colour: SKY, sign: 'diamond' },
  convenience: { colour: GREEN, sign: 'square' },
  activity_centre: { colour: ORANGE, sign: 'diamond' },
  emergency: { colour: BLACK, sign: 'triangle' },
  other: { colour: BLACK, sign: 'ring' },
};

/** A hatch of 8 pixels: squares of 512 hold it a whole number of times, so it has no seams. */
export function hatch(context, colour, width = 1.6) {
  const cell = document.createElement('canvas');
  cell.width = 8;
  cell.height = 8;
  const pen = cell.getContext('2d');
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.beginPath();
  for (const shift of [-8, 0, 8]) {
    pen.moveTo(shift - 1, 9);
    pen.lineTo(shift + 9, -1);
  }
  pen.stroke();
  return context.createPattern(cell, 'repeat');
}
