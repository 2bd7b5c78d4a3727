// Places on the flat world of web maps at zoom 0: a square of 256 units, x east, y south.

export const WORLD = 256;
const RADIUS_METRES = 6371008.8;

export function project(lon, lat) {
  const sine = Math.sin((lat * Math.PI) / 180);
  return [
    (lon / 360 + 0.5) * WORLD,
    (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * WORLD,
  ];
}

export function unproject(x, y) {
  const n = Math.PI * (1 - (2 * y) / WORLD);
  return [(x / WORLD - 0.5) * 360, (Math.atan(Math.sinh(n)) * 180) / Math.PI];
}

/** Square kilometres of a box of longitude and latitude, on the sphere of the earth's mean radius. */
export function boxArea(west, south, east, north) {
  const rad = Math.PI / 180;
  const metres2 = RADIUS_METRES ** 2 * (east - west) * rad
    * (Math.sin(north * rad) - Math.sin(south * rad));
  return metres2 / 1e6;
}

/** Square kilometres inside a ring of lon, lat; the sign tells its direction. */
export function ringArea(ring) {
  const rad = Math.PI / 180;
  let sum = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [lon1, lat1] = ring[i];
    const [lon2, lat2] = ring[i + 1];
    sum += (lon2 - lon1) * rad * (2 + Math.sin(lat1 * rad) + Math.sin(lat2 * rad));
  }
  return (-sum * RADIUS_METRES ** 2) / 2 / 1e6;
}
