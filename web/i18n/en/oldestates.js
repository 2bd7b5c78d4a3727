export default {
  'oldestates.tab': 'Old estates',
  'oldestates.hint': '{day}: within 15 minutes on foot from the nearest gate, a place of at least 200 m² in use.',
  'oldestates.renewal-plan': 'Renewal plan',
  'oldestates.others': 'The others',
  'oldestates.not-said': 'Not said whether in the plan',
  'oldestates.progress': '{pass} of {of} provided ({share})',
  'oldestates.counts': '{fail} lack one, {unknown} unknown, {overdue} overdue; deadline {deadline}',
  'oldestates.list': '{count} estates, {overdue} overdue',
  'oldestates.overdue': 'overdue',
  'oldestates.way': 'nearest such place {minutes} min on foot',
  'oldestates.noWay': 'no such place can be reached, or its place is unknown',
  'oldestates.empty': 'The layer has no old estates. Import estates first (stage old).',
};
