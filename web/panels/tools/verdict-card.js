// The verdict on an estate, clause by clause; what is not known is the word for it.
import { openOrder } from './stage-words.js';
import { element } from '../../dom/element.js';
import { has, language, t } from '../../i18n/language.js';
import { stored } from '../../i18n/figures.js';

const SIGNS = { pass: '✓', fail: '✗', unknown: '?', refused: '!' };

/** Areas are exact decimals: shown as they are, not rounded. */
export function area(value) {
  return value === null || value === undefined ? t('estate.unknown') : `${value} m²`;
}

/** A sign and a word, so that colour is never alone. */
export function verdictMark(verdict) {
  return element('span', { class: `mark ${verdict}`, text: `${SIGNS[verdict]} ${t(`estate.verdict.${verdict}`)}` });
}

/** The server tells both languages: "中文 / english". */
export function inOneLanguage(text) {
  const at = text.indexOf(' / ');
  return at < 0 ? text : language() === 'en' ? text.slice(at + 3) : text.slice(0, at);
}

function clauseCard(clause) {
  const figure = (key, value) => element('div', {},
    element('dt', { text: t(key) }), element('dd', { text: area(value) }));
  return element('article', { class: `clause ${clause.verdict}` },
    element('p', {}, verdictMark(clause.verdict)),
    element('p', { text: stored((language() === 'en' && clause.textEn) || clause.text) }),
    element('p', { class: 'muted small', text: stored(clause.citation ?? '') }),
    clause.id === 'four-together' ? null : element('dl', {},
      figure('estate.required', clause.required), figure('estate.provided', clause.provided),
      figure('estate.short', clause.short)));
}

function readingLine(reading) {
  const key = `estate.reading.${reading.reading}`;
  const required = reading.required === null || reading.required === undefined
    ? '' : t('estate.readingRequired', { area: area(reading.required) });
  return element('li', {}, `${has(key) ? t(key) : reading.reading}${required}: `, verdictMark(reading.verdict));
}

function list(title, lines) {
  return lines.length === 0 ? null : element('div', {}, element('h3', { text: t(title) }), element('ul', {}, ...lines));
}

/** 四同步 by room: each step a sign and a word, a step that is not due a dash. */
export function togetherTable({ verdict, rooms }) {
  const steps = ['planned', 'built', 'accepted', 'handedOver'];
  const cell = (value) => element('td', {}, value ? verdictMark(value) : element('span', { class: 'muted', text: t('stages.notDue') }));
  return element('div', { class: 'together' },
    element('h3', {}, t('stages.together'), ' ', verdict ? verdictMark(verdict) : null),
    element('div', { class: 'matrix', tabindex: '0', role: 'region', 'aria-label': t('stages.together') },
      element('table', {},
        element('thead', {}, element('tr', {}, element('th', { scope: 'col', text: t('stages.room') }),
          ...steps.map((step) => element('th', { scope: 'col', text: t(`stages.step.${step}`) })))),
        element('tbody', {}, ...rooms.map((room) => element('tr', {},
          element('th', { scope: 'row', text: stored(room.room ?? t('stages.allRooms')) }), ...steps.map((step) => cell(room[step]))))))));
}

function stagePart(stages) {
  return element('div', {},
    element('p', { text: `${t('stages.history')}: ${stages.date} ${t(`stages.stage.${stages.stage}`)}` }),
    list('stages.openOrders', stages.openOrders.map(openOrder)),
    stages.fourTogether.verdict ? togetherTable(stages.fourTogether) : null);
}

export function verdictCard(estate) {
  return element('div', { class: 'verdict-card' },
    element('div', { class: 'headline' },
      element('span', { class: 'label', text: stored(estate.document ?? t('estate.noStandard')) }),
      element('b', { class: 'key' }, verdictMark(estate.status === 'refused' ? 'refused' : estate.verdict)),
      estate.shortTotal > 0
        ? element('span', { class: 'unit', text: t('estate.shortBy', { area: area(estate.shortTotal) }) }) : null),
    ...(estate.clauses ?? []).map(clauseCard),
    estate.stages ? stagePart(estate.stages) : null,
    list('estate.otherReadings', (estate.otherReading ?? []).map(readingLine)),
    list('estate.rules', (estate.rules ?? []).map((rule) => element('li', { text: stored(rule.name) }))),
    list('estate.warnings', (estate.warnings ?? []).map((text) => element('li', { text: inOneLanguage(text) }))));
}
