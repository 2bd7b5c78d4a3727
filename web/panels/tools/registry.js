// The tools of each work area, in the order of their tabs. A new tool is an import and a word here;
// web/README.md says what a tool is.
import { access } from './access.js';
import { borders } from './borders.js';
import { catchments } from './catchments.js';
import { circles } from './circles.js';
import { closure } from './closure.js';
import { compliance } from './compliance.js';
import { curve } from './curve.js';
import { density } from './density.js';
import { gain } from './gain.js';
import { batch } from './batch.js';
import { estate } from './estate.js';
import { gaps } from './gaps.js';
import { indicators } from './indicators.js';
import { network } from './network.js';
import { oldestates } from './oldestates.js';
import { ranking } from './ranking.js';
import { referrals } from './referrals.js';
import { projectmap } from './projectmap.js';
import { site } from './site.js';
import { siting } from './siting.js';
import { timeline } from './timeline.js';
import { villages } from './villages.js';
import { warning } from './warning.js';
import { whatif } from './whatif.js';

/** A work area whose tools this server cannot serve is not shown. */
export const AREAS = [
  { id: 'planning', tools: [
    site, gaps, whatif, siting, catchments, borders, closure, gain, access, curve, referrals, density,
  ] },
  { id: 'projects', tools: [
    indicators, projectmap, ranking, warning, timeline, network, circles,
  ] },
  { id: 'estates', tools: [estate, batch, oldestates, villages, compliance] },
];

/** The areas with those of their tools whose processes the server has; none without any. */
export function areasFor(processes, areas = AREAS) {
  return areas
    .map((area) => ({
      ...area,
      tools: area.tools.filter((tool) => (tool.needs ?? []).every((id) => processes.has(id))),
    }))
    .filter((area) => area.tools.length > 0);
}
