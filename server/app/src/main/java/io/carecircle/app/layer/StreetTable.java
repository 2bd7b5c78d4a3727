package io.carecircle.app.layer;

import io.carecircle.kernel.layer.FeatureTable;
import io.carecircle.kernel.layer.JsonText;
import io.carecircle.kernel.layer.StreetClass;
import io.carecircle.kernel.layer.StreetLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import tools.jackson.databind.JsonNode;

/** Street lines as a table of {@link LayerSchemas#STREETS}, and back without loss. */
public final class StreetTable {
  private static final int WGS84 = 4326;

  private StreetTable() {}

  /** One row per line, in the order given. */
  public static FeatureTable of(List<StreetLine> lines) {
    GeometryFactory factory = new GeometryFactory(new PrecisionModel(), WGS84);
    FeatureTable.Builder table = FeatureTable.builder();
    LayerSchemas.STREETS.propertyNames().forEach(table::column);
    for (StreetLine line : lines) {
      Coordinate[] coordinates = new Coordinate[line.nodes().length];
      for (int i = 0; i < coordinates.length; i++) {
        coordinates[i] = new Coordinate(line.lon()[i], line.lat()[i]);
      }
      Map<String, Object> values = new HashMap<>();
      values.put("name", line.name());
      values.put("class", line.streetClass().name().toLowerCase(Locale.ROOT));
      values.put("forward", line.forward());
      values.put("backward", line.backward());
      values.put("nodes", new JsonText(Arrays.toString(line.nodes()).replace(" ", "")));
      table.add(line.id(), factory.createLineString(coordinates), table.size() + 1, values);
    }
    return table.build();
  }

  /**
   * @param table validated against {@link LayerSchemas#STREETS}
   * @throws IllegalArgumentException when a line does not name one whole number per vertex; the
   *     message names the row of the source
   */
  public static List<StreetLine> toLines(FeatureTable table) {
    List<StreetLine> lines = new ArrayList<>(table.size());
    for (int row = 0; row < table.size(); row++) {
      lines.add(toLine(table, row));
    }
    return lines;
  }

  private static StreetLine toLine(FeatureTable table, int row) {
    Coordinate[] coordinates = table.geometry(row).getCoordinates();
    String where = "row " + table.sourceRow(row) + ": nodes ";
    JsonNode array = CanonicalJson.parse(((JsonText) table.value(row, "nodes")).json());
    if (!array.isArray() || array.size() != coordinates.length) {
      throw new IllegalArgumentException(where + "must name one key per vertex of the line");
    }
    long[] nodes = new long[coordinates.length];
    for (int i = 0; i < nodes.length; i++) {
      if (!array.get(i).isIntegralNumber() || !array.get(i).canConvertToLong()) {
        throw new IllegalArgumentException(where + "must be whole numbers");
      }
      nodes[i] = array.get(i).longValue();
    }
    return new StreetLine(
        table.id(row),
        (String) table.value(row, "name"),
        StreetClass.valueOf(((String) table.value(row, "class")).toUpperCase(Locale.ROOT)),
        (Boolean) table.value(row, "forward"),
        (Boolean) table.value(row, "backward"),
        nodes,
        Arrays.stream(coordinates).mapToDouble(c -> c.x).toArray(),
        Arrays.stream(coordinates).mapToDouble(c -> c.y).toArray());
  }
}
