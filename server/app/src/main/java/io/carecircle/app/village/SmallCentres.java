package io.carecircle.app.village;

import io.carecircle.app.layer.CanonicalJson;
import io.carecircle.app.standard.PolicyClause;
import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Centres of villages and communities that are to be enlarged or moved. */
final class SmallCentres {
  private static final String CENTRE = "community_care";

  private final List<Village> villages;
  private final VillageClauses clauses;

  SmallCentres(List<Village> villages, VillageClauses clauses) {
    this.villages = villages;
    this.clauses = clauses;
  }

  /**
   * Writes one row for each centre below the area, at it, or without one, in id order.
   *
   * @param places in id order
   */
  void write(List<CarePlace> places, ArrayNode rows) {
    for (CarePlace place : places) {
      PolicyClause clause = clauses.findSmallCentres(regionOf(place)).orElse(null);
      if (clause == null || !CENTRE.equals(place.kind())) {
        continue;
      }
      BigDecimal least = clause.figure("gross", 0);
      BigDecimal gross = place.grossArea();
      int order = gross == null ? 0 : gross.compareTo(least);
      if (order > 0) {
        continue;
      }
      ObjectNode row = rows.addObject().put("placeId", place.id());
      row.put("communityId", place.village() < 0 ? null : villages.get(place.village()).id());
      row.put("required", CanonicalJson.number(least));
      row.put("grossArea", gross == null ? null : CanonicalJson.number(gross));
      row.put("short", gross == null ? null : CanonicalJson.number(least.subtract(gross)));
      row.put("action", gross == null ? "measure" : order < 0 ? "enlarge-or-move" : "either");
      row.put("citation", clauses.citation(clause));
    }
  }

  private String regionOf(CarePlace place) {
    return place.village() >= 0 && villages.get(place.village()).regionCode() != null
        ? villages.get(place.village()).regionCode()
        : place.regionCode();
  }
}
