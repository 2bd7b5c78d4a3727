// The city as the panels ask about it: features by id, and which region holds what.
import { MOST_DRAWN } from '../api/city.js';
import { communityOf, facilityOf, regionOf, regionTree, weightsOf } from '../api/model.js';
import { holds } from '../map/shape.js';

const DIGITS = { county: 6, township: 9 };

/** The code of the level that a code of the national standard holds in its first digits. */
function byDigits(code, level) {
  return /^(\d{6}|\d{9}|\d{12})$/.test(code) && code.length >= DIGITS[level]
    ? code.slice(0, DIGITS[level]) : null;
}

/** As the server assigns regions: by code and parents, by the code's digits, else by place. */
function assign(regions, tree) {
  const ofCode = (code, level) => tree.ancestor(code, level)?.code ?? byDigits(code, level);
  return {
    ofCode,
    ofCommunity(community, level) {
      if (community.regionCode !== null) {
        return ofCode(community.regionCode, level);
      }
      const lying = community.x === null ? [] : regions.filter(
        (r) => r.level === level && r.shape && holds(r.shape, community.x, community.y),
      );
      return lying.map((r) => r.code).sort()[0] ?? null;
    },
  };
}

/** @param {object} overview of the server; layers the features of its three main layers */
export function createCity(overview, layers) {
  const regions = layers.regions.map(regionOf);
  const communities = layers.communities.map(communityOf);
  const facilities = layers.facilities.map(facilityOf);
  const tree = regionTree(regions);
  // A community that is a point has the area of its own region, where there is one.
  communities.forEach((c) => {
    const own = tree.get(c.id) ?? tree.get(c.regionCode);
    c.area = c.shape ?? (own?.level === 'community' ? own.shape : null);
  });
  const { ofCode, ofCommunity } = assign(regions, tree);
  const regionsOf = new Map(communities.map((c) => [
    c.id, { county: ofCommunity(c, 'county'), township: ofCommunity(c, 'township') },
  ]));
  const communityById = new Map(communities.map((c) => [c.id, c]));
  const facilityById = new Map(facilities.map((f) => [f.id, f]));
  const counts = new Map();
  facilities.forEach((f) => counts.set(f.kind, (counts.get(f.kind) ?? 0) + 1));
  const tooMany = new Set(['communities', 'facilities'].filter(
    (id) => (overview.collections.get(id)?.itemCount ?? 0) > MOST_DRAWN,
  ));
  tooMany.limit = MOST_DRAWN;
  return {
    ...overview,
    regions,
    communities,
    facilities,
    tree,
    counts,
    tooMany,
    weights: weightsOf(communities),
    community: (id) => communityById.get(id) ?? null,
    facility: (id) => facilityById.get(id) ?? null,
    countyOf: (code) => ofCode(code, 'county'),
    /** Whether a community lies in a county or township; everywhere when none is chosen. */
    isIn(id, code) {
      const at = regionsOf.get(id);
      return code === null || tree.get(code) === null || at?.county === code || at?.township === code;
    },
    /** The names of the regions that a community lies in. */
    regionNames(id) {
      const { county, township } = regionsOf.get(id) ?? {};
      return [county, township].map((code) => tree.get(code)?.name).filter(Boolean).join(' · ');
    },
  };
}
