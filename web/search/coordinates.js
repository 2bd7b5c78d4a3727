// Reads a place that someone typed: longitude and latitude in degrees, WGS84.

/** Full-width digits and signs as the plain ones. */
export function plainText(text) {
  return text.normalize('NFKC').trim().toLowerCase();
}

/**
 * @returns {{lon: number, lat: number}|null} a pair where only one order can be meant is understood
 *     in either; where both can, longitude comes first
 */
export function readCoordinates(text) {
  const match = /^(-?\d{1,3}(?:\.\d+)?)\s*°?\s*([nsew])?\s*[,;、\s]\s*(-?\d{1,3}(?:\.\d+)?)\s*°?\s*([nsew])?$/
    .exec(plainText(text));
  if (!match) {
    return null;
  }
  const [, one, oneSide, two, twoSide] = match;
  const first = signed(one, oneSide);
  const second = signed(two, twoSide);
  const firstIsLat = /[ns]/.test(oneSide ?? '') || /[ew]/.test(twoSide ?? '')
    || (!oneSide && !twoSide && Math.abs(first) <= 85 && Math.abs(second) > 90);
  const [lon, lat] = firstIsLat ? [second, first] : [first, second];
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 85 ? { lon, lat } : null;
}

function signed(number, side) {
  return Number(number) * (side === 's' || side === 'w' ? -1 : 1);
}
