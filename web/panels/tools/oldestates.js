// Old estates: who has no place inside the circle, what is overdue, how far the renewal plan is.
import { inOneLanguage, verdictMark } from './verdict-card.js';
import { element, fill } from '../../dom/element.js';
import { t } from '../../i18n/language.js';
import { count, minutesOf, percent, stored } from '../../i18n/figures.js';

export const oldestates = { id: 'oldestates', needs: ['old-estate-check'], open };

const MOST_ROWS = 200;
const ORDER = { fail: 0, unknown: 1, pass: 2 };

function programme(row) {
  return element('div', { class: 'clause' },
    element('b', { text: t(`oldestates.${row.programme}`) }),
    element('p', {
      text: t('oldestates.progress', {
        pass: count(row.pass), of: count(row.planned ?? row.estates), share: percent(row.share),
      }),
    }),
    element('p', {
      class: 'small',
      text: t('oldestates.counts', {
        fail: count(row.fail), unknown: count(row.unknown), overdue: count(row.overdue),
        deadline: row.deadline ?? t('estate.unknown'),
      }),
    }),
    element('p', { class: 'muted small', text: stored(row.citation) }));
}

function rowNode(estate, overdue) {
  const way = estate.seconds === null || estate.seconds === undefined
    ? t('oldestates.noWay') : t('oldestates.way', { minutes: minutesOf(estate.seconds) });
  const warnings = estate.warnings.map((text) => element('span', { class: 'muted small', text: inOneLanguage(text) }));
  return element('li', { class: 'row-button' },
    element('span', { class: 'grow' },
      element('span', { class: 'name', text: stored(estate.name ?? estate.id) }),
      element('span', { class: 'muted small', text: `${way} · ${estate.deadline ?? t('estate.unknown')}` }), ...warnings),
    overdue.has(estate.id) ? element('b', { class: 'mark fail', text: t('oldestates.overdue') }) : null,
    verdictMark(estate.status === 'refused' ? 'refused' : estate.verdict));
}

function open({ api }) {
  const node = element('div', { class: 'estate-tool' });
  let started = false;

  async function load() {
    fill(node, element('p', { class: 'muted', text: t('busy') }));
    try {
      show(await api.runJob('old-estate-check', {}));
    } catch (error) {
      fill(node, element('p', { class: 'notice', role: 'alert', text: error.message }),
        element('button', { type: 'button', class: 'quiet', text: t('retry'), on: { click: load } }));
    }
  }

  function show(result) {
    if (result.estates.length === 0) {
      fill(node, element('p', { class: 'hint', text: t('oldestates.empty') }));
      return;
    }
    const overdue = new Set(result.overdue);
    const rank = (e) => (overdue.has(e.id) ? -1 : ORDER[e.verdict]);
    const estates = [...result.estates].sort((a, b) => rank(a) - rank(b));
    fill(node,
      element('p', { class: 'hint', text: t('oldestates.hint', { day: result.asOf }) }),
      ...result.programmes.filter((row) => row.regionCode === null).map(programme),
      element('h3', { text: t('oldestates.list', { count: count(estates.length), overdue: count(overdue.size) }) }),
      element('ul', { class: 'plain-list', id: 'old-estates' }, ...estates.slice(0, MOST_ROWS).map((e) => rowNode(e, overdue))),
      estates.length > MOST_ROWS ? element('p', { class: 'muted', text: t('batch.more', { count: MOST_ROWS }) }) : null);
  }

  return {
    node,
    onShow() {
      if (!started) {
        started = true;
        load();
      }
    },
  };
}
