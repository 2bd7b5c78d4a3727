// A plan of sites in words and figures: how good, how sure, in which order to open.
import { element } from '../../dom/element.js';
import { explain } from '../../dom/explain.js';
import { t } from '../../i18n/language.js';
import { count, percent, plain, stored } from '../../i18n/figures.js';
import { lineChart, ticks } from '../chart.js';
import { figureRow } from './fields.js';
import { goalName } from './siting-form.js';
import { planReadings } from './siting-readings.js';

const MOST_NAMED = 20;
const SECONDS = ['p-center'];

/** A value of the model's goal with its unit. */
export function goal(model, value) {
  return value === null ? t('unknown')
    : t(`siting.unit.${model}`, { value: SECONDS.includes(model) ? plain(value, 0) : count(value) });
}

const BEST_AND_BOUND = /^best cost (\S+), bound (\S+?)(?:, gap (\S+) %)?$/;

/** Best value and bound of a running search, or null when the message tells none. */
export function readProgress(message) {
  const found = BEST_AND_BOUND.exec(message ?? '');
  const number = (text) => (Number.isFinite(Number(text)) ? Number(text) : null);
  return found ? { best: number(found[1]), bound: number(found[2]), gapPercent: found[3] === undefined ? null : Number(found[3]) } : null;
}

/** How best value and bound close in on each other while the search runs. */
export function progressChart(model, trail) {
  const known = trail.filter((p) => p.best !== null && p.bound !== null);
  const last = trail[trail.length - 1];
  const words = element('p', { class: 'small', id: 'siting-progress' },
    t('siting.best', { value: goalCost(model, last.best) }), ' · ',
    t('siting.bound', { value: goalCost(model, last.bound) }), ' · ',
    t('siting.gap', { value: last.gapPercent === null ? t('unknown') : percent(last.gapPercent / 100) }));
  if (known.length < 2) {
    return words;
  }
  const values = known.flatMap((p) => [p.best, p.bound]);
  const range = { min: Math.min(...values), max: Math.max(...values) };
  range.max = range.max === range.min ? range.min + 1 : range.max;
  const seconds = Math.max(1, known[known.length - 1].seconds);
  const short = (v) => (range.max - range.min < 10 ? plain(v, 1) : plain(v, 0));
  return element('div', {}, words, lineChart({
    label: t('siting.chart'),
    x: { min: 0, max: seconds, ticks: ticks(0, seconds, 2, (v) => plain(v, 0)), title: t('siting.seconds') },
    y: { ...range, ticks: ticks(range.min, range.max, 2, short), title: costUnit(model) },
    lines: [
      { look: 'line-best', points: known.map((p) => [p.seconds, p.best]) },
      { look: 'line-bound', points: known.map((p) => [p.seconds, p.bound]) },
    ],
  }));
}

/** What the search tells on its way is the goal as a cost; other models have values of their own. */
function costUnit(model) {
  return t(['mclp', 'mclp.years'].includes(model) ? `siting.cost.${model}` : 'siting.cost.own');
}

function goalCost(model, value) {
  return value === null ? t('unknown') : `${count(Math.round(value * 100) / 100)} ${costUnit(model)}`;
}

const figure = (label, value, why) => figureRow(label, value, null, why);

/** The goal of a result: with years that all count it is a sum over them. */
const goalOf = (result) => goalName(result.model, result.run.parameters.phases?.objective === 'all-years');

function proof(result) {
  const { status, preview } = result;
  const model = goalOf(result);
  return element('div', { id: 'siting-status', class: 'tool-body' },
    preview ? element('p', { class: 'notice', text: t('siting.preview') }) : null,
    figure(t('siting.status'), t(`siting.status.${status}`), 'siting.statusWhy'),
    figure(t(`siting.goal.${model}`), goal(model, result.objective)),
    figure(t('siting.boundLabel'), goal(model, result.bound), 'siting.boundWhy'),
    figure(t('siting.gapLabel'), result.gap === null ? t('unknown') : percent(result.gap), 'siting.gapWhy'),
    result.stopped ? element('p', { class: 'notice', text: t('siting.stopped', { seconds: plain(result.seconds, 1) }) }) : null,
    element('p', { class: 'muted small', text: t('siting.solver', { solver: result.solver, seed: result.seed, nodes: count(result.searchedNodes) }) }));
}

function unreachable(result, city, actions) {
  const ids = result.unreachable;
  return ids.length === 0 ? null : element('details', { class: 'more' },
    element('summary', { text: t('siting.unreachable', { count: count(ids.length) }) }),
    element('ul', { class: 'plain-list' }, ...ids.slice(0, MOST_NAMED).map((id) => {
      const community = city.community(String(id));
      return element('li', {}, element('button', {
        type: 'button', class: 'link', text: stored(community?.name ?? id), data: { key: `unreached-${id}` },
        on: { click: () => community && actions.flyToCommunity(community) },
      }));
    })),
    ids.length > MOST_NAMED ? element('p', { text: t('siting.andMore', { count: count(ids.length - MOST_NAMED) }) }) : null);
}

/** Sites in the order in which to open them; without one in the order of their ids. */
export function stepsOf(result) {
  const order = result.explain?.openingOrder ?? result.open.map((site) => ({ site, gain: null }));
  return order.map((step, i) => ({ ...step, rank: i + 1 }));
}

export function planView(result, facts) {
  const { model } = result;
  const steps = stepsOf(result);
  const next = result.explain?.nextSite;
  const row = (step) => element('li', {}, element('button', {
    type: 'button', class: 'row-button', data: { key: `site-${step.site}` }, on: { click: () => facts.fly(step.site) },
  },
  element('span', { class: 'rank', text: String(step.rank) }),
  element('span', { class: 'grow name', text: facts.name(step.site) }),
  element('span', { class: 'figure', text: step.gain === null ? '' : t(`siting.gain.${model}`, { value: count(Math.abs(step.gain)) }) })));
  return element('div', { class: 'tool-body' },
    proof(result),
    result.status === 'infeasible' ? element('p', { class: 'notice', role: 'alert', text: t('siting.infeasible') }) : null,
    steps.length > 0 ? element('h3', {}, t('siting.order', { count: count(steps.length) }), explain('siting.orderWhy')) : null,
    element('ul', { class: 'plain-list', id: 'siting-sites' }, ...steps.map(row)),
    next ? element('p', { class: 'small', text: t('siting.nextGain', { gain: t(`siting.gain.${model}`, { value: count(next.gain) }) }) }) : null,
    steps.length > 0 && facts.send ? element('div', { class: 'buttons' }, element('button', {
      type: 'button', class: 'quiet', text: t('siting.send'), title: t('siting.sendTitle'), data: { key: 'siting-send' }, on: { click: facts.send },
    })) : null,
    ...planReadings(result, { ...facts, goal: (value) => goal(goalOf(result), value) }),
    unreachable(result, facts.city, facts.actions),
    result.unknown.length > 0 ? element('p', { class: 'muted small', text: t('siting.unknown', { count: count(result.unknown.length) }) }) : null,
    // The server's own bytes: a file written anew here might write a number another way.
    steps.length > 0 ? element('a', {
      class: 'quiet', id: 'siting-certificate', text: t('siting.certificate'), title: t('siting.certificateTitle'),
      href: facts.address, download: `siting-${result.run.id}.json`, data: { key: 'siting-certificate' },
    }) : null,
    element('p', { class: 'muted small', text: t('siting.verify') }));
}
