// The list of layers, the top one first: shown or not, how many, since when, how strong, and what
// their signs mean.
import { element, fill } from '../dom/element.js';
import { legendOf } from './legend.js';
import { signImage } from './sign-image.js';
import { hasAreas } from '../map/density.js';
import { t } from '../i18n/language.js';
import { count } from '../i18n/figures.js';
import { KINDS, LAYERS, SURFACES } from '../state/hash.js';

const COLLECTION_OF = {
  regions: 'regions', density: 'communities', communities: 'communities', facilities: 'facilities',
  circles: 'facilities', streets: 'streets',
};

function toggle(store, layer) {
  const input = element('input', {
    type: 'checkbox', id: `layer-${layer}`, checked: store.get().layers.includes(layer),
    on: {
      change: () => store.set({
        layers: LAYERS.filter((l) => (l === layer ? input.checked : store.get().layers.includes(l))),
      }),
    },
  });
  return input;
}

/** Moves a layer one step in the order in which they lie on each other. */
function orderButtons(store, layer) {
  const move = (name, sign, by) => element('button', {
    type: 'button', class: 'move', text: sign, data: { key: `${name}-${layer}` },
    'aria-label': t(`layer.${name}`, { layer: t(`layer.${layer}`) }),
    on: {
      click: () => {
        const order = [...store.get().order];
        const at = order.indexOf(layer);
        [order[at], order[at + by]] = [order[at + by], order[at]];
        store.set({ order });
      },
    },
  });
  return [move('higher', '▲', -1), move('lower', '▼', 1)];
}

/** Where the features come from, and of when they are. */
function origin(collection) {
  const interval = collection?.extent?.temporal?.interval?.[0];
  const source = collection?.source ?? null;
  return {
    source: source === null ? t('layer.noSource')
      : source.startsWith('demo:') ? t('layer.demoSource') : source,
    // An interval without an end is no date of the layer: it tells when the first feature began.
    date: interval?.[1]?.slice(0, 10) ?? t('layer.noDate'),
  };
}

function details(layer, collection, actions) {
  const opacity = element('input', {
    type: 'range', min: '20', max: '100', value: '100', data: { key: `opacity-${layer}` },
    'aria-label': `${t(`layer.${layer}`)}: ${t('layer.opacity')}`,
  });
  opacity.addEventListener('input', () => actions.opacity(layer, Number(opacity.value) / 100));
  return element('details', { class: 'more' },
    element('summary', {}, element('span', { class: 'origin', text: t('layer.origin', origin(collection)) })),
    element('p', { text: t('layer.crs') }),
    element('label', { class: 'opacity' }, element('span', { text: t('layer.opacity') }), opacity),
    element('button', {
      type: 'button', class: 'link', text: t('layer.zoom'), on: { click: () => actions.zoomTo(layer) },
    }));
}

/** Whether the density stands on the communities' areas or on a grid. */
function surfaceChoice(store) {
  const inputs = SURFACES.map((surface) => element('input', {
    type: 'radio', name: 'surface', value: surface, checked: store.get().surface === surface,
    on: { change: () => store.set({ surface }) },
  }));
  return element('div', { class: 'surface row', role: 'group', 'aria-label': t('layer.surface') },
    ...SURFACES.map((surface, i) => element('label', { class: 'choice' }, inputs[i],
      element('span', { text: t(`layer.surface.${surface}`) }))));
}

/** The kinds that are drawn, and the others folded away: what the signs mean needs little room. */
function shownKinds(store, counts) {
  const list = element('div', { class: 'shown-kinds', role: 'group', 'aria-label': t('layer.kindsShown') });
  let isOpen = false;
  const choice = (kind) => {
    const shown = store.get().shownKinds;
    const input = element('input', {
      type: 'checkbox', checked: shown.includes(kind), data: { key: `shown-${kind}` },
      on: {
        change: () => store.set({
          shownKinds: KINDS.filter((k) => (k === kind ? input.checked : shown.includes(k))),
        }),
      },
    });
    return element('label', { class: 'kind' }, input, signImage(kind),
      element('span', { text: t(`kind.${kind}`) }),
      element('span', { class: 'figure muted', text: count(counts.get(kind)) }));
  };
  const update = () => {
    const there = KINDS.filter((kind) => counts.get(kind));
    const shown = there.filter((kind) => store.get().shownKinds.includes(kind));
    const others = there.filter((kind) => !shown.includes(kind));
    const rest = others.length === 0 ? null : element('details', { class: 'other-kinds', open: isOpen },
      element('summary', { text: t('layer.kindsOther', { count: others.length }), data: { key: 'other-kinds' } }),
      ...others.map(choice));
    rest?.addEventListener('toggle', () => { isOpen = rest.open; });
    fill(list, ...shown.map(choice), rest);
  };
  update();
  store.on(['shownKinds'], update);
  return list;
}

/**
 * @param {{collections: Map, counts: Map, tooMany: Set, processes: Set, density: function}} city
 * @param {{opacity: function, zoomTo: function}} actions
 */
export function createLayerPanel(store, city, actions) {
  const legends = new Map();
  const rows = new Map(LAYERS.map((layer) => {
    const collection = city.collections.get(COLLECTION_OF[layer]);
    const legend = element('div', { class: 'legend' });
    legends.set(layer, legend);
    const head = element('div', { class: 'layer-head' }, toggle(store, layer),
      element('label', { for: `layer-${layer}`, text: t(`layer.${layer}`) }),
      element('span', {
        class: 'figure muted', text: layer === 'circles' ? '' : count(collection?.itemCount ?? null),
      }), ...orderButtons(store, layer));
    const notice = city.tooMany.has(COLLECTION_OF[layer]) && layer !== 'regions'
      ? element('p', { class: 'notice', text: t('layer.tooMany', { limit: count(city.tooMany.limit) }) })
      : null;
    const choice = layer === 'facilities' ? shownKinds(store, city.counts)
      : layer === 'density' && hasAreas(city.communities) ? surfaceChoice(store) : null;
    return [layer, element('section', { class: 'layer', data: { layer } }, head, notice, choice, legend,
      details(layer, collection, actions))];
  }));
  const list = element('div', {});
  const arrange = ({ order }) => {
    fill(list, ...order.map((layer) => rows.get(layer)));
    order.forEach((layer, i) => {
      const [higher, lower] = rows.get(layer).querySelectorAll('.move');
      higher.disabled = i === 0;
      lower.disabled = i === order.length - 1;
    });
  };
  store.on(['order'], arrange);
  arrange(store.get());
  const update = (state) => {
    for (const [layer, node] of legends) {
      fill(node, ...legendOf(layer, state, city));
      node.hidden = !state.layers.includes(layer);
    }
  };
  store.on(['layers', 'weight', 'surface', 'minutes', 'results', 'circles', 'circlesFailure', 'zoom', 'baseMapFailed'], update);
  update(store.get());
  return element('div', {}, element('h2', { text: t('panel.layers') }), list);
}
