package io.carecircle.app.layer;

import io.carecircle.kernel.layer.FeatureTable;
import io.carecircle.kernel.layer.JsonText;
import io.carecircle.kernel.layer.StreetLine;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.WKBWriter;

/**
 * The fingerprint of a layer's content: SHA-256 over its rows in id order. It does not depend on
 * the order of the rows or columns, on the file format or on the database.
 *
 * <p>Each row is its id, then name and text of every value that is given (schema order, then the
 * unknown columns by name), then the geometry as big-endian WKB in two dimensions. Every item is
 * preceded by its length, so no two contents run together into the same bytes. Values that are not
 * given are left out: a property added to a schema later changes no older hash. The text of a
 * number has no trailing zeros, that of a nested value is {@link CanonicalJson}; an unknown column
 * so hashes alike whether CSV gave it as text or GeoJSON as a number.
 */
public final class LayerHash {
  private static final String FORMAT = "carecircle-layer-1";

  private LayerHash() {}

  /**
   * @param table rows with unique ids, values of the schema's types
   * @return 64 hexadecimal digits, lower case
   */
  public static String of(LayerSchema schema, FeatureTable table) {
    return digest(
        schema.id(),
        out -> {
          List<String> known = schema.propertyNames();
          List<String> unknown =
              table.columnNames().stream().filter(c -> !known.contains(c)).sorted().toList();
          WKBWriter wkb = new WKBWriter(2, ByteOrderValues.BIG_ENDIAN);
          for (int row : RowOrder.of(table)) {
            writeText(out, table.id(row));
            writeValues(out, table, row, known);
            writeValues(out, table, row, unknown);
            Geometry geometry = table.geometry(row);
            writeBytes(out, geometry == null ? new byte[0] : wkb.write(geometry));
          }
        });
  }

  /** The same for street lines: joints count, not only shapes. */
  public static String ofStreets(List<StreetLine> lines) {
    return digest(
        LayerSchemas.STREETS.id(),
        out -> {
          for (StreetLine line : RowOrder.of(lines)) {
            writeText(out, line.id());
            writeText(out, line.name() == null ? "" : line.name());
            writeText(out, line.streetClass().name().toLowerCase(Locale.ROOT));
            out.writeBoolean(line.forward());
            out.writeBoolean(line.backward());
            out.writeInt(line.nodes().length);
            for (int i = 0; i < line.nodes().length; i++) {
              out.writeLong(line.nodes()[i]);
              out.writeDouble(line.lon()[i]);
              out.writeDouble(line.lat()[i]);
            }
          }
        });
  }

  /** The one text of a value, as the hash sees it and as a text format may write it. */
  public static String textOf(Object value) {
    if (value instanceof BigDecimal number) {
      return CanonicalJson.number(number).toPlainString();
    }
    if (value instanceof JsonText json) {
      return CanonicalJson.of(json.json()).json();
    }
    return value.toString();
  }

  private static void writeValues(
      DataOutputStream out, FeatureTable table, int row, List<String> columns) throws IOException {
    for (String column : columns) {
      Object value = table.value(row, column);
      if (value != null) {
        writeText(out, column);
        writeText(out, textOf(value));
      }
    }
  }

  private static void writeText(DataOutputStream out, String text) throws IOException {
    writeBytes(out, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String digest(String layer, Content content) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      try (DataOutputStream out =
          new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), sha))) {
        writeText(out, FORMAT);
        writeText(out, layer);
        content.writeTo(out);
      }
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Content {
    void writeTo(DataOutputStream out) throws IOException;
  }
}
