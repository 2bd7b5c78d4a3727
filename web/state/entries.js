// Actuals that a person entered: no layer tells them. They stay in this browser and go to the
// server with each question; whatever was stored may be made up, so each is checked.

const KEY = 'carecircle.actuals';
const MOST = 500;

function isEntry(e) {
  return e !== null && typeof e === 'object' && typeof e.indicator === 'string' && Number.isInteger(e.year)
    && typeof e.value === 'number' && Number.isFinite(e.value) && typeof e.source === 'string'
    && /^\d{4}-\d{2}-\d{2}$/.test(e.date) && typeof e.region === 'string';
}

const copyOf = ({ indicator, year, value, source, date, region }) => ({ indicator, year, value, source, date, region });

export function readEntries(storage) {
  try {
    const read = JSON.parse(storage.getItem(KEY) ?? '[]');
    return Array.isArray(read) ? read.filter(isEntry).slice(0, MOST).map(copyOf) : [];
  } catch {
    return []; // storage may be forbidden, or hold anything
  }
}

export function keepEntries(storage, entries) {
  try {
    storage.setItem(KEY, JSON.stringify(entries));
    return true;
  } catch {
    return false;
  }
}

/** One entry per indicator, region and year: a later one replaces it. */
export function withEntry(entries, entry) {
  const isSame = (e) => e.indicator === entry.indicator && e.region === entry.region && e.year === entry.year;
  return [...entries.filter((e) => !isSame(e)), copyOf(entry)].slice(-MOST);
}
