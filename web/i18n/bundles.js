// Every feature's words, in both languages: one line per feature and language.
import zhApp from './zh/app.js';
import zhTerms from './zh/terms.js';
import zhLayers from './zh/layers.js';
import zhControls from './zh/controls.js';
import zhSite from './zh/site.js';
import zhEstate from './zh/estate.js';
import zhStages from './zh/stages.js';
import zhBatch from './zh/batch.js';
import zhOldEstates from './zh/oldestates.js';
import zhVillages from './zh/villages.js';
import zhCompliance from './zh/compliance.js';
import zhGaps from './zh/gaps.js';
import zhCoverage from './zh/coverage.js';
import zhSearch from './zh/search.js';
import zhMap from './zh/map.js';
import zhWork from './zh/work.js';
import zhBorders from './zh/borders.js';
import zhClosure from './zh/closure.js';
import zhCatchments from './zh/catchments.js';
import zhReferrals from './zh/referrals.js';
import zhDensity from './zh/density.js';
import zhWhatIf from './zh/whatif.js';
import zhGain from './zh/gain.js';
import zhSiting from './zh/siting.js';
import zhAccess from './zh/access.js';
import zhCurve from './zh/curve.js';
import zhIndicators from './zh/indicators.js';
import zhRanking from './zh/ranking.js';
import zhWarning from './zh/warning.js';
import zhProjectMap from './zh/projectmap.js';
import zhNetwork from './zh/network.js';
import zhTimeline from './zh/timeline.js';
import zhCircles from './zh/circles.js';
import zhPreparing from './zh/preparing.js';
import enApp from './en/app.js';
import enTerms from './en/terms.js';
import enLayers from './en/layers.js';
import enControls from './en/controls.js';
import enSite from './en/site.js';
import enEstate from './en/estate.js';
import enStages from './en/stages.js';
import enBatch from './en/batch.js';
import enOldEstates from './en/oldestates.js';
import enVillages from './en/villages.js';
import enCompliance from './en/compliance.js';
import enGaps from './en/gaps.js';
import enCoverage from './en/coverage.js';
import enSearch from './en/search.js';
import enMap from './en/map.js';
import enWork from './en/work.js';
import enBorders from './en/borders.js';
import enClosure from './en/closure.js';
import enCatchments from './en/catchments.js';
import enReferrals from './en/referrals.js';
import enDensity from './en/density.js';
import enWhatIf from './en/whatif.js';
import enGain from './en/gain.js';
import enSiting from './en/siting.js';
import enAccess from './en/access.js';
import enCurve from './en/curve.js';
import enIndicators from './en/indicators.js';
import enRanking from './en/ranking.js';
import enWarning from './en/warning.js';
import enProjectMap from './en/projectmap.js';
import enNetwork from './en/network.js';
import enTimeline from './en/timeline.js';
import enCircles from './en/circles.js';
import enPreparing from './en/preparing.js';

/** Puts the features' words together; a key belongs to one feature. */
function merged(features) {
  const words = {};
  for (const feature of features) {
    for (const [key, text] of Object.entries(feature)) {
      if (key in words) {
        throw new Error(`two texts for ${key}`);
      }
      words[key] = text;
    }
  }
  return words;
}

export const zh = merged([
  zhApp,
  zhTerms,
  zhLayers,
  zhControls,
  zhSite,
  zhEstate,
  zhStages,
  zhBatch,
  zhOldEstates,
  zhVillages,
  zhCompliance,
  zhGaps,
  zhCoverage,
  zhSearch,
  zhMap,
  zhWork,
  zhBorders,
  zhClosure,
  zhCatchments,
  zhReferrals,
  zhDensity,
  zhWhatIf,
  zhGain,
  zhSiting,
  zhAccess,
  zhCurve,
  zhIndicators,
  zhRanking,
  zhWarning,
  zhProjectMap,
  zhNetwork,
  zhTimeline,
  zhCircles,
  zhPreparing,
]);
export const en = merged([
  enApp,
  enTerms,
  enLayers,
  enControls,
  enSite,
  enEstate,
  enStages,
  enBatch,
  enOldEstates,
  enVillages,
  enCompliance,
  enGaps,
  enCoverage,
  enSearch,
  enMap,
  enWork,
  enBorders,
  enClosure,
  enCatchments,
  enReferrals,
  enDensity,
  enWhatIf,
  enGain,
  enSiting,
  enAccess,
  enCurve,
  enIndicators,
  enRanking,
  enWarning,
  enProjectMap,
  enNetwork,
  enTimeline,
  enCircles,
  enPreparing,
]);
