// Choices of a tool's form, with their words and what they mean beside them.
import { element } from '../../dom/element.js';
import { explain } from '../../dom/explain.js';

/**
 * @param {string} id of the control, and the key of its focus
 * @param {object} options label and why (both texts: the words, and the key of the explanation),
 *     value, choices as [value, text], onChange
 */
export function selectField(id, { label, why, value, choices, onChange }) {
  const node = element('select', { id, data: { key: id }, on: { change: () => onChange(node.value) } },
    ...choices.map(([name, text]) => element('option', { value: name, text })));
  node.value = value;
  return element('div', { class: 'field' },
    element('label', { for: id, text: label }), why ? explain(why) : null, node);
}

export function checkField(id, { label, why, value, onChange }) {
  const node = element('input', {
    type: 'checkbox', id, checked: value, data: { key: id }, on: { change: () => onChange(node.checked) },
  });
  return element('div', { class: 'check' },
    node, element('label', { for: id, text: label }), why ? explain(why) : null);
}

/** A large figure with its unit and how it was computed. */
export function headline(label, why, value, unit, id) {
  return element('div', { class: 'headline' },
    element('span', { class: 'label' }, label, why ? explain(why) : null),
    element('b', { class: 'key', id, text: value }),
    unit ? element('span', { class: 'unit', text: unit }) : null);
}

/** One figure of a list of figures. */
export function figureRow(label, value, unit, why) {
  return element('div', { class: 'figure-row' },
    element('span', { class: 'label' }, label, why ? explain(why) : null),
    element('span', { class: 'value' },
      element('b', { text: value }), unit ? element('span', { class: 'unit', text: unit }) : null));
}
