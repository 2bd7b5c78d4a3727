package io.carecircle.app.timeline;

import io.carecircle.app.platform.Json;
import io.carecircle.app.selection.Regions.Region;
import io.carecircle.app.standard.CountyFigures;
import io.carecircle.app.standard.Indicator;
import io.carecircle.app.standard.IndicatorFigure;
import io.carecircle.app.standard.Policy;
import io.carecircle.app.standard.PolicyDocument;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The beds that a plan itself prints for its years, beside what is counted. */
final class PlanPath {
  private PlanPath() {}

  /** Printed beds of the region by year; empty when no plan prints any for it. */
  static ArrayNode of(Policy policy, Region region) {
    ArrayNode path = Json.MAPPER.createArrayNode();
    for (Indicator indicator : policy.indicators()) {
      Optional<PolicyDocument> document = policy.findDocument(indicator.document());
      boolean here =
          "institution-beds".equals(indicator.measure())
              && document.isPresent()
              && document.get().regionCode().equals(region.code());
      if (here) {
        for (IndicatorFigure figure : indicator.figures()) {
          add(path, policy, document.get(), indicator, figure);
        }
      }
    }
    return path;
  }

  private static void add(
      ArrayNode path,
      Policy policy,
      PolicyDocument document,
      Indicator indicator,
      IndicatorFigure figure) {
    if (figure.value() == null) {
      return;
    }
    ObjectNode row = path.addObject().put("year", figure.year());
    row.put("role", figure.role().name().toLowerCase(java.util.Locale.ROOT));
    row.put("beds", figure.value());
    BigDecimal elders =
        policy.counties().stream()
            .filter(c -> c.code().equals(document.regionCode()))
            .findFirst()
            .map(c -> figure.year() == Forecast.PRINTED_YEAR ? c.forecast2025() : base(c, figure))
            .orElse(null);
    // Table 1-2 counts in ten thousands: beds over them are beds for 10,000 elders.
    row.put(
        "per10000", elders == null ? null : figure.value().divide(elders, 0, RoundingMode.HALF_UP));
    row.put("source", document.name() + " " + indicator.citation());
  }

  private static BigDecimal base(CountyFigures city, IndicatorFigure figure) {
    return figure.year() == Forecast.BASE_YEAR ? city.elders60() : null;
  }
}
