// The projects as the server tells them, and what of them is chosen.

/** What stands in an address and in a filter for "not stated". */
export const NOT_STATED = '-';

const PLACES = { Point: (c) => [c], MultiPoint: (c) => c };

function projectOf(feature) {
  const p = feature.properties;
  const number = p.part && p.no ? `${p.part}-${p.no}` : p.no ?? null;
  return {
    ...p,
    id: String(feature.id),
    number,
    sites: PLACES[feature.geometry?.type]?.(feature.geometry.coordinates) ?? [],
  };
}

export function projectsOf(collection) {
  return collection.features.map(projectOf);
}

/** Filters in the order in which they are shown, with the property that each looks at. */
export const FILTERS = [
  { name: 'city', key: 'cityCode', label: 'cityName' },
  { name: 'county', key: 'regionCode', label: 'regionName' },
  { name: 'nature', key: 'nature' },
  { name: 'category', key: 'category' },
  { name: 'unit', key: 'responsibleUnit' },
  { name: 'year', key: 'endYear' },
];
export const SIZES = ['totalInvestment', 'beds'];
export const GROUPS = ['place', 'unit', 'responsible', 'nature', 'category', 'year'];

export const NO_VIEW = {
  city: '', county: '', nature: '', category: '', unit: '', year: '', size: SIZES[0], group: GROUPS[0], until: null, chosen: null,
};

export function valueOf(project, key) {
  const value = project[key];
  return value === null || value === undefined || value === '' ? NOT_STATED : String(value);
}

/** Whether a project passes all filters, those that are left out apart. */
export function passes(project, view, except = null) {
  return FILTERS.every(({ name, key }) => (
    name === except || view[name] === '' || valueOf(project, key) === view[name]));
}

/** Whether a project is done by the year of the time line; one that tells no year never is. */
export function isDone(project, until) {
  return until === null || (typeof project.endYear === 'number' && project.endYear <= until);
}

/** First and last year of completion, or null when no project tells one. */
export function yearsOf(projects) {
  const years = projects.map((p) => p.endYear).filter((year) => typeof year === 'number');
  return years.length === 0 ? null : { first: Math.min(...years), last: Math.max(...years) };
}

/** The values that a filter can choose, given the other filters; those not stated last. */
export function choicesOf(projects, view, filter, compareText) {
  const found = new Map();
  for (const project of projects) {
    if (passes(project, view, filter.name)) {
      const value = valueOf(project, filter.key);
      const label = filter.label && value !== NOT_STATED ? project[filter.label] : value;
      const known = found.get(value);
      found.set(value, { value, label, count: (known?.count ?? 0) + 1 });
    }
  }
  const order = filter.label ? (c) => c.value : (c) => c.label;
  return [...found.values()].sort((a, b) => (
    (a.value === NOT_STATED) - (b.value === NOT_STATED) || compareText(order(a), order(b))));
}

const MOST_LETTERS = 120;

/** A view as text of an address; only what differs from the usual. */
export function writeView(view) {
  const parts = Object.keys(NO_VIEW)
    .filter((name) => view[name] !== NO_VIEW[name])
    .map((name) => [name, String(view[name])]);
  return new URLSearchParams(parts).toString();
}

/** Reads what {@link writeView} wrote; whatever cannot be is left out. */
export function readView(text) {
  const view = { ...NO_VIEW };
  for (const [name, value] of new URLSearchParams(text)) {
    const isText = name in NO_VIEW && value.length > 0 && value.length <= MOST_LETTERS;
    if (isText && name === 'size') {
      view.size = SIZES.includes(value) ? value : view.size;
    } else if (isText && name === 'group') {
      view.group = GROUPS.includes(value) ? value : view.group;
    } else if (isText && name === 'until') {
      view.until = /^\d{4}$/.test(value) ? Number(value) : null;
    } else if (isText) {
      view[name] = value;
    }
  }
  return view;
}

/** Drops what these projects do not have, so that an old link does not show an empty map. */
export function fitted(view, projects) {
  const fit = { ...view };
  for (const { name, key } of FILTERS) {
    if (view[name] !== '' && !projects.some((p) => valueOf(p, key) === view[name])) {
      fit[name] = '';
    }
  }
  const years = yearsOf(projects);
  fit.until = years && view.until !== null && view.until >= years.first && view.until <= years.last ? view.until : null;
  fit.chosen = projects.some((p) => p.id === view.chosen) ? view.chosen : null;
  return fit;
}
