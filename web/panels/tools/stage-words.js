// The stages of an estate as they are told; the same order as in the server.
import { element } from '../../dom/element.js';
import { t } from '../../i18n/language.js';

export const STAGES = [
  'planning-conditions', 'design-review', 'built', 'acceptance', 'not-handed-over', 'handover', 'in-use',
  'misused', 'removed',
];
const PLANNING = ['planning-conditions', 'design-review'];
const OF_ROOMS = ['not-handed-over', 'in-use', 'misused', 'removed'];

/** What an entry of a stage may be about. */
export function subjectsOf(stage) {
  return PLANNING.includes(stage) ? ['estate'] : OF_ROOMS.includes(stage) ? ['care-rooms']
    : ['estate', 'homes', 'care-rooms'];
}

export const asksOrder = (stage) => ['not-handed-over', 'misused', 'removed'].includes(stage);
export const asksInspection = (stage) => OF_ROOMS.includes(stage);
export const asksPlan = (stage) => PLANNING.includes(stage);

export function orderText(order) {
  return [order.number, t('stages.ordered', { date: order.date }),
    order.dueDate ? t('stages.due', { date: order.dueDate }) : null].filter(Boolean).join(' · ');
}

/** An order to correct, with the mark that its time has run out. */
export function openOrder(order) {
  return element('li', {}, t(`stages.stage.${order.stage}`), order.room ? ` ${order.room}` : '', ': ', orderText(order), ' ',
    order.overdue ? element('span', { class: 'mark fail overdue', text: t('stages.overdue') }) : null);
}
