package io.carecircle.app.indicator;

import java.util.Map;

/** How a figure was counted, or why it was not, in both languages. */
record Note(String en, String zh) {
  private static final Map<String, String> ZH =
      Map.ofEntries(
          Map.entry("community_care", "居家养老服务照料中心"),
          Map.entry("township_care", "镇街养老服务中心"),
          Map.entry("nursing_home", "养老机构"),
          Map.entry("canteen", "老年食堂"),
          Map.entry("mutual_aid", "农村互助点"),
          Map.entry("integrated_care", "康养联合体"),
          Map.entry("rehab_aid", "康复辅具平台"),
          Map.entry("elder_school", "老年学校"),
          Map.entry("activity_centre", "老年活动中心"),
          Map.entry("beds", "床位"),
          Map.entry("dementiaBeds", "认知障碍床位"),
          Map.entry("smart", "智慧养老院（smart）"),
          Map.entry("inHouseMedical", "内设医疗机构（inHouseMedical）"),
          Map.entry("rehabRoom", "康复室（rehabRoom）"));

  /** The Chinese name of a kind or property, or itself. */
  static String zhOf(String name) {
    return ZH.getOrDefault(name, name);
  }
}
