package io.carecircle.datagen.care;

import io.carecircle.datagen.draw.Dice;
import io.carecircle.datagen.draw.Plane;
import io.carecircle.datagen.draw.Spot;
import io.carecircle.datagen.people.Community;
import io.carecircle.kernel.layer.FeatureOrder;
import io.carecircle.kernel.layer.FeatureTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;

/** Collects the layer {@code facilities}. Every id begins with two letters for the kind. */
final class FacilityBook {
  private static final List<String> COLUMNS =
      List.of(
          "name",
          "kind",
          "status",
          "openDate",
          "closeDate",
          "netArea",
          "grossArea",
          "beds",
          "nursingBeds",
          "dementiaBeds",
          "capacity",
          "star",
          "operator",
          "regionCode");

  private final Scene scene;
  private final List<Entry> entries = new ArrayList<>();

  private record Entry(String id, Geometry point, Map<String, Object> values) {}

  FacilityBook(Scene scene) {
    this.scene = scene;
  }

  /**
   * @param id of the whole facility, for example {@code cc-330302006-001}
   * @param open the day, or null when not known
   * @param more values of other columns; null is not given
   */
  void add(
      String id,
      String kind,
      String name,
      String status,
      LocalDate open,
      Community at,
      Map<String, Object> more) {
    Map<String, Object> values = new LinkedHashMap<>(more);
    values.put("name", name);
    values.put("kind", kind);
    values.put("status", status);
    values.put("openDate", open);
    values.put("regionCode", at.regionCode());
    Spot spot = at.place().corner(scene.dice().of("place").of(id));
    Geometry point = Plane.wgs84().createPoint(scene.plane().degrees(spot));
    entries.add(new Entry(id, point, values));
  }

  /** A day between the first of January of one year and the end of December of another. */
  static LocalDate day(Dice dice, int firstYear, int lastYear) {
    int year = firstYear + dice.of("year").below(lastYear - firstYear + 1);
    return LocalDate.ofYearDay(year, 1 + dice.of("day").below(365));
  }

  /** In the order of ids. */
  FeatureTable table() {
    FeatureTable.Builder table = FeatureTable.builder();
    COLUMNS.forEach(table::column);
    entries.sort(Comparator.comparing(Entry::id, FeatureOrder.BY_ID));
    for (Entry entry : entries) {
      table.add(entry.id(), entry.point(), table.size() + 1, entry.values());
    }
    return table.build();
  }
}
