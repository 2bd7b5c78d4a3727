export default {
  'oldestates.tab': '老旧小区',
  'oldestates.hint': '{day}：从最近出入口步行15分钟内，至少一处套内200平方米以上的在用场所。',
  'oldestates.renewal-plan': '改造计划小区',
  'oldestates.others': '其余老旧小区',
  'oldestates.not-said': '未注明是否纳入计划',
  'oldestates.progress': '已配置 {pass} / {of}（{share}）',
  'oldestates.counts': '缺 {fail}，未知 {unknown}，逾期 {overdue}；期限 {deadline}',
  'oldestates.list': '共 {count} 个小区，逾期 {overdue} 个',
  'oldestates.overdue': '逾期',
  'oldestates.way': '最近的达标场所步行 {minutes} 分钟',
  'oldestates.noWay': '没有可步行到达的达标场所，或位置未知',
  'oldestates.empty': '小区图层中没有老旧小区。先导入小区图层（stage 为 old）。',
};
