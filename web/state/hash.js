// The address of the page says what it shows: a copied link shows the same to someone else.
// Whatever stands there may be made up, so each part is checked and a bad one left out.

export const KINDS = [
  'community_care', 'township_care', 'nursing_home', 'canteen', 'mutual_aid', 'integrated_care',
  'rehab_aid', 'medical', 'elder_school', 'fitness', 'culture', 'convenience', 'activity_centre',
  'emergency', 'other',
];
export const LAYERS = ['regions', 'density', 'communities', 'facilities', 'circles', 'streets'];
/** What lies above what unless chosen otherwise, the top first. */
export const ORDER = ['facilities', 'communities', 'regions', 'circles', 'streets', 'density'];
export const WEIGHTS = ['elders60', 'elders65', 'elders80', 'population'];
export const SURFACES = ['areas', 'grid'];
export const STEPS = [5, 10, 15, 20, 30];
/** Whole minutes. */
export const SLIDER = { least: 1, most: 30 };

export const DEFAULTS = {
  lang: 'zh-CN',
  large: false,
  minutes: 15,
  speed: 1,
  kinds: ['community_care', 'township_care'],
  shownKinds: ['community_care', 'township_care'],
  weight: 'elders60',
  surface: 'areas',
  layers: LAYERS,
  order: ORDER,
  region: null,
  pin: null,
  view: null,
  tab: 'site',
  rank: 'elders',
  sort: null,
  edits: [],
  places: false,
  board: null,
  indicator: null,
  year: null,
  projects: '',
};

const number = (text, least, most) => {
  const value = /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
  return value >= least && value <= most ? value : undefined;
};
/** Those of a list that there are; none of a list that has only others is no choice. */
const list = (text, allowed) => {
  const chosen = text.split(',');
  const known = allowed.filter((name) => chosen.includes(name));
  return known.length > 0 || text === '' ? known : undefined;
};
/** All layers, each once: a part of them would leave open where the others lie. */
const order = (text) => {
  const chosen = text.split(',');
  return [...chosen].sort().join() === [...ORDER].sort().join() ? chosen : undefined;
};
const place = (text) => {
  const [lon, lat, ...rest] = text.split(',');
  const at = { lon: number(lon ?? '', -180, 180), lat: number(lat ?? '', -85, 85) };
  return at.lon === undefined || at.lat === undefined ? undefined : { at, rest };
};

const MOST_EDITS = 200;
const point = (text) => {
  const at = place(text)?.at;
  return at && [at.lon, at.lat];
};
const places = (text) => number(text, 0, 1e9);

/** Each change of the what-if tool: its letter in the address, and its members behind it. */
const EDITS = {
  a: { type: 'add-facility', members: ['id', 'at', 'capacity'], least: 2 },
  m: { type: 'move-facility', members: ['id', 'at'], least: 2 },
  r: { type: 'remove-facility', members: ['id'], least: 1 },
  s: { type: 'resize-facility', members: ['id', 'capacity'], least: 2 },
  c: { type: 'close-street', members: ['at'], least: 1 },
  l: { type: 'open-link', members: ['from', 'to'], least: 2 },
};
const MEMBERS = { id: (text) => decodeURIComponent(text) || undefined, at: point, from: point, to: point, capacity: places };

function edit(text) {
  const [letter, ...values] = text.split('!');
  const kind = EDITS[letter];
  if (!kind || values.length < kind.least || values.length > kind.members.length) {
    return undefined;
  }
  const read = { type: kind.type };
  values.forEach((value, i) => { read[kind.members[i]] = MEMBERS[kind.members[i]](value); });
  return Object.values(read).includes(undefined) ? undefined : read;
}

/** All of them, or none: changes build on each other. */
function edits(text) {
  try {
    const all = text.split('~').map(edit);
    return all.includes(undefined) || all.length > MOST_EDITS ? undefined : all;
  } catch {
    return undefined; // an id that is no encoded text
  }
}

function editText(change) {
  const [letter, { members }] = Object.entries(EDITS).find(([, kind]) => kind.type === change.type);
  const text = (value) => (Array.isArray(value)
    ? value.map((v) => String(Number(v.toFixed(7)))).join()
    : encodeURIComponent(String(value)).replace(/[!~]/g, (c) => `%${c.charCodeAt(0).toString(16)}`));
  return [letter, ...members.filter((name) => change[name] !== undefined).map((name) => text(change[name]))].join('!');
}

const READERS = {
  g: (text) => ({ lang: text === 'en' ? 'en' : 'zh-CN' }),
  z: (text) => ({ large: text === '1' }),
  m: (text) => ({ minutes: number(text, 1, 120) }),
  s: (text) => ({ speed: number(text, 0.1, 3) }),
  k: (text) => ({ kinds: list(text, KINDS) }),
  f: (text) => ({ shownKinds: list(text, KINDS) }),
  w: (text) => ({ weight: WEIGHTS.includes(text) ? text : undefined }),
  d: (text) => ({ surface: SURFACES.includes(text) ? text : undefined }),
  l: (text) => ({ layers: list(text, LAYERS) }),
  u: (text) => ({ order: order(text) }),
  r: (text) => ({ region: text.slice(0, 100) || undefined }),
  t: (text) => ({ tab: /^[a-z][a-z-]{0,29}$/.test(text) ? text : undefined }),
  q: (text) => ({ rank: text === 'elders-excess' ? text : 'elders' }),
  e: (text) => ({ edits: edits(text) }),
  c: (text) => ({ places: text === '1' }),
  o: (text) => ({ sort: /^-?[a-zA-Z]{1,30}$/.test(text) ? text : undefined }),
  b: (text) => ({ board: /^[a-z0-9-]{1,60}$/.test(text) ? text : undefined }),
  i: (text) => ({ indicator: /^[a-z0-9-]{1,60}$/.test(text) ? text : undefined }),
  y: (text) => ({ year: number(text, 1990, 2100) }),
  // Filters of the project map, as its own panel writes and checks them.
  j: (text) => ({ projects: text.slice(0, 1000) }),
  p: (text) => ({ pin: place(text)?.at }),
  v: (text) => {
    const read = place(text);
    const zoom = number(read?.rest[0] ?? '', 1, 19);
    return { view: zoom === undefined ? undefined : { ...read.at, zoom } };
  },
};

export function readHash(hash) {
  const read = { ...DEFAULTS };
  for (const [name, text] of new URLSearchParams(hash.replace(/^#/, ''))) {
    const patch = READERS[name]?.(text) ?? {};
    for (const [key, value] of Object.entries(patch)) {
      if (value !== undefined) {
        read[key] = value;
      }
    }
  }
  return read;
}

/** Only what differs from the defaults stands in the address. */
export function writeHash(state) {
  const at = (p) => `${p.lon.toFixed(6)},${p.lat.toFixed(6)}`;
  const parts = [
    ['g', state.lang, DEFAULTS.lang],
    ['z', state.large ? '1' : '0', '0'],
    ['m', String(state.minutes), String(DEFAULTS.minutes)],
    ['s', String(state.speed), String(DEFAULTS.speed)],
    ['k', state.kinds.join(), DEFAULTS.kinds.join()],
    ['f', state.shownKinds.join(), DEFAULTS.shownKinds.join()],
    ['w', state.weight, DEFAULTS.weight],
    ['d', state.surface, DEFAULTS.surface],
    ['l', state.layers.join(), DEFAULTS.layers.join()],
    ['u', state.order.join(), DEFAULTS.order.join()],
    ['r', state.region ?? '', ''],
    ['t', state.tab, DEFAULTS.tab],
    ['q', state.rank, DEFAULTS.rank],
    ['o', state.sort ?? '', ''],
    ['e', state.edits.map(editText).join('~'), ''],
    ['c', state.places ? '1' : '0', '0'],
    ['b', state.board ?? '', ''],
    ['i', state.indicator ?? '', ''],
    ['y', String(state.year ?? ''), ''],
    ['j', state.projects, ''],
    ['p', state.pin ? at(state.pin) : '', ''],
    ['v', state.view ? `${at(state.view)},${state.view.zoom}` : '', ''],
  ];
  return parts
    .filter(([, value, normal]) => value !== normal)
    .map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll('%2C', ',')}`)
    .join('&');
}
