// Chooses an estate that the server holds: by a part of its name or id, or the nearest to the pin.
import { readFeatures } from '../../api/city.js';
import { element, fill } from '../../dom/element.js';
import { stored } from '../../i18n/figures.js';
import { t } from '../../i18n/language.js';

const MOST_SHOWN = 6;

let reading = null;

/** Read once for all tools; asked again when it failed. */
function readEstates() {
  reading ??= readFeatures('estates').catch((error) => {
    reading = null;
    throw error;
  });
  return reading;
}

/** The middle of a geometry's box, or null: where a map is to look. */
export function middleOf(geometry) {
  const positions = (geometry?.coordinates ?? []).flat(Infinity);
  const axis = (first) => positions.filter((value, i) => i % 2 === first);
  const middle = (values) => (Math.min(...values) + Math.max(...values)) / 2;
  return positions.length === 0 ? null : { lon: middle(axis(0)), lat: middle(axis(1)) };
}

/** Good for an order among neighbours, not for a figure. */
function nearness(geometry, pin) {
  const at = middleOf(geometry);
  return at === null ? Infinity
    : Math.hypot((at.lon - pin.lon) * Math.cos((pin.lat * Math.PI) / 180), at.lat - pin.lat);
}

function matching(estates, text, pin) {
  const wanted = text.trim().toLowerCase();
  const found = estates.filter(({ id, properties }) => wanted === ''
    || String(id).toLowerCase().includes(wanted) || (properties.name ?? '').toLowerCase().includes(wanted));
  return pin ? [...found].sort((a, b) => nearness(a.geometry, pin) - nearness(b.geometry, pin)) : found;
}

/**
 * @param {object} store its `pin` orders the list
 * @param {function} onPick told the feature
 * @param {string} name of the field, unique on the page
 */
export function createEstatePicker(store, name, onPick) {
  const list = element('ul', { class: 'plain-list picker-list', id: `${name}-list` });
  const input = element('input', {
    type: 'search', id: name, autocomplete: 'off', 'aria-controls': list.id, placeholder: t('stages.pickHint'),
  });
  const told = element('p', { class: 'muted small', role: 'status' });

  function row(feature) {
    const { name: called, jurisdiction, stage } = feature.properties;
    return element('li', {}, element('button', {
      type: 'button', class: 'row-button', data: { key: `${name}-${feature.id}` },
      on: { click: () => { fill(list); told.textContent = ''; onPick(feature); } },
    }, element('span', { class: 'grow name', text: stored(called ?? String(feature.id)) }),
    element('span', { class: 'muted small', text: [feature.id, jurisdiction, stage === 'old' ? t('stages.old') : ''].filter(Boolean).join(' · ') })));
  }

  async function show() {
    try {
      const estates = await readEstates();
      const { pin } = store.get();
      const found = matching(estates, input.value, pin);
      fill(list, ...found.slice(0, MOST_SHOWN).map(row));
      told.textContent = found.length === 0 ? t('stages.pickNone')
        : t(pin ? 'stages.pickNear' : 'stages.pickCount', { count: found.length });
    } catch (error) {
      told.textContent = error.message;
    }
  }

  input.addEventListener('input', show);
  input.addEventListener('focus', show);
  // A click on the map asks for what lies there, once somebody has begun to choose.
  store.on(['pin'], () => { if (list.childElementCount > 0) { show(); } });
  return element('div', { class: 'picker' },
    element('label', { for: name, text: t('stages.pick') }), input, list, told);
}
