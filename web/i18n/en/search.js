export default {
  'search.label': 'Search facility, community, region or coordinates',
  'search.placeholder': 'Facility, community, region, coordinates…',
  'search.none': 'Nothing found. Coordinates are written 120.65, 28.01.',
  'search.coordinate': 'Coordinates (WGS84)',
  'search.results': '{count} results',
};
