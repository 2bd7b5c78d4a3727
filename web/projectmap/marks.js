// Puts the signs of projects on the map. Projects of one town have one point: they stand in a ring
// around it, some pixels off, or the larger would hide the smaller.
import { project as worldOf, unproject } from '../map/mercator.js';
import { isDone, passes, valueOf } from './projects.js';
import { markOf, radiusOf } from './signs.js';

const RING_PIXELS = 9;
const FAINT = '40';

/** The sites of the projects, those of one point with their place in the ring. */
function sitesOf(projects) {
  const places = new Map();
  for (const project of projects) {
    for (const [lon, lat] of project.sites) {
      const key = `${lon} ${lat}`;
      places.set(key, [...(places.get(key) ?? []), { project, lon, lat }]);
    }
  }
  return [...places.values()].flatMap((list) => list.map((site, i) => ({ ...site, i, count: list.length, list })));
}

/**
 * @param {object} overlay as the map gives it to a tool
 * @param {object} map of Leaflet
 * @param {{projects: Array, colourOf: function, onChoose: function}} shown
 */
export function createMarks(overlay, map, { projects, colourOf, onChoose }) {
  let view = null;

  function radius(site, largest) {
    // How a project's figure spreads over several sites is not printed.
    return site.project.sites.length > 1 ? radiusOf(null) : radiusOf(site.project[view.size], largest);
  }

  function moved(site, largest) {
    if (site.count === 1) {
      return [site.lon, site.lat];
    }
    const widest = Math.max(...site.list.map((s) => radius(s, largest)));
    const reach = (Math.max(RING_PIXELS, widest) * Math.max(1, site.count / 4)) / 2 ** map.getZoom();
    const angle = Math.PI * (0.5 + (2 * site.i) / site.count);
    const [x, y] = worldOf(site.lon, site.lat);
    return unproject(x + reach * Math.cos(angle), y - reach * Math.sin(angle));
  }

  function styleOf({ properties }) {
    if (properties.link) {
      return { stroke: properties.colour, width: 1.2, dash: [4, 3] };
    }
    const { project, size, isHollow } = properties;
    const colour = colourOf(valueOf(project, 'category'));
    const isLater = !isDone(project, view.until);
    const isChosen = project.id === view.chosen;
    return {
      mark: markOf(project.nature),
      radius: size,
      fill: isHollow ? '#FFFFFF' : colour + (isLater ? FAINT : ''),
      stroke: isChosen ? '#1F2933' : isHollow ? colour + (isLater ? FAINT : '') : '#FFFFFF',
      width: isChosen ? 3 : isHollow ? 2.2 : 1.2,
      label: isChosen ? project.number ?? project.id : null,
    };
  }

  function draw() {
    if (view === null) {
      return;
    }
    const largest = Math.max(0, ...projects.map((p) => p[view.size] ?? 0));
    const shown = projects.filter((p) => p.sites.length > 0 && passes(p, view));
    const points = sitesOf(shown)
      .map((site) => ({
        type: 'Feature',
        geometry: { type: 'Point', coordinates: moved(site, largest) },
        properties: {
          project: site.project, size: radius(site, largest),
          isHollow: site.project.sites.length > 1 || typeof site.project[view.size] !== 'number',
        },
      }))
      .sort((a, b) => (a.properties.project.id === view.chosen) - (b.properties.project.id === view.chosen)
        || b.properties.size - a.properties.size);
    const links = shown.filter((p) => p.sites.length > 1).map((p) => ({
      type: 'Feature',
      geometry: { type: 'LineString', coordinates: p.sites },
      properties: { link: true, colour: colourOf(valueOf(p, 'category')) },
    }));
    overlay.show([...links, ...points], styleOf);
  }

  const choose = (event) => {
    const hit = view && overlay.at(event.containerPoint, 24);
    if (hit) {
      onChoose(hit.properties.project.id);
    }
  };
  map.on('click', choose);
  map.on('zoomend', draw);
  return {
    show(next) {
      view = next;
      draw();
    },
    hide() {
      view = null;
      overlay.clear();
    },
  };
}
