package io.carecircle.app.ingest;

import io.carecircle.app.platform.RefusedException;
import io.carecircle.formats.Limits;
import io.carecircle.formats.ReadResult;
import io.carecircle.formats.csv.CsvTableReader;
import io.carecircle.formats.excel.ExcelLimits;
import io.carecircle.formats.excel.ExcelTable;
import io.carecircle.formats.excel.ExcelTableReader;
import io.carecircle.formats.geojson.GeoJsonReader;
import io.carecircle.kernel.layer.FeatureTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A file that somebody wants to import.
 *
 * @param path where it is
 * @param format by its ending
 */
record SourceFile(Path path, Format format) {
  enum Format {
    GEO_JSON,
    CSV,
    EXCEL,
    OSM_PBF
  }

  /**
   * @throws RefusedException when it does not exist, or its ending is not one that is taken
   */
  static SourceFile of(Path path, boolean streets) {
    String name = String.valueOf(path.getFileName());
    String ending = name.toLowerCase(Locale.ROOT);
    Format format = formatOf(ending, streets);
    if (format == null) {
      throw new RefusedException(
          "wrong-ending",
          "%s: this layer is imported from .geojson, .json, .csv, .xlsx or .xls%s"
              .formatted(name, streets ? " (tables with a column wkt), or from .osm.pbf" : ""));
    }
    if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
      throw new RefusedException("no-file", "there is no readable file " + path);
    }
    return new SourceFile(path, format);
  }

  String name() {
    return path.getFileName().toString();
  }

  private static Format formatOf(String ending, boolean streets) {
    if (ending.endsWith(".geojson") || ending.endsWith(".json")) {
      return Format.GEO_JSON;
    }
    if (ending.endsWith(".csv")) {
      return Format.CSV;
    }
    if (ending.endsWith(".xlsx") || ending.endsWith(".xls")) {
      return Format.EXCEL;
    }
    return streets && ending.endsWith(".pbf") ? Format.OSM_PBF : null;
  }

  /** Whether the rows are those of a table that people fill in. */
  boolean isSheet() {
    return format == Format.CSV || format == Format.EXCEL;
  }

  /**
   * The rows of a file of any kind but OSM, coordinates as they stand unless they are WGS84.
   *
   * @param findings gets what the reader refused and warned of
   */
  Rows read(ImportRequest request, Findings findings) {
    Rows rows = readRows(request, findings);
    ReadResult found = rows.found();
    found.errors().forEach(findings::refuse);
    found.warnings().forEach(findings::warn);
    return isSheet() ? new Rows(TotalRows.leaveOut(found, findings), rows.refused()) : rows;
  }

  /**
   * @param refused what could be read of rows that the reader refused; not all of them are there
   */
  record Rows(ReadResult found, FeatureTable refused) {}

  private Rows readRows(ImportRequest request, Findings findings) {
    if (format == Format.EXCEL) {
      ExcelTable sheet = ExcelTableReader.read(path, ExcelLimits.DEFAULT);
      findings.columnLetters(sheet.columnLetters());
      return new Rows(sheet.rows(), sheet.refused());
    }
    return new Rows(
        format == Format.CSV
            ? CsvTableReader.read(path, request.encoding(), Limits.DEFAULT)
            : GeoJsonReader.read(path, Limits.DEFAULT, DatumChoice.named(request)),
        FeatureTable.builder().build());
  }

  /** SHA-256 of the file's bytes, hexadecimal. */
  String sha256() {
    try (InputStream in = Files.newInputStream(path)) {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      try (DigestInputStream digesting = new DigestInputStream(in, sha)) {
        digesting.transferTo(OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(sha.digest());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
