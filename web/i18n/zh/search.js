export default {
  'search.label': '搜索设施、社区、乡镇或坐标',
  'search.placeholder': '设施、社区、乡镇、坐标…',
  'search.none': '没有找到。坐标写作 120.65, 28.01。',
  'search.coordinate': '坐标（WGS84）',
  'search.results': '{count} 个结果',
};
