// What projects add up to. Printed decimals are added as whole numbers of millionths, so that sums
// are exact; what is not told is counted and never taken for 0.
import { valueOf } from './projects.js';

const PARTS = 1e6;
export const FIGURES = ['totalInvestment', 'planInvestment', 'beds'];

function add(projects, figure) {
  const told = projects.map((p) => p[figure]).filter((v) => typeof v === 'number');
  return {
    sum: told.length === 0 ? null : told.reduce((s, v) => s + Math.round(v * PARTS), 0) / PARTS,
    unknown: projects.length - told.length,
  };
}

/** Number of projects and each figure as {sum, unknown}; sum is null when none tells it. */
export function sumsOf(projects) {
  return { projects: projects.length, ...Object.fromEntries(FIGURES.map((f) => [f, add(projects, f)])) };
}

/** By what projects are grouped: the property, and the one that names it. */
const KEYS = {
  place: ['regionCode', 'regionName'],
  unit: ['unitCode', 'unitName'],
  responsible: ['responsibleUnit', 'responsibleUnit'],
  nature: ['nature', 'nature'],
  category: ['category', 'category'],
  year: ['endYear', 'endYear'],
};

/** One row for each value, ascending by it as the server does. */
export function groupsOf(projects, group) {
  const [key, label] = KEYS[group];
  const members = new Map();
  for (const project of projects) {
    const value = valueOf(project, key);
    members.set(value, [...(members.get(value) ?? []), project]);
  }
  return [...members]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([value, list]) => ({ key: value, name: valueOf(list[0], label), ...sumsOf(list) }));
}

/** Whether groups add up to the total in every count and figure. */
export function sumsUp(groups, total) {
  return groups.reduce((s, g) => s + g.projects, 0) === total.projects
    && FIGURES.every((f) => {
      const sum = groups.reduce((s, g) => s + Math.round((g[f].sum ?? 0) * PARTS), 0) / PARTS;
      return sum === (total[f].sum ?? 0) && groups.reduce((s, g) => s + g[f].unknown, 0) === total[f].unknown;
    });
}
