export default {
  'ranking.tab': '县区排名',
  'ranking.by': '排名依据',
  'ranking.label': '排名表，可滚动',
  'ranking.rank': '名次',
  'ranking.turn': '改变排序方向',
  'ranking.whole': '{region}：{value} {unit}（{year} 年末）',
  'ranking.legend': '{name}（{unit}）；分级：分位数',
  'ranking.unknown': '未知（{count} 个）',
  'ranking.over': '本图显示时，密度、社区、设施和服务圈暂时隐藏。点击地图上的地区可进入下级。',
  'ranking.none': '这份规划没有能由图层分到下级的指标。换一份规划，或先导入带床位、等级等属性的设施。',
};
