export default {
  'gain.tab': '增益',
  'gain.most': '一处新站点最多新增覆盖',
  'gain.why': '对每个路网节点：现在服务圈外、若在该点新设一处站点就在圈内的人数。一次搜索算出全部节点，与逐点计算相同。排名只取直线相距不小于 500 米的点。',
  'gain.own': '站点只服务本县（市、区）',
  'gain.ownWhy': '勾选后各县只计本县的设施和居民，新站点只服务它所在县的居民。',
  'gain.legend': '新增覆盖（{weight}），人',
  'gain.nodes': '{count} 个路网节点有增益；按节点数五等分。',
  'gain.intro': '最好的点（相距不小于 {metres} 米）。点一行放下选点。',
  'gain.communities': '新增 {count} 个社区',
  'gain.none': '没有增益：新站点不能再多覆盖任何人。',
};
