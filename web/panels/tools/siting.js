// Where new sites should go: pick a model, see the candidates, watch the bound close, read the plan.
import { element, fill } from '../../dom/element.js';
import { t } from '../../i18n/language.js';
import { count, stored } from '../../i18n/figures.js';
import { SERVICE_KEYS, serviceInputs } from '../../api/inputs.js';
import { COLOURS } from '../../map/colours.js';
import { DEFAULTS, goalOf, sitingForm, sitingInputs } from './siting-form.js';
import { planView, progressChart, readProgress, stepsOf } from './siting-plan.js';
import { addition } from './edits.js';
import { createWork } from './work.js';
import { runNotes } from './notes.js';

const NEAR = 15;
const MOST_NODES = 300;
const NODE_SPACING_METRES = 500;

/** The sites of a plan with their place in the order of opening, or of their ids without one. */
function ranksOf(result, other) {
  return other ? other.map((id, i) => [String(id), i + 1]) : result ? stepsOf(result).map((step) => [String(step.site), step.rank]) : [];
}

/** Candidates, chosen sites and who goes where, as features of the map; of another plan its sites only. */
function features(candidates, result, other, city) {
  const chosen = new Map(ranksOf(result, other));
  const place = new Map(candidates.map((c) => [String(c.id), c.geometry.coordinates]));
  const lines = (other ? [] : result?.assignments ?? [])
    .filter((a) => chosen.has(String(a.facility)))
    .map((a) => [city.community(String(a.demand)), place.get(String(a.facility))])
    .filter(([community, at]) => at && community && community.lon !== null)
    .map(([community, at]) => ({
      type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: [[community.lon, community.lat], at] },
    }));
  const points = candidates.map((c) => ({
    type: 'Feature', properties: { rank: chosen.get(String(c.id)) ?? null }, geometry: c.geometry,
  }));
  return [...lines, ...points.filter((p) => p.properties.rank === null), ...points.filter((p) => p.properties.rank !== null)];
}

function styleOf({ geometry, properties: { rank } }) {
  if (geometry.type === 'LineString') {
    return { stroke: COLOURS.accent, width: 1.5, dash: [4, 3] };
  }
  return rank === null
    ? { mark: 'diamond', fill: '#FFFFFF', stroke: COLOURS.ink, width: 1.2, radius: 4 }
    : { mark: 'star', fill: COLOURS.accent, stroke: '#FFFFFF', width: 1.5, radius: 12, label: String(rank) };
}

export const siting = { id: 'siting', needs: ['siting'], open };

function open({ state: store, city, map: actions, api }) {
  const overlay = actions.overlay();
  const form = element('div', { class: 'tool-body', id: 'siting-form' });
  const plan = element('div', { class: 'tool-body' });
  const asked = { ...DEFAULTS };
  const layerCount = city.collections.get('candidates')?.itemCount ?? 0;
  const hasNodes = city.processes.has('marginal-gain');
  asked.source = layerCount > 0 || !hasNodes ? 'layer' : 'nodes';
  let isShown = false;
  let layer = null;
  let layerFailure = null;
  let nodes = null;
  let result = null;
  let other = null; // the sites of another plan that is shown instead
  let greedy = false;
  let trail = [];
  let begun = 0;
  let address = null;

  // Of a grid only the sites of a plan are told with their places.
  const candidates = () => ({ layer, nodes, grid: result?.places?.features })[asked.source] ?? [];
  const facts = {
    outIds: () => store.get().results?.gaps.communities.map((gap) => String(gap.id)) ?? null,
    nodes: () => nodes && { features: { type: 'FeatureCollection', features: nodes } },
  };
  const inputs = () => {
    const made = sitingInputs(asked, store.get(), facts);
    return made && greedy ? { ...made, method: 'greedy' } : made;
  };

  // Nodes as candidates are found first: those where one more site adds most.
  const search = createWork({
    api,
    process: 'marginal-gain',
    inputs: () => (asked.source === 'nodes' && store.get().kinds.length > 0
      ? { ...serviceInputs(store.get()), most: MOST_NODES, spacingMetres: NODE_SPACING_METRES } : null),
    onClear() { nodes = null; update(); },
    onResult({ ranked }) {
      nodes = ranked.map((node) => ({
        type: 'Feature', id: node.id, properties: {}, geometry: { type: 'Point', coordinates: node.at },
      }));
      update();
    },
  });
  const work = createWork({
    api,
    process: 'siting',
    inputs,
    onClear() { trail = []; begun = performance.now(); result = null; other = null; update(); },
    onProgress(job) {
      address = `api/jobs/${encodeURIComponent(job.jobID)}/results`;
      const read = readProgress(job.message);
      if (read) {
        trail.push({ ...read, seconds: (performance.now() - begun) / 1000 });
      }
      return trail.length > 0 ? progressChart(goalOf(asked), trail) : null;
    },
    onResult(answer) { result = answer; update(); fly(null); },
  });

  async function readLayer() {
    if (layer || layerCount === 0) {
      return;
    }
    try {
      layer = (await api.getJson('api/collections/candidates/items?limit=10000')).features;
      layerFailure = null;
    } catch (failure) {
      layerFailure = failure;
    }
    update();
  }

  function name(id) {
    const candidate = candidates().find((c) => String(c.id) === String(id));
    return candidate?.properties.name ?? (asked.source !== 'layer' && candidate
      ? candidate.geometry.coordinates.map((v) => v.toFixed(5)).join(', ') : stored(id));
  }

  /** To one site, or to all chosen ones. */
  function fly(id) {
    const wanted = id === null ? new Set((other ?? result.open).map(String)) : new Set([String(id)]);
    const at = candidates().filter((c) => wanted.has(String(c.id))).map((c) => c.geometry.coordinates);
    if (at.length > 0) {
      actions.leaflet.fitBounds(at.map(([lon, lat]) => [lat, lon]), { maxZoom: NEAR, padding: [40, 40], animate: false });
    }
  }

  function show(open) {
    other = isShownPlan(open) ? null : open;
    update();
    fly(null);
  }
  const isShownPlan = (open) => other !== null && other.join() === open.join();

  /** The plan on the map becomes changes that can be tried, with the standing facilities. */
  function send() {
    const wanted = new Set((other ?? result.open).map(String));
    const sites = candidates().filter((c) => wanted.has(String(c.id)) && c.geometry);
    const edits = sites.reduce((all, site) => {
      const [lon, lat] = site.geometry.coordinates;
      const capacity = store.get().places ? site.properties.capacity ?? null : null;
      return [...all, addition(all, { lon, lat }, capacity)];
    }, store.get().edits);
    store.set({ edits, tab: 'whatif' });
  }

  /** A plan of other questions would lie: it goes when they change. */
  function outdate() {
    work.stop();
    fill(work.node);
    trail = [];
    result = null;
    other = null;
    search.refresh();
    update();
  }

  function change(patch) {
    Object.assign(asked, patch);
    outdate();
  }

  function run(isPreview) {
    greedy = isPreview;
    work.start();
  }

  function missing() {
    const { results, kinds } = store.get();
    if (asked.source === 'layer' && layerCount === 0) {
      return t('siting.noCandidates');
    }
    if (kinds.length === 0) {
      return t('work.kindsNone');
    }
    if (asked.scope === 'out' && results && results.gaps.communities.length === 0) {
      return t('siting.nobodyOut');
    }
    return null;
  }

  function update() {
    const lack = missing();
    const isReady = lack === null && inputs() !== null;
    const button = (look, text, key, isPreview) => element('button', {
      type: 'button', class: look, text, disabled: !isReady, data: { key }, on: { click: () => run(isPreview) },
    });
    fill(form,
      ...sitingForm(asked, { layerCount, hasNodes }, change),
      layerFailure ? element('p', { class: 'notice', role: 'alert', text: layerFailure.message }) : null,
      lack ? element('p', { class: 'hint', text: lack }) : element('p', {
        class: 'muted small',
        text: asked.source === 'grid' ? t('siting.gridCandidates') : t('siting.candidates', { count: count(candidates().length) }),
      }),
      element('div', { class: 'buttons' },
        button('primary', t('siting.solve'), 'siting-solve', false),
        button('quiet', t('siting.greedy'), 'siting-greedy', true)));
    fill(plan, ...(result ? [planView(result, {
      name, fly, city, actions, address, show, isShown: isShownPlan, send: city.processes.has('what-if') ? send : null,
    }), runNotes(result.run)] : []));
    if (isShown) {
      overlay.show(features(candidates(), result, other, city), styleOf);
    }
  }
  store.on([...SERVICE_KEYS, 'results'], outdate);
  update();
  return {
    node: element('div', { class: 'tool-body' }, form, search.node, work.node, plan),
    onShow() { isShown = true; search.show(); readLayer(); update(); },
    onHide() { isShown = false; search.hide(); overlay.clear(); },
  };
}
