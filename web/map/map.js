// The map and its order of layers, from the ground up.
import { L } from './leaflet.js';
import { project, unproject } from './mercator.js';
import { t } from '../i18n/language.js';
import { element } from '../dom/element.js';

/**
 * Height of each pane that stays where it is; the layers of the list stand in between, three below
 * the areas of a tool and three above. Leaflet's markers stand at 600, popups at 700.
 */
const HEIGHTS = {
  base: 210, land: 220, areas: 300, tools: 400, names: 410, place: 420,
};
/** Slots for the layers, the top first. */
const SLOTS = [390, 370, 350, 290, 270, 250];
/** The panes of each layer, the lower one first; names of regions are above all layers. */
const PANES_OF = {
  regions: ['lines'], density: ['density'], communities: ['communities'],
  facilities: ['facilities'], circles: ['circles'], streets: ['water', 'streets'],
};

/** All panes that a layer draws in. */
export function panesOf(layer) {
  return layer === 'regions' ? [...PANES_OF.regions, 'names'] : PANES_OF[layer];
}

/** @param {string[]} order of the layers, the top first */
export function putInOrder(map, order) {
  order.forEach((layer, i) => PANES_OF[layer].forEach((name, above) => {
    map.getPane(name).style.zIndex = String(SLOTS[i] + above);
  }));
}

/** @param {string[]} order of the layers, the top first */
export function createMap(node, order) {
  const map = L.map(node, {
    zoomControl: false, attributionControl: false, fadeAnimation: false, maxZoom: 19, minZoom: 5,
    zoomSnap: 0.5, worldCopyJump: false,
  });
  const panes = {};
  [...Object.keys(HEIGHTS), ...Object.values(PANES_OF).flat()].forEach((name) => {
    const pane = map.createPane(name);
    pane.style.zIndex = String(HEIGHTS[name] ?? 0);
    pane.style.pointerEvents = 'none';
    panes[name] = name;
  });
  putInOrder(map, order);
  return { map, panes };
}

export function placeControls(map, baseMap) {
  L.control.zoom({
    position: 'topright', zoomInTitle: t('map.zoomIn'), zoomOutTitle: t('map.zoomOut'),
  }).addTo(map);
  L.control.scale({ position: 'bottomright', imperial: false }).addTo(map);
  const north = L.control({ position: 'topright' });
  north.onAdd = () => element('div', { class: 'north', 'aria-hidden': 'true' },
    element('span', { text: '▲' }), element('span', { text: t('map.north') }));
  north.addTo(map);
  if (baseMap) {
    const credit = L.control({ position: 'bottomleft' });
    credit.onAdd = () => element('div', { class: 'credit', id: 'base-credit' },
      element('span', { text: [baseMap.attribution, baseMap.approval].filter(Boolean).join(' · ') }));
    credit.addTo(map);
  }
  map.getContainer().setAttribute('aria-label', t('map.label'));
}

/** The feature nearest to a pixel of the map, or null when none is within so many pixels. */
export function nearest(map, features, point, within) {
  const scale = 2 ** map.getZoom();
  const origin = map.getPixelOrigin();
  const pane = map.containerPointToLayerPoint(point);
  const x = pane.x + origin.x;
  const y = pane.y + origin.y;
  let best = null;
  let least = within * within;
  for (const feature of features) {
    if (feature.x !== null) {
      const distance = (feature.x * scale - x) ** 2 + (feature.y * scale - y) ** 2;
      if (distance <= least) {
        least = distance;
        best = feature;
      }
    }
  }
  return best;
}

/** A place of the flat world under a latitude and longitude of Leaflet. */
export function worldOf(latlng) {
  return project(latlng.lng, latlng.lat);
}

/** Bounds of features, for flying there. */
export function boundsOf(places) {
  const bounds = L.latLngBounds([]);
  for (const { lon, lat, shape } of places) {
    if (shape) {
      const [west, north] = unproject(shape.box[0], shape.box[1]);
      const [east, south] = unproject(shape.box[2], shape.box[3]);
      bounds.extend([[south, west], [north, east]]);
    } else if (lon !== null) {
      bounds.extend([lat, lon]);
    }
  }
  return bounds;
}
