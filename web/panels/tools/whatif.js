// What if: facilities added, moved, resized or removed, streets closed, links opened; coverage before
// and after side by side, and the communities that it changes.
import { element, fill } from '../../dom/element.js';
import { t } from '../../i18n/language.js';
import { count, stored } from '../../i18n/figures.js';
import { SERVICE_KEYS, serviceInputs } from '../../api/inputs.js';
import { isAbort } from '../../api/client.js';
import { COLOURS } from '../../map/colours.js';
import { addition, changeOf, closure, link, move, nearestFacility, removal, resize } from './edits.js';
import { checkField } from './fields.js';
import { comparisonOf, looks } from './whatif-result.js';

const MOST_CAPACITY = 100000;

function editFeatures(edits, city) {
  const point = (coordinates, properties) => ({ type: 'Feature', properties, geometry: { type: 'Point', coordinates } });
  return edits.flatMap((edit) => {
    const facility = edit.id ? city.facility(edit.id) : null;
    const home = facility && facility.lon !== null ? [facility.lon, facility.lat] : null;
    switch (edit.type) {
      case 'add-facility': return [point(edit.at, { look: 'site', label: t('whatif.newSite', { number: edit.id.replace(/\D+/, '') }) })];
      case 'move-facility': return [
        ...(home ? [{ type: 'Feature', properties: { look: 'way' }, geometry: { type: 'LineString', coordinates: [home, edit.at] } }, point(home, { look: 'gone' })] : []),
        point(edit.at, { look: 'site', label: stored(facility?.name) }),
      ];
      case 'remove-facility': return home ? [point(home, { look: 'gone', label: stored(facility.name) })] : [];
      case 'resize-facility': return home ? [point(home, { look: 'site', label: `${stored(facility.name)} ${count(edit.capacity)}` })] : [];
      case 'close-street': return [point(edit.at, { look: 'gone', label: t('whatif.closed') })];
      default: return [{ type: 'Feature', properties: { look: 'link' }, geometry: { type: 'LineString', coordinates: [edit.from, edit.to] } }];
    }
  });
}

function styleOf({ properties: p }) {
  switch (p.look) {
    case 'site': return { mark: 'square', fill: COLOURS.accent, stroke: '#FFFFFF', radius: 9, label: p.label };
    case 'gone': return { mark: 'square', fill: '#FFFFFF', stroke: COLOURS.ink, radius: 7, label: p.label };
    case 'way': return { stroke: COLOURS.ink, width: 1.5, dash: [4, 3] };
    case 'link': return { stroke: COLOURS.accent, width: 4 };
    default: return looks(p.change);
  }
}

export const whatif = { id: 'whatif', needs: ['what-if'], open };

function open({ state: store, city, map: actions, api }) {
  const overlay = actions.overlay();
  const form = element('div', { class: 'tool-body' });
  const list = element('div', { class: 'tool-body', 'aria-live': 'polite' });
  let picked = null; // { facility } to be moved, or { from } of a link
  let result = null;
  let failure = null;
  let abort = null;
  let isShown = false;

  function inputs() {
    const { edits, places } = store.get();
    return { ...serviceInputs(store.get()), groupBy: 'county', useCapacity: places, edits };
  }

  async function ask() {
    abort?.abort();
    result = null;
    failure = null;
    if (store.get().edits.length === 0 || store.get().kinds.length === 0 || !isShown) {
      update();
      return;
    }
    abort = new AbortController();
    const { signal } = abort;
    fill(list, element('p', { class: 'muted', role: 'status', text: t('busy') }));
    try {
      const answer = await api.execute('what-if', inputs(), signal);
      if (!signal.aborted) {
        result = answer;
        update();
      }
    } catch (error) {
      if (!signal.aborted && !isAbort(error)) {
        failure = error;
        update();
      }
    }
  }

  function change(edits) {
    picked = null;
    store.set({ edits });
  }

  const button = (key, text, onClick) => element('button', {
    type: 'button', class: 'quiet', text, data: { key: `whatif-${key}` }, on: { click: onClick },
  });

  function capacityField(facility) {
    const field = element('input', {
      type: 'number', id: 'whatif-capacity', min: '0', max: String(MOST_CAPACITY), step: '1', value: String(facility?.capacity ?? ''),
      data: { key: 'whatif-capacity' },
    });
    const node = element('div', { class: 'field' }, element('label', { for: 'whatif-capacity', text: t('whatif.capacity') }), field);
    return {
      node,
      value: () => (field.value !== '' && field.checkValidity() ? Number(field.value) : null),
      complain: () => field.reportValidity() || field.focus(),
    };
  }

  function actionsAt(pin) {
    const { edits, places: useCapacity } = store.get();
    const facility = nearestFacility(city.facilities, store.get().kinds, edits, pin);
    const places = useCapacity ? capacityField(facility) : null;
    return [
      places?.node ?? null,
      element('div', { class: 'buttons' },
        button('add', t('whatif.add'), () => change([...edits, addition(edits, pin, places?.value() ?? null)])),
        button('close', t('whatif.close'), () => change([...edits, closure(pin)])),
        picked?.from
          ? button('link', t('whatif.link'), () => change([...edits, link(picked.from, pin)]))
          : button('from', t('whatif.from'), () => { picked = { from: pin }; updateForm(); draw(); })),
      facility ? element('p', { class: 'muted small', text: t('whatif.nearest', { name: stored(facility.name) }) }) : null,
      facility ? element('div', { class: 'buttons' },
        button('remove', t('whatif.remove'), () => change([...edits, removal(facility)])),
        button('take', t('whatif.take'), () => { picked = { facility }; updateForm(); }),
        places ? button('resize', t('whatif.resize'), () => {
          const capacity = places.value();
          if (capacity === null) {
            places.complain();
          } else {
            change([...edits, resize(facility, capacity)]);
          }
        }) : null) : null,
      picked?.facility ? element('div', { class: 'notice' },
        element('p', { text: t('whatif.moving', { name: stored(picked.facility.name) }) }),
        button('move', t('whatif.move'), () => change([...edits, move(picked.facility, store.get().pin)]))) : null,
      picked?.from ? element('p', { class: 'notice', text: t('whatif.linking') }) : null,
    ];
  }

  function editText(edit) {
    const name = edit.type === 'add-facility' ? edit.id.replace(/\D+/, '') : stored(city.facility(edit.id)?.name ?? edit.id);
    return t(`whatif.edit.${edit.type}`, { name, capacity: count(edit.capacity) });
  }

  function editList() {
    const { edits } = store.get();
    return edits.length === 0 ? element('p', { class: 'hint', text: t('whatif.hint') }) : element('ol', { class: 'sub-list', id: 'whatif-edits' },
      ...edits.map((edit, i) => element('li', {},
        element('span', { text: editText(edit) }),
        element('button', {
          type: 'button', class: 'link', text: t('whatif.undo'), data: { key: `undo-${i}` },
          'aria-label': `${t('whatif.undo')}: ${editText(edit)}`,
          // What came after may build on it: a moved facility that is taken away again.
          on: { click: () => change(edits.filter((_, other) => other !== i)) },
        }))));
  }

  function updateForm() {
    const { pin, edits, places } = store.get();
    fill(form,
      checkField('whatif-places', {
        label: t('whatif.useCapacity'), why: 'whatif.useCapacityWhy', value: places,
        // Places mean nothing when they are not counted, and the server says so.
        onChange: (value) => store.set({
          places: value,
          edits: value ? edits : edits.filter((e) => e.type !== 'resize-facility').map(({ capacity, ...rest }) => rest),
        }),
      }),
      ...(pin ? actionsAt(pin) : [
        element('p', { class: 'hint', text: t('whatif.noPin') }),
        element('button', { type: 'button', class: 'primary', text: t('site.centre'), data: { key: 'whatif-centre' }, on: { click: actions.pinAtCentre } }),
      ]),
      element('h3', { text: t('whatif.edits', { count: edits.length }) }),
      editList(),
      edits.length > 0 ? button('clear', t('whatif.clear'), () => change([])) : null);
  }

  function draw() {
    const changed = (result?.changed ?? []).flatMap((c) => {
      const community = city.community(String(c.id));
      return community && community.lon !== null ? [{
        type: 'Feature', properties: { change: changeOf(c) }, geometry: { type: 'Point', coordinates: [community.lon, community.lat] },
      }] : [];
    });
    const from = picked?.from ? [{ type: 'Feature', properties: { look: 'gone', label: t('whatif.linkFrom') }, geometry: { type: 'Point', coordinates: [picked.from.lon, picked.from.lat] } }] : [];
    overlay.show([...changed, ...editFeatures(store.get().edits, city), ...from], styleOf);
  }

  function update() {
    if (isShown) {
      draw();
    } else {
      overlay.clear();
    }
    if (failure) {
      fill(list, element('p', { class: 'notice', role: 'alert', text: failure.message }));
      return;
    }
    if (!result) {
      fill(list, store.get().kinds.length === 0 ? element('p', { class: 'hint', text: t('work.kindsNone') }) : null);
      return;
    }
    fill(list, ...comparisonOf(result, { city, actions, useCapacity: store.get().places }));
  }

  store.on([...SERVICE_KEYS, 'attempt', 'edits', 'places'], () => { updateForm(); ask(); });
  store.on(['pin'], updateForm);
  updateForm();
  return {
    node: element('div', { class: 'tool-body' }, form, list),
    onShow() { isShown = true; updateForm(); if (result) { update(); } else { ask(); } },
    onHide() { isShown = false; overlay.clear(); },
  };
}
