// What each community can reach of what is offered, and how evenly that is shared.
import { element, fill } from '../../dom/element.js';
import { explain } from '../../dom/explain.js';
import { t } from '../../i18n/language.js';
import { count, percent, plain, stored } from '../../i18n/figures.js';
import { SERVICE_KEYS, serviceInputs } from '../../api/inputs.js';
import { COLOURS, SCORE } from '../../map/colours.js';
import { createDots } from '../../map/dots.js';
import { lineChart, ticks } from '../chart.js';
import { classLegend, legendItem } from './class-legend.js';
import { figureRow } from './fields.js';
import { createWork } from './work.js';
import { runNotes } from './notes.js';

const METHODS = ['2sfca', 'e2sfca', 'gaussian', '3sfca', 'm2sfca', 'bfca', 'raam', 'gravity', 'cumulative'];
/** Scores that are shares of what is offered, told for a thousand people. */
const PER_PERSON = ['2sfca', 'e2sfca', 'gaussian', '3sfca', 'm2sfca', 'bfca'];
const SUPPLIES = ['capacity', 'beds'];
const LISTED = 20;
const TICKS = { min: 0, max: 1, ticks: ticks(0, 1, 4, (v) => `${Math.round(v * 100)}%`) };

/** Five classes with about as many places in each; fewer when scores repeat. */
function breaksOf(scores) {
  const sorted = [...scores].sort((a, b) => a - b);
  return [...new Set(SCORE.map((_, i) => sorted[Math.floor((i * sorted.length) / SCORE.length)]))];
}

const classAt = (breaks, value) => breaks.reduce((klass, from, i) => (value >= from ? i : klass), 0);

export const access = { id: 'access', needs: ['accessibility'], open };

function open({ state: store, city, map: actions, api }) {
  const dots = createDots(actions.leaflet, 'tools');
  const form = element('div', { class: 'tool-body' });
  const list = element('div', { class: 'tool-body' });
  const supplies = SUPPLIES.filter((name) => city.facilities.some((f) => f[name] !== null));
  const asked = { method: 'e2sfca', supply: supplies[0] ?? SUPPLIES[0] };
  let result = null;
  let isShown = false;
  const hasOffer = () => city.facilities.some((f) => store.get().kinds.includes(f.kind) && f[asked.supply] !== null);
  const work = createWork({
    api,
    process: 'accessibility',
    inputs() {
      const { kinds } = store.get();
      const { demand, reach } = serviceInputs(store.get());
      return kinds.length > 0 && hasOffer() ? {
        method: asked.method, supply: { kinds, weight: asked.supply }, demand, reach, groupBy: 'county',
      } : null;
    },
    onClear() { result = null; update(); },
    onResult(answer) { result = answer; update(); },
  });

  /** A score as people read it, with its unit apart. */
  const factor = () => (PER_PERSON.includes(asked.method) ? 1000 : 1);
  const shown = (score) => (score === null ? t('unknown') : plain(score * factor(), 2));
  const unit = () => t(asked.method === 'raam' ? 'access.unit.cost'
    : PER_PERSON.includes(asked.method) ? `access.unit.${asked.supply}` : `access.unit.sum.${asked.supply}`);

  function choices() {
    const select = (id, value, options, set) => {
      const node = element('select', { id, data: { key: id }, on: { change: () => { set(node.value); choices(); work.refresh(); } } },
        ...options.map(([name, text]) => element('option', { value: name, text })));
      node.value = value;
      return node;
    };
    fill(form,
      element('div', { class: 'field' },
        element('label', { for: 'access-method', text: t('access.method') }), explain(`access.why.${asked.method}`),
        select('access-method', asked.method, METHODS.map((id) => [id, t(`access.method.${id}`)]), (v) => { asked.method = v; })),
      element('div', { class: 'field' },
        element('label', { for: 'access-supply', text: t('access.supply') }), explain('access.supplyWhy'),
        select('access-supply', asked.supply, SUPPLIES.map((id) => [id, t(`access.supply.${id}`)]), (v) => { asked.supply = v; })));
  }

  function classes() {
    const known = result.scores.filter((s) => s.score !== null);
    // Nothing within reach is a class of its own; as a cost, 0 is the best.
    const isNone = (s) => asked.method !== 'raam' && s.score === 0;
    const breaks = breaksOf(known.filter((s) => !isNone(s)).map((s) => s.score));
    const klass = (s) => (s.score === null ? 0 : isNone(s) ? 1 : 2 + classAt(breaks, s.score));
    return { breaks, klass };
  }

  function draw({ breaks, klass }) {
    const places = result.scores
      .map((s) => ({ community: city.community(String(s.id)), klass: klass(s) }))
      .filter(({ community }) => community && community.lon !== null)
      .map(({ community, klass: k }) => ({ lon: community.lon, lat: community.lat, klass: k }));
    dots.show(places, [
      { fill: '#E4E7EB', stroke: COLOURS.unknown, disc: true }, { fill: COLOURS.gap, stroke: '#FFFFFF', disc: true },
      ...breaks.map((_, i) => ({ fill: colours()[i], stroke: COLOURS.ink, disc: true })),
    ]);
  }

  /** Of a cost the least is the best, so the scale is turned round. */
  const colours = () => (asked.method === 'raam' ? [...SCORE].reverse() : SCORE);

  const figure = (label, value, why) => figureRow(label, value, null, why);

  function equity() {
    const e = result.equity;
    const { supply, served, conserved } = result.conservation;
    const ratio = (v) => (v === null || v === undefined ? t('unknown') : plain(v, 3));
    return [
      figure(t('access.gini'), ratio(e.gini), 'access.giniWhy'),
      lineChart({
        label: t('access.lorenz', { gini: ratio(e.gini) }),
        x: { ...TICKS, title: t('access.lorenzX') },
        y: { ...TICKS, title: t('access.lorenzY') },
        lines: [{ look: 'line-even', points: [[0, 0], [1, 1]] }, { look: 'line-lorenz', points: e.lorenz }],
      }),
      figure(t('access.theil'), ratio(e.theil), 'access.theilWhy'),
      figure(t('access.theilParts'), `${ratio(e.theilBetween)} / ${ratio(e.theilWithin)}`),
      figure(t('access.palma'), e.palma === null ? t('access.noRank') : ratio(e.palma), 'access.palmaWhy'),
      figure(t('access.mean'), `${shown(e.meanScore)} ${unit()}`),
      figure(t('access.decile'), `${shown(e.worstDecile.meanScore)} ${unit()}`, 'access.decileWhy'),
      figure(t('access.nothing'), `${count(e.nothingInReach)} ${t('unit.people')}`, 'access.nothingWhy'),
      figure(t('access.unknown'), `${count(e.unknown)} ${t('unit.people')}`),
      figure(t('access.conserved'), `${count(served)} / ${count(supply)}`, conserved ? 'access.conservedWhy' : 'access.notConservedWhy'),
    ];
  }

  function worst() {
    const sign = asked.method === 'raam' ? -1 : 1;
    const { weight } = store.get();
    const people = (s) => city.community(String(s.id))?.people[weight] ?? 0;
    const ranked = result.scores.filter((s) => s.score !== null && people(s) > 0)
      .sort((a, b) => sign * (a.score - b.score) || people(b) - people(a)).slice(0, LISTED);
    return element('ul', { class: 'plain-list', id: 'access-worst' }, ...ranked.map((s) => {
      const community = city.community(String(s.id));
      return element('li', {}, element('button', {
        type: 'button', class: 'row-button', data: { key: `score-${s.id}` }, on: { click: () => actions.flyToCommunity(community) },
      },
      element('span', { class: 'grow' }, element('span', { class: 'name', text: stored(community.name) }),
        element('span', { class: 'muted small', text: `${count(people(s))} ${t('unit.people')} · ${city.regionNames(community.id)}` })),
      element('span', { class: 'figure', text: shown(s.score) })));
    }));
  }

  function regions() {
    const row = (g) => element('tr', {},
      element('th', { scope: 'row' }, g.code === null ? t('table.noRegion') : element('button', {
        type: 'button', class: 'link', text: stored(g.name), data: { key: `group-${g.code}` }, on: { click: () => actions.flyToRegion(g.code) },
      })),
      element('td', { class: 'figure', text: shown(g.meanScore) }),
      element('td', { class: 'figure', text: g.gini === null ? t('unknown') : plain(g.gini, 3) }),
      element('td', { class: 'figure', text: g.people > 0 ? percent(g.nothingInReach / g.people) : t('unknown') }));
    return element('div', { class: 'matrix', tabindex: '0', role: 'region', 'aria-label': t('access.groups') },
      element('table', { id: 'access-groups' },
        element('thead', {}, element('tr', {}, ...['table.region', 'access.mean', 'access.gini', 'access.nothingShare']
          .map((key, i) => element('th', { scope: 'col', class: i > 0 ? 'figure' : null, text: t(key) })))),
        element('tbody', {}, ...result.equity.groups.map(row))));
  }

  function update() {
    if (!result || !isShown) {
      dots.clear();
    }
    if (!result) {
      const lack = store.get().kinds.length === 0 ? t('work.kindsNone')
        : hasOffer() ? null : t('access.noSupply', { supply: t(`access.supply.${asked.supply}`) });
      fill(list, lack ? element('p', { class: 'hint', text: lack }) : null);
      return;
    }
    const drawing = classes();
    fill(list,
      classLegend(t('access.legend', { unit: unit() }), drawing.breaks, colours(), shown,
        legendItem({ fill: COLOURS.gap }, t('access.none')), legendItem({ fill: '#E4E7EB' }, t('reach.unknown'))),
      ...equity(),
      element('h3', { text: t('access.worst', { count: LISTED, unit: unit() }) }), worst(),
      element('h3', { text: t('access.groups') }), regions(),
      runNotes(result.run));
    if (isShown) {
      draw(drawing);
    }
  }
  store.on([...SERVICE_KEYS, 'attempt'], work.refresh);
  choices();
  update();
  return {
    node: element('div', { class: 'tool-body' }, form, work.node, list),
    onShow() { isShown = true; work.show(); update(); },
    onHide() { isShown = false; work.hide(); update(); },
  };
}
