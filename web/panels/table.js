// The coverage table: counties, their townships, their communities; linked with the map.
import { element, fill } from '../dom/element.js';
import { csvOf, save } from './csv.js';
import { COLUMNS, rowsOf, sorted, sumsUp } from './rows.js';
import { assumptions } from '../controls/assumption.js';
import { createWarnings } from './warnings.js';
import { plainText } from '../search/coordinates.js';
import { language, t } from '../i18n/language.js';
import { count, minutesOf, percent, stored } from '../i18n/figures.js';

const MOST_ROWS = 400;

const SHOWN = {
  coverageRatio: (row) => percent(row.coverageRatio),
  communityRatio: (row) => `${count(row.communitiesCovered)} / ${count(row.communities)}`,
  meanSeconds: (row) => minutesOf(row.meanSeconds),
};

function cell(row, { key }) {
  if (row.level === 'community' && key === 'coverageRatio') {
    return element('td', { text: t(`reach.${row.reach}`), class: `reach-${row.reach}` });
  }
  if (row.level === 'community' && (key === 'communityRatio' || key === 'meanSeconds')) {
    return element('td', { class: 'figure muted', text: '—' });
  }
  const text = (SHOWN[key] ?? ((r) => count(r[key])))(row);
  const node = element('td', { class: 'figure', text });
  if (key === 'coverageRatio' && row.coverageRatio !== null) {
    const bar = element('span', { class: 'bar', 'aria-hidden': 'true' });
    bar.style.width = `${Math.round(row.coverageRatio * 100)}%`;
    node.append(element('span', { class: 'bar-back' }, bar));
  }
  return node;
}

function nameCell(row, onOpen) {
  const name = row.code === null ? t('table.noRegion') : stored(row.name ?? row.code);
  if (!onOpen) {
    return element('th', { scope: 'row', text: name });
  }
  return element('th', { scope: 'row' }, element('button', {
    type: 'button', class: 'link', text: name, title: t('table.drill', { name }),
    data: { key: `row-${row.code}` }, on: { click: onOpen },
  }));
}

function tableRow(row, actions) {
  const open = row.code === null ? null
    : row.community ? () => actions.flyToCommunity(row.community) : () => actions.openRegion(row.code);
  const mark = (code) => () => row.level !== 'community' && actions.emphasise(code);
  return element('tr', {
    data: { code: row.code ?? '' },
    on: {
      mouseenter: mark(row.code), mouseleave: mark(null), focusin: mark(row.code), focusout: mark(null),
    },
  }, nameCell(row, open), ...COLUMNS.slice(1).map((column) => cell(row, column)));
}

function header(state, store) {
  return element('tr', {}, ...COLUMNS.map(({ key, label, text }) => {
    const way = state.sort === key ? 'ascending' : state.sort === `-${key}` ? 'descending' : null;
    const next = text ? [key, `-${key}`] : [`-${key}`, key];
    return element('th', { scope: 'col', 'aria-sort': way, class: text ? null : 'figure' },
      element('button', {
        type: 'button', data: { key: `sort-${key}` }, title: t('table.sort', { column: t(label) }),
        on: { click: () => store.set({ sort: state.sort === next[0] ? next[1] : next[0] }) },
      }, t(label), element('span', { class: 'arrow', 'aria-hidden': 'true', text: way === 'ascending' ? '▲' : way ? '▼' : '' })));
  }));
}

function path(state, city, actions) {
  const at = (code, name, isLast) => element('button', {
    type: 'button', class: 'link', text: name, 'aria-current': isLast ? 'true' : null,
    data: { key: `path-${code}` }, on: { click: () => actions.openRegion(code) },
  });
  const region = state.region ? city.tree.get(state.region) : null;
  const county = region?.level === 'township' ? city.tree.get(city.countyOf(region.code)) : null;
  const steps = [[null, t('table.whole')], ...[county, region].filter(Boolean).map((r) => [r.code, stored(r.name)])];
  return element('nav', { class: 'path', 'aria-label': t('table.path') },
    ...steps.flatMap(([code, name], i) => [
      i > 0 ? element('span', { class: 'muted', 'aria-hidden': 'true', text: '›' }) : null,
      at(code, name, i === steps.length - 1),
    ]));
}

/** The rows as they are listed, with raw figures, and below them what they rest on. */
function asCsv(rows, state) {
  const value = (row, key) => (key === 'communityRatio' ? row.communityRatio
    : key === 'coverageRatio' && row.level === 'community' ? t(`reach.${row.reach}`) : row[key]);
  const known = (v) => (v === null || v === undefined ? t('unknown') : v);
  return csvOf([
    [t('table.code'), ...COLUMNS.map(({ label, file }) => t(file ?? label))],
    ...rows.map((row) => [known(row.code), ...COLUMNS.map(({ key }) => known(value(row, key)))]),
    [],
    [t('assume.label'), assumptions(state).join(' · ')],
    ...(state.demo ? [[t('app.demo'), t('app.demoMore')]] : []),
  ]);
}

/** What stands above the rows: where one is, whether the sums agree, a filter, the file. */
function createHead(store, city, actions, { onFilter, onSave }) {
  const where = element('div', { class: 'where' });
  const filter = element('input', {
    type: 'search', id: 'table-filter', placeholder: t('table.filter'), 'aria-label': t('table.filter'),
    on: { input: () => onFilter(plainText(filter.value)) },
  });
  const csv = element('button', {
    type: 'button', id: 'save-csv', class: 'quiet', text: 'CSV', title: t('table.save'),
    'aria-label': t('table.save'), on: { click: onSave },
  });
  return {
    node: element('div', { class: 'table-head' }, where, createWarnings(store), filter, csv),
    update(state, rows, fits) {
      filter.hidden = csv.hidden = rows === null || rows.length === 0;
      fill(where, element('h2', { text: t('table.title') }),
        rows === null ? null : path(state, city, actions),
        rows?.length > 0 ? element('span', {
          class: fits ? 'muted small' : 'notice small', id: 'sum-check',
          text: t(fits ? 'table.checked' : 'table.differs'),
        }) : null,
        rows?.length > MOST_ROWS ? element('span', {
          class: 'muted small', text: t('table.fewer', { shown: count(MOST_ROWS), all: count(rows.length) }),
        }) : null);
    },
  };
}

export function createTable(store, city, actions) {
  const body = element('div', { class: 'table-scroll', tabindex: '0', role: 'region', 'aria-label': t('table.scroll') });
  let filter = '';
  let listed = [];
  const head = createHead(store, city, actions, {
    onFilter(words) {
      filter = words;
      update(store.get());
    },
    onSave: () => save(`coverage-${store.get().region ?? 'all'}-${store.get().minutes}min.csv`, asCsv(listed, store.get())),
  });
  const update = (state) => {
    if (!state.results) {
      head.update(state, null);
      fill(body, element('p', { class: 'hint', text: state.failure ? '' : t(state.kinds.length ? 'busy' : 'control.kindsNone') }));
      return;
    }
    const { rows, parent } = rowsOf(state, city);
    const collator = new Intl.Collator(language());
    listed = sorted(rows, state.sort, collator.compare)
      .filter((row) => plainText(row.name ?? row.code ?? '').includes(filter));
    head.update(state, rows, sumsUp(rows, parent));
    fill(body, rows.length === 0 ? element('p', { class: 'hint', text: t('table.empty') })
      : element('table', { id: 'coverage-table' },
        element('thead', {}, header(state, store)),
        element('tbody', {}, ...listed.slice(0, MOST_ROWS).map((row) => tableRow(row, actions)))),
    rows.length > 0 && listed.length === 0 ? element('p', { class: 'hint', text: t('table.noMatch') }) : null);
  };
  store.on(['region'], () => { filter = ''; head.node.querySelector('input').value = ''; });
  store.on(['results', 'failure', 'region', 'sort'], update);
  store.on(['hovered'], ({ hovered }) => {
    for (const row of body.querySelectorAll('tbody tr')) {
      const isHovered = hovered !== null && row.dataset.code === hovered;
      row.classList.toggle('hovered', isHovered);
      if (isHovered && !body.matches(':hover')) {
        row.scrollIntoView({ block: 'nearest' });
      }
    }
  });
  update(store.get());
  return [head.node, body];
}
