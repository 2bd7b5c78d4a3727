package io.carecircle.formats.street;

import io.carecircle.formats.RowError;
import io.carecircle.formats.UnreadableFileException;
import io.carecircle.formats.osm.FootRules;
import io.carecircle.kernel.layer.FeatureTable;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiLineString;

/**
 * Reads a line layer as streets and joins the lines where they meet; the rules stand in {@code
 * server/docs/methods/streets.md}.
 */
public final class LineStreetReader {
  private static final Set<String> LEVEL_KEYS = Set.of("bridge", "tunnel", "layer", "level");

  private final FeatureTable table;
  private final StreetTags tags = new StreetTags();
  private final List<SourceLine> lines = new ArrayList<>();
  private final List<RowError> errors = new ArrayList<>();

  private LineStreetReader(FeatureTable table) {
    this.table = table;
  }

  /**
   * Reads a table of LineString and MultiLineString features. Rows that cannot be taken are listed
   * as errors and do not take part in the joining.
   *
   * @throws UnreadableFileException when the lines cross each other too often to be streets
   */
  public static LineStreets read(
      FeatureTable table, ProgressListener progress, CancelToken cancel) {
    return new LineStreetReader(table).read(progress, cancel);
  }

  private LineStreets read(ProgressListener progress, CancelToken cancel) {
    for (int row = 0; row < table.size(); row++) {
      if (row % 10_000 == 0) {
        cancel.check();
        progress.onProgress("reading lines", row, table.size());
      }
      readRow(row);
    }
    lines.sort(SourceLine.CANONICAL);
    List<String> warnings = new ArrayList<>();
    int renamed = makeIdsUnique();
    if (renamed > 0) {
      warnings.add(
          "%d lines share an id with another and got one of their own (id#2, ...)"
              .formatted(renamed));
    }
    LineNoding noding = new LineNoding(lines, progress, cancel);
    noding.run();
    warnings.addAll(noding.warnings());
    return new LineStreets(
        noding.lines(), errors, warnings, noding.crossingsJoined(), noding.endsJoined());
  }

  private void readRow(int row) {
    Geometry geometry = table.geometry(row);
    if (geometry == null || geometry.isEmpty()) {
      refuse(row, null, null, "the row has no geometry; a street needs a line");
    } else if (!(geometry instanceof LineString) && !(geometry instanceof MultiLineString)) {
      refuse(
          row,
          null,
          geometry.getGeometryType(),
          "a street must be a LineString or MultiLineString");
    } else {
      String problem = placeProblem(geometry);
      if (problem != null) {
        refuse(row, null, null, problem);
      } else {
        addParts(row, geometry);
      }
    }
  }

  private void addParts(int row, Geometry geometry) {
    Level level;
    try {
      level = Level.of(texts(row, LEVEL_KEYS));
    } catch (NumberFormatException e) {
      refuse(row, "layer", text(row, "layer"), "must be a whole number from -100 to 100");
      return;
    }
    FootRules.Walk walk = tags.walk(texts(row, StreetTags.KEYS));
    String name = text(row, "name");
    String id = table.id(row) == null ? Integer.toString(table.sourceRow(row)) : table.id(row);
    for (int part = 0; part < geometry.getNumGeometries(); part++) {
      Coordinate[] places = geometry.getGeometryN(part).getCoordinates();
      double[] lon = new double[places.length];
      double[] lat = new double[places.length];
      for (int i = 0; i < places.length; i++) {
        // Adding zero turns -0.0 into 0.0, which would compare as another place.
        lon[i] = places[i].x + 0.0;
        lat[i] = places[i].y + 0.0;
      }
      String partId = part == 0 ? id : id + "/" + (part + 1);
      lines.add(
          new SourceLine(
              partId, name == null || name.isBlank() ? null : name.strip(), walk, level, lon, lat));
    }
  }

  private static String placeProblem(Geometry geometry) {
    for (int part = 0; part < geometry.getNumGeometries(); part++) {
      Coordinate[] places = geometry.getGeometryN(part).getCoordinates();
      for (int i = 0; i < places.length; i++) {
        double lon = places[i].x;
        double lat = places[i].y;
        if (!(lon >= -180 && lon <= 180 && lat >= -90 && lat <= 90)) {
          return "the point (%s, %s) is no longitude and latitude in degrees; convert projected coordinates first"
              .formatted(lon, lat);
        }
        if (i > 0 && Math.abs(lon - places[i - 1].x) > 180) {
          return "the line jumps across the 180th meridian; split it there";
        }
      }
    }
    return null;
  }

  /** Returns how many lines were renamed. */
  private int makeIdsUnique() {
    Set<String> taken = new HashSet<>();
    Map<String, Integer> last = new HashMap<>();
    int renamed = 0;
    for (int i = 0; i < lines.size(); i++) {
      String id = lines.get(i).id();
      String free = id;
      while (!taken.add(free)) {
        free = id + "#" + last.merge(id, 2, (count, first) -> count + 1);
      }
      if (!free.equals(id)) {
        lines.set(i, lines.get(i).withId(free));
        renamed++;
      }
    }
    return renamed;
  }

  private Map<String, String> texts(int row, Set<String> keys) {
    Map<String, String> found = new HashMap<>();
    for (String key : keys) {
      String text = text(row, key);
      if (text != null && !text.isBlank()) {
        found.put(key, text.strip());
      }
    }
    return found;
  }

  /** A property as an OpenStreetMap tag would write it, or null. */
  private String text(int row, String column) {
    Object value = table.value(row, column);
    if (value instanceof Boolean yes) {
      return yes ? "yes" : "no";
    }
    return value == null ? null : value.toString();
  }

  private void refuse(int row, String column, String value, String reason) {
    errors.add(new RowError(table.sourceRow(row), column, value, reason));
  }
}
