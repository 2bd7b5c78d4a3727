// What the computation noted, folded under a tool's results.
import { element } from '../../dom/element.js';
import { t } from '../../i18n/language.js';
import { inOneLanguage } from './verdict-card.js';

export function runNotes(run) {
  return run.warnings.length === 0 ? null : element('details', { class: 'more' },
    element('summary', { text: t('work.notes', { count: run.warnings.length }) }),
    element('ul', {}, ...run.warnings.map((text) => element('li', { text: inOneLanguage(text) }))));
}
