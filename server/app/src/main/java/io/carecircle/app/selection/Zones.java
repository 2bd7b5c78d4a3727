package io.carecircle.app.selection;

import io.carecircle.app.layer.LayerCatalog;
import io.carecircle.app.result.Run;
import io.carecircle.app.selection.Regions.Region;
import io.carecircle.kernel.layer.FeatureOrder;
import io.carecircle.kernel.layer.FeatureTable;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Component;

/** The regions of a level as ground: those of the regions layer that have an area. */
@Component
public class Zones {
  private final LayerCatalog layers;

  Zones(LayerCatalog layers) {
    this.layers = layers;
  }

  /**
   * @param area polygons in degrees
   */
  public record Zone(Region region, Geometry area) {}

  /**
   * @param level one of {@link Regions#LEVELS}
   * @return by code; rows of one code are one zone
   */
  public List<Zone> of(String level, Run run) {
    FeatureTable table =
        run.find("regions").map(layers::read).orElseGet(() -> FeatureTable.builder().build());
    TreeMap<String, Zone> zones = new TreeMap<>(FeatureOrder.BY_ID);
    for (int row = 0; row < table.size(); row++) {
      Geometry area = table.geometry(row);
      Object code = table.value(row, "code");
      if (!level.equals(table.value(row, "level"))
          || code == null
          || area == null
          || area.isEmpty()
          || area.getDimension() < 2) {
        continue;
      }
      Object name = table.value(row, "name");
      Region region = new Region(code.toString(), name == null ? null : name.toString(), level);
      zones.merge(
          region.code(),
          new Zone(region, area),
          (a, b) -> new Zone(a.region(), a.area().union(b.area())));
    }
    return new ArrayList<>(zones.values());
  }
}
