export default {
  'batch.tab': 'Batch',
  'batch.hint': 'Upload a table of estates (CSV, XLSX). Each row is judged; one that cannot be is told why and stops no other.',
  'batch.file': 'Table of estates',
  'batch.judge': 'Check',
  'batch.noFile': 'Choose a file first.',
  'batch.cancel': 'Cancel',
  'batch.cancelled': 'Cancelled.',
  'batch.read': '{rows} rows read, {skipped} totals skipped',
  'batch.download': 'Download the verdicts (XLSX)',
  'batch.more': 'Only the first {count} rows are listed.',
};
