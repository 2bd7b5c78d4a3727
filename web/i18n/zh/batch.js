export default {
  'batch.tab': '批量核查',
  'batch.hint': '上传小区表（CSV、XLSX），逐行核查；不能核查的行会说明原因，不影响其他行。',
  'batch.file': '小区表',
  'batch.judge': '核查',
  'batch.noFile': '请先选择文件。',
  'batch.cancel': '取消',
  'batch.cancelled': '已取消。',
  'batch.read': '读取 {rows} 行，跳过合计 {skipped} 行',
  'batch.download': '下载结果 XLSX（不能核查的行另页标红）',
  'batch.more': '只列出前 {count} 行。',
};
