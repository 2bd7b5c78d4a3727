// Shown in place of the map while the server makes its data: how far it is, and the map after it.
import { has, t, useLanguage } from '../i18n/language.js';
import { readHash } from '../state/hash.js';

const PAUSE_MILLISECONDS = 700;
const part = (id) => document.getElementById(id);

function show({ step, share }) {
  const key = `preparing.step.${step}`;
  part('share').value = share;
  part('step').textContent = t('preparing.at', {
    step: has(key) ? t(key) : step, percent: Math.round(share * 100),
  });
}

async function look() {
  try {
    const answer = await fetch('api/project-map', { headers: { Accept: 'application/json' } });
    const told = await answer.json();
    if (told.code === 'preparing') {
      show(told);
    } else if (answer.ok) {
      location.reload();
      return;
    }
  } catch {
    part('step').textContent = t('error.network');
  }
  setTimeout(look, PAUSE_MILLISECONDS);
}

useLanguage(readHash(location.hash).lang);
document.title = `${t('app.title')} CareCircle`;
for (const node of document.querySelectorAll('[data-text]')) {
  node.textContent = t(node.dataset.text);
}
part('share').setAttribute('aria-label', t('preparing.share'));
look();
