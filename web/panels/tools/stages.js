// The stage history of an estate: what was recorded, what is to be corrected, a new entry.
import { createEstatePicker, middleOf } from './estate-picker.js';
import { createStageForm } from './stage-form.js';
import { timeline } from './stage-timeline.js';
import { openOrder } from './stage-words.js';
import { togetherTable } from './verdict-card.js';
import { saveFile } from '../csv.js';
import { element, fill } from '../../dom/element.js';
import { count, stored } from '../../i18n/figures.js';
import { t } from '../../i18n/language.js';

export const stages = { id: 'stages', needs: ['estate-stages'], open };

function open({ state: store, api, map }) {
  const overdue = element('div', { 'aria-live': 'polite' });
  const shown = element('div', { 'aria-live': 'polite' });
  let chosen = null;

  const alert = (error) => element('p', { class: 'notice', role: 'alert', text: error.message });

  async function showOverdue() {
    try {
      const result = await api.execute('estate-stages', {});
      fill(overdue, result.overdue.length === 0 ? null : element('div', {},
        element('h3', { text: t('stages.overdueCount', { count: count(result.overdue.length) }) }),
        element('ul', { class: 'plain-list', id: 'stages-overdue' }, ...result.overdue.map((order) => element('li', {}, element('button', {
          type: 'button', class: 'row-button', data: { key: `overdue-${order.estate}-${order.entry}` },
          on: { click: () => chooseById(order.estate) },
        }, element('span', { class: 'grow name', text: stored(order.name ?? order.estate) }),
        element('span', { class: 'mark fail', text: t('stages.dueWas', { date: order.dueDate }) })))))),
      result.estates.length === 0 ? null : element('button', {
        type: 'button', class: 'quiet', id: 'stages-export', text: t('stages.export', { count: count(result.estates.length) }),
        on: { click: exportAll },
      }));
    } catch (error) {
      // No estates at all yet is said by the picker.
      fill(overdue, error.code === 'empty-layer' ? null : alert(error));
    }
  }

  async function exportAll(event) {
    try {
      const body = { inputs: {} };
      const table = await api.getFile('api/processes/estate-stages/execution', 'text/csv', body);
      saveFile('estate-stages.csv', new Blob(['\uFEFF', table], { type: 'text/csv;charset=utf-8' }));
    } catch (error) {
      event.target.after(alert(error));
    }
  }

  async function chooseById(id) {
    try {
      await choose(await api.getJson(`api/collections/estates/items/${encodeURIComponent(id)}`));
    } catch (error) {
      fill(shown, alert(error));
    }
  }

  async function choose(feature) {
    chosen = feature;
    const place = middleOf(feature.geometry);
    if (place) {
      map.flyToPlace(place);
    }
    await show();
  }

  async function show(words) {
    const feature = chosen;
    const id = String(feature.id);
    try {
      const [history, state] = await Promise.all([
        api.getJson(`api/estates/${encodeURIComponent(id)}/stages`),
        api.execute('estate-stages', { estates: { ids: [id] } }),
      ]);
      if (chosen !== feature) {
        return;
      }
      const form = createStageForm(api, feature, history, async (more) => {
        await show(more);
        showOverdue();
      });
      const together = state.estates[0]?.stages?.fourTogether;
      fill(shown,
        element('div', { class: 'headline' },
          element('span', { class: 'label', text: stored(feature.properties.name ?? id) }),
          element('b', { class: 'key', text: history.stage === null ? t('stages.noStage') : t(`stages.stage.${history.stage}`) })),
        words ? element('p', { class: 'notice', role: 'alert', text: words }) : null,
        history.openOrders.length === 0 ? null : element('div', {}, element('h3', { text: t('stages.openOrders') }),
          element('ul', { id: 'stage-orders' }, ...history.openOrders.map(openOrder))),
        together?.verdict ? togetherTable(together) : null,
        element('h3', { text: t('stages.history') }),
        timeline(history, form.correct), form.node);
    } catch (error) {
      fill(shown, alert(error));
    }
  }

  showOverdue();
  return {
    node: element('div', { class: 'estate-tool' },
      element('p', { class: 'hint', text: t('stages.hint') }),
      createEstatePicker(store, 'stages-pick', choose), overdue, shown),
    onShow: () => chosen && show(),
  };
}
