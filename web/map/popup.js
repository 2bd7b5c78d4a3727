// What a click on a facility or a community tells.
import { element } from '../dom/element.js';
import { t, has } from '../i18n/language.js';
import { count, stored } from '../i18n/figures.js';

function card(title, rows, onUse) {
  const list = element('dl');
  for (const [name, value] of rows) {
    list.append(element('dt', { text: name }), element('dd', { text: value }));
  }
  return element(
    'div', { class: 'card' },
    element('h3', { text: title }),
    list,
    element('button', { class: 'link', type: 'button', text: t('popup.circle'), on: { click: onUse } }),
  );
}

export function facilityCard(facility, onUse) {
  const status = facility.status && has(`status.${facility.status}`)
    ? t(`status.${facility.status}`) : t('unknown');
  return card(stored(facility.name), [
    [t('popup.kind'), t(`kind.${facility.kind}`)],
    [t('popup.status'), status],
    [t('popup.beds'), count(facility.beds)],
    [t('popup.capacity'), count(facility.capacity)],
  ], onUse);
}

/** @param {{weight: string, reach: string|null, gap: object|null, region: string}} facts */
export function communityCard(community, facts, onUse) {
  const kind = community.kind && has(`kind.${community.kind}`)
    ? t(`kind.${community.kind}`) : t('unknown');
  const rows = [
    [t('popup.kind'), kind],
    [t('popup.region'), stored(facts.region)],
    [t(`weight.${facts.weight}`), count(community.people[facts.weight])],
    [t('popup.reach'), facts.reach ? t(`reach.${facts.reach}`) : t('busy')],
  ];
  return card(stored(community.name), facts.gap ? [...rows, facts.gap] : rows, onUse);
}
