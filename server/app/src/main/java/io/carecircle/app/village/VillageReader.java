package io.carecircle.app.village;

import io.carecircle.app.layer.LayerCatalog;
import io.carecircle.app.result.Run;
import io.carecircle.app.selection.InputReader;
import io.carecircle.kernel.layer.FeatureTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;

/**
 * Villages from rows of communities. One that is a point has the area of the region of its id; its
 * kind of area is that of this region, else of the region that it lies in.
 */
final class VillageReader {
  private static final String CODE = "[0-9]{6,12}";

  private final Map<String, Geometry> areas = new HashMap<>();
  private final Map<String, String> areaTypes = new HashMap<>();

  VillageReader(LayerCatalog layers, Run run) {
    run.find("regions").map(layers::read).ifPresent(this::take);
  }

  private void take(FeatureTable regions) {
    for (int row = 0; row < regions.size(); row++) {
      String code = text(regions, row, "code");
      if (code != null) {
        areaTypes.put(code, text(regions, row, "areaType"));
        if ("community".equals(text(regions, row, "level"))) {
          areas.put(code, regions.geometry(row));
        }
      }
    }
  }

  List<Village> read(FeatureTable table, Run run) {
    List<Village> villages = new ArrayList<>();
    int unsaid = 0;
    for (int row = 0; row < table.size(); row++) {
      String kind = text(table, row, "kind");
      if (kind == null) {
        unsaid++;
      } else {
        villages.add(village(table, row, kind));
      }
    }
    if (unsaid > 0) {
      run.warn(
          unsaid + " 个社区未注明是否为行政村，不计入",
          unsaid + " communities do not say whether they are villages and are left out");
    }
    return villages;
  }

  private Village village(FeatureTable table, int row, String kind) {
    String id = table.id(row);
    if (!List.of("community", "village").contains(kind)) {
      throw InputReader.refused(
          "communities",
          "feature " + id + ": kind is \"" + kind + "\"; allowed: community, village");
    }
    String region = text(table, row, "regionCode");
    String code = region != null ? region : id.matches(CODE) ? id : null;
    Geometry own = table.geometry(row);
    Geometry area = own != null && own.getDimension() == 2 ? own : areas.get(id);
    String areaType = text(table, row, "areaType");
    for (String at : new String[] {id, code}) {
      areaType = areaType == null ? areaTypes.get(at) : areaType;
    }
    return new Village(
        id,
        text(table, row, "name"),
        kind.equals("village"),
        code,
        area != null && area.isValid() ? area : null,
        areaType,
        flag(table, row));
  }

  private static Boolean flag(FeatureTable table, int row) {
    Object value = table.value(row, "mobileService");
    if (value == null || value instanceof Boolean) {
      return (Boolean) value;
    }
    throw InputReader.refused(
        "communities", "feature " + table.id(row) + ": mobileService must be true or false");
  }

  private static String text(FeatureTable table, int row, String name) {
    Object value = table.value(row, name);
    return value == null || value.toString().isBlank() ? null : value.toString().strip();
  }
}
