// A table as a file that spreadsheets read: UTF-8 with a mark, and no cell that would be a formula.
import { element } from '../dom/element.js';

function cell(value) {
  // A stored name may begin like a formula; with an apostrophe it stays a name.
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** @param {Array<Array<string|number>>} rows */
export function csvOf(rows) {
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

export function save(name, text) {
  saveFile(name, new Blob([text], { type: 'text/csv;charset=utf-8' }));
}

export function saveFile(name, blob) {
  const address = URL.createObjectURL(blob);
  element('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
