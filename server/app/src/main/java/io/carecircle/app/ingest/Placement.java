package io.carecircle.app.ingest;

import io.carecircle.app.layer.GeometryKind;
import io.carecircle.app.layer.LayerSchema;
import io.carecircle.formats.RowError;
import io.carecircle.formats.datum.ConvertedTable;
import io.carecircle.formats.datum.Datum;
import io.carecircle.formats.datum.DatumConversion;
import io.carecircle.kernel.layer.FeatureTable;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.locationtech.jts.operation.valid.IsValidOp;

/**
 * Where the rows of a table lie: takes their geometry, or makes it from columns, and brings it to
 * WGS84 and to the kinds that the layer holds.
 */
final class Placement {
  private static final int MAX_WKT_VERTICES = 200_000;

  /**
   * Vertices of an invalid polygon in WKT up to which it is mended, and how many are: mending takes
   * the square of the crossings. GeoJSON, the usual way for polygons, has its own wider bounds.
   */
  private static final int MAX_MENDED_VERTICES = 200;

  private static final int MAX_MENDED = 1000;

  private final LayerSchema schema;
  private final ColumnMatch match;
  private final Findings findings;
  private final GeometryFactory factory = new GeometryFactory();
  private int repaired;

  Placement(LayerSchema schema, ColumnMatch match, Findings findings) {
    this.schema = schema;
    this.match = match;
    this.findings = findings;
  }

  /** How many geometries were invalid and have been mended. */
  int repaired() {
    return repaired;
  }

  /** Geometries in stored form by source row; rows without one are absent or refused. */
  Map<Integer, Geometry> place(FeatureTable table, Datum datum) {
    FeatureTable.Builder placed = FeatureTable.builder();
    for (int row = 0; row < table.size(); row++) {
      Geometry geometry = table.geometry(row);
      if (geometry == null) {
        geometry = fromColumns(table, row);
      }
      if (geometry != null) {
        placed.add(table.id(row), geometry, table.sourceRow(row), Map.of());
      } else if (schema.geometryRequired() && !findings.isRefused(table.sourceRow(row))) {
        findings.refuse(table.sourceRow(row), null, null, missing());
      }
    }
    ConvertedTable converted = DatumConversion.convert(placed.build(), datum);
    converted.errors().forEach(error -> findings.refuse(named(error)));
    converted.warnings().forEach(findings::warn);
    warnOfShift(datum, converted);
    return checkedKinds(converted.table());
  }

  private Map<Integer, Geometry> checkedKinds(FeatureTable table) {
    Map<Integer, Geometry> geometries = new HashMap<>();
    for (int row = 0; row < table.size(); row++) {
      Geometry geometry = simplest(table.geometry(row));
      Optional<GeometryKind> kind = GeometryKind.find(geometry);
      if (kind.isEmpty() || !schema.geometryKinds().contains(kind.get())) {
        findings.refuse(
            table.sourceRow(row),
            "geometry",
            geometry.getGeometryType(),
            "the layer " + schema.id() + " takes " + kindNames() + " only");
      } else {
        geometry.apply(new PlainZero());
        geometries.put(table.sourceRow(row), geometry);
      }
    }
    return geometries;
  }

  /**
   * Turns -0.0 into 0.0. They are the same place with two bit patterns; one store keeps the
   * difference and the other does not, and the hash would see it.
   */
  private static final class PlainZero implements CoordinateSequenceFilter {
    @Override
    public void filter(CoordinateSequence places, int i) {
      places.setOrdinate(i, CoordinateSequence.X, places.getX(i) + 0.0);
      places.setOrdinate(i, CoordinateSequence.Y, places.getY(i) + 0.0);
    }

    @Override
    public boolean isDone() {
      return false;
    }

    @Override
    public boolean isGeometryChanged() {
      return true;
    }
  }

  /** A collection of one where only single ones are taken is that one. */
  private Geometry simplest(Geometry geometry) {
    boolean taken =
        GeometryKind.find(geometry).filter(schema.geometryKinds()::contains).isPresent();
    return !taken && geometry.getNumGeometries() == 1 ? geometry.getGeometryN(0) : geometry;
  }

  private Geometry fromColumns(FeatureTable table, int row) {
    Optional<String> wktColumn = match.findColumn(ColumnMatch.WKT);
    Object wkt = wktColumn.map(column -> table.value(row, column)).orElse(null);
    if (wkt != null) {
      return fromWkt(table.sourceRow(row), wktColumn.get(), wkt.toString());
    }
    Optional<String> lonColumn = match.findColumn(ColumnMatch.LON);
    Optional<String> latColumn = match.findColumn(ColumnMatch.LAT);
    if (lonColumn.isEmpty() || latColumn.isEmpty()) {
      return null;
    }
    Object lon = table.value(row, lonColumn.get());
    Object lat = table.value(row, latColumn.get());
    if (lon == null && lat == null) {
      return null;
    }
    Double x = coordinate(table.sourceRow(row), lonColumn.get(), lon);
    Double y = coordinate(table.sourceRow(row), latColumn.get(), lat);
    return x == null || y == null ? null : factory.createPoint(new Coordinate(x, y));
  }

  private Double coordinate(int sourceRow, String column, Object value) {
    try {
      if (value == null) {
        throw new BadValueException("is missing: a point needs longitude and latitude");
      }
      return ValueReader.readCoordinate(value);
    } catch (BadValueException e) {
      findings.refuse(sourceRow, column, value, e.getMessage());
      return null;
    }
  }

  private Geometry fromWkt(int sourceRow, String column, String wkt) {
    try {
      Geometry geometry = new WKTReader(factory).read(wkt);
      if (geometry.isEmpty()) {
        throw new BadValueException("is an empty geometry");
      }
      if (geometry.getNumPoints() > MAX_WKT_VERTICES) {
        throw new BadValueException("has more than " + MAX_WKT_VERTICES + " vertices: split it");
      }
      for (Coordinate c : geometry.getCoordinates()) {
        if (!Double.isFinite(c.x) || !Double.isFinite(c.y)) {
          throw new BadValueException("holds a coordinate that is no finite number");
        }
      }
      return mended(geometry);
    } catch (ParseException | IllegalArgumentException e) {
      findings.refuse(sourceRow, column, wkt, "is no valid WKT: " + e.getMessage());
    } catch (BadValueException e) {
      findings.refuse(sourceRow, column, wkt, e.getMessage());
    }
    return null;
  }

  private Geometry mended(Geometry geometry) throws BadValueException {
    IsValidOp check = new IsValidOp(geometry);
    if (check.isValid()) {
      return geometry;
    }
    if (geometry.getNumPoints() > MAX_MENDED_VERTICES || repaired == MAX_MENDED) {
      throw new BadValueException(
          "is invalid (%s): repair it, or send the layer as GeoJSON"
              .formatted(check.getValidationError()));
    }
    Geometry fixed = GeometryFixer.fix(geometry);
    if (fixed.isEmpty() || fixed.getDimension() != geometry.getDimension()) {
      throw new BadValueException("is invalid and nothing is left of it when it is repaired");
    }
    repaired++;
    return fixed;
  }

  private void warnOfShift(Datum datum, ConvertedTable converted) {
    if (datum.code().equals(Datum.WGS84.code())) {
      return;
    }
    converted
        .medianShiftMetres()
        .ifPresentOrElse(
            metres ->
                findings.warn(
                    "converted from %s to WGS84: positions moved by %s m (median)"
                        .formatted(datum.code(), String.format(Locale.ROOT, "%.1f", metres))),
            () -> findings.warn("converted from " + datum.code() + " to WGS84"));
  }

  /** The error with the columns that the sender's file has. */
  private RowError named(RowError error) {
    String columns =
        match
            .findColumn(ColumnMatch.WKT)
            .or(
                () ->
                    match
                        .findColumn(ColumnMatch.LON)
                        .map(lon -> lon + ", " + match.findColumn(ColumnMatch.LAT).orElse("?")))
            .orElse(error.column());
    return new RowError(error.row(), columns, error.value(), error.reason());
  }

  private String missing() {
    return match.findColumn(ColumnMatch.LON).isPresent()
        ? "the row has no coordinates"
        : "the row has no geometry: the layer "
            + schema.id()
            + " needs one (columns lon and lat, or wkt, or a GeoJSON geometry)";
  }

  private String kindNames() {
    return schema.geometryKinds().stream()
        .sorted()
        .map(GeometryKind::geoJsonName)
        .collect(Collectors.joining(", "));
  }
}
