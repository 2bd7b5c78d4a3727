// What one more site would add anywhere: a heat of all street nodes and the best places that stand
// apart.
import { element, fill } from '../../dom/element.js';
import { explain } from '../../dom/explain.js';
import { t } from '../../i18n/language.js';
import { count } from '../../i18n/figures.js';
import { SERVICE_KEYS, serviceInputs } from '../../api/inputs.js';
import { COLOURS, HEAT } from '../../map/colours.js';
import { createDots } from '../../map/dots.js';
import { classLegend } from './class-legend.js';
import { checkField } from './fields.js';
import { createWork } from './work.js';
import { runNotes } from './notes.js';

const RANKED = 50;
const SPACING_METRES = 500;

/** Five classes of whole people with about as many nodes in each; fewer when values repeat. */
export function heatBreaks(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const breaks = HEAT.map((_, i) => sorted[Math.floor((i * sorted.length) / HEAT.length)] ?? 0);
  return [...new Set(breaks)];
}

export function classAt(breaks, value) {
  return breaks.reduce((klass, from, i) => (value >= from ? i : klass), 0);
}

export const gain = { id: 'gain', needs: ['marginal-gain'], open };

function open({ state: store, map: actions, api }) {
  const overlay = actions.overlay();
  const dots = createDots(actions.leaflet, 'tools');
  const form = element('div', { class: 'tool-body' });
  const list = element('div', { class: 'tool-body' });
  let ownOnly = false;
  let result = null;
  let isShown = false;
  const work = createWork({
    api,
    process: 'marginal-gain',
    inputs: () => (store.get().kinds.length > 0
      ? {
        ...serviceInputs(store.get()), most: RANKED, spacingMetres: SPACING_METRES,
        ...(ownOnly ? { neighbours: 'own-only', groupBy: 'county' } : {}),
      } : null),
    onClear() { result = null; update(); },
    onResult(answer) { result = answer; update(); },
  });

  function draw(breaks) {
    const styles = breaks.map((_, i) => ({ fill: HEAT[i] }));
    dots.show(result.features.map(({ geometry, properties }) => ({
      lon: geometry.coordinates[0], lat: geometry.coordinates[1], klass: classAt(breaks, properties.gainedElders),
    })), styles);
    overlay.show(result.ranked.map((node) => ({
      type: 'Feature', properties: { rank: node.rank }, geometry: { type: 'Point', coordinates: node.at },
    })), ({ properties: { rank } }) => ({
      mark: 'triangle', fill: '#FFFFFF', stroke: COLOURS.ink, width: 2, radius: rank <= 10 ? 8 : 6,
      label: rank <= 10 ? String(rank) : null,
    }));
  }

  function choose({ at: [lon, lat] }) {
    actions.flyToPlace({ lon, lat });
  }

  function row(node) {
    return element('li', {}, element('button', {
      type: 'button', class: 'row-button', data: { key: node.id }, on: { click: () => choose(node) },
    },
    element('span', { class: 'rank', text: String(node.rank) }),
    element('span', { class: 'grow' },
      element('span', { class: 'name', text: `${node.at[0].toFixed(5)}, ${node.at[1].toFixed(5)}` }),
      element('span', { class: 'muted small', text: t('gain.communities', { count: count(node.gainedCommunities) }) })),
    element('span', { class: 'figure', text: `+${count(node.gainedElders)} ${t('unit.people')}` })));
  }

  function update() {
    if (!result || !isShown) {
      overlay.clear();
      dots.clear();
    }
    if (!result) {
      fill(list, store.get().kinds.length === 0 ? element('p', { class: 'hint', text: t('work.kindsNone') }) : null);
      return;
    }
    if (result.features.length === 0) {
      fill(list, element('p', { class: 'hint', text: t('gain.none') }), runNotes(result.run));
      return;
    }
    const breaks = heatBreaks(result.features.map((f) => f.properties.gainedElders));
    fill(list,
      element('div', { class: 'headline' },
        element('span', { class: 'label' }, t('gain.most'), explain('gain.why')),
        element('b', { class: 'key', id: 'gain-most', text: `+${count(result.mostGainedElders)}` }),
        element('span', { class: 'unit', text: t('unit.people') })),
      classLegend(t('gain.legend', { weight: t(`weight.${store.get().weight}`) }), breaks, HEAT, count),
      element('p', { class: 'muted small', text: t('gain.nodes', { count: count(result.features.length) }) }),
      element('p', { class: 'muted small', text: t('gain.intro', { metres: count(SPACING_METRES) }) }),
      element('ul', { class: 'plain-list', id: 'gain-list' }, ...result.ranked.map(row)),
      runNotes(result.run));
    if (isShown) {
      draw(breaks);
    }
  }
  store.on([...SERVICE_KEYS, 'attempt'], work.refresh);
  fill(form, checkField('gain-own', {
    label: t('gain.own'), why: 'gain.ownWhy', value: ownOnly,
    onChange: (value) => { ownOnly = value; work.refresh(); },
  }));
  update();
  return {
    node: element('div', { class: 'tool-body' }, form, work.node, list),
    onShow() { isShown = true; work.show(); update(); },
    onHide() { isShown = false; work.hide(); update(); },
  };
}
