export default {
  'work.waiting': '排队等待…',
  'work.running': '正在计算… {percent}%',
  'work.progress': '计算进度',
  'work.cancel': '取消',
  'work.cancelled': '已取消，没有结果。',
  'work.again': '重新计算',
  'work.kindsNone': '先在上方选至少一类设施。',
  'work.notes': '计算提示（{count}）',
};
