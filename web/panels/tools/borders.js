// Who serves whom across the borders of counties: a matrix whose rows and columns sum, and its flows
// on the map.
import { element, fill } from '../../dom/element.js';
import { t } from '../../i18n/language.js';
import { count, percent, stored } from '../../i18n/figures.js';
import { COLOURS } from '../../map/colours.js';
import { boundsOf } from '../../map/map.js';
import { unproject } from '../../map/mercator.js';
import { labelPlace } from '../../map/shape.js';
import { csvOf, save } from '../csv.js';
import { headline } from './fields.js';

const nameOf = (region) => (region.code === null ? t('table.noRegion') : stored(region.name));
const keyOf = (home, serving) => `${home ?? ''}>${serving ?? ''}`;

/** The ledger as rows, columns and cells; cells without people are not listed by the server. */
export function matrixOf(ledger) {
  const cells = new Map(ledger.flows.map((flow) => [keyOf(flow.home, flow.facilityRegion), flow.people]));
  return {
    rows: ledger.homes,
    columns: ledger.facilityRegions,
    at: (row, column) => cells.get(keyOf(row.code, column.code)) ?? 0,
    across: ledger.flows
      .filter((flow) => flow.home === null || flow.home !== flow.facilityRegion)
      .sort((a, b) => b.people - a.people),
  };
}

/** Whether rows, columns and cells all sum to the same whole. */
export function isBalanced(ledger) {
  const sum = (list) => list.reduce((total, one) => total + one.people, 0);
  const near = (a) => Math.abs(a - ledger.people) <= 1e-6 * Math.max(1, ledger.people);
  return near(sum(ledger.homes)) && near(sum(ledger.facilityRegions)) && near(sum(ledger.flows));
}

function middle(region) {
  const place = region?.shape ? labelPlace(region.shape) : null;
  return place ? unproject(place.x, place.y) : null;
}

/** A flow as a line from where people live to where they are served, with its count at the end. */
function drawn(flow, city) {
  const from = middle(city.tree.get(flow.home));
  const to = middle(city.tree.get(flow.facilityRegion));
  return from && to ? [
    { type: 'Feature', properties: { people: flow.people }, geometry: { type: 'LineString', coordinates: [from, to] } },
    {
      type: 'Feature',
      properties: { people: flow.people, label: `${count(flow.people)} ${t('unit.people')}` },
      geometry: { type: 'Point', coordinates: to },
    },
  ] : [];
}

function keyFigures(ledger, total, across) {
  const people = across.reduce((sum, flow) => sum + flow.people, 0);
  const lost = total.coveredNeighboursAllowed - total.coveredOwnOnly;
  return element('div', { class: 'key-row' },
    headline(t('borders.across'), 'borders.acrossWhy', count(people),
      `${t('unit.people')} (${percent(ledger.people > 0 ? people / ledger.people : null)})`, 'border-across'),
    headline(t('borders.lost'), 'borders.lostWhy', Number.isFinite(lost) ? `−${count(lost)}` : t('unknown'),
      t('unit.people'), 'border-lost'));
}

function matrixTable(matrix, ledger, onCell) {
  const cell = (row, column) => {
    const people = matrix.at(row, column);
    const isOwn = row.code !== null && row.code === column.code;
    return element('td', { class: isOwn ? 'figure own' : people > 0 ? 'figure across' : 'figure muted' },
      people > 0 && !isOwn ? element('button', {
        type: 'button', class: 'link', text: count(people), data: { key: keyOf(row.code, column.code) },
        'aria-label': t('borders.flow', { home: nameOf(row), serving: nameOf(column), count: count(people) }),
        on: { click: () => onCell({ home: row.code, facilityRegion: column.code, people }) },
      }) : people > 0 ? count(people) : '–');
  };
  return element('div', { class: 'matrix', tabindex: '0', role: 'region', 'aria-label': t('borders.scroll') },
    element('table', { id: 'border-matrix' },
      element('caption', { class: 'muted small', text: t('borders.caption') }),
      element('thead', {}, element('tr', {},
        element('th', { scope: 'col', text: t('borders.corner') }),
        ...matrix.columns.map((column) => element('th', { scope: 'col', class: 'figure', text: nameOf(column) })),
        element('th', { scope: 'col', class: 'figure', text: t('table.total') }))),
      element('tbody', {},
        ...matrix.rows.map((row) => element('tr', {},
          element('th', { scope: 'row', text: nameOf(row) }),
          ...matrix.columns.map((column) => cell(row, column)),
          element('td', { class: 'figure sum', text: count(row.people) }))),
        element('tr', { class: 'sums' },
          element('th', { scope: 'row', text: t('table.total') }),
          ...matrix.columns.map((column) => element('td', { class: 'figure sum', text: count(column.people) })),
          element('td', { class: 'figure sum', text: count(ledger.people) })))));
}

function saveMatrix(matrix, ledger) {
  save('border-ledger.csv', csvOf([
    [t('borders.corner'), ...matrix.columns.map(nameOf), t('table.total')],
    ...matrix.rows.map((row) => [
      nameOf(row), ...matrix.columns.map((column) => matrix.at(row, column)), row.people,
    ]),
    [t('table.total'), ...matrix.columns.map((column) => column.people), ledger.people],
  ]));
}

export const borders = { id: 'borders', needs: ['coverage'], wide: true, open };

function open({ state: store, city, map: actions }) {
  const node = element('div', { class: 'tool-body' });
  const overlay = actions.overlay();
  let isShown = false;
  let chosen = null;

  function draw(flows) {
    const most = flows.reduce((max, flow) => Math.max(max, flow.people), 1);
    const isChosen = (p) => chosen === null || p.people === chosen.people;
    overlay.show(flows.flatMap((flow) => drawn(flow, city)), ({ properties: p }) => ({
      stroke: isChosen(p) ? COLOURS.ink : COLOURS.boundary,
      width: 1 + 3 * Math.sqrt(p.people / most),
      fill: COLOURS.ink, radius: 5, mark: 'diamond',
      label: isChosen(p) ? p.label : null,
    }));
  }

  function choose(flow) {
    chosen = flow;
    const regions = [flow.home, flow.facilityRegion].map((code) => city.tree.get(code)).filter((r) => r?.shape);
    if (regions.length > 0) {
      actions.leaflet.fitBounds(boundsOf(regions), { padding: [20, 20], animate: false });
    }
    actions.emphasise(flow.facilityRegion);
    update();
  }

  function flowList(matrix) {
    const region = (code, list) => nameOf(list.find((one) => one.code === code));
    return element('ul', { class: 'plain-list', id: 'border-flows' }, ...matrix.across.map((flow) => element('li', {}, element('button', {
      type: 'button', class: 'row-button', data: { key: `flow-${keyOf(flow.home, flow.facilityRegion)}` },
      'aria-pressed': String(chosen !== null && keyOf(chosen.home, chosen.facilityRegion) === keyOf(flow.home, flow.facilityRegion)),
      on: { click: () => choose(flow) },
    },
    element('span', { text: t('borders.row', { home: region(flow.home, matrix.rows), serving: region(flow.facilityRegion, matrix.columns) }) }),
    element('span', { class: 'figure', text: `${count(flow.people)} ${t('unit.people')}` })))));
  }

  function update() {
    const { results, failure } = store.get();
    const ledger = results?.county.borderLedger;
    if (!ledger || ledger.homes.length === 0) {
      overlay.clear();
      const text = failure ? failure.message : t(results ? 'borders.noRegions' : 'busy');
      fill(node, element('p', { class: failure ? 'notice' : 'hint', role: failure ? 'alert' : 'status', text }));
      return;
    }
    const matrix = matrixOf(ledger);
    fill(node,
      keyFigures(ledger, results.county.total, matrix.across),
      matrix.across.length > 0 ? flowList(matrix) : element('p', { class: 'hint', text: t('borders.none') }),
      matrixTable(matrix, ledger, choose),
      element('div', { class: 'work-head' },
        element('p', { class: 'muted small', id: 'border-balance', text: t(isBalanced(ledger) ? 'borders.sums' : 'borders.differs') }),
        element('button', {
          type: 'button', class: 'quiet', text: 'CSV', title: t('table.save'), data: { key: 'save-borders' },
          on: { click: () => saveMatrix(matrix, ledger) },
        })));
    if (isShown) {
      draw(matrix.across);
    }
  }
  store.on(['results', 'failure'], () => { chosen = null; update(); });
  update();
  return {
    node,
    onShow() { isShown = true; update(); },
    onHide() { isShown = false; overlay.clear(); actions.emphasise(null); },
  };
}
