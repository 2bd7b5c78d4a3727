// "How computed": a small button beside a figure that opens its definition.
import { element } from './element.js';
import { t } from '../i18n/language.js';

/** @param {string} key of the text that explains the figure */
export function explain(key, values) {
  const summary = element('summary', {
    'aria-label': t('explain.label'),
    title: t('explain.label'),
    data: { key: `explain-${key}` },
  }, '?');
  return element('details', { class: 'explain' }, summary, element('p', { text: t(key, values) }));
}

/** Closes an open explanation on Escape and on a click elsewhere. */
export function closeExplanations() {
  const close = (except) => {
    for (const open of document.querySelectorAll('details.explain[open]')) {
      if (open !== except) {
        open.open = false;
      }
    }
  };
  document.addEventListener('click', (event) => close(event.target.closest('details.explain')));
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      close(null);
    }
  });
}
