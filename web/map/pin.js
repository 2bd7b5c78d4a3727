// The chosen place: a marker that can be dragged and moved with the arrow keys.
import { L } from './leaflet.js';
import { t } from '../i18n/language.js';

const STEP_PIXELS = 8;
const ARROWS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

/** @param {function} onMove called with the place and whether it still moves */
export function createPin(map, onMove) {
  let marker = null;

  function moved(isMoving) {
    const { lat, lng } = marker.getLatLng();
    onMove({ lon: lng, lat }, isMoving);
  }

  function step(event) {
    const arrow = ARROWS[event.key];
    if (!arrow) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    const at = map.latLngToContainerPoint(marker.getLatLng());
    const next = at.add(L.point(arrow).multiplyBy(STEP_PIXELS));
    marker.setLatLng(map.containerPointToLatLng(next));
    moved(false);
  }

  function make(place) {
    const icon = L.divIcon({ className: 'pin', iconSize: [30, 40], iconAnchor: [15, 38] });
    marker = L.marker([place.lat, place.lon], {
      icon, draggable: true, autoPan: true, keyboard: true, title: t('site.pin'), alt: t('site.pin'),
    });
    marker.on('drag', () => moved(true));
    marker.on('dragend', () => moved(false));
    marker.on('add', () => marker.getElement().addEventListener('keydown', step));
    marker.addTo(map);
  }

  return {
    show(place) {
      if (place === null) {
        marker?.remove();
        marker = null;
      } else if (marker === null) {
        make(place);
      } else {
        marker.setLatLng([place.lat, place.lon]);
      }
    },
  };
}
