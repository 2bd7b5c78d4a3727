// City, county or township: which region a board is about. It is the region of the whole page, so
// that table and map follow.
import { element, fill } from '../../dom/element.js';
import { language, t } from '../../i18n/language.js';
import { stored } from '../../i18n/figures.js';

/** The city's own region, or null where the layer has none. */
export function cityOf(city) {
  return city.regions.find((r) => r.level === 'city') ?? null;
}

/**
 * The region that a board is asked about, at most a township.
 *
 * @returns {{code: string|null, level: string}}
 */
export function boardRegion(store, city) {
  const chosen = store.get().region === null ? null : city.tree.get(store.get().region);
  const region = chosen?.level === 'county' || chosen?.level === 'township' ? chosen : cityOf(city);
  return { code: region?.code ?? null, level: region?.level ?? 'city' };
}

/** The level of the parts of a region; null when it has none. */
export function partsOf({ level }) {
  return { city: 'county', county: 'township' }[level] ?? null;
}

export function createRegionChoice(store, city, actions, id, { withTownships = true } = {}) {
  const node = element('div', { class: 'region-choice' });
  const collator = new Intl.Collator(language());
  const listed = (level, below) => city.regions
    .filter((r) => r.level === level && (below === null || city.countyOf(r.code) === below))
    .sort((a, b) => collator.compare(a.name ?? '', b.name ?? ''));

  function select(name, regions, chosen, all, above) {
    const box = element('select', {
      'aria-label': t(`boards.${name}`), id: `${id}-${name}`, data: { key: `${id}-${name}` },
      on: { change: () => actions.openRegion(box.value === '' ? above : box.value) },
    }, element('option', { value: '', text: all }),
    ...regions.map((r) => element('option', { value: r.code, text: stored(r.name) })));
    box.value = chosen ?? '';
    box.disabled = regions.length === 0;
    return box;
  }

  function update() {
    const { code, level } = boardRegion(store, city);
    const county = level === 'county' ? code : level === 'township' ? city.countyOf(code) : null;
    fill(node,
      select('county', listed('county', null), county, stored(cityOf(city)?.name ?? t('table.whole')), null),
      !withTownships ? null : select('township', county === null ? [] : listed('township', county),
        level === 'township' ? code : null, t('boards.allTownships'), county));
  }
  store.on(['region'], update);
  update();
  return node;
}
