package io.carecircle.app.report;

import io.carecircle.app.platform.Language;
import io.carecircle.app.report.MapSymbol.Form;
import io.carecircle.app.report.MapSymbol.Sign;
import io.carecircle.kernel.layer.FeatureTable;
import java.awt.Color;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The signs of projects, the same as on the screen: the form says the nature, the colour (M. Okabe
 * and K. Ito, "Color Universal Design", 2002) the category.
 */
final class ProjectSigns {
  private static final Map<String, Word> NATURES =
      Map.of(
          "新建", new Word("new", Form.CIRCLE),
          "续建", new Word("continued", Form.SQUARE),
          "改扩建", new Word("extended", Form.TRIANGLE),
          "谋划", new Word("intended", Form.DIAMOND));
  private static final Map<String, Category> CATEGORIES =
      Map.of(
          "养老机构建设项目", new Category("care institutions", new Color(0x0072B2)),
          "健康养老建设项目", new Category("healthy ageing", new Color(0xD55E00)));
  private static final List<Color> OTHERS =
      List.of(new Color(0x009E73), new Color(0x882D72), new Color(0xE69F00));
  private static final Color GREY = new Color(0x66727F);

  private final List<String> others;
  private final Language language;

  private record Word(String english, Form form) {}

  private record Category(String english, Color color) {}

  /**
   * @param categories of all projects, so that a filter does not change a colour
   */
  private ProjectSigns(SortedSet<String> categories, Language language) {
    this.others =
        categories.stream().filter(c -> !c.isEmpty() && !CATEGORIES.containsKey(c)).toList();
    this.language = language;
  }

  /** The signs of the projects of a table. */
  static ProjectSigns of(FeatureTable table, Language language) {
    SortedSet<String> categories = new TreeSet<>();
    for (int row = 0; row < table.size(); row++) {
      Object category = table.value(row, "category");
      categories.add(category == null ? "" : category.toString());
    }
    return new ProjectSigns(categories, language);
  }

  /**
   * @param category empty when it is not stated, as {@code nature}
   * @param hollow whether its size stands for nothing
   */
  Sign of(String category, String nature, boolean hollow) {
    Form form = NATURES.containsKey(nature) ? NATURES.get(nature).form : Form.CROSS;
    return new Sign(category(category) + " · " + nature(nature), form, color(category), hollow);
  }

  String category(String category) {
    if (category.isEmpty()) {
      return language.choose("类别未注明", "category not stated");
    }
    return CATEGORIES.containsKey(category)
        ? language.choose(category, CATEGORIES.get(category).english)
        : category;
  }

  String nature(String nature) {
    if (nature.isEmpty()) {
      return language.choose("性质未注明", "nature not stated");
    }
    return NATURES.containsKey(nature)
        ? language.choose(nature, NATURES.get(nature).english)
        : nature;
  }

  private Color color(String category) {
    if (CATEGORIES.containsKey(category)) {
      return CATEGORIES.get(category).color;
    }
    return category.isEmpty() ? GREY : OTHERS.get(others.indexOf(category) % OTHERS.size());
  }
}
