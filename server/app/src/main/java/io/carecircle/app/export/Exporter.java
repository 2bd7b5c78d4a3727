package io.carecircle.app.export;

import io.carecircle.app.layer.LayerCatalog;
import io.carecircle.app.layer.LayerSchemas;
import io.carecircle.app.layer.LayerVersion;
import io.carecircle.app.platform.DataFolder;
import io.carecircle.app.platform.RefusedException;
import io.carecircle.formats.csv.CsvTableWriter;
import io.carecircle.formats.datum.Datum;
import io.carecircle.formats.datum.OutsideDatumException;
import io.carecircle.formats.excel.XlsxTableWriter;
import io.carecircle.formats.geojson.GeoJsonWriter;
import io.carecircle.kernel.layer.FeatureTable;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.springframework.stereotype.Service;

/**
 * Writes the current version of a layer to a file. The file appears complete or not at all; an
 * older one of the name stays until then.
 */
@Service
public final class Exporter {
  private final LayerCatalog catalog;

  Exporter(LayerCatalog catalog) {
    this.catalog = catalog;
  }

  /**
   * Refuses at once what needs no store to be refused; {@link #export} does it again.
   *
   * @throws RefusedException for an unknown layer, a wrong ending, system or place
   */
  public static void checkRequest(String layer, Path file, String crs) {
    LayerSchemas.get(layer);
    datum(crs, format(file));
    Path target = file.toAbsolutePath();
    if (Files.isDirectory(target) || !Files.isDirectory(target.getParent())) {
      throw new RefusedException(
          "bad-target", "cannot write " + target + ": name a file in a folder that exists");
    }
  }

  /**
   * @param crs coordinate system of the file; GeoJSON is always WGS84
   * @return the version that was written
   * @throws RefusedException when the layer is empty, or the ending or system cannot be written
   */
  public LayerVersion export(String layer, Path file, String crs) {
    checkRequest(layer, file, crs);
    Format format = format(file);
    Datum datum = datum(crs, format);
    LayerVersion version =
        catalog
            .findCurrent(layer)
            .orElseThrow(
                () ->
                    new RefusedException(
                        "empty-layer", "the layer " + layer + " was never imported"));
    FeatureTable table = catalog.read(version);
    write(
        file.toAbsolutePath(),
        out -> {
          FeatureTable columns = format == Format.GEO_JSON ? table : SheetLayout.of(table, datum);
          switch (format) {
            case CSV -> CsvTableWriter.write(columns, columns.columnNames(), out);
            case XLSX -> writeSheet(columns, layer, out);
            case GEO_JSON -> GeoJsonWriter.write(columns, out);
          }
        });
    return version;
  }

  private static void writeSheet(FeatureTable table, String layer, OutputStream out)
      throws IOException {
    try {
      FeatureTable whole = SheetLayout.withIdAndShape(table);
      XlsxTableWriter.write(whole, whole.columnNames(), layer, out);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(
          "too-large", e.getMessage() + ": export the layer to .csv or .geojson");
    }
  }

  private static Format format(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".csv")) {
      return Format.CSV;
    }
    if (name.endsWith(".xlsx")) {
      return Format.XLSX;
    }
    if (name.endsWith(".geojson") || name.endsWith(".json")) {
      return Format.GEO_JSON;
    }
    throw new RefusedException(
        "wrong-ending",
        file.getFileName() + ": layers are exported to .geojson, .json, .csv or .xlsx");
  }

  private static Datum datum(String crs, Format format) {
    try {
      Datum datum = Datum.parse(crs);
      if (format == Format.GEO_JSON && !datum.code().equals(Datum.WGS84.code())) {
        throw new RefusedException(
            "bad-crs",
            "GeoJSON is always WGS84 (RFC 7946): leave --crs out, or export .csv or .xlsx");
      }
      return datum;
    } catch (IllegalArgumentException e) {
      throw new RefusedException("bad-crs", e.getMessage());
    }
  }

  private static void write(Path target, Content content) {
    Path part =
        target.resolveSibling(target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
    try {
      try (FileOutputStream file = new FileOutputStream(part.toFile());
          OutputStream out = new BufferedOutputStream(file, 1 << 16)) {
        content.writeTo(out);
        out.flush();
        file.getFD().sync();
      }
      DataFolder.moveInto(part, target);
    } catch (OutsideDatumException e) {
      throw new RefusedException("bad-crs", e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + target + ": " + e.getMessage(), e);
    } finally {
      deleteQuietly(part);
    }
  }

  private static void deleteQuietly(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      // The reason why the export failed matters more than its leftover.
    }
  }

  private enum Format {
    GEO_JSON,
    CSV,
    XLSX
  }

  private interface Content {
    void writeTo(OutputStream out) throws IOException;
  }
}
