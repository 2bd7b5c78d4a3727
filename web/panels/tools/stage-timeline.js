// A stage history as a timeline: every entry, the superseded ones struck out.
import { orderText } from './stage-words.js';
import { element } from '../../dom/element.js';
import { stored } from '../../i18n/figures.js';
import { t } from '../../i18n/language.js';

const yesOrNo = (value) => t(value ? 'estate.yes' : 'estate.no');

function about(entry) {
  return entry.room ? t('stages.oneRoom', { room: entry.room }) : t(`stages.subject.${entry.subject}`);
}

function details(entry) {
  const { number, title, reference } = entry.document;
  const line = (text) => element('p', { class: 'small', text: stored(text) });
  const paper = [number, title, reference].filter(Boolean).join(' · ');
  return [
    paper ? line(paper) : null,
    entry.includesCareRooms === null ? null : line(t('stages.includes', { answer: yesOrNo(entry.includesCareRooms) })),
    entry.civilAffairsAsked === null ? null : line(t('stages.asked', { answer: yesOrNo(entry.civilAffairsAsked) })),
    entry.annualInspection ? line(t('stages.byInspection')) : null,
    entry.order ? line(orderText(entry.order)) : null,
    entry.note ? line(entry.note) : null,
  ];
}

function entryNode(entry, superseding, onCorrect) {
  const late = superseding.get(entry.number);
  return element('li', { class: entry.stands ? 'stands' : 'superseded', data: { entry: String(entry.number) } },
    element('p', { class: 'stage-line' },
      element('b', { text: `${entry.date} ${t(`stages.stage.${entry.stage}`)}` }), ' ',
      element('span', { class: 'muted', text: about(entry) })),
    ...details(entry),
    element('p', { class: 'muted small', text: stored(t('stages.recorded', {
      number: entry.number, by: entry.by, at: entry.recordedAt.slice(0, 16).replace('T', ' '),
    })) }),
    late ? element('p', { class: 'small', text: t('stages.supersededBy', { number: late }) }) : null,
    entry.stands ? element('button', {
      type: 'button', class: 'quiet', text: t('stages.correct'), data: { key: `correct-${entry.number}` },
      on: { click: () => onCorrect(entry) },
    }) : null);
}

/** @param {object} history as the server tells it; entries of one day stay as recorded */
export function timeline(history, onCorrect) {
  if (history.entries.length === 0) {
    return element('p', { class: 'muted', text: t('stages.none') });
  }
  const superseding = new Map(history.entries.filter((e) => e.supersedes !== null).map((e) => [e.supersedes, e.number]));
  const byDay = [...history.entries].sort((a, b) => a.date.localeCompare(b.date) || a.number - b.number);
  return element('ol', { class: 'timeline', id: 'stage-timeline' },
    ...byDay.map((entry) => entryNode(entry, superseding, onCorrect)));
}
