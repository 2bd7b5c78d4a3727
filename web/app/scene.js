// Puts the city on the map and keeps both in step with the state.
import { boundsOf, createMap, nearest, panesOf, placeControls, putInOrder, worldOf } from '../map/map.js';
import { baseMapLayers, streetLayer, waterLayer } from '../map/base.js';
import { createCircles } from '../map/circles.js';
import { createFacilities } from '../map/facilities.js';
import { COMMUNITIES_FROM, createPeople, radiusOf } from '../map/people.js';
import { createOverlay } from '../map/overlay.js';
import { createPin } from '../map/pin.js';
import { createRegions } from '../map/regions.js';
import { communityCard, facilityCard } from '../map/popup.js';
import { L } from '../map/leaflet.js';
import { radiusAt } from '../map/facilities.js';
import { gapText } from '../panels/tools/gaps.js';
import { t } from '../i18n/language.js';

const WENZHOU = [[27.1, 119.6], [28.6, 121.2]];
const NEAR = 15;

function groups(map, layers) {
  const shown = new Map();
  return (names) => {
    for (const [name, list] of Object.entries(layers)) {
      const show = names.includes(name);
      if (shown.get(name) !== show) {
        list.forEach((layer) => (show ? layer.addTo(map) : layer.remove()));
        shown.set(name, show);
      }
    }
  };
}

export function createScene(node, store, city) {
  const { map, panes } = createMap(node, store.get().order);
  const reachOf = (id) => store.get().results?.reach.of(id) ?? null;
  const regions = createRegions(city.regions, panes);
  const people = createPeople(city.tooMany.has('communities') ? [] : city.communities,
    { weight: () => store.get().weight, surface: () => store.get().surface, reachOf }, panes);
  const facilities = createFacilities(city.tooMany.has('facilities') ? [] : city.facilities,
    { shown: (kind) => store.get().shownKinds.includes(kind) }, panes);
  const circles = createCircles(panes);
  const pin = createPin(map, (place, isMoving) => store.set({
    pin: rounded(place), pinMoving: isMoving, tab: placeTool(store),
  }));
  const show = groups(map, {
    regions: regions.layers,
    density: [people.surface],
    communities: [people.points],
    facilities: [facilities.layer],
    circles: [circles.all.layer],
    streets: [waterLayer({ pane: panes.water }), streetLayer({ pane: panes.streets })],
  });

  placeControls(map, city.baseMap);
  start(map, store, city);
  if (city.baseMap) {
    baseMapLayers(city.baseMap, panes.base, () => store.set({ baseMapFailed: true }))
      .forEach((layer) => layer.addTo(map));
  } else {
    regions.land.addTo(map);
  }
  circles.place.layer.addTo(map);
  show(store.get().layers);
  pin.show(store.get().pin);

  store.on(['order'], ({ order }) => putInOrder(map, order));
  store.on(['layers'], ({ layers }) => show(layers));
  store.on(['weight', 'surface'], people.recount);
  store.on(['results'], people.refresh);
  store.on(['shownKinds'], facilities.repaint);
  store.on(['circles'], (state) => circles.all.show(state.circles ?? []));
  store.on(['circle'], ({ circle }) => {
    circles.place.show(circle ? [circle] : []);
    // Seen in the browser's own recordings, and by MapMeasurement.
    performance.clearMarks('circle');
    performance.mark('circle');
  });
  store.on(['pin'], (state) => pin.show(state.pin));
  followMouse(map, store, regions, city);
  followView(map, store);
  const { facilityPopup, communityPopup, takeClicks } = clicks(map, store, city);

  return {
    density: people.density,
    leaflet: map,
    overlay: () => createOverlay(map, panes.tools),
    emphasise: regions.emphasise,
    /** Clicks beside signs go to a tool, which says whether it used one; to none again with null. */
    takeClicks,
    opacity: (layer, value) => panesOf(layer).forEach((p) => { map.getPane(p).style.opacity = value; }),
    zoomTo: () => map.fitBounds(boundsOf(cityPlaces(city))),
    pinAtCentre: () => {
      const { lat, lng } = map.getCenter();
      store.set({ pin: rounded({ lon: lng, lat }) });
    },
    flyToRegion(code) {
      const region = code === null ? null : city.tree.get(code);
      map.fitBounds(boundsOf(region?.shape ? [region] : cityPlaces(city)), { animate: false });
    },
    flyToCommunity: (community) => fly(map, [community], () => communityPopup(community)),
    flyToFacility: (facility) => fly(map, [facility], () => facilityPopup(facility)),
    /** A gap is seen together with the facility that is nearest to it. */
    flyToGap(community, gap) {
      const facility = city.facility(String(gap.nearestFacilityId));
      fly(map, facility ? [community, facility] : [community], () => communityPopup(community));
    },
    flyToPlace(place) {
      map.setView([place.lat, place.lon], Math.max(NEAR, map.getZoom()), { animate: false });
      store.set({ pin: rounded(place) });
    },
    /** As {@link flyToPlace}, with the tool that tells about it. */
    openPlace(place) {
      this.flyToPlace(place);
      store.set({ tab: placeTool(store) });
    },
    resized: () => map.invalidateSize({ animate: false }),
  };
}

/** A hundred-thousandth of a degree is a metre; more digits would only make the address longer. */
function rounded({ lon, lat }) {
  return { lon: Number(lon.toFixed(6)), lat: Number(lat.toFixed(6)) };
}

function cityPlaces(city) {
  const counties = city.regions.filter((r) => r.shape && (r.level === 'county' || r.level === 'city'));
  return counties.length > 0 ? counties : [...city.communities, ...city.facilities];
}

function start(map, store, city) {
  const { view } = store.get();
  const box = city.collections.get('streets')?.extent?.spatial?.bbox?.[0];
  const region = city.tree.get(store.get().region);
  const bounds = boundsOf(region?.shape ? [region] : cityPlaces(city));
  if (view) {
    map.setView([view.lat, view.lon], Math.round(view.zoom * 2) / 2, { animate: false });
  } else if (bounds.isValid()) {
    map.fitBounds(bounds, { animate: false });
  } else {
    map.fitBounds(box ? [[box[1], box[0]], [box[3], box[2]]] : WENZHOU, { animate: false });
  }
  store.set({ zoom: map.getZoom() });
}

function fly(map, places, onThere) {
  const there = places.filter((p) => p.lon !== null);
  if (there.length === 0) {
    return;
  }
  map.fitBounds(boundsOf(there), { maxZoom: NEAR, padding: [60, 60], animate: false });
  onThere();
}

function followView(map, store) {
  map.on('moveend', () => {
    const { lat, lng } = map.getCenter();
    store.set({ view: { ...rounded({ lon: lng, lat }), zoom: map.getZoom() }, zoom: map.getZoom() });
  });
}

/** The region under the mouse, at the level that the table lists. */
function followMouse(map, store, regions, city) {
  let frame = null;
  map.on('mousemove', (event) => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      const [x, y] = worldOf(event.latlng);
      const chosen = city.tree.get(store.get().region);
      const level = chosen?.level === 'county' ? 'township' : 'county';
      store.set({ hovered: chosen?.level === 'township' ? null : regions.at(x, y, level)?.code ?? null });
    });
  });
  map.on('mouseout', () => {
    cancelAnimationFrame(frame);
    store.set({ hovered: null });
  });
  store.on(['hovered'], ({ hovered }) => regions.emphasise(hovered));
}

/** A click on a sign tells about it; anywhere else it chooses the place. */
function clicks(map, store, city) {
  let taken = () => false;
  const popup = L.popup({ maxWidth: 280, autoPanPadding: [20, 20] });
  const open = (feature, content) => popup
    .setLatLng([feature.lat, feature.lon]).setContent(content).openOn(map);
  const use = (feature) => () => {
    map.closePopup();
    store.set({ pin: rounded(feature), tab: placeTool(store) });
  };
  const facilityPopup = (facility) => open(facility, facilityCard(facility, use(facility)));
  const communityPopup = (community) => {
    const { results, weight } = store.get();
    const gap = results?.reach.gap(community.id);
    open(community, communityCard(community, {
      weight,
      reach: results?.reach.of(community.id) ?? null,
      gap: gap ? [t('legend.gap'), gapText(gap, city)] : null,
      region: city.regionNames(community.id),
    }, use(community)));
  };
  document.addEventListener('keydown', (event) => event.key === 'Escape' && map.closePopup());
  map.on('click', (event) => {
    if (document.body.classList.contains('project-map')) {
      return; // its signs are clicked, and a place in between means nothing there
    }
    const { layers, shownKinds } = store.get();
    const zoom = map.getZoom();
    const visible = city.facilities.filter((f) => shownKinds.includes(f.kind));
    const facility = layers.includes('facilities') && zoom >= COMMUNITIES_FROM
      ? nearest(map, visible, event.containerPoint, radiusAt(zoom) + 2) : null;
    const community = !facility && layers.includes('communities') && zoom >= COMMUNITIES_FROM
      ? nearest(map, city.communities, event.containerPoint, radiusOf(300, zoom) + 1) : null;
    if (facility) {
      facilityPopup(facility);
    } else if (community) {
      communityPopup(community);
    } else if (!taken(event)) {
      const { lat, lng } = event.latlng;
      store.set({ pin: rounded({ lon: lng, lat }), tab: placeTool(store) });
    }
  });
  const takeClicks = (taker) => { taken = taker ?? (() => false); };
  return { facilityPopup, communityPopup, takeClicks };
}

const PLACE_TOOLS = ['site', 'estate', 'whatif'];

/** The open tool when it works on a chosen place, else the one that does. */
function placeTool(store) {
  const { tab } = store.get();
  return PLACE_TOOLS.includes(tab) ? tab : 'site';
}
