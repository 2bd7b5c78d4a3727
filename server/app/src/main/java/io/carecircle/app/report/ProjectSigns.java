package io.carecircle.app.report;

import io.carecircle.app.platform.Language;
import io.carecircle.app.report.MapSymbol.Form;
import io.carecircle.app.report.MapSymbol.Sign;
import java.awt.Color;

/** The signs of projects by their nature. */
final class ProjectSigns {
  private ProjectSigns() {}

  static Sign of(String nature, Language language) {
    String size = language.choose("（大小示投资）", " (sized by investment)");
    return switch (nature) {
      case "新建" -> new Sign(language.choose("新建", "new") + size, Form.CIRCLE, new Color(0xD55E00));
      case "续建" ->
          new Sign(language.choose("续建", "continued") + size, Form.SQUARE, new Color(0x0072B2));
      case "改扩建" ->
          new Sign(language.choose("改扩建", "extended") + size, Form.TRIANGLE, new Color(0x009E73));
      case "谋划" ->
          new Sign(language.choose("谋划", "intended") + size, Form.DIAMOND, new Color(0x7B8794));
      default ->
          new Sign(
              language.choose("性质未注明", "nature not stated") + size,
              Form.CROSS,
              new Color(0x7B8794));
    };
  }
}
