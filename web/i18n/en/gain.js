export default {
  'gain.tab': 'Gain',
  'gain.most': 'Most that one more site adds',
  'gain.why': 'For each street node: people now out of reach who would be within reach of a site there. All nodes from one search, equal to asking each. Ranked nodes stand at least 500 m apart.',
  'gain.own': 'Sites serve their own county only',
  'gain.ownWhy': 'Each county then counts its own facilities and people; a new site serves the people of the county it lies in.',
  'gain.legend': 'Newly covered ({weight}), people',
  'gain.nodes': '{count} street nodes have a gain; classes of equally many nodes.',
  'gain.intro': 'The best nodes, at least {metres} m apart. Click a row to put the pin there.',
  'gain.communities': '{count} communities more',
  'gain.none': 'No gain: another site would cover nobody more.',
};
