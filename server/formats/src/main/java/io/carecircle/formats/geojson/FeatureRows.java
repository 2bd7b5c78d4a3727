package io.carecircle.formats.geojson;

import io.carecircle.formats.Limits;
import io.carecircle.formats.ReadResult;
import io.carecircle.formats.RowError;
import io.carecircle.formats.UnreadableFileException;
import io.carecircle.formats.datum.Datum;
import io.carecircle.formats.datum.OutsideDatumException;
import io.carecircle.kernel.layer.FeatureTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;

/**
 * Collects the features of a file. Whether a geometry is in range is only known at the end, because
 * the member that names the coordinate system may come last.
 */
final class FeatureRows {
  private static final int LISTED = 10;

  private final Limits limits;
  private final GeometryAssembly assembly = new GeometryAssembly();
  private final PolygonMending mending = new PolygonMending();
  private final List<Row> rows = new ArrayList<>();
  private final List<RowError> errors = new ArrayList<>();
  private final Set<String> columns = new HashSet<>();
  private final List<String> warnings = new ArrayList<>();
  private final List<String> repaired = new ArrayList<>();
  private int read;
  private int withHeights;
  private int withoutGeometryMember;

  private record Row(int position, String id, Geometry geometry, Map<String, Object> values) {
    String name() {
      return id == null ? "feature " + position : "\"" + FeatureProblem.shortened(id) + "\"";
    }
  }

  FeatureRows(Limits limits) {
    this.limits = limits;
  }

  void warn(String warning) {
    warnings.add(warning);
  }

  /** Takes one feature that was read to its end. */
  void add(FeatureTokens feature, boolean hasHeights) {
    countFeature();
    withHeights += hasHeights ? 1 : 0;
    withoutGeometryMember += feature.hasGeometryMember() ? 0 : 1;
    try {
      feature.check();
      Geometry geometry = assembly.build(feature.geometry());
      columns.addAll(feature.properties().keySet());
      checkCells();
      rows.add(new Row(read, feature.featureId(), geometry, feature.properties()));
    } catch (FeatureProblem problem) {
      refuse(read, feature.featureId(), problem);
    }
  }

  /** Refuses the element at the next position, which is no feature object. */
  void addForeign() {
    countFeature();
    refuse(read, null, new FeatureProblem(null, null, "a list of features holds something else"));
  }

  private void countFeature() {
    read++;
    if (read > limits.rows()) {
      throw new UnreadableFileException(
          "more than %d features in one file; split it".formatted(limits.rows()));
    }
  }

  private void checkCells() {
    if (columns.size() > limits.columns() || (long) columns.size() * read > limits.cells()) {
      throw new UnreadableFileException(
          "too many properties (feature %d): at most %d names and %d values are taken"
              .formatted(read, limits.columns(), limits.cells()));
    }
  }

  private void refuse(int position, String id, FeatureProblem problem) {
    if (errors.size() == limits.refusedRows()) {
      throw new UnreadableFileException(
          "more than %d features are wrong, the first is feature %d: %s"
              .formatted(limits.refusedRows(), errors.get(0).row(), errors.get(0).reason()));
    }
    String reason =
        id == null
            ? problem.getMessage()
            : "feature \"%s\": %s".formatted(FeatureProblem.shortened(id), problem.getMessage());
    errors.add(new RowError(position, problem.member(), problem.value(), reason));
  }

  /**
   * Everything that was read.
   *
   * @param declaredCrs the system that the file names, or null
   * @param named the system that the sender names instead, or null
   */
  ReadResult result(String declaredCrs, Datum named) {
    String system = named != null ? named.code() : declaredCrs;
    boolean wgs84 = system == null || system.equals(Datum.WGS84.code());
    FeatureTable.Builder table = FeatureTable.builder();
    for (Row row : rows) {
      // Also when the row is refused below, so that what is refused does not change the columns.
      row.values().keySet().forEach(table::column);
      try {
        table.add(row.id(), finished(row, wgs84), row.position(), row.values());
      } catch (FeatureProblem problem) {
        refuse(row.position(), row.id(), problem);
      }
    }
    errors.sort(Comparator.comparingInt(RowError::row));
    return new ReadResult(table.build(), read, errors, allWarnings(), declaredCrs, repaired.size());
  }

  private Geometry finished(Row row, boolean wgs84) throws FeatureProblem {
    Geometry geometry = row.geometry();
    if (geometry == null) {
      return null;
    }
    if (wgs84) {
      try {
        geometry = Datum.WGS84.toWgs84(geometry);
      } catch (OutsideDatumException e) {
        throw new FeatureProblem("geometry", null, e.getMessage());
      }
    }
    Geometry mended = mending.mend(geometry, wgs84);
    if (mended != geometry) {
      repaired.add(row.name());
    }
    return mended;
  }

  private List<String> allWarnings() {
    List<String> all = new ArrayList<>(warnings);
    if (!repaired.isEmpty()) {
      all.add(
          "%d invalid polygons were repaired: %s%s"
              .formatted(
                  repaired.size(),
                  String.join(", ", repaired.subList(0, Math.min(LISTED, repaired.size()))),
                  repaired.size() > LISTED ? " and more" : ""));
    }
    if (withHeights > 0) {
      all.add("heights of %d features were ignored".formatted(withHeights));
    }
    if (withoutGeometryMember > 0) {
      all.add(
          "%d features have no member \"geometry\"; they were taken as having none"
              .formatted(withoutGeometryMember));
    }
    return all;
  }
}
