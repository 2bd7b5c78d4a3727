// Prints the map as it is filtered: paper, form, and the file that the server draws.
import { element } from '../dom/element.js';
import { language, t } from '../i18n/language.js';
import { saveFile } from '../panels/csv.js';
import { NOT_STATED } from './projects.js';

const PAPERS = ['A4', 'A4-landscape', 'A3', 'A3-landscape'];
const FORMS = { pdf: 'application/pdf', png: 'image/png' };

/** The view as the report's body. */
export function printBody(state, paper, isEnglish) {
  const list = (value) => (value === '' ? undefined : [value === NOT_STATED ? '' : value]);
  const region = state.county || state.city;
  return {
    paper,
    language: isEnglish ? 'en' : 'zh',
    region: region === '' || region === NOT_STATED ? undefined : region,
    natures: list(state.nature),
    categories: list(state.category),
    units: list(state.unit),
    from: /^\d+$/.test(state.year) ? Number(state.year) : undefined,
    to: /^\d+$/.test(state.year) ? Math.min(Number(state.year), state.until ?? Infinity) : state.until ?? undefined,
    size: state.size,
  };
}

/** @param {object} api with getFile; current gives the view */
export function createPrinter(api, current) {
  const failure = element('p', { class: 'notice', role: 'alert', hidden: true });
  const paper = element('select', { id: 'projects-paper' },
    ...PAPERS.map((name) => element('option', { value: name, text: t(`projectmap.paper.${name}`) })));

  async function print(form, button) {
    failure.hidden = true;
    if (current().year === NOT_STATED) {
      failure.textContent = t('projectmap.print.noYear');
      failure.hidden = false;
      return;
    }
    button.disabled = true;
    try {
      const body = printBody(current(), paper.value, language() === 'en');
      saveFile(`project-map.${form}`, await api.getFile('api/reports/project-map', FORMS[form], body));
    } catch (error) {
      failure.textContent = error.message;
      failure.hidden = false;
    }
    button.disabled = false;
  }

  const buttons = Object.keys(FORMS).map((form) => {
    const button = element('button', { type: 'button', class: 'quiet', id: `projects-${form}`, text: t(`projectmap.print.${form}`) });
    button.addEventListener('click', () => print(form, button));
    return button;
  });
  return element('section', { class: 'project-print' }, element('h3', { text: t('projectmap.print') }),
    element('label', { class: 'field' }, element('span', { text: t('projectmap.paper') }), paper),
    element('div', { class: 'buttons' }, ...buttons), failure);
}
