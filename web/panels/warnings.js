// What the computation noted: assumptions it made, data it had to leave out.
import { element, fill } from '../dom/element.js';
import { t } from '../i18n/language.js';
import { inOneLanguage } from './tools/verdict-card.js';

export function createWarnings(store) {
  const node = element('span', { class: 'warnings' });
  store.on(['results'], ({ results }) => {
    const warnings = results?.county.run.warnings ?? [];
    fill(node, warnings.length === 0 ? null : element('details', { class: 'explain notes' },
      element('summary', { data: { key: 'notes' }, text: t('warnings.title', { count: warnings.length }) }),
      element('ul', {}, ...warnings.map((text) => element('li', { text: inOneLanguage(text) })))));
  });
  return node;
}
