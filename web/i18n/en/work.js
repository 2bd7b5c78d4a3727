export default {
  'work.waiting': 'Waiting for its turn…',
  'work.running': 'Computing… {percent}%',
  'work.progress': 'Progress',
  'work.cancel': 'Cancel',
  'work.cancelled': 'Cancelled; there is no result.',
  'work.again': 'Compute again',
  'work.kindsNone': 'Choose at least one kind of facility above.',
  'work.notes': 'Notes ({count})',
};
