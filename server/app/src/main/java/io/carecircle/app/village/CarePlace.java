package io.carecircle.app.village;

import io.carecircle.app.selection.InputReader;
import io.carecircle.app.selection.Selection;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A facility in use and the village that it stands in: that of its region code, else the one whose
 * area holds it.
 *
 * @param village index, or -1 when it is in none that is known
 * @param regionCode of the facility, or null
 * @param netArea m2 in-unit, or null
 * @param grossArea m2, or null
 */
record CarePlace(
    String id,
    String kind,
    int village,
    String regionCode,
    BigDecimal netArea,
    BigDecimal grossArea) {
  static final String MUTUAL_AID = "mutual_aid";

  boolean isMutualAid() {
    return MUTUAL_AID.equals(kind);
  }

  static List<CarePlace> list(
      Selection facilities, List<Village> villages, Neighbourhood neighbourhood) {
    Map<String, Integer> byId = new HashMap<>();
    for (int v = 0; v < villages.size(); v++) {
      byId.put(villages.get(v).id(), v);
    }
    List<CarePlace> places = new ArrayList<>();
    for (int f = 0; f < facilities.size(); f++) {
      String region = facilities.text(f, "regionCode");
      Integer named = region == null ? null : byId.get(region);
      double lon = facilities.points().lon()[f];
      double lat = facilities.points().lat()[f];
      places.add(
          new CarePlace(
              facilities.id(f),
              facilities.text(f, "kind"),
              named != null ? named : neighbourhood.holding(lon, lat),
              region,
              area(facilities, f, "netArea"),
              area(facilities, f, "grossArea")));
    }
    return places;
  }

  private static BigDecimal area(Selection facilities, int row, String property) {
    Object value = facilities.features().value(row, property);
    if (value == null) {
      return null;
    }
    if (value instanceof BigDecimal || value instanceof Long) {
      BigDecimal area = new BigDecimal(value.toString());
      if (area.signum() >= 0) {
        return area;
      }
    }
    throw InputReader.refused(
        "facilities",
        "feature " + facilities.id(row) + ": " + property + " must be a number from 0");
  }
}
