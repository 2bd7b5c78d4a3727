package io.carecircle.app.selection;

import io.carecircle.app.platform.Json;
import io.carecircle.app.platform.RefusedException;
import io.carecircle.kernel.layer.FeatureTable;
import io.carecircle.kernel.layer.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import tools.jackson.databind.JsonNode;

/**
 * The property {@code gates} of a walled estate: a list of places, each {@code {"lon": …, "lat":
 * …}}, {@code [lon, lat]} or a GeoJSON point.
 */
public final class Gates {
  private Gates() {}

  /**
   * The gates of a feature, in their order; empty when it gives none.
   *
   * @throws RefusedException when what it gives is no list of places
   */
  public static List<Coordinate> of(FeatureTable features, int row, String input) {
    Object value = features.value(row, "gates");
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof JsonText text)) {
      throw refused(features, row, input, "is no list");
    }
    JsonNode list =
        Json.parse(text.json().getBytes(StandardCharsets.UTF_8), "gates of " + features.id(row));
    if (!list.isArray()) {
      throw refused(features, row, input, "is no list");
    }
    List<Coordinate> gates = new ArrayList<>();
    for (JsonNode gate : list) {
      JsonNode position = gate.has("coordinates") ? gate.get("coordinates") : gate;
      JsonNode lon = position.isArray() ? position.path(0) : position.path("lon");
      JsonNode lat = position.isArray() ? position.path(1) : position.path("lat");
      boolean onEarth =
          lon.isNumber()
              && lat.isNumber()
              && Math.abs(lon.doubleValue()) <= 180
              && Math.abs(lat.doubleValue()) <= 90;
      if (!onEarth) {
        throw refused(features, row, input, "has one without lon and lat in degrees: " + gate);
      }
      gates.add(new Coordinate(lon.doubleValue(), lat.doubleValue()));
    }
    return gates;
  }

  private static RefusedException refused(
      FeatureTable features, int row, String input, String reason) {
    return InputReader.refused(input, "feature " + features.id(row) + ": gates " + reason);
  }
}
