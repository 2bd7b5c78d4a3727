export default {
  'ranking.tab': 'Ranking',
  'ranking.by': 'Ranked by',
  'ranking.label': 'Ranking, scrolls',
  'ranking.rank': 'Rank',
  'ranking.turn': 'Turn the order round',
  'ranking.whole': '{region}: {value} {unit} (end of {year})',
  'ranking.legend': '{name} ({unit}); classes: quantiles',
  'ranking.unknown': 'unknown ({count})',
  'ranking.over': 'While this map shows, density, communities, facilities and circles are hidden. Click a region on the map to go below it.',
  'ranking.none': 'No indicator of this plan can be told by region from the layers. Choose another plan, or import facilities with beds, stars and the like.',
};
