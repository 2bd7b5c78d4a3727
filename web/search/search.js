// Finds facilities, communities, regions and coordinates; keys as in any list that drops down.
import { element, fill } from '../dom/element.js';
import { plainText, readCoordinates } from './coordinates.js';
import { createInitials } from './pinyin.js';
import { t } from '../i18n/language.js';

const MOST = 12;

/** Regions first, then communities, then facilities; names that begin with the words first. */
export function createIndex(city) {
  const initials = createInitials();
  const entries = [
    // The region of a community is found as the community.
    ...city.regions.filter((r) => !city.community(r.code)).map((r) => ({ kind: 'region', feature: r, note: r.level ? `region.${r.level}` : null })),
    ...city.communities.map((c) => ({ kind: 'community', feature: c, note: `kind.${c.kind ?? 'community'}` })),
    ...city.facilities.map((f) => ({ kind: 'facility', feature: f, note: `kind.${f.kind}` })),
  ].filter((e) => e.feature.name).map((e) => ({ ...e, words: plainText(e.feature.name), letters: null }));
  const lettersOf = (entry) => {
    entry.letters ??= initials(entry.feature.name);
    return entry.letters;
  };
  return (text) => {
    const words = plainText(text);
    const isLetters = /^[a-z0-9]{2,}$/.test(words);
    const starting = [];
    const holding = [];
    for (const entry of entries) {
      const at = words === '' ? -1 : entry.words.indexOf(words);
      if (at === 0 && starting.length < MOST) {
        starting.push(entry);
      } else if (at > 0 && holding.length < MOST) {
        holding.push(entry);
      } else if (isLetters && starting.length < MOST && lettersOf(entry).startsWith(words)) {
        starting.push(entry);
      }
    }
    return [...starting, ...holding].slice(0, MOST);
  };
}

export function createSearch(city, onChoose) {
  const find = createIndex(city);
  const input = element('input', {
    type: 'search', id: 'search', role: 'combobox', autocomplete: 'off', 'aria-expanded': 'false',
    'aria-controls': 'search-results', 'aria-autocomplete': 'list', 'aria-label': t('search.label'),
    placeholder: t('search.placeholder'), maxlength: '100',
  });
  const list = element('ul', { id: 'search-results', role: 'listbox', 'aria-label': t('search.label') });
  const status = element('span', { class: 'hidden', role: 'status' });
  let found = [];
  let active = -1;
  list.hidden = true;

  function close() {
    list.hidden = true;
    active = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  }

  function choose(entry) {
    input.value = '';
    close();
    onChoose(entry);
  }

  function mark(index) {
    active = index;
    [...list.children].forEach((node, i) => node.setAttribute('aria-selected', String(i === index)));
    list.children[index]?.scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', `search-${index}`);
  }

  function look() {
    const at = readCoordinates(input.value);
    found = at ? [{ kind: 'place', place: at, name: `${at.lon}, ${at.lat}`, note: 'search.coordinate' }]
      : find(input.value);
    const empty = input.value.trim() === '';
    fill(list, ...found.map((entry, i) => element('li', {
      id: `search-${i}`, role: 'option', 'aria-selected': 'false',
      on: { mousedown: (event) => { event.preventDefault(); choose(entry); } },
    },
    element('span', { text: entry.name ?? entry.feature.name }),
    element('span', { class: 'muted small', text: entry.note ? t(entry.note) : '' }))),
    found.length === 0 && !empty ? element('li', { class: 'none', text: t('search.none') }) : null);
    status.textContent = empty ? '' : t('search.results', { count: found.length });
    list.hidden = empty;
    active = -1;
    input.setAttribute('aria-expanded', String(!empty));
  }

  input.addEventListener('input', look);
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      close();
    } else if (event.key === 'Enter' && found.length > 0 && !list.hidden) {
      choose(found[Math.max(0, active)]);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (found.length > 0) {
        mark((active + step + found.length) % found.length);
      }
    }
  });
  return element('div', { class: 'search', role: 'search' }, input, list, status);
}
