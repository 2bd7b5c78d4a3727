// The circles beside that of care: meals, fitness, daily life, culture on foot; delivery apart;
// rescue by car.
import { element, fill } from '../../dom/element.js';
import { explain } from '../../dom/explain.js';
import { language, t } from '../../i18n/language.js';
import { count, percent, peopleOf, plain } from '../../i18n/figures.js';
import { runNotes } from './notes.js';
import { boardRegion, createRegionChoice, partsOf } from './region-choice.js';
import { createWork } from './work.js';

export const circles = { id: 'circles', needs: ['life-circles'], open };

const inWords = (row, name) => (language() === 'en' ? row[name === 'name' ? 'nameEn' : name] : row[name === 'name' ? 'name' : `${name}Zh`]);

function open({ state: store, city, map: actions, api }) {
  const list = element('div', { class: 'tool-body' });
  const central = new Set();
  let result = null;

  const work = createWork({
    api,
    process: 'life-circles',
    inputs() {
      const region = boardRegion(store, city);
      const { weight, speed } = store.get();
      return {
        ...(region.code === null ? {} : { region: region.code }),
        ...(partsOf(region) === null ? {} : { groupBy: partsOf(region) }),
        weight, speed,
        ...(central.size === 0 ? {} : { centralCity: { ids: [...central].sort() } }),
      };
    },
    onClear() { result = null; update(); },
    onResult(answer) { result = answer; update(); },
  });

  function centralChoice() {
    const counties = city.regions.filter((r) => r.level === 'county');
    return counties.length === 0 ? null : element('details', { class: 'more' },
      element('summary', { text: t('circles.central'), data: { key: 'circles-central' } }),
      element('p', { class: 'muted small', text: t('circles.centralWhy') }),
      ...counties.map((region) => {
        const box = element('input', {
          type: 'checkbox', data: { key: `central-${region.code}` },
          on: { change: () => { (box.checked ? central.add(region.code) : central.delete(region.code)); work.refresh(); } },
        });
        return element('label', { class: 'check' }, box, region.name ?? region.code);
      }));
  }

  function parts(row) {
    return row.regions.length === 0 ? null : element('details', { class: 'more' },
      element('summary', { text: t('indicators.parts', { count: row.regions.length }), data: { key: `circle-${row.id}` } }),
      element('table', { class: 'narrow' }, element('tbody', {}, ...row.regions.map((part) => element('tr', {},
        element('th', { scope: 'row' }, part.code === null ? t('table.noRegion') : element('button', {
          type: 'button', class: 'link', text: part.name ?? part.code, data: { key: `circle-${row.id}-${part.code}` },
          on: { click: () => actions.openRegion(part.code) },
        })),
        element('td', { class: 'figure', text: percent(part.coverageRatio) }))))));
  }

  function how(row) {
    return [inWords(row, 'reading'),
      row.communitiesUntold > 0 ? t('circles.untold', { count: count(row.communitiesUntold) }) : null,
      row.unknown > 0 ? t('circles.unknown', { count: count(row.unknown) }) : null].filter(Boolean).join(' · ');
  }

  function card(row) {
    return element('article', { class: 'indicator', data: { circle: row.id } },
      element('header', {}, element('h3', { text: inWords(row, 'name') }),
        element('span', { class: 'muted small', text: t('circles.minutes', { minutes: row.minutes, mode: t(`circles.${row.mode}`) }) })),
      element('div', { class: 'card-actual' }, element('b', { class: 'key', text: percent(row.coverageRatio) }),
        element('span', { class: 'muted small' }, row.why ? inWords(row, 'why')
          : peopleOf(row.covered, row.population), explain('indicators.how', { how: how(row) }))),
      row.target === null ? null : element('p', { class: 'small', text: t('circles.target', { target: row.target, year: row.targetYear }) }),
      element('p', { class: 'muted small source', text: t('indicators.source', { source: row.citation }) }),
      parts(row));
  }

  function delivery() {
    const row = result.mealDelivery.centralCity ?? result.mealDelivery.all;
    return element('article', { class: 'indicator', data: { circle: 'delivery' } },
      element('header', {}, element('h3', { text: t('circles.delivery') })),
      element('div', { class: 'card-actual' },
        element('b', { class: 'key', text: row.share === null ? t('unknown') : percent(row.share / 100) }),
        element('span', { class: 'muted small' }, row.served === null ? t('circles.deliveryUnknown') : peopleOf(row.served, row.population),
          explain('circles.deliveryWhy', { count: count(row.unknown) }))));
  }

  function rescue() {
    const row = result.rescue;
    return element('article', { class: 'indicator', data: { circle: 'rescue' } },
      element('header', {}, element('h3', { text: t('circles.rescue') }),
        element('span', { class: 'muted small', text: t('circles.minutes', { minutes: plain(row.minutes, 0), mode: t('circles.car') }) })),
      element('div', { class: 'card-actual' }, element('b', { class: 'key', text: percent(row.coverageRatio) }),
        element('span', { class: 'muted small' }, row.why ? inWords(row, 'why') : t('circles.places', { covered: count(row.covered), all: count(row.places) }),
          explain('indicators.how', { how: inWords(row, 'reading') }))),
      element('p', { class: 'muted small', text: t('circles.rescueHow') }),
      element('p', { class: 'muted small source', text: t('indicators.source', { source: row.citation }) }));
  }

  function update() {
    fill(list, ...(result ? [
      element('p', { class: 'muted small', text: t('circles.asOf', { date: result.run.parameters.asOf, weight: t(`weight.${result.run.parameters.weight}`) }) }),
      element('div', { class: 'cards', id: 'circle-cards' }, ...result.circles.map(card), delivery(), rescue()),
      runNotes(result.run),
    ] : []));
  }

  store.on(['region', 'weight', 'speed', 'attempt'], work.refresh);
  return {
    node: element('div', { class: 'tool-body' }, createRegionChoice(store, city, actions, 'circles'), centralChoice(), work.node, list),
    onShow: work.show,
    onHide: work.hide,
  };
}
