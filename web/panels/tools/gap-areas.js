// Draws the areas of uncovered communities, the largest with their people written on them: as many
// as can be read at once.
import { t } from '../../i18n/language.js';
import { count } from '../../i18n/figures.js';
import { boundsOf } from '../../map/map.js';
import { shapeOf } from '../../map/shape.js';

const LABELS_FROM = 10;
const MOST_LABELS = 40;
/** Pixels that a label takes. */
const LABEL = { width: 64, height: 20 };

/** The first of the places that would not lie on each other. */
function apart(places, map) {
  const taken = [];
  return places.filter(({ bounds }) => {
    const at = map.latLngToContainerPoint(bounds.getCenter());
    const isFree = taken.every((p) => Math.abs(p.x - at.x) > LABEL.width || Math.abs(p.y - at.y) > LABEL.height);
    if (isFree) {
      taken.push(at);
    }
    return isFree;
  });
}

export function createAreaDrawing(actions, colours) {
  const overlay = actions.overlay();
  let areas = [];

  function labels() {
    const map = actions.leaflet;
    if (map.getZoom() < LABELS_FROM) {
      return [];
    }
    const view = map.getBounds();
    const seen = areas.filter(({ bounds }) => view.intersects(bounds)).slice(0, MOST_LABELS);
    return apart(seen, map)
      .map(({ area, bounds }) => {
        const { lat, lng } = bounds.getCenter();
        return {
          type: 'Feature',
          geometry: { type: 'Point', coordinates: [lng, lat] },
          properties: { label: `${count(area.properties.elders)} ${t('unit.people')}` },
        };
      });
  }

  function draw() {
    overlay.show([...areas.map(({ area }) => area), ...labels()], (feature) => (
      feature.properties.label
        ? { label: feature.properties.label, radius: 2, fill: colours.gap }
        : { stroke: colours.gap, width: 1.6, fill: 'rgba(213, 94, 0, 0.12)' }));
  }

  actions.leaflet.on('moveend', () => areas.length > 0 && draw());
  return {
    show(list) {
      areas = list.map((area) => ({ area, bounds: boundsOf([{ shape: shapeOf(area.geometry) }]) }));
      draw();
    },
    clear() {
      areas = [];
      overlay.clear();
    },
  };
}
