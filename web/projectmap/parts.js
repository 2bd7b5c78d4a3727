// Small pieces of the board: figures with their unit, choices, the key figures, the time line.
import { element } from '../dom/element.js';
import { explain } from '../dom/explain.js';
import { count, plain } from '../i18n/figures.js';
import { language, t } from '../i18n/language.js';
import { FILTERS, NO_VIEW, NOT_STATED, choicesOf, passes, yearsOf } from './projects.js';

const STEP_MILLISECONDS = 1200;

/** 亿元 as printed: two places, more only where there are more. */
export function money(value) {
  const isFiner = typeof value === 'number' && Math.abs(value * 100 - Math.round(value * 100)) > 1e-6;
  return plain(value, isFiner ? 4 : 2);
}

export function amount(figure, value) {
  return figure === 'beds' ? count(value) : money(value);
}

/** A sum and, where some do not tell, how many. */
export function told({ sum, unknown }, figure) {
  return [amount(figure, sum), unknown > 0 && sum !== null ? t('projectmap.untold', { count: count(unknown) }) : null];
}

export function label(value) {
  return value === NOT_STATED ? t('projectmap.notStated') : value;
}

/** A stored word in the language of the page, where the page knows it. */
export function worded(value) {
  const words = {
    新建: 'projectmap.nature.new', 续建: 'projectmap.nature.continued', 改扩建: 'projectmap.nature.extended', 谋划: 'projectmap.nature.intended',
    养老机构建设项目: 'projectmap.category.homes', 健康养老建设项目: 'projectmap.category.health',
  };
  return words[value] ? t(words[value]) : label(value);
}

export function compareText(a, b) {
  return String(a).localeCompare(String(b), language(), { numeric: true });
}

export function keyFigures(sums) {
  const one = (id, name, figure, unit) => {
    const [sum, untold] = figure ? told(sums[figure], figure) : [count(sums.projects), null];
    return element('div', { class: 'headline', id: `projects-${id}` },
      element('span', { class: 'label' }, t(name), explain(`${name}.how`)),
      element('span', { class: 'key', text: sum }), element('span', { class: 'unit', text: t(unit) }),
      untold ? element('span', { class: 'muted small untold', text: untold }) : null);
  };
  return element('div', { class: 'key-row' },
    one('count', 'projectmap.count', null, 'projectmap.unit.projects'),
    one('beds', 'projectmap.beds', 'beds', 'projectmap.unit.beds'),
    one('total', 'projectmap.totalInvestment', 'totalInvestment', 'projectmap.unit.money'),
    one('plan', 'projectmap.planInvestment', 'planInvestment', 'projectmap.unit.money'));
}

export function filterForm(projects, view) {
  const state = view.get();
  const one = (filter) => {
    const choices = choicesOf(projects, state, filter, compareText);
    const options = choices.map((c) => element('option', {
      value: c.value, text: `${worded(c.label)}（${c.count}）`, selected: c.value === state[filter.name],
    }));
    const change = (event) => view.set({ [filter.name]: event.target.value, ...(filter.name === 'city' ? { county: '' } : {}) });
    return element('label', { class: 'field' }, element('span', { text: t(`projectmap.filter.${filter.name}`) }),
      element('select', { id: `projects-${filter.name}`, data: { key: `filter-${filter.name}` }, on: { change } },
        element('option', { value: '', text: t('projectmap.all') }), ...options));
  };
  const isFiltered = FILTERS.some(({ name }) => state[name] !== '') || state.until !== null;
  const clear = Object.fromEntries([...FILTERS.map(({ name }) => [name, NO_VIEW[name]]), ['until', null]]);
  return element('div', { class: 'project-filters' }, ...FILTERS.map(one),
    element('button', {
      type: 'button', class: 'quiet', id: 'projects-clear', disabled: !isFiltered, text: t('projectmap.clear'),
      data: { key: 'projects-clear' }, on: { click: () => view.set(clear) },
    }));
}

/** A slider over the years of completion with play and pause; its last step is "all years". */
export function timeLine(projects, view) {
  const years = yearsOf(projects);
  if (years === null) {
    return { node: element('p', { class: 'hint', text: t('projectmap.noYears') }), update() {}, stop() {} };
  }
  const all = years.last + 1;
  let timer = null;
  const told_ = element('output', { id: 'projects-until', for: 'projects-time' });
  const slider = element('input', {
    type: 'range', id: 'projects-time', min: String(years.first), max: String(all), step: '1', 'aria-label': t('projectmap.time'),
  });
  const button = element('button', { type: 'button', class: 'quiet', id: 'projects-play' });
  const go = (year) => view.set({ until: year >= all ? null : year });
  const stop = () => {
    clearInterval(timer);
    timer = null;
    update();
  };
  function step() {
    const { until } = view.get();
    if (until === null) {
      stop();
    } else {
      go(until + 1);
    }
  }
  button.addEventListener('click', () => {
    if (timer !== null) {
      stop();
      return;
    }
    timer = setInterval(step, STEP_MILLISECONDS);
    if (view.get().until === null) {
      go(years.first);
    }
    update();
  });
  slider.addEventListener('input', () => {
    stop();
    go(Number(slider.value));
  });
  function update() {
    const { until } = view.get();
    slider.value = String(until ?? all);
    const text = until === null ? t('projectmap.allYears') : t('projectmap.until', { year: until });
    told_.textContent = text;
    slider.setAttribute('aria-valuetext', text);
    button.textContent = timer === null ? `▶ ${t('projectmap.play')}` : `❚❚ ${t('projectmap.pause')}`;
    button.setAttribute('aria-pressed', String(timer !== null));
  }
  update();
  return {
    node: element('div', { class: 'project-time' }, element('div', { class: 'work-head' }, button, told_), slider),
    update,
    stop: () => timer !== null && stop(),
  };
}

/** Two or more choices side by side. */
export function switchOf(name, choices, chosen, onChoose) {
  return element('div', { class: 'filters', role: 'group', 'aria-label': t(`projectmap.${name}`) },
    ...choices.map((choice) => element('button', {
      type: 'button', class: 'filter', 'aria-pressed': String(choice === chosen), data: { key: `${name}-${choice}` },
      text: t(`projectmap.${name}.${choice}`), on: { click: () => onChoose(choice) },
    })));
}

/** What is shown on the map, in the list, or nowhere, of those that pass the filters. */
export function shownOf(projects, state) {
  return projects.filter((project) => passes(project, state));
}

