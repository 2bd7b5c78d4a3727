package io.carecircle.formats.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.carecircle.formats.datum.Degrees;
import io.carecircle.kernel.layer.FeatureTable;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.io.WKTWriter;

/**
 * Writes a table as spreadsheets open it best: UTF-8 with byte order mark, RFC 4180, CRLF. First
 * the feature's id, then the columns asked for, then the geometry: {@code lon} and {@code lat} when
 * there are points only, {@code wkt} when there is anything else, nothing when no row has any.
 *
 * <p>A column whose name is taken by these ({@code id}, {@code lon}, ...) is written as {@code
 * properties.id}; a column {@code id} that only repeats the feature's id is left out.
 */
public final class CsvTableWriter {
  private static final int COORDINATE_DECIMALS = 7;
  private static final double WKT_SCALE = 1e9;
  private static final int PLANE = 2;
  private static final int MAX_PLAIN_SCALE = 400;
  private static final String ID = "id";

  private final FeatureTable table;
  private final List<String> columns;
  private final List<String> geometryColumns;
  private final WKTWriter wkt = new WKTWriter(PLANE);

  private CsvTableWriter(FeatureTable table, List<String> columns) {
    this.table = table;
    this.geometryColumns = geometryColumns(table);
    // Bounds the decimals; the shortest form of a double differs between Java versions.
    wkt.setPrecisionModel(new PrecisionModel(WKT_SCALE));
    this.columns = columns.stream().filter(c -> !c.equals(ID) || !repeatsId(table)).toList();
  }

  /**
   * Writes the table; the stream is flushed and stays open.
   *
   * @param columns which ones, in which order; one that the table does not have stays empty
   * @throws IllegalArgumentException when two columns would have one name
   */
  public static void write(FeatureTable table, List<String> columns, OutputStream out)
      throws IOException {
    new CsvTableWriter(table, columns).write(out);
  }

  private void write(OutputStream out) throws IOException {
    List<String> header = header();
    out.write(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
    CsvWriter csv =
        CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out, StandardCharsets.UTF_8);
    csv.writeRecord(header);
    for (int row = 0; row < table.size(); row++) {
      csv.writeRecord(record(row));
    }
    csv.flush();
  }

  private List<String> header() {
    Set<String> taken = new HashSet<>(geometryColumns);
    taken.add(ID);
    List<String> header = new ArrayList<>();
    header.add(ID);
    for (String column : columns) {
      header.add(FormulaGuard.guard(taken.contains(column) ? "properties." + column : column));
    }
    header.addAll(geometryColumns);
    if (new HashSet<>(header).size() < header.size()) {
      throw new IllegalArgumentException("two columns would have one name: " + header);
    }
    return header;
  }

  private List<String> record(int row) {
    List<String> fields = new ArrayList<>();
    fields.add(text(table.id(row)));
    for (String column : columns) {
      fields.add(text(table.value(row, column)));
    }
    Geometry geometry = table.geometry(row);
    if (geometryColumns.size() == PLANE) {
      boolean placed = geometry != null && !geometry.isEmpty();
      fields.add(placed ? degrees(geometry.getCoordinate().x) : "");
      fields.add(placed ? degrees(geometry.getCoordinate().y) : "");
    } else if (!geometryColumns.isEmpty()) {
      fields.add(geometry == null ? "" : wkt.write(geometry));
    }
    return fields;
  }

  private static String degrees(double value) {
    return Degrees.text(value, COORDINATE_DECIMALS);
  }

  private static String text(Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof BigDecimal number) {
      // Written out, 1E+999999999 would be a gigabyte of zeros.
      return Math.abs((long) number.scale()) <= MAX_PLAIN_SCALE
          ? number.toPlainString()
          : number.toString();
    }
    return value instanceof Long ? value.toString() : FormulaGuard.guard(value.toString());
  }

  private static List<String> geometryColumns(FeatureTable table) {
    boolean any = false;
    for (int row = 0; row < table.size(); row++) {
      Geometry geometry = table.geometry(row);
      if (geometry != null && !(geometry instanceof Point)) {
        return List.of("wkt");
      }
      any |= geometry != null;
    }
    return any ? List.of("lon", "lat") : List.of();
  }

  private static boolean repeatsId(FeatureTable table) {
    for (int row = 0; row < table.size(); row++) {
      if (!Objects.equals(text(table.value(row, ID)), text(table.id(row)))) {
        return false;
      }
    }
    return true;
  }
}
