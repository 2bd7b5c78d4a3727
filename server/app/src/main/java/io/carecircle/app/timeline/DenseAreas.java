package io.carecircle.app.timeline;

import io.carecircle.app.platform.Json;
import io.carecircle.app.result.Run;
import io.carecircle.app.selection.Regions.Region;
import io.carecircle.app.territory.Territories;
import io.carecircle.app.territory.Territory;
import io.carecircle.app.territory.Territory.Rows;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Cells of more than 1,000 elders to the square kilometre, where land and premises must be secured
 * (三(一)3), that hold no candidate site.
 */
final class DenseAreas {
  private final Territories territories;
  private final Run run;

  DenseAreas(Territories territories, Run run) {
    this.territories = territories;
    this.run = run;
  }

  /** Communities that have a place and elders. */
  static List<String> communities(Territory territory) {
    Rows rows = territory.rows("communities");
    return rows.in(Territory.WHOLE)
        .filter(row -> rows.table().geometry(row) != null && !rows.table().geometry(row).isEmpty())
        .filter(row -> rows.count(row, "elders60") != null)
        .mapToObj(row -> rows.table().id(row))
        .toList();
  }

  /**
   * @param density result of the process of that name
   */
  ObjectNode of(JsonNode density, Region region) {
    Rows candidates =
        territories
            .read(new Region(null, null, "all"), null, List.of("candidates"), run)
            .rows("candidates");
    List<Coordinate> sites = new ArrayList<>();
    for (int row = 0; row < candidates.table().size(); row++) {
      Geometry place = candidates.table().geometry(row);
      if (place != null
          && !place.isEmpty()
          && !Boolean.TRUE.equals(candidates.table().value(row, "forbidden"))) {
        sites.add(place.getCoordinate());
      }
    }
    ObjectNode result = TimelineAnswer.region(region).put("eldersPerSquareKilometre", 1000);
    int above = 0;
    ArrayNode without = Json.MAPPER.createArrayNode();
    for (JsonNode cell : density.get("features")) {
      if (cell.at("/properties/aboveThreshold").booleanValue()) {
        above++;
        Envelope box = box(cell.at("/geometry/coordinates/0"));
        if (sites.stream().noneMatch(box::covers)) {
          ObjectNode row = without.addObject().put("cell", cell.get("id").stringValue());
          row.set("elders", cell.at("/properties/elders"));
          row.set("eldersPerSquareKilometre", cell.at("/properties/eldersPerSquareKilometre"));
          row.set("geometry", cell.get("geometry"));
        }
      }
    }
    result.put("cells", above).put("cellsWithoutLand", without.size());
    result.set("withoutLand", without);
    return result;
  }

  /** Cells are squares of a plane; the box around one is a little larger, never smaller. */
  private static Envelope box(JsonNode ring) {
    Envelope box = new Envelope();
    ring.forEach(c -> box.expandToInclude(c.get(0).doubleValue(), c.get(1).doubleValue()));
    return box;
  }
}
