package io.carecircle.app.ingest;

import io.carecircle.app.layer.GeometryKind;
import io.carecircle.app.layer.LayerSchema;
import io.carecircle.app.layer.LayerSchemas;
import io.carecircle.app.layer.StreetTable;
import io.carecircle.app.platform.RefusedException;
import io.carecircle.formats.ReadResult;
import io.carecircle.formats.datum.Datum;
import io.carecircle.formats.osm.Limits;
import io.carecircle.formats.osm.OsmStreetReader;
import io.carecircle.formats.osm.OsmStreets;
import io.carecircle.formats.street.LineStreetReader;
import io.carecircle.formats.street.LineStreets;
import io.carecircle.kernel.layer.FeatureTable;
import io.carecircle.kernel.layer.StreetLine;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Component;

/** Reads streets: an OSM file, a line layer that has to be joined, or our own export. */
@Component
final class StreetSource {
  /** Columns that only an export of streets has; its lines are joined already. */
  private static final Set<String> EXPORTED = Set.of("class", "forward", "backward", "nodes");

  private static final LayerSchema LINES =
      new LayerSchema(
          LayerSchemas.STREETS.id(),
          Set.of(GeometryKind.LINE, GeometryKind.MULTI_LINE),
          true,
          LayerSchemas.STREETS.properties());

  private final Synonyms synonyms;

  StreetSource(Synonyms synonyms) {
    this.synonyms = synonyms;
  }

  Streets read(
      ImportRequest request,
      SourceFile file,
      Findings findings,
      ProgressListener progress,
      CancelToken cancel) {
    Streets streets =
        file.format() == SourceFile.Format.OSM_PBF
            ? readOsm(request, file, findings, progress, cancel)
            : readTable(request, file, findings, progress, cancel);
    streets.lines().forEach(StreetSource::checkText);
    return streets;
  }

  private static void checkText(StreetLine line) {
    try {
      StorableText.check(line.id());
      StorableText.check(line.name());
    } catch (BadValueException e) {
      throw new RefusedException(
          "bad-rows",
          "the id or name of the street %s %s: correct it and import again"
              .formatted(line.id(), e.getMessage()));
    }
  }

  private Streets readTable(
      ImportRequest request,
      SourceFile file,
      Findings findings,
      ProgressListener progress,
      CancelToken cancel) {
    ReadResult found = file.read(request, findings).found();
    Datum datum = DatumChoice.of(request, found.declaredCrs());
    return found.table().columnNames().containsAll(EXPORTED)
        ? readExport(request, found, datum, findings)
        : readLines(request, found, datum, findings, progress, cancel);
  }

  private static Streets readOsm(
      ImportRequest request,
      SourceFile file,
      Findings findings,
      ProgressListener progress,
      CancelToken cancel) {
    if (!request.mapping().isEmpty() || !request.constants().isEmpty()) {
      throw new RefusedException(
          "bad-option", "--mapping and --set do not apply to an OSM file: leave them out");
    }
    if (!DatumChoice.of(request, null).code().equals(Datum.WGS84.code())) {
      throw new RefusedException("bad-option", "an OSM file is WGS84: leave --crs out");
    }
    OsmStreets streets = OsmStreetReader.read(file.path(), Limits.STANDARD, progress, cancel);
    streets.warnings().forEach(findings::warn);
    return new Streets(streets.lines(), streets.waysRead(), 0, streets.brokenReferences(), true);
  }

  private Streets readExport(
      ImportRequest request, ReadResult found, Datum datum, Findings findings) {
    LayerSchema schema = LayerSchemas.STREETS;
    ColumnMatch match = match(schema, request, found.table());
    TableValidation.Validated validated =
        new TableValidation(schema, match, request.constants(), synonyms, findings)
            .validate(found.table(), datum);
    try {
      return new Streets(
          StreetTable.toLines(validated.table()),
          found.read(),
          found.repaired() + validated.repaired(),
          0,
          false);
    } catch (IllegalArgumentException e) {
      throw new RefusedException("bad-rows", e.getMessage());
    }
  }

  private Streets readLines(
      ImportRequest request,
      ReadResult found,
      Datum datum,
      Findings findings,
      ProgressListener progress,
      CancelToken cancel) {
    ColumnMatch match = match(LINES, request, found.table());
    Placement placement = new Placement(LINES, match, findings);
    Map<Integer, Geometry> geometries = placement.place(found.table(), datum);
    FeatureTable placed = placed(request, found.table(), match, geometries, findings);
    LineStreets streets = LineStreetReader.read(placed, progress, cancel);
    streets.errors().forEach(findings::refuse);
    streets.warnings().forEach(findings::warn);
    findings.warn(
        "%d crossings and %d ends of lines were joined"
            .formatted(streets.crossingsJoined(), streets.endsJoined()));
    return new Streets(
        streets.lines(), found.read(), found.repaired() + placement.repaired(), 0, false);
  }

  private ColumnMatch match(LayerSchema schema, ImportRequest request, FeatureTable table) {
    return ColumnMatch.of(
        schema, table.columnNames(), FeatureRows.isPlaced(table), request.mapping(), synonyms);
  }

  /** The rows under the names that the line reader knows. */
  private static FeatureTable placed(
      ImportRequest request,
      FeatureTable source,
      ColumnMatch match,
      Map<Integer, Geometry> geometries,
      Findings findings) {
    FeatureTable.Builder table = FeatureTable.builder();
    for (int row = 0; row < source.size(); row++) {
      int sourceRow = source.sourceRow(row);
      if (findings.isRefused(sourceRow)) {
        continue;
      }
      Map<String, Object> values = new HashMap<>();
      for (String property : LINES.propertyNames()) {
        Object value = valueOf(source, row, match, property);
        if (value != null) {
          values.put(property, value);
        }
      }
      for (Map.Entry<String, String> unknown : match.unknown().entrySet()) {
        values.put(unknown.getValue(), source.value(row, unknown.getKey()));
      }
      values.putAll(request.constants());
      Object id = valueOf(source, row, match, ColumnMatch.ID);
      String known = source.id(row) != null ? source.id(row) : id == null ? null : id.toString();
      table.add(known, geometries.get(sourceRow), sourceRow, values);
    }
    return table.build();
  }

  private static Object valueOf(FeatureTable source, int row, ColumnMatch match, String property) {
    return match.findColumn(property).map(column -> source.value(row, column)).orElse(null);
  }

  /**
   * What a file gives.
   *
   * @param lines noded
   * @param read ways or rows in the file
   * @param repaired geometries mended
   * @param brokenReferences see {@link OsmStreets}
   * @param keysLast whether node keys mean the same in another file of the kind, as OSM's do; those
   *     of a line layer, exported or not, are numbers of one file
   */
  record Streets(
      List<StreetLine> lines, long read, int repaired, int brokenReferences, boolean keysLast) {}
}
