// Changes of facilities and streets as the what-if tool collects them; the server applies them in
// their order.

/** What a new facility is called by its id; ids of the store never begin like this. */
const NEW = 'new-site-';

const at = ({ lon, lat }) => [lon, lat];

export function addition(edits, pin, capacity) {
  const used = edits.filter((e) => e.type === 'add-facility').map((e) => Number(e.id.slice(NEW.length)));
  const id = `${NEW}${Math.max(0, ...used) + 1}`;
  return { type: 'add-facility', id, at: at(pin), ...(capacity === null ? {} : { capacity }) };
}

export const move = (facility, pin) => ({ type: 'move-facility', id: facility.id, at: at(pin) });
export const removal = (facility) => ({ type: 'remove-facility', id: facility.id });
export const resize = (facility, capacity) => ({ type: 'resize-facility', id: facility.id, capacity });
export const closure = (pin) => ({ type: 'close-street', at: at(pin) });
export const link = (from, to) => ({ type: 'open-link', from: at(from), to: at(to) });

/** Whether a facility can still be changed: not after it was removed. */
export function isThere(edits, id) {
  return !edits.some((e) => e.type === 'remove-facility' && e.id === id);
}

/** The facility of these kinds that is nearest to a place, straight; among those that still stand. */
export function nearestFacility(facilities, kinds, edits, pin) {
  const narrow = Math.cos((pin.lat * Math.PI) / 180);
  let best = null;
  let least = Infinity;
  for (const facility of facilities) {
    if (facility.lon !== null && facility.status === 'operating' && kinds.includes(facility.kind) && isThere(edits, facility.id)) {
      const distance = Math.hypot((facility.lon - pin.lon) * narrow, facility.lat - pin.lat);
      if (distance < least) {
        least = distance;
        best = facility;
      }
    }
  }
  return best;
}

/** What became of a community, best first; null when only its facility is another. */
export function changeOf({ before, after }) {
  const was = before.class === 'covered';
  const is = after.class === 'covered';
  if (was !== is) {
    return is ? 'gained' : 'lost';
  }
  const seconds = (one) => one.seconds ?? Infinity;
  if ((before.served ?? 0) !== (after.served ?? 0)) {
    return after.served > before.served ? 'more' : 'fewer';
  }
  if (seconds(after) === seconds(before)) {
    return 'other';
  }
  return seconds(after) < seconds(before) ? 'nearer' : 'farther';
}
