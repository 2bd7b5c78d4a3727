// Which rows the coverage table lists at a level, and whether they sum to their parent.

export const COLUMNS = [
  { key: 'name', label: 'table.region', text: true },
  { key: 'coverageRatio', label: 'table.ratio' },
  { key: 'population', label: 'table.people' },
  { key: 'covered', label: 'table.covered' },
  { key: 'outOfReach', label: 'table.out' },
  { key: 'unknown', label: 'table.unknown' },
  { key: 'communityRatio', label: 'table.communities', file: 'table.communityRatio' },
  { key: 'meanSeconds', label: 'table.mean', file: 'table.meanSeconds' },
];

const SUMMED = ['population', 'covered', 'overCapacity', 'outOfReach', 'unknown', 'communities'];

function withRatio(row) {
  return {
    ...row,
    communityRatio: row.communities > 0 ? row.communitiesCovered / row.communities : null,
  };
}

function communityRow(community, state) {
  const reach = state.results.reach.of(community.id);
  const people = community.people[state.weight];
  return {
    code: community.id,
    name: community.name,
    level: 'community',
    population: people,
    reach,
    covered: reach === 'in' ? people : 0,
    outOfReach: reach === 'out' ? people : 0,
    unknown: reach === 'unknown' ? people : 0,
    community,
  };
}

/**
 * @returns {{level: string, parent: object, rows: object[]}} the rows below the chosen region; the
 *     parent has the figures that the rows must sum to
 */
export function rowsOf(state, city) {
  const { county, township } = state.results;
  const region = state.region ? city.tree.get(state.region) : null;
  if (region?.level === 'county') {
    return {
      level: 'township',
      parent: county.regions.find((r) => r.code === region.code) ?? null,
      rows: township.regions
        .filter((r) => r.code !== null && city.countyOf(r.code) === region.code)
        .map(withRatio),
    };
  }
  if (region?.level === 'township') {
    return {
      level: 'community',
      parent: township.regions.find((r) => r.code === region.code) ?? null,
      rows: city.communities
        .filter((c) => city.isIn(c.id, region.code))
        .map((c) => communityRow(c, state)),
    };
  }
  return { level: 'county', parent: county.total, rows: county.regions.map(withRatio) };
}

/** Whether the rows sum to their parent in every count; sums of fractions to a millionth. */
export function sumsUp(rows, parent) {
  return parent !== null && SUMMED.every((key) => {
    const sum = rows.reduce((s, row) => s + (key === 'communities' ? row[key] ?? 1 : row[key] ?? 0), 0);
    return Math.abs(sum - parent[key]) <= 1e-6 * Math.max(1, Math.abs(parent[key]));
  });
}

/** @param {string|null} sort a column's key, with a minus for falling; null for the order given */
export function sorted(rows, sort, compareText) {
  if (!sort) {
    return rows;
  }
  const key = sort.replace(/^-/, '');
  const sign = sort.startsWith('-') ? -1 : 1;
  return [...rows].sort((a, b) => {
    const x = a[key] ?? null;
    const y = b[key] ?? null;
    if (x === null || y === null) {
      return (x === null) - (y === null); // what is not known comes last, whichever the order
    }
    return sign * (typeof x === 'string' ? compareText(x, y) : x - y);
  });
}
