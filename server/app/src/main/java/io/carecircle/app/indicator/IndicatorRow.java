package io.carecircle.app.indicator;

import io.carecircle.app.indicator.Actuals.Actual;
import io.carecircle.app.platform.Json;
import io.carecircle.app.selection.Regions.Region;
import io.carecircle.app.standard.Indicator;
import io.carecircle.app.standard.IndicatorFigure;
import io.carecircle.app.standard.IndicatorFigure.Relation;
import io.carecircle.app.standard.IndicatorFigure.Role;
import io.carecircle.app.standard.PolicyDocument;
import io.carecircle.app.territory.Ratio;
import io.carecircle.app.territory.Territory;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One indicator as it is answered: what is printed, what is counted or entered, and the gap. */
final class IndicatorRow {
  private static final Note ENTERED =
      new Note("no layer answers this: enter actuals", "图层不能回答，需录入实际值");

  private final Territory territory;
  private final int year;
  private final Actuals actuals;

  IndicatorRow(Territory territory, int year, Actuals actuals) {
    this.territory = territory;
    this.year = year;
    this.actuals = actuals;
  }

  /** A figure of an area and where it comes from. */
  private record Found(BigDecimal value, Integer year, String from, String source, Measured how) {}

  /**
   * @param measures what layers tell, by name; none when the indicator is not about this region
   */
  ObjectNode of(
      Indicator indicator, PolicyDocument document, Map<String, IntFunction<Measured>> measures) {
    String of = territory.region().code();
    boolean own = document.regionCode().equals(of);
    IndicatorFigure target = target(indicator, own);
    IndicatorFigure baseline = own ? indicator.baseline().orElse(null) : null;
    IntFunction<Measured> measure =
        indicator.measure() == null ? null : measures.get(indicator.measure());
    Found found = found(indicator, measure, Territory.WHOLE, own);
    ObjectNode row = Json.MAPPER.createObjectNode();
    row.put("id", indicator.id()).put("board", indicator.board());
    row.put("no", indicator.no()).put("category", indicator.category());
    row.put("name", indicator.name()).put("nameEn", indicator.nameEn());
    row.put("measure", indicator.measure());
    row.put("unit", indicator.unit()).put("scope", indicator.scope());
    putFigure(row, "baseline", baseline);
    putFigure(row, "target", target);
    row.put("relation", target == null ? null : relation(target.relation()));
    row.put("accumulation", target == null ? null : word(target.accumulation()));
    putActual(row, found);
    row.put("gap", Ratio.plain(Light.gap(found.value, target)));
    row.put("met", Light.met(found.value, target));
    row.put("status", Light.of(found.value, baseline, target, year));
    row.put("periodOver", isOver(indicator));
    row.set("trend", trend(baseline, found));
    row.set("series", series(indicator, found, own));
    row.put("source", document.name() + " " + indicator.citation());
    row.put("responsibleUnit", indicator.responsibleUnit());
    row.put("footnote", indicator.footnote());
    if (!own) {
      row.put(
          "targetNote",
          "the figures of " + document.name() + " are those of " + document.regionCode());
    }
    if (!territory.parts().isEmpty()) {
      row.set("regions", parts(indicator, measure));
    }
    return row;
  }

  /**
   * The target due next, else the last one. That of a city holds for its parts only when it is a
   * rate.
   */
  private IndicatorFigure target(Indicator indicator, boolean own) {
    Optional<IndicatorFigure> next = indicator.nextTarget(year);
    Optional<IndicatorFigure> last =
        indicator.figures().stream()
            .filter(f -> f.role() == Role.TARGET)
            .max(Comparator.comparingInt(IndicatorFigure::year));
    return own || isRate(indicator) ? next.or(() -> last).orElse(null) : null;
  }

  private boolean isOver(Indicator indicator) {
    return indicator.figures().stream()
        .filter(f -> f.role() == Role.TARGET)
        .mapToInt(IndicatorFigure::year)
        .max()
        .stream()
        .anyMatch(last -> year > last);
  }

  private static boolean isRate(Indicator indicator) {
    return "%".equals(indicator.unit())
        || indicator.name().contains("每万")
        || indicator.name().contains("每千")
        || indicator.measure() != null && indicator.measure().endsWith("-per-county");
  }

  private Found found(Indicator indicator, IntFunction<Measured> measure, int part, boolean own) {
    Region area = territory.area(part);
    List<Actual> entered = actuals.of(indicator.id(), area.code(), part == Territory.WHOLE, year);
    Optional<Actual> last = Actuals.last(entered);
    Measured how = measure == null ? null : measure.apply(part);
    if (last.isPresent()) {
      Actual a = last.get();
      return new Found(a.value(), a.year(), "entered", a.source() + " " + a.date(), how);
    }
    if (how != null && how.value() != null) {
      return new Found(how.value(), year, "computed", how.note().en(), how);
    }
    Optional<IndicatorFigure> printed =
        indicator.figures().stream()
            .filter(f -> own && f.role() == Role.ACTUAL && f.year() <= year && f.value() != null)
            .max(Comparator.comparingInt(IndicatorFigure::year));
    return printed
        .map(f -> new Found(f.value(), f.year(), "printed", f.printed(), how))
        .orElseGet(() -> new Found(null, null, null, null, how));
  }

  private static void putFigure(ObjectNode row, String name, IndicatorFigure figure) {
    row.put(name, figure == null ? null : figure.value());
    row.put(name + "Year", figure == null ? null : figure.year());
    row.put(name + "Printed", figure == null ? null : figure.printed());
  }

  private static void putActual(ObjectNode row, Found found) {
    row.put("actual", found.value);
    row.put("actualYear", found.year);
    row.put("actualFrom", found.from);
    row.put("actualSource", found.source);
    row.put("numerator", found.how == null ? null : found.how.numerator());
    row.put("denominator", found.how == null ? null : found.how.denominator());
    row.put("unknown", found.how == null ? null : found.how.unknown());
    row.put("computed", found.how == null ? null : found.how.value());
    Note how = found.how == null ? ENTERED : found.how.note();
    row.put("howComputed", how.en()).put("howComputedZh", how.zh());
  }

  private static ObjectNode trend(IndicatorFigure baseline, Found found) {
    if (baseline == null || baseline.value() == null || found.value == null) {
      return null;
    }
    BigDecimal change = found.value.subtract(baseline.value());
    return Json.MAPPER
        .createObjectNode()
        .put("since", baseline.year())
        .put("change", Ratio.plain(change))
        .put("direction", change.signum() > 0 ? "up" : change.signum() < 0 ? "down" : "level");
  }

  /** All figures by year: printed ones that are no targets, entered ones, and the actual. */
  private ArrayNode series(Indicator indicator, Found found, boolean own) {
    ArrayNode series = Json.MAPPER.createArrayNode();
    for (IndicatorFigure figure : indicator.figures()) {
      if (own && figure.role() != Role.TARGET && figure.value() != null) {
        add(series, figure.year(), figure.value(), "printed");
      }
    }
    for (Actual a : actuals.of(indicator.id(), territory.region().code(), true, year)) {
      add(series, a.year(), a.value(), "entered");
    }
    if ("computed".equals(found.from)) {
      add(series, year, found.value, "computed");
    }
    return series;
  }

  private static void add(ArrayNode series, int year, BigDecimal value, String from) {
    series.addObject().put("year", year).put("value", value).put("from", from);
  }

  private ArrayNode parts(Indicator indicator, IntFunction<Measured> measure) {
    ArrayNode rows = Json.MAPPER.createArrayNode();
    IndicatorFigure target = target(indicator, false);
    for (int part = 0; part < territory.parts().size(); part++) {
      Region area = territory.parts().get(part);
      Found found = found(indicator, measure, part, false);
      ObjectNode row = rows.addObject();
      row.put("code", area.code()).put("name", area.name()).put("level", area.level());
      putActual(row, found);
      row.put("target", target == null ? null : target.value());
      row.put("gap", Ratio.plain(Light.gap(found.value, target)));
      row.put("status", Light.of(found.value, null, target, year));
    }
    return rows;
  }

  private static String relation(Relation relation) {
    return switch (relation) {
      case NONE -> null;
      case EQUAL -> "=";
      case AT_LEAST -> ">=";
      case MORE_THAN -> ">";
      case AT_MOST -> "<=";
      case ABOUT -> "about";
    };
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
