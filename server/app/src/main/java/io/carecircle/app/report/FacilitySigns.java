package io.carecircle.app.report;

import io.carecircle.app.platform.Language;
import io.carecircle.app.report.MapSymbol.Form;
import io.carecircle.app.report.MapSymbol.Sign;
import java.awt.Color;
import java.util.Map;

/**
 * The signs of the kinds of facilities: colours that people with any colour vision tell apart (M.
 * Okabe and K. Ito, "Color Universal Design", 2002), and a form of their own within a colour.
 */
final class FacilitySigns {
  private static final Color ORANGE = new Color(0xE69F00);
  private static final Color SKY = new Color(0x56B4E9);
  private static final Color GREEN = new Color(0x009E73);
  private static final Color BLUE = new Color(0x0072B2);
  private static final Color VERMILION = new Color(0xD55E00);
  private static final Color PURPLE = new Color(0xCC79A7);
  private static final Color GREY = new Color(0x7B8794);

  private static final Map<String, Kind> KINDS =
      Map.ofEntries(
          Map.entry("community_care", new Kind("居家养老服务照料中心", "community care", Form.CIRCLE, GREEN)),
          Map.entry("township_care", new Kind("镇街养老服务中心", "township care", Form.SQUARE, BLUE)),
          Map.entry("nursing_home", new Kind("养老机构", "nursing home", Form.DIAMOND, VERMILION)),
          Map.entry("canteen", new Kind("老年食堂", "canteen", Form.TRIANGLE, ORANGE)),
          Map.entry("mutual_aid", new Kind("农村互助点", "mutual aid", Form.SQUARE, GREEN)),
          Map.entry("integrated_care", new Kind("康养联合体", "integrated care", Form.SQUARE, PURPLE)),
          Map.entry("rehab_aid", new Kind("康复辅具平台", "rehabilitation aids", Form.DIAMOND, PURPLE)),
          Map.entry("medical", new Kind("医疗机构", "medical", Form.CROSS, VERMILION)),
          Map.entry("elder_school", new Kind("老年学校", "elder school", Form.TRIANGLE, BLUE)),
          Map.entry("fitness", new Kind("健身场地", "fitness", Form.TRIANGLE, GREEN)),
          Map.entry("culture", new Kind("文化场所", "culture", Form.DIAMOND, SKY)),
          Map.entry("convenience", new Kind("邻里中心", "convenience", Form.CIRCLE, SKY)),
          Map.entry("activity_centre", new Kind("老年活动中心", "activity centre", Form.CIRCLE, ORANGE)),
          Map.entry("emergency", new Kind("救护点", "emergency", Form.CROSS, BLUE)),
          Map.entry("other", new Kind("其他设施", "other", Form.CIRCLE, GREY)));

  private FacilitySigns() {}

  static Sign of(String kind, Language language) {
    Kind known = KINDS.getOrDefault(kind, KINDS.get("other"));
    return new Sign(language.choose(known.chinese, known.english), known.form, known.color);
  }

  private record Kind(String chinese, String english, Form form, Color color) {}
}
