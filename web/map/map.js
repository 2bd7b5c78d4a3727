// The map and its order of layers, from the ground up.
import { L } from './leaflet.js';
import { project, unproject } from './mercator.js';
import { t } from '../i18n/language.js';
import { element } from '../dom/element.js';

/** Bottom first. Leaflet's markers stand at 600, popups at 700. */
const PANES = [
  'base', 'land', 'density', 'water', 'streets', 'circles', 'areas', 'lines', 'communities', 'facilities',
  'tools', 'names', 'place',
];

export function createMap(node) {
  const map = L.map(node, {
    zoomControl: false, attributionControl: false, fadeAnimation: false, maxZoom: 19, minZoom: 5,
    zoomSnap: 0.5, worldCopyJump: false,
  });
  const panes = {};
  PANES.forEach((name, i) => {
    const pane = map.createPane(name);
    pane.style.zIndex = String(210 + i * 10);
    pane.style.pointerEvents = 'none';
    panes[name] = name;
  });
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
