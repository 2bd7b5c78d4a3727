// Coverage as a curve of walking speed, with the speed that is chosen now, and who would come within
// reach next.
import { element, fill } from '../../dom/element.js';
import { explain } from '../../dom/explain.js';
import { t } from '../../i18n/language.js';
import { count, percent, plain, stored } from '../../i18n/figures.js';
import { SERVICE_KEYS, serviceInputs } from '../../api/inputs.js';
import { COLOURS } from '../../map/colours.js';
import { lineChart, ticks } from '../chart.js';
import { createWork } from './work.js';
import { runNotes } from './notes.js';

const SPEEDS = Array.from({ length: 13 }, (_, i) => (i + 4) / 10);
const LISTED = 30;

/** The usual speeds and the chosen one, whole millimetres a second. */
export function speedsWith(speed) {
  return [...new Set([...SPEEDS, Math.round(speed * 1000) / 1000])].sort((a, b) => a - b);
}

export const curve = { id: 'curve', needs: ['speed-curve'], open };

function open({ state: store, city, map: actions, api }) {
  const overlay = actions.overlay();
  const list = element('div', { class: 'tool-body' });
  let result = null;
  let isShown = false;
  const work = createWork({
    api,
    process: 'speed-curve',
    inputs() {
      const state = store.get();
      return state.kinds.length > 0 ? { ...serviceInputs(state), speeds: speedsWith(state.speed) } : null;
    },
    onClear() { result = null; update(); },
    onResult(answer) { result = answer; update(); },
  });

  function chart(speed, now) {
    const { points } = result;
    const line = (share) => points.map((p) => [p.speed, share(p)]).filter(([, y]) => y !== null);
    const x = { min: points[0].speed, max: points[points.length - 1].speed };
    return lineChart({
      label: t('curve.label', { speed: plain(speed, 2), ratio: percent(now.coverageRatio) }),
      x: { ...x, ticks: ticks(x.min, x.max, 4, (v) => plain(v, 1)), title: t('curve.x') },
      y: { min: 0, max: 1, ticks: ticks(0, 1, 4, (v) => `${Math.round(v * 100)}%`), title: t('curve.y') },
      lines: [
        { look: 'line-people', points: line((p) => p.coverageRatio) },
        { look: 'line-second', points: line((p) => (p.communities > 0 ? p.communitiesCovered / p.communities : null)) },
      ],
      marks: [{ at: speed, text: t('curve.now', { speed: plain(speed, 2) }) }],
    });
  }

  function table() {
    const { speed } = store.get();
    return element('details', { class: 'more' },
      element('summary', { text: t('curve.table'), data: { key: 'curve-table' } }),
      element('div', { class: 'matrix', tabindex: '0', role: 'region', 'aria-label': t('curve.table') }, element('table', { id: 'curve-table' },
        element('thead', {}, element('tr', {}, ...['curve.x', 'table.ratio', 'table.covered', 'table.communities']
          .map((key) => element('th', { scope: 'col', class: 'figure', text: t(key) })))),
        element('tbody', {}, ...result.points.map((p) => element('tr', { class: p.speed === speed ? 'hovered' : null },
          element('td', { class: 'figure', text: plain(p.speed, 2) }),
          element('td', { class: 'figure', text: percent(p.coverageRatio) }),
          element('td', { class: 'figure', text: count(p.covered) }),
          element('td', { class: 'figure', text: `${count(p.communitiesCovered)} / ${count(p.communities)}` })))))));
  }

  function nearly(speed) {
    return result.communities.filter((c) => c.neededSpeed !== null && c.neededSpeed > speed)
      .sort((a, b) => a.neededSpeed - b.neededSpeed).slice(0, LISTED);
  }

  function row(next) {
    const community = city.community(String(next.id));
    return element('li', {}, element('button', {
      type: 'button', class: 'row-button', data: { key: `next-${next.id}` }, on: { click: () => community && actions.flyToCommunity(community) },
    },
    element('span', { class: 'grow' }, element('span', { class: 'name', text: stored(next.name) }),
      element('span', { class: 'muted small', text: `${count(next.elders)} ${t('unit.people')}` })),
    element('span', { class: 'figure', text: `${plain(next.neededSpeed, 3)} ${t('unit.speed')}` })));
  }

  function update() {
    overlay.clear();
    const { kinds, speed } = store.get();
    if (!result) {
      fill(list, kinds.length === 0 ? element('p', { class: 'hint', text: t('work.kindsNone') }) : null);
      return;
    }
    const now = result.points.find((p) => p.speed === Math.round(speed * 1000) / 1000);
    const next = nearly(speed);
    const never = result.communities.filter((c) => c.neededSpeed === null).length;
    fill(list,
      element('div', { class: 'headline' },
        element('span', { class: 'label' }, t('curve.at', { speed: plain(speed, 2) }), explain('curve.why')),
        element('b', { class: 'key', id: 'curve-now', text: percent(now.coverageRatio) }),
        element('span', { class: 'unit', text: t('curve.of', { covered: count(now.covered), all: count(now.population) }) })),
      chart(speed, now),
      element('p', { class: 'muted small', text: t('curve.lines') }),
      table(),
      next.length > 0 ? element('h3', {}, t('curve.next'), explain('curve.nextWhy')) : element('p', { class: 'hint', text: t('curve.nobody') }),
      element('ul', { class: 'plain-list', id: 'curve-next' }, ...next.map(row)),
      element('p', { class: 'muted small', text: t('curve.never', { count: count(never) }) }),
      runNotes(result.run));
    if (isShown) {
      overlay.show(next.map((n) => city.community(String(n.id))).filter((c) => c && c.lon !== null).map((c) => ({
        type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [c.lon, c.lat] },
      })), () => ({ mark: 'triangle', fill: COLOURS.gap, stroke: '#FFFFFF', radius: 8 }));
    }
  }
  store.on([...SERVICE_KEYS, 'attempt'], work.refresh);
  update();
  return {
    node: element('div', { class: 'tool-body' }, work.node, list),
    onShow() { isShown = true; work.show(); update(); },
    onHide() { isShown = false; work.hide(); overlay.clear(); },
  };
}
