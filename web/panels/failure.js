// What failed, in words, and a way to try again.
import { element } from '../dom/element.js';
import { t } from '../i18n/language.js';

export function failureWithRetry(failure, store) {
  return element('div', { class: 'failure', role: 'alert' },
    element('p', { class: 'notice', text: failure.message }),
    element('button', {
      type: 'button', class: 'quiet', text: t('retry'), data: { key: 'retry' },
      on: { click: () => store.set({ attempt: store.get().attempt + 1 }) },
    }));
}
