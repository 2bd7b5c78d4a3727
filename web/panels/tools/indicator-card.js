// One indicator: what is known now, what was printed, what is missing, and how each was made.
import { element } from '../../dom/element.js';
import { explain } from '../../dom/explain.js';
import { shape } from '../../dom/svg.js';
import { count, plain } from '../../i18n/figures.js';
import { language, t } from '../../i18n/language.js';
import { light } from './traffic-light.js';

const ARROWS = { up: '↑', down: '↓', level: '→' };
const RELATIONS = { '=': '', '>=': '≥ ', '>': '> ', '<=': '≤ ', about: '≈ ' };

/**
 * A figure with as many places as it has, at most two, or four where it would look like nothing;
 * null is the word for unknown.
 */
export function figure(value) {
  if (typeof value !== 'number') {
    return t('unknown');
  }
  const most = Math.abs(value) < 0.01 ? 4 : 2;
  return plain(value, Math.min(most, (String(value).split('.')[1] ?? '').length));
}

const inWords = (row, name) => (language() === 'en' ? row[name] : row[`${name}Zh`] ?? row[name]);

export function nameOf(row) {
  return language() === 'en' ? row.nameEn : row.name;
}

/** How an actual came about, with what was divided by what. */
export function howOf(row) {
  const parts = [inWords(row, 'howComputed')];
  if (row.numerator !== null && row.denominator !== null) {
    parts.push(t('indicators.ratio', { numerator: count(row.numerator), denominator: count(row.denominator) }));
  }
  if (row.unknown > 0) {
    parts.push(t('indicators.unknowns', { count: count(row.unknown) }));
  }
  return parts.filter(Boolean).join(' · ');
}

function actual(row) {
  const from = row.actualFrom === null ? t('indicators.from.none')
    : t(`indicators.from.${row.actualFrom}`, { year: row.actualYear });
  return element('div', { class: 'card-actual' },
    element('b', { class: 'key', text: figure(row.actual) }),
    element('span', { class: 'unit', text: row.actual === null ? '' : row.unit ?? '' }),
    element('span', { class: 'muted small' }, from, explain('indicators.how', { how: howOf(row) })),
    row.actualFrom === 'entered' ? element('p', { class: 'muted small', text: t('indicators.enteredFrom', { source: row.actualSource }) }) : null,
    row.actualFrom === 'entered' && row.computed !== null
      ? element('p', { class: 'muted small', text: t('indicators.computedBeside', { value: figure(row.computed) }) }) : null);
}

/** Where the actual lies between nothing, the baseline and the target. */
function bar(row) {
  if (row.actual === null || row.target === null) {
    return null;
  }
  const most = Math.max(row.actual, row.target, row.baseline ?? 0) || 1;
  const at = (value) => Math.max(0, Math.min(1, value / most)) * 196 + 2;
  return shape('svg', { class: 'bullet', viewBox: '0 0 200 16', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    shape('rect', { x: 2, y: 5, width: 196, height: 6, class: 'bullet-back' }),
    shape('rect', { x: 2, y: 5, width: at(row.actual) - 2, height: 6, class: `bullet-bar is-${row.status}` }),
    row.baseline === null ? null : shape('path', { d: `M${at(row.baseline)} 3V13`, class: 'bullet-base' }),
    shape('path', { d: `M${at(row.target)} 0V16`, class: 'bullet-target' }));
}

function pair(label, value, ...more) {
  return element('div', {}, element('dt', { text: label }), element('dd', {}, value, ...more));
}

function figures(row) {
  const baseline = row.baselineYear === null ? t('indicators.none')
    : row.baseline === null ? t('indicators.notPrinted', { printed: row.baselinePrinted ?? '' })
      : figure(row.baseline);
  const target = row.target === null
    ? t(row.targetPrinted ? 'indicators.notPrinted' : 'indicators.noTarget', { printed: row.targetPrinted ?? '' })
    : `${RELATIONS[row.relation] ?? ''}${figure(row.target)}`;
  const gap = row.gap === null ? t('unknown')
    : row.gap > 0 ? t('indicators.short', { value: figure(row.gap) })
      : row.gap < 0 ? t('indicators.over', { value: figure(-row.gap) }) : t('indicators.exact');
  const year = (value) => (value === null ? '' : ` ${value}`);
  return element('dl', { class: 'card-figures' },
    pair(t('indicators.baseline') + year(row.baselineYear), baseline),
    pair(t('indicators.target') + year(row.targetYear), target,
      row.accumulation && row.accumulation !== 'level' ? element('span', { class: 'muted small', text: ` ${t(`indicators.${row.accumulation}`)}` }) : null),
    pair(t('indicators.gap'), gap),
    pair(t('indicators.trend'), row.trend === null ? t('unknown')
      : `${ARROWS[row.trend.direction]} ${row.trend.change > 0 ? '+' : ''}${figure(row.trend.change)}`,
    row.trend === null ? null : element('span', { class: 'muted small', text: ` ${t('indicators.since', { year: row.trend.since })}` })));
}

function source(row) {
  const notes = [row.footnote, row.targetNote].filter(Boolean);
  return element('p', { class: 'muted small source' },
    t('indicators.source', { source: row.source }),
    row.responsibleUnit ? ` · ${row.responsibleUnit}` : '',
    notes.length > 0 ? explain('indicators.footnote', { text: notes.join(' ') }) : null);
}

/**
 * Whether the parts of a figure add up to the whole: what was counted, and what it was divided by.
 *
 * @returns {boolean|null} null when there is nothing to add up
 */
export function partsAddUp(row) {
  const keys = ['numerator', 'denominator'].filter((key) => row[key] !== null);
  if (keys.length === 0 || row.regions.some((part) => keys.some((key) => part[key] === null))) {
    return null;
  }
  return keys.every((key) => row.regions.reduce((sum, part) => sum + part[key], 0) === row[key]);
}

function part(row, actions) {
  const name = row.code === null ? t('table.noRegion') : row.name ?? row.code;
  return element('tr', {
    data: { code: row.code ?? '' },
    on: { mouseenter: () => actions.emphasise(row.code), mouseleave: () => actions.emphasise(null) },
  },
  element('th', { scope: 'row' }, row.code === null ? name : element('button', {
    type: 'button', class: 'link', text: name, data: { key: `part-${row.code}` },
    on: { click: () => actions.openRegion(row.code) },
  })),
  element('td', { class: 'figure', text: figure(row.actual), title: howOf(row) }),
  element('td', { class: 'figure', text: row.target === null ? '—' : figure(row.gap) }),
  element('td', {}, row.target === null ? '—' : light(row.status)));
}

function parts(row, actions, onRank) {
  if (!row.regions || row.regions.every((part) => part.actual === null && part.unknown === null)) {
    return null;
  }
  const sums = partsAddUp(row);
  return element('details', { class: 'more' },
    element('summary', { text: t('indicators.parts', { count: row.regions.length }), data: { key: `parts-${row.id}` } }),
    element('div', { class: 'matrix', tabindex: '0', role: 'region', 'aria-label': t('indicators.parts', { count: row.regions.length }) },
      element('table', {},
        element('thead', {}, element('tr', {}, ...['table.region', 'indicators.actual', 'indicators.gap', 'indicators.light']
          .map((key, i) => element('th', { scope: 'col', class: i === 1 || i === 2 ? 'figure' : null, text: t(key) })))),
        element('tbody', {}, ...row.regions.map((part_) => part(part_, actions))))),
    sums === null ? null : element('p', { class: sums ? 'muted small' : 'notice small', text: t(sums ? 'table.checked' : 'table.differs') }),
    element('button', { type: 'button', class: 'link', text: t('indicators.rank'), data: { key: `rank-${row.id}` }, on: { click: () => onRank(row.id) } }));
}

/**
 * @param {object} row of the process `indicators`
 * @param {object} actions of the map
 * @param {{onRank: function, entry: Node|null}} further what to do on ranking; a form for an entry
 */
export function indicatorCard(row, actions, { onRank, entry }) {
  return element('article', { class: `indicator is-${row.status}`, data: { indicator: row.id, status: row.status } },
    element('header', {},
      element('h3', {}, row.no === null ? null : element('span', { class: 'muted', text: `${row.no} ` }), nameOf(row)),
      light(row.status, t(`boards.light.${row.status === 'green' && !row.met ? 'onWay' : row.status}`))),
    actual(row),
    bar(row),
    figures(row),
    row.periodOver ? element('p', { class: 'over', text: t('indicators.over.period', { year: row.targetYear ?? '' }) }) : null,
    source(row),
    parts(row, actions, onRank),
    entry);
}

