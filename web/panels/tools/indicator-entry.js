// Entering an actual that no layer tells: a figure with its year, source and day.
import { element, fill } from '../../dom/element.js';
import { t } from '../../i18n/language.js';
import { figure } from './indicator-card.js';

/**
 * @param {object} row the indicator
 * @param {number} year that the board is about
 * @param {object[]} entries those of this indicator and region
 * @param {{isOpen: boolean, onEnter: function, onRemove: function}} further
 */
export function entryForm(row, year, entries, { isOpen, onEnter, onRemove }) {
  const field = (name, type, value) => element('input', {
    type, id: `entry-${row.id}-${name}`, value, step: type === 'number' ? 'any' : null,
    data: { key: `entry-${row.id}-${name}` },
  });
  const inputs = {
    year: field('year', 'number', String(year)),
    value: field('value', 'number', ''),
    source: field('source', 'text', ''),
    date: field('date', 'date', ''),
  };
  const fault = element('p', { class: 'notice small', role: 'alert' });

  function enter() {
    const entry = {
      indicator: row.id,
      year: Number(inputs.year.value),
      value: inputs.value.value === '' ? NaN : Number(inputs.value.value),
      source: inputs.source.value.trim(),
      date: inputs.date.value,
    };
    const lacking = !Number.isInteger(entry.year) || entry.year < 1990 || entry.year > 2100 ? 'year'
      : !Number.isFinite(entry.value) ? 'value' : entry.source === '' ? 'source' : entry.date === '' ? 'date' : null;
    if (lacking) {
      fault.textContent = t(`entry.fault.${lacking}`);
      inputs[lacking].focus();
      return;
    }
    onEnter(entry);
  }

  const labelled = (name) => element('label', { class: 'field' }, t(`entry.${name}`), inputs[name]);
  const list = element('ul', { class: 'plain-list small' });
  fill(list, ...entries.map((e) => element('li', {},
    `${e.year}: ${figure(e.value)} · ${e.source} · ${e.date} `,
    element('button', {
      type: 'button', class: 'link', text: t('entry.remove'), data: { key: `remove-${row.id}-${e.year}` },
      on: { click: () => onRemove(e) },
    }))));
  return element('details', { class: 'more entry', open: isOpen },
    element('summary', { text: t('entry.title'), data: { key: `entry-${row.id}` } }),
    list,
    ...Object.keys(inputs).map(labelled),
    fault,
    element('button', { type: 'button', class: 'quiet', text: t('entry.enter'), data: { key: `enter-${row.id}` }, on: { click: enter } }),
    element('p', { class: 'muted small', text: t('entry.kept') }));
}
