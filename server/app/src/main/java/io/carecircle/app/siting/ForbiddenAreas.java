package io.carecircle.app.siting;

import io.carecircle.app.platform.Json;
import io.carecircle.app.result.Run;
import io.carecircle.app.selection.InputReader;
import io.carecircle.formats.Limits;
import io.carecircle.formats.ReadResult;
import io.carecircle.formats.UnreadableFileException;
import io.carecircle.formats.geojson.GeoJsonReader;
import io.carecircle.kernel.geo.Geodesic;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.siting.SiteRole;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.operation.distance.DistanceOp;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code {"ids": […], "areas": FeatureCollection, "bufferMetres": 50}}: no site may open that is
 * named, lies in an area or closer to one than the buffer.
 */
final class ForbiddenAreas {
  private static final BigDecimal MOST_METRES = new BigDecimal(100_000);

  private ForbiddenAreas() {}

  static void read(JsonNode node, Sites sites, Run run) {
    InputReader in = InputReader.of(node, "forbidden", List.of("ids", "areas", "bufferMetres"));
    ObjectNode resolved = Json.MAPPER.createObjectNode();
    in.texts("ids")
        .ifPresent(
            ids -> {
              resolved.set("ids", Json.MAPPER.valueToTree(ids.stream().sorted().toList()));
              sites.assign(ids, "forbidden.ids", SiteRole.FORBIDDEN);
            });
    BigDecimal buffer = in.decimal("bufferMetres", BigDecimal.ZERO, BigDecimal.ZERO, MOST_METRES);
    if (in.has("areas")) {
      JsonNode areas = in.find("areas").orElseThrow();
      resolved.set("areas", areas);
      forbid(geometries(areas), buffer.doubleValue(), sites);
    }
    resolved.put("bufferMetres", buffer);
    run.parameter("forbidden", resolved);
  }

  private static ReadResult geometries(JsonNode areas) {
    try {
      byte[] text = areas.toString().getBytes(StandardCharsets.UTF_8);
      ReadResult result = GeoJsonReader.read(text, Limits.DEFAULT);
      if (!result.errors().isEmpty()) {
        throw InputReader.refused(
            "forbidden.areas", "cannot be taken: " + result.errors().get(0).reason());
      }
      return result;
    } catch (UnreadableFileException e) {
      throw InputReader.refused("forbidden.areas", "cannot be read: " + e.getMessage());
    }
  }

  private static void forbid(ReadResult areas, double bufferMetres, Sites sites) {
    PointSet points = sites.selection().points();
    if (points == null) {
      throw InputReader.refused("forbidden.areas", "need places, which a matrix does not have");
    }
    GeometryFactory factory = new GeometryFactory();
    for (int j = 0; j < points.size(); j++) {
      Point at = factory.createPoint(new Coordinate(points.lon()[j], points.lat()[j]));
      for (int row = 0; row < areas.table().size(); row++) {
        Geometry area = areas.table().geometry(row);
        boolean candidate = sites.role()[j] == SiteRole.CANDIDATE;
        if (area != null && candidate && within(at, area, bufferMetres)) {
          sites.change(j, "forbidden.areas", SiteRole.FORBIDDEN);
        }
      }
    }
  }

  /**
   * The nearest point is looked for in degrees, which bends it a little away from the true nearest
   * one; the distance to it is geodesic, so a buffer is never kept too wide.
   */
  private static boolean within(Point at, Geometry area, double bufferMetres) {
    if (area.intersects(at)) {
      return true;
    }
    Coordinate[] nearest = DistanceOp.nearestPoints(area, at);
    return Geodesic.metres(nearest[0].x, nearest[0].y, nearest[1].x, nearest[1].y) < bufferMetres;
  }
}
