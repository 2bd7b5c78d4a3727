// A tool's figures as a map of regions by class: what else fills the map steps back while it shows,
// and a click on a region is a choice of it.
import { createAreas } from '../../map/areas.js';
import { worldOf } from '../../map/map.js';

/**
 * @param {object} city
 * @param {object} actions of the map
 * @param {function} onPick told the code of a region that is clicked
 */
export function createAreaMap(city, actions, onPick) {
  const areas = createAreas(actions.leaflet, 'areas');
  let isShown = false;
  const here = (event) => areas.at(...worldOf(event.latlng));
  return {
    /** @param {Array<{code: string, fill: string|null}>} list fill null where it is unknown */
    show(list) {
      areas.show(list.map((area) => ({ ...area, shape: city.tree.get(area.code)?.shape ?? null })));
      document.body.classList.toggle('has-areas', isShown && list.length > 0);
    },
    clear() {
      areas.clear();
      document.body.classList.remove('has-areas');
    },
    onShow() {
      isShown = true;
      actions.takeClicks((event) => {
        const code = here(event);
        if (code !== null) {
          onPick(code);
        }
        return true; // beside the regions there is nothing to choose either
      });
    },
    onHide() {
      isShown = false;
      actions.takeClicks(null);
      this.clear();
    },
  };
}

/**
 * Rows of a list follow the region under the mouse on the map.
 *
 * @param {Node} list whose rows have data-code
 */
export function followHover(store, list) {
  store.on(['hovered'], ({ hovered }) => {
    for (const row of list.querySelectorAll('[data-code]')) {
      const isHovered = hovered !== null && row.dataset.code === hovered;
      row.classList.toggle('hovered', isHovered);
      if (isHovered && list.offsetParent !== null && !list.matches(':hover')) {
        row.scrollIntoView({ block: 'nearest' });
      }
    }
  });
}

/** What a row does to the map while it is pointed at or has the focus. */
export function pointing(actions, code) {
  const mark = (at) => () => actions.emphasise(at);
  return { mouseenter: mark(code), mouseleave: mark(null), focusin: mark(code), focusout: mark(null) };
}
