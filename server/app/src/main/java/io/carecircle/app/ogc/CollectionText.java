package io.carecircle.app.ogc;

import io.carecircle.app.platform.Language;
import java.util.Map;

/** Titles and descriptions of the collections for people. */
final class CollectionText {
  private record Text(String zh, String en, String zhMore, String enMore) {}

  private static final Map<String, Text> TEXTS =
      Map.of(
          "regions",
          new Text(
              "行政区划",
              "Regions",
              "市、县（市、区）、乡镇（街道）、村（社区）的范围与人口",
              "Areas and people of cities, counties, townships and communities"),
          "communities",
          new Text(
              "社区和村", "Communities", "社区、村及其人口，即需求点", "Communities and villages with their people"),
          "facilities",
          new Text(
              "养老服务设施",
              "Facilities",
              "养老及其他公共服务设施点",
              "Places of elder care and of other public services"),
          "estates",
          new Text(
              "住宅小区",
              "Estates",
              "新建与既有住宅小区及其养老服务用房",
              "New and old housing estates with their care rooms"),
          "projects",
          new Text("重大项目", "Projects", "规划中的重大项目", "Projects of the plans"),
          "candidates",
          new Text("候选点", "Candidate sites", "可新建设施的地点", "Where a facility could be opened"),
          "barriers",
          new Text("障碍", "Barriers", "围墙、水面、封闭路段", "Walls, water, closures"),
          "streets",
          new Text("道路", "Streets", "可步行的道路", "Lines that can be walked or driven"));

  private CollectionText() {}

  static String title(String layer, Language language) {
    Text text = TEXTS.get(layer);
    return text == null ? layer : language.choose(text.zh(), text.en());
  }

  static String description(String layer, Language language) {
    Text text = TEXTS.get(layer);
    return text == null ? layer : language.choose(text.zhMore(), text.enMore());
  }
}
