// A table of estates: judged row by row as a job, with its progress; the verdicts as a table to keep.
import { verdictCard, verdictMark } from './verdict-card.js';
import { saveFile } from '../csv.js';
import { element, fill } from '../../dom/element.js';
import { t } from '../../i18n/language.js';
import { count, stored } from '../../i18n/figures.js';

export const batch = { id: 'batch', needs: ['estate-check'], open };

const MOST_ROWS = 300;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

function rowNode(row) {
  const title = [element('span', { class: 'rank', text: String(row.row) }),
    element('span', { class: 'grow name', text: stored(row.name ?? row.estate?.id ?? '') }), verdictMark(row.verdict)];
  const errors = row.errors.map((e) => element('li', {
    text: stored([e.column, e.value, e.reason].filter((part) => part !== null && part !== undefined).join(': ')),
  }));
  return element('li', {}, element('details', {},
    element('summary', { class: 'row-button' }, ...title),
    row.estate ? verdictCard(row.estate) : element('ul', {}, ...errors)));
}

function open({ api }) {
  const answer = element('div', { 'aria-live': 'polite' });
  const file = element('input', { type: 'file', id: 'batch-file', accept: '.csv,.xlsx,.xls' });
  let running = null;

  function show(result, job) {
    const download = element('button', { type: 'button', class: 'quiet', id: 'batch-download', text: t('batch.download') });
    download.addEventListener('click', async () => {
      try {
        saveFile('estate-verdicts.xlsx', await api.getFile(`api/jobs/${encodeURIComponent(job)}/results`, XLSX));
      } catch (error) {
        download.after(element('p', { class: 'notice', role: 'alert', text: error.message }));
      }
    });
    const counts = ['pass', 'fail', 'unknown', 'refused'].map((v) => element('span', {}, verdictMark(v), ` ${count(result.verdicts[v])}`));
    fill(answer,
      element('p', { text: t('batch.read', { rows: count(result.read), skipped: count(result.skipped) }) }),
      element('p', { class: 'buttons' }, ...counts), download,
      ...result.warnings.map((text) => element('p', { class: 'notice small', text })),
      element('ul', { class: 'plain-list', id: 'batch-rows' }, ...result.rows.slice(0, MOST_ROWS).map(rowNode)),
      result.rows.length > MOST_ROWS ? element('p', { class: 'muted', text: t('batch.more', { count: MOST_ROWS }) }) : null);
  }

  async function judge() {
    if (!file.files[0]) {
      fill(answer, element('p', { class: 'notice', role: 'alert', text: t('batch.noFile') }));
      file.focus();
      return;
    }
    running?.abort();
    running = new AbortController();
    const { signal } = running;
    const bar = element('progress', { max: '100', value: 0, 'aria-label': t('busy') });
    fill(answer, element('p', { class: 'muted', text: t('busy') }), bar, element('button', {
      type: 'button', class: 'quiet', text: t('batch.cancel'), on: { click: () => running.abort() },
    }));
    try {
      const form = new FormData();
      form.append('file', file.files[0]);
      const job = await api.upload('api/batches/estate-check', form, signal);
      const result = await api.follow(job, { signal, onProgress: (at) => { bar.value = at.progress ?? 0; } });
      show(result, job.jobID);
    } catch (error) {
      const text = error.name === 'AbortError' ? t('batch.cancelled') : error.message;
      fill(answer, element('p', { class: 'notice', role: 'alert', text }));
    }
  }

  return {
    node: element('div', { class: 'estate-tool' },
      element('p', { class: 'hint', text: t('batch.hint') }),
      element('label', { for: 'batch-file', text: t('batch.file') }), file,
      element('button', { type: 'button', class: 'primary', id: 'batch-judge', text: t('batch.judge'), on: { click: judge } }),
      answer),
  };
}
