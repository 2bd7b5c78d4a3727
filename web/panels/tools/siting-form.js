// What a siting run is asked: the model, the candidates, the people, and the conditions.
import { element } from '../../dom/element.js';
import { explain } from '../../dom/explain.js';
import { t } from '../../i18n/language.js';
import { count } from '../../i18n/figures.js';

export const MODELS = [
  'mclp', 'lscp', 'lscp-backup', 'p-median', 'p-center', 'capacitated-mclp', 'capacitated-p-median',
];
/** These know what within reach means; the others weigh how far everybody walks. */
export const COVERS = ['mclp', 'lscp', 'lscp-backup', 'capacitated-mclp'];
const DECIDES_ITSELF = ['lscp', 'lscp-backup'];
/** Their value is a sum over the people, which can be summed over years as well. */
const SUMS = ['mclp', 'p-median'];

export const DEFAULTS = {
  model: 'mclp', p: 5, source: 'layer', scope: 'out', keep: true, share: '', budget: '', limit: 60, next: false,
  others: 0, slower: false, frontier: false, spacing: 500, perYear: '', firstYear: new Date().getFullYear() + 1, years: '', best: 'end',
};

/** Whether the plan is to be the best over all its years together. */
const isOverYears = ({ model, perYear, best }) => perYear !== '' && best === 'all-years' && SUMS.includes(model);

/** The goal as it is named on the page. */
export const goalName = (model, isSum) => (isSum ? `${model}.years` : model);
export const goalOf = (asked) => goalName(asked.model, isOverYears(asked));

/** In how many years sites open; every year can only count where their number is known. */
function yearsOf(asked) {
  return asked.years === '' && isOverYears(asked) ? Math.max(1, Math.ceil((asked.p || 1) / asked.perYear)) : asked.years;
}

function phasesOf(asked) {
  const years = yearsOf(asked);
  return {
    maxPerYear: asked.perYear,
    firstYear: asked.firstYear,
    ...(years === '' ? {} : { years }),
    ...(SUMS.includes(asked.model) ? { objective: asked.best } : {}),
  };
}

/** How much slower people walk when the plan is read at other speeds. */
const SLOWER = [0.9, 0.8, 0.7, 0.6];

/** What else the server should tell about the plan; what a model does not know is not asked. */
function explained(asked) {
  const { model, next, others, slower, frontier } = asked;
  const isForEnd = !isOverYears(asked);
  return {
    ...(next && isForEnd && !DECIDES_ITSELF.includes(model) ? { nextSite: true } : {}),
    ...(others > 0 && isForEnd ? { alternatives: others } : {}),
    ...(slower && COVERS.includes(model) ? { speeds: SLOWER } : {}),
    ...(frontier && isForEnd && model === 'mclp' ? { frontier: 'county' } : {}),
  };
}

/** The inputs of the process, or null when something is missing. */
export function sitingInputs(asked, state, facts) {
  const { model } = asked;
  const ids = facts.outIds();
  if (asked.scope === 'out' && (ids === null || ids.length === 0)) {
    return null;
  }
  const candidates = {
    layer: () => ({ layer: 'candidates' }), nodes: facts.nodes, grid: () => ({ grid: { spacingMetres: asked.spacing } }),
  }[asked.source]();
  if (candidates === null) {
    return null;
  }
  const inputs = {
    model,
    candidates,
    demand: { layer: 'communities', weight: state.weight, ...(asked.scope === 'out' ? { ids } : {}) },
    reach: { mode: 'walk', speed: state.speed, ...(COVERS.includes(model) ? { minutes: state.minutes } : {}) },
    timeLimitSeconds: asked.limit,
    explain: explained(asked),
  };
  if (asked.scope === 'all' && asked.keep && state.kinds.length > 0) {
    inputs.existing = { kinds: state.kinds };
  }
  if (!DECIDES_ITSELF.includes(model) && asked.p !== '') {
    inputs.p = asked.p;
  }
  if (asked.budget !== '' && model !== 'p-center') {
    inputs.budget = asked.budget;
  }
  if (asked.perYear !== '') {
    inputs.phases = phasesOf(asked);
  }
  if (model === 'lscp' && asked.share !== '') {
    inputs.targetShare = asked.share / 100;
  }
  return inputs;
}

const field = (label, control, why) => element('div', { class: 'field' },
  element('label', { for: control.id, text: label }), why ? explain(why) : null, control);

function select(id, value, options, onChange) {
  const node = element('select', { id, data: { key: id }, on: { change: () => onChange(node.value) } },
    ...options.map(([name, text]) => element('option', { value: name, text })));
  node.value = value;
  return node;
}

function number(id, value, attributes, onChange) {
  return element('input', {
    type: 'number', id, value: String(value), data: { key: id }, ...attributes,
    on: { change: (event) => onChange(event.target.value === '' ? '' : Number(event.target.value)) },
  });
}

function box(id, checked, text, onChange) {
  return element('label', { class: 'check' },
    element('input', {
      type: 'checkbox', id, checked, data: { key: id }, on: { change: (event) => onChange(event.target.checked) },
    }), element('span', { text }));
}

/** How many open each year, from when, in how many years, and what they are the best for. */
function yearFields(asked, set, change) {
  const limit = field(t('siting.perYear'), number('siting-per-year', asked.perYear, { min: '1', step: '1' }, set('perYear')), 'siting.perYearWhy');
  if (asked.perYear === '') {
    return [limit];
  }
  return [
    limit,
    field(t('siting.firstYear'), number('siting-first-year', asked.firstYear, { min: '1900', max: '2200', step: '1' }, (value) => change({ firstYear: value === '' ? DEFAULTS.firstYear : value }))),
    field(t('siting.years'), number('siting-years', yearsOf(asked), { min: '1', max: '100', step: '1' }, set('years')), 'siting.yearsWhy'),
    SUMS.includes(asked.model) ? field(t('siting.best-for'), select('siting-best-for', asked.best, [
      ['end', t('siting.best-for.end')], ['all-years', t('siting.best-for.all-years')],
    ], set('best')), 'siting.best-forWhy') : null,
  ];
}

/**
 * @param {object} asked what is chosen
 * @param {{layerCount: number, hasNodes: boolean}} facts what there is to choose from
 * @param {function} change told what is chosen anew
 */
export function sitingForm(asked, facts, change) {
  const { model } = asked;
  const set = (name) => (value) => change({ [name]: value });
  const sources = [
    ['layer', t('siting.source.layer', { count: count(facts.layerCount) })],
    ...(facts.hasNodes ? [['nodes', t('siting.source.nodes')]] : []),
    ['grid', t('siting.source.grid')],
  ];
  return [
    field(t('siting.model'), select('siting-model', model, MODELS.map((id) => [id, t(`siting.model.${id}`)]), set('model')), `siting.why.${model}`),
    DECIDES_ITSELF.includes(model) ? null
      : field(t('siting.p'), number('siting-p', asked.p, { min: '1', step: '1' }, set('p')), 'siting.pWhy'),
    field(t('siting.source'), select('siting-source', asked.source, sources, set('source')), 'siting.sourceWhy'),
    asked.source === 'grid' ? field(t('siting.spacing'), number('siting-spacing', asked.spacing, { min: '100', max: '5000', step: '100' }, (value) => change({ spacing: value === '' ? DEFAULTS.spacing : value })), 'siting.spacingWhy') : null,
    field(t('siting.scope'), select('siting-scope', asked.scope, [['out', t('siting.scope.out')], ['all', t('siting.scope.all')]], set('scope')), 'siting.scopeWhy'),
    asked.scope === 'all' ? box('siting-keep', asked.keep, t('siting.keep'), set('keep')) : null,
    element('details', { class: 'more', open: asked.isOpen === true, on: { toggle: (event) => { asked.isOpen = event.target.open; } } },
      element('summary', { text: t('siting.more'), data: { key: 'siting-more' } }),
      model === 'lscp' ? field(t('siting.share'), number('siting-share', asked.share, { min: '0', max: '100', step: 'any' }, set('share'))) : null,
      model === 'p-center' ? null : field(t('siting.budget'), number('siting-budget', asked.budget, { min: '0', step: 'any' }, set('budget')), 'siting.budgetWhy'),
      field(t('siting.limit'), number('siting-limit', asked.limit, { min: '1', max: '86400', step: '1' }, set('limit'))),
      ...yearFields(asked, set, change),
      DECIDES_ITSELF.includes(model) || isOverYears(asked) ? null : box('siting-next', asked.next, t('siting.next'), set('next')),
      isOverYears(asked) ? null : field(t('siting.others'), number('siting-others', asked.others, { min: '0', max: '10', step: '1' }, (value) => change({ others: value === '' ? 0 : value })), 'siting.othersWhy'),
      COVERS.includes(model) ? box('siting-slower', asked.slower, t('siting.slower'), set('slower')) : null,
      model === 'mclp' && !isOverYears(asked) ? box('siting-frontier', asked.frontier, t('siting.frontier'), set('frontier')) : null),
    element('p', { class: 'muted small', text: t(COVERS.includes(model) ? 'siting.within' : 'siting.unbounded') }),
  ];
}
