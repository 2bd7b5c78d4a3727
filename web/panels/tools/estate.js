// The officer's form: an estate as it is filed, its verdict clause by clause, the printout.
import { AREAS, DATES, ROOM_STATUS, faults, feature, valuesOf } from './estate-form.js';
import { createEstatePicker, middleOf } from './estate-picker.js';
import { verdictCard } from './verdict-card.js';
import { saveFile } from '../csv.js';
import { element, fill } from '../../dom/element.js';
import { language, t } from '../../i18n/language.js';
import { stored } from '../../i18n/figures.js';

export const estate = { id: 'estate', needs: ['estate-check'], open };

const EMPTY_ROOM = { placeId: '', netArea: '', grossArea: '', status: '' };

function blank() {
  const values = {
    name: '', jurisdiction: '', communityLevel: '', households: '', noRooms: false, rooms: [{ ...EMPTY_ROOM }],
    id: null, geometry: null, kept: null,
  };
  [...AREAS, ...DATES].forEach((name) => { values[name] = ''; });
  return values;
}

function open({ state: store, city, api, map }) {
  const values = blank();
  const inputs = new Map();
  const loaded = element('div', { 'aria-live': 'polite' });
  const place = element('div', {});
  const rooms = element('div', {});
  const answer = element('div', { 'aria-live': 'polite' });
  let found = {};
  const faultNodes = new Map();

  function faultNode(name) {
    const node = element('span', { class: 'fault', id: `fault-${name}` });
    faultNodes.set(name, node);
    return node;
  }

  function field(name, input, unit) {
    input.id = `estate-${name}`;
    inputs.set(name, input);
    input.setAttribute('aria-describedby', `fault-${name}`);
    input.addEventListener('input', () => { values[name] = input.value.trim(); });
    return element('div', { class: 'field' },
      element('label', { for: input.id, text: t(`estate.${name}`) }), input,
      element('span', { class: 'unit', text: unit ?? '' }), faultNode(name));
  }

  const number = () => element('input', { type: 'text', inputmode: 'decimal', autocomplete: 'off' });
  const options = (list) => list.map(([value, text]) => element('option', { value, text }));
  const counties = city.regions.filter((r) => r.level === 'county')
    .map((r) => [r.code, stored(r.name ?? r.code)]);

  function roomNode(room, i) {
    const input = (name, node) => {
      node.value = room[name];
      node.addEventListener('input', () => { room[name] = node.value.trim(); });
      return element('label', {}, t(`estate.${name}`), node);
    };
    return element('div', { class: 'room', role: 'group', 'aria-label': t('estate.room', { number: i + 1 }) },
      input('netArea', number()), input('grossArea', number()),
      input('placeId', element('input', { type: 'text', autocomplete: 'off' })),
      input('status', element('select', {}, ...options([['', t('estate.notSaid')],
        ...ROOM_STATUS.map((s) => [s, t(`estate.status.${s}`)])]))),
      faultNode(`room-${i}`),
      element('button', {
        type: 'button', class: 'quiet', text: t('estate.removeRoom'), data: { key: `remove-room-${i}` },
        on: { click: () => { values.rooms.splice(i, 1); showRooms(); } },
      }));
  }

  function showRooms() {
    fill(rooms, ...(values.noRooms ? [] : values.rooms.map(roomNode)));
  }

  /** Puts an estate into the form, or empties it. */
  function take(next) {
    Object.assign(values, blank(), next);
    const { jurisdiction } = values;
    const select = inputs.get('jurisdiction');
    if (jurisdiction !== '' && ![...select.options].some((option) => option.value === jurisdiction)) {
      select.append(element('option', { value: jurisdiction, text: stored(jurisdiction) }));
    }
    inputs.forEach((input, name) => { input.value = values[name]; });
    none.checked = values.noRooms;
    found = {};
    showFaults();
    showRooms();
    fill(answer);
    fill(loaded, values.id === null ? null : element('p', {
      class: 'hint', id: 'estate-loaded', text: t('stages.loaded', { name: stored(values.name || values.id) }),
    }), values.id === null ? null : element('button', {
      type: 'button', class: 'quiet', id: 'estate-clear', text: t('stages.clear'), on: { click: () => take({}) },
    }));
  }

  function load(picked) {
    take(valuesOf(picked));
    const place = middleOf(picked.geometry);
    if (place) {
      map.flyToPlace(place);
    }
  }

  /** The history of a stored estate counts in its check; one that is only typed has none. */
  async function stagesUpTo() {
    if (values.id === null || !city.processes.has('estate-stages')) {
      return {};
    }
    const history = await api.getJson(`api/estates/${encodeURIComponent(values.id)}/stages`);
    return { stagesUpTo: history.lastSequence };
  }

  function showFaults() {
    faultNodes.forEach((node, name) => {
      node.textContent = found[name] ?? '';
      document.getElementById(`estate-${name}`)?.setAttribute('aria-invalid', String(name in found));
    });
  }

  function showPlace({ pin }) {
    fill(place, pin
      ? element('p', { class: 'figure-row' }, element('span', { class: 'label', text: t('estate.place') }),
        element('span', { text: `${pin.lon.toFixed(5)}, ${pin.lat.toFixed(5)}` }))
      : element('p', { class: 'hint', text: t('estate.placeHint') }),
    pin ? null : element('button', {
      type: 'button', class: 'quiet', text: t('site.centre'), on: { click: map.pinAtCentre },
    }));
  }

  async function print(result, button) {
    button.disabled = true;
    try {
      const body = { result, language: language() === 'en' ? 'en' : 'zh' };
      saveFile('estate-verdict.pdf', await api.getFile('api/reports/estate-verdict', 'application/pdf', body));
    } catch (error) {
      button.after(element('p', { class: 'notice', role: 'alert', text: error.message }));
    }
    button.disabled = false;
  }

  async function check(event) {
    event.preventDefault();
    found = faults(values);
    showFaults();
    const first = Object.keys(found)[0];
    if (first) {
      const invalid = document.getElementById(`estate-${first}`) ?? rooms.querySelector('input');
      invalid?.focus();
      return;
    }
    fill(answer, element('p', { class: 'muted', text: t('busy') }));
    try {
      const result = await api.execute('estate-check', {
        ...await stagesUpTo(),
        estates: { features: { type: 'FeatureCollection', features: [feature(values, store.get().pin)] } },
      });
      const button = element('button', { type: 'button', class: 'quiet', id: 'estate-print', text: t('estate.print') });
      button.addEventListener('click', () => print(result, button));
      fill(answer, verdictCard(result.estates[0]), element('div', { class: 'buttons' }, button),
        element('p', { class: 'muted small', text: t('estate.run', { run: result.run.id }) }));
      answer.scrollIntoView?.({ block: 'nearest' });
    } catch (error) {
      fill(answer, element('p', { class: 'notice', role: 'alert', text: error.message }));
    }
  }

  const none = element('input', { type: 'checkbox', id: 'estate-no-rooms' });
  none.addEventListener('change', () => { values.noRooms = none.checked; showRooms(); });
  const form = element('form', { novalidate: true, class: 'estate-form', on: { submit: check } },
    element('p', { class: 'hint', text: t('estate.hint') }),
    element('details', { class: 'more', id: 'estate-load' }, element('summary', { text: t('stages.load') }),
      createEstatePicker(store, 'estate-pick', load)), loaded, place,
    field('name', element('input', { type: 'text', maxlength: '100', autocomplete: 'off' })),
    field('jurisdiction', element('select', {}, ...options([['', t('estate.choose')], ...counties]))),
    ...DATES.map((name) => field(name, element('input', { type: 'date' }))),
    ...AREAS.map((name) => field(name, number(), 'm²')),
    field('households', number(), t('estate.householdsUnit')),
    field('communityLevel', element('select', {}, ...options([
      ['', t('estate.notSaid')], ['yes', t('estate.yes')], ['no', t('estate.no')]]))),
    element('h3', { text: t('estate.rooms') }),
    element('p', { class: 'choice-line' }, none, element('label', { for: 'estate-no-rooms', text: t('estate.noRooms') })),
    rooms,
    element('div', { class: 'buttons' },
      element('button', {
        type: 'button', class: 'quiet', text: t('estate.addRoom'), data: { key: 'add-room' },
        on: { click: () => { values.rooms.push({ ...EMPTY_ROOM }); showRooms(); } },
      }),
      element('button', { type: 'submit', class: 'primary', id: 'estate-check', text: t('estate.check') })));
  showRooms();
  store.on(['pin'], showPlace);
  showPlace(store.get());
  return { node: element('div', { class: 'estate-tool' }, form, answer) };
}
