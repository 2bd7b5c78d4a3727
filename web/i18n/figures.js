// Figures as people read them. What is not known is a word, never a zero.
import { language, t } from './language.js';

const formats = new Map();

function format(digits) {
  const key = `${language()} ${digits}`;
  if (!formats.has(key)) {
    formats.set(key, new Intl.NumberFormat(language(), {
      minimumFractionDigits: digits, maximumFractionDigits: digits,
    }));
  }
  return formats.get(key);
}

function isKnown(value) {
  return typeof value === 'number' && Number.isFinite(value);
}

/** A count, thousands separated; fractions of people as they are, to two places. */
export function count(value) {
  if (!isKnown(value)) {
    return t('unknown');
  }
  return format(Number.isInteger(value) ? 0 : 2).format(value);
}

/** A figure and its unit apart, so that each can have its size: large counts in 万 in Chinese. */
export function largeCount(value) {
  if (!isKnown(value)) {
    return [t('unknown'), ''];
  }
  if (language() === 'zh-CN' && value >= 100000) {
    return [format(2).format(value / 10000), t('unit.wanPeople')];
  }
  return [count(value), t('unit.people')];
}

/** Two counts of people, as in "so many of so many", with one unit: both large, both in 万. */
export function peopleOf(part, whole) {
  if (isKnown(part) && language() === 'zh-CN' && whole >= 100000) {
    return `${format(2).format(part / 10000)} / ${format(2).format(whole / 10000)} ${t('unit.wanPeople')}`;
  }
  return `${count(part)} / ${count(whole)} ${t('unit.people')}`;
}

/**
 * A ratio in percent. Rounded towards what is missing: 99.96 % is not shown as 100.0 %, nor is
 * something shown as nothing.
 */
export function percent(value) {
  if (!isKnown(value)) {
    return t('unknown');
  }
  const tenths = Math.round(value * 1000);
  if (tenths === 1000 && value < 1) {
    return '>99.9%';
  }
  if (tenths === 0 && value > 0) {
    return '<0.1%';
  }
  return `${format(1).format(tenths / 10)}%`;
}

/** Seconds in minutes with one place, rounded up: 901 s are not 15.0 minutes. */
export function minutesOf(seconds) {
  return isKnown(seconds) ? format(1).format(Math.ceil(seconds / 6) / 10) : t('unknown');
}

export function plain(value, digits) {
  return isKnown(value) ? format(digits).format(value) : t('unknown');
}

/** Text that was stored, or the word for unknown. */
export function stored(value) {
  return value === null || value === undefined || value === '' ? t('unknown') : String(value);
}
