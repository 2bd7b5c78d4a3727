// Adds an entry to a stage history, or corrects one by a new one.
import { STAGES, asksInspection, asksOrder, asksPlan, subjectsOf } from './stage-words.js';
import { inOneLanguage } from './verdict-card.js';
import { element, fill } from '../../dom/element.js';
import { t } from '../../i18n/language.js';

/** Who records, kept while the page is open: an officer records more than one. */
let recorder = '';

const today = () => new Date().toLocaleDateString('sv');
const options = (list) => list.map(([value, text]) => element('option', { value, text }));

function blank() {
  return {
    stage: 'acceptance', subject: 'estate', room: '', date: '', number: '', title: '', reference: '', includes: '',
    asked: '', inspection: false, orderNumber: '', orderDate: '', dueDate: '', by: recorder, note: '', supersedes: null,
  };
}

function valuesOf(entry) {
  const flag = (value) => (value === null ? '' : value ? 'yes' : 'no');
  return {
    ...blank(), stage: entry.stage, subject: entry.subject, room: entry.room ?? '', date: entry.date,
    number: entry.document.number ?? '', title: entry.document.title ?? '', reference: entry.document.reference ?? '',
    includes: flag(entry.includesCareRooms), asked: flag(entry.civilAffairsAsked), inspection: entry.annualInspection,
    orderNumber: entry.order?.number ?? '', orderDate: entry.order?.date ?? '', dueDate: entry.order?.dueDate ?? '',
    note: entry.note ?? '', supersedes: entry.number,
  };
}

/** The entry as the server reads it: what does not belong to the stage is not sent. */
function bodyOf(v) {
  const flag = (value) => (value === '' ? null : value === 'yes');
  if (v.stage === 'withdrawn') {
    return { stage: v.stage, date: v.date, by: v.by, note: v.note, supersedes: v.supersedes };
  }
  return {
    stage: v.stage, subject: v.subject, room: (v.subject === 'care-rooms' && v.room) || null, date: v.date, by: v.by,
    document: { number: v.number || null, title: v.title || null, reference: v.reference || null },
    includesCareRooms: asksPlan(v.stage) ? flag(v.includes) : null,
    civilAffairsAsked: v.stage === 'design-review' ? flag(v.asked) : null,
    annualInspection: asksInspection(v.stage) && v.inspection,
    order: asksOrder(v.stage) && v.orderDate
      ? { number: v.orderNumber || null, date: v.orderDate, dueDate: v.dueDate || null } : null,
    note: v.note || null, supersedes: v.supersedes,
  };
}

/**
 * @param {object} api with post
 * @param {object} estate the feature
 * @param {object} history as it was read
 * @param {function} onAdded what to do when the history has changed
 */
export function createStageForm(api, estate, history, onAdded) {
  let values = blank();
  const node = element('form', { novalidate: true, class: 'estate-form stage-form', id: 'stage-form', on: { submit: add } });
  const told = element('p', { class: 'notice', role: 'alert', hidden: true });
  const roomIds = (estate.properties.careRooms ?? []).map((room) => room.id).filter(Boolean);

  function field(name, label, input) {
    input.id = `stage-${name}`;
    if (input.type === 'checkbox') {
      input.checked = values[name];
      input.addEventListener('change', () => { values[name] = input.checked; });
    } else {
      input.value = values[name];
      input.addEventListener('input', () => { values[name] = input.value.trim(); });
    }
    return element('div', { class: 'field' }, element('label', { for: input.id, text: label }), input);
  }

  const text = () => element('input', { type: 'text', autocomplete: 'off', maxlength: '100' });
  const day = (latest) => element('input', { type: 'date', max: latest });
  const answer = () => element('select', {}, ...options([['', t('estate.notSaid')], ['yes', t('estate.yes')], ['no', t('estate.no')]]));

  function stageField() {
    const list = STAGES.map((stage) => [stage, t(`stages.stage.${stage}`)]);
    if (values.supersedes !== null) {
      list.push(['withdrawn', t('stages.stage.withdrawn')]);
    }
    const select = element('select', {}, ...options(list));
    const made = field('stage', t('stages.what'), select);
    select.addEventListener('input', () => {
      if (!subjectsOf(values.stage).includes(values.subject)) {
        [values.subject] = subjectsOf(values.stage);
      }
      show();
      document.getElementById('stage-stage').focus();
    });
    return made;
  }

  function subjectFields() {
    const subjects = subjectsOf(values.stage);
    const select = element('select', {}, ...options(subjects.map((s) => [s, t(`stages.subject.${s}`)])));
    const made = field('subject', t('stages.about'), select);
    select.addEventListener('input', () => { show(); document.getElementById('stage-subject').focus(); });
    const rooms = values.subject === 'care-rooms' && roomIds.length > 1
      ? field('room', t('stages.room'), element('select', {}, ...options([['', t('stages.allRooms')], ...roomIds.map((id) => [id, id])])))
      : null;
    return [subjects.length > 1 ? made : null, rooms];
  }

  function furtherFields() {
    if (values.stage === 'withdrawn') {
      return [];
    }
    return [
      ...subjectFields(),
      field('number', t('stages.number'), text()), field('title', t('stages.title'), text()),
      field('reference', t('stages.reference'), text()),
      asksPlan(values.stage) ? field('includes', t('stages.includesQuestion'), answer()) : null,
      values.stage === 'design-review' ? field('asked', t('stages.askedQuestion'), answer()) : null,
      asksInspection(values.stage) ? field('inspection', t('stages.inspection'), element('input', { type: 'checkbox' })) : null,
      ...(asksOrder(values.stage) ? [
        field('orderDate', t('stages.orderDate'), day(today())), field('orderNumber', t('stages.orderNumber'), text()),
        field('dueDate', t('stages.dueDate'), day(null)),
      ] : []),
    ];
  }

  function show() {
    const superseded = values.supersedes;
    fill(node,
      element('h3', { text: superseded === null ? t('stages.add') : t('stages.correcting', { number: superseded }) }),
      stageField(), field('date', t('stages.date'), day(today())), ...furtherFields(),
      field('note', t(values.stage === 'withdrawn' ? 'stages.why' : 'stages.note'), element('input', { type: 'text', maxlength: '1000' })),
      field('by', t('stages.by'), text()), told,
      element('div', { class: 'buttons' },
        superseded === null ? null : element('button', {
          type: 'button', class: 'quiet', text: t('stages.cancel'), on: { click: () => { values = blank(); tell(null); show(); } },
        }),
        element('button', { type: 'submit', class: 'primary', id: 'stage-add', text: t('stages.record') })));
  }

  function tell(words) {
    told.hidden = words === null;
    told.textContent = words ?? '';
  }

  async function add(event) {
    event.preventDefault();
    tell(null);
    const missing = ['date', 'by'].find((name) => !values[name]) ?? (values.stage === 'withdrawn' && !values.note ? 'note' : null);
    if (missing) {
      tell(t('stages.missing'));
      document.getElementById(`stage-${missing}`).focus();
      return;
    }
    recorder = values.by;
    const button = document.getElementById('stage-add');
    button.disabled = true;
    try {
      await api.post(`api/estates/${encodeURIComponent(estate.id)}/stages`, bodyOf(values), { 'If-Match': `"${history.entries.length}"` });
      await onAdded();
    } catch (error) {
      if (error.code === 'history-changed') {
        await onAdded(t('stages.changed'));
        return;
      }
      tell(inOneLanguage(error.message));
      button.disabled = false;
    }
  }

  show();
  return {
    node,
    correct(entry) {
      values = valuesOf(entry);
      tell(null);
      show();
      node.scrollIntoView?.({ block: 'nearest' });
      document.getElementById('stage-stage').focus();
    },
  };
}
