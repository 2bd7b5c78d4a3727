package io.carecircle.app.report;

import io.carecircle.app.platform.Language;
import java.math.BigDecimal;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** How a verdict is said on paper. Unknown is a word of its own, never 0 and never a dash. */
final class VerdictWords {
  private static final Map<String, String[]> CLAUSES =
      Map.of(
          "floor-area-rate", new String[] {"按建筑面积配建", "share of floor area"},
          "household-rate", new String[] {"按户数配建", "area per household"},
          "place-minimum", new String[] {"每处最小面积", "smallest place"},
          "community-level-total", new String[] {"社区级总量", "community level"},
          "four-together", new String[] {"四同步", "built together"});
  private static final Map<String, String[]> READINGS =
      Map.of(
          "no-total-minimum", new String[] {"总量不设300㎡下限", "no 300 m² floor on the total"},
          "stepped", new String[] {"不足百户按百户计", "per started 100 households"},
          "every-place", new String[] {"每一处都须达到最小面积", "every place reaches the minimum"},
          "gross-area", new String[] {"已配面积按建筑面积计", "supply counted as gross area"},
          "above-ground", new String[] {"建筑面积只计地上", "floor area above ground only"},
          "community-level-gross",
              new String[] {"社区级按建筑面积计", "community level counted as gross area"},
          "filing-date", new String[] {"按报批日期适用的标准", "the standard of the filing date"});
  private static final Map<String, Tone> TONES =
      Map.of("pass", Tone.GOOD, "fail", Tone.BAD, "refused", Tone.BAD);

  private static final String BOTH = " / ";

  private final Language language;

  VerdictWords(Language language) {
    this.language = language;
  }

  String say(String chinese, String english) {
    return language.choose(chinese, english);
  }

  String verdict(String verdict) {
    return switch (verdict) {
      case "pass" -> say("合格", "pass");
      case "fail" -> say("不合格", "fail");
      case "refused" -> say("未受理", "refused");
      default -> say("未知", "unknown");
    };
  }

  Tone tone(String verdict) {
    return TONES.getOrDefault(verdict, Tone.WARNING);
  }

  String clause(String id) {
    if (id.startsWith("remedy")) {
      return say("补救措施", "remedy");
    }
    String[] names = CLAUSES.get(id);
    return names == null ? id : say(names[0], names[1]);
  }

  String reading(String id) {
    String[] names = READINGS.get(id);
    return names == null ? id : say(names[0], names[1]);
  }

  /** The verdict of an estate of a result; one that could not be judged at all is refused. */
  static String verdictOf(JsonNode estate) {
    return estate.path("status").asString("").equals("refused")
        ? "refused"
        : estate.path("verdict").asString("unknown");
  }

  /** A remark in the language of the report, when it is written in both ("中文 / English"). */
  String remark(String text) {
    int slash = text.indexOf(BOTH);
    return slash < 0
        ? text
        : language.choose(text.substring(0, slash), text.substring(slash + BOTH.length()));
  }

  /** What a reading is, and by which standard when it is another. */
  String reading(JsonNode reading) {
    String standard = reading.path("standard").asString("");
    return reading(reading.path("reading").asString(""))
        + (standard.isEmpty() ? "" : say("（" + standard + "）", " (" + standard + ")"));
  }

  /** The figure with all its digits; the word for unknown when it is not given. */
  String figure(JsonNode value) {
    return value.isNumber() ? plain(value.decimalValue()) : say("未知", "unknown");
  }

  /** All digits, the whole part in groups of three. */
  static String plain(BigDecimal number) {
    BigDecimal bare = number.stripTrailingZeros();
    String digits = (bare.scale() < 0 ? bare.setScale(0) : bare).toPlainString();
    int point = digits.indexOf('.');
    String whole = point < 0 ? digits : digits.substring(0, point);
    return whole.replaceAll("(?<=\\d)(?=(\\d{3})+$)", ",")
        + (point < 0 ? "" : digits.substring(point));
  }

  String squareMetres() {
    return say("㎡", "m²");
  }

  /** A text of a result in the language of the report, where it has one in both. */
  String text(JsonNode node, String member) {
    String english = node.path(member + "En").asString("");
    String other = node.path(member).asString("");
    return language == Language.EN && !english.isEmpty() ? english : other;
  }
}
