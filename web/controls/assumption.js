// The line that says under which assumptions the figures hold; it is always to be seen.
import { element, fill } from '../dom/element.js';
import { t } from '../i18n/language.js';
import { count } from '../i18n/figures.js';

export function assumptions(state) {
  const parts = [
    t('assume.walk', { speed: state.speed.toFixed(2).replace(/0$/, '') }),
    t('assume.reach', {
      minutes: state.minutes, metres: count(Math.round(state.minutes * 60 * state.speed)),
    }),
    t('assume.direction'),
    t(`weight.${state.weight}`),
  ];
  const run = state.results?.county.run;
  if (run) {
    const version = (layer) => run.layers.find((l) => l.layer === layer)?.version ?? t('unknown');
    parts.push(
      t('assume.asOf', { date: run.parameters.facilities.asOf }),
      t('assume.snap', { metres: count(run.parameters.reach.maxSnapMetres) }),
      t('assume.versions', {
        communities: version('communities'), facilities: version('facilities'),
        streets: version('streets'),
      }),
    );
  }
  return parts;
}

export function showAssumptions(node, state) {
  const demo = state.demo
    ? element('strong', { class: 'demo', text: t('app.demo'), title: t('app.demoMore') })
    : null;
  fill(node, demo, ...assumptions(state).map((text) => element('span', { text })));
}
