package io.carecircle.datagen;

import io.carecircle.kernel.layer.FeatureTable;
import io.carecircle.kernel.layer.StreetLine;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.locationtech.jts.io.WKBWriter;

/** SHA-256 over every row, value, vertex and street of a city in the order in which it has them. */
final class CityHash {
  private CityHash() {}

  static String of(DemoCity city) {
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes)) {
      for (String layer : city.layers().keySet()) {
        out.writeUTF(layer);
        write(city.getLayer(layer), out);
      }
      write(city.water(), out);
      for (StreetLine street : city.streets()) {
        write(street, out);
      }
      out.writeUTF(city.noticeZh());
      out.writeUTF(city.noticeEn());
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
      return HexFormat.of().formatHex(digest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void write(FeatureTable table, DataOutputStream out) throws IOException {
    WKBWriter wkb = new WKBWriter();
    for (int row = 0; row < table.size(); row++) {
      out.writeUTF(table.id(row));
      out.writeInt(table.sourceRow(row));
      for (String column : table.columnNames()) {
        Object value = table.value(row, column);
        out.writeUTF(column);
        out.writeUTF(value == null ? "" : value.getClass().getSimpleName() + value);
      }
      out.write(wkb.write(table.geometry(row)));
    }
  }

  private static void write(StreetLine street, DataOutputStream out) throws IOException {
    out.writeUTF(street.id());
    out.writeUTF(street.name() == null ? "" : street.name());
    out.writeUTF(street.streetClass().name());
    out.writeBoolean(street.forward());
    out.writeBoolean(street.backward());
    for (int n = 0; n < street.nodes().length; n++) {
      out.writeLong(street.nodes()[n]);
      out.writeDouble(street.lon()[n]);
      out.writeDouble(street.lat()[n]);
    }
  }
}
