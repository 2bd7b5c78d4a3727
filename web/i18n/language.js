// The words of the page. Both languages have the same keys; a test compares them.
import { en, zh } from './bundles.js';

export const LANGUAGES = ['zh-CN', 'en'];
const BUNDLES = { 'zh-CN': zh, en };

let current = 'zh-CN';

export function useLanguage(language) {
  current = language;
  document.documentElement.lang = language;
}

export function language() {
  return current;
}

/** The text of a key; {name} in it is replaced by the value of that name. */
export function t(key, values = {}) {
  const text = BUNDLES[current][key];
  if (text === undefined) {
    throw new Error(`no text for ${key}`);
  }
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

export function has(key) {
  return key in BUNDLES[current];
}
