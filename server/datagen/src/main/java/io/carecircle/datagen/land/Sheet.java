package io.carecircle.datagen.land;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A table among our own resources: comma separated, a header, no quotes. It reads nothing from
 * outside, so it needs no guards of a CSV reader.
 */
public final class Sheet {
  private final List<String> header;
  private final List<String[]> rows;

  private Sheet(List<String> header, List<String[]> rows) {
    this.header = header;
    this.rows = rows;
  }

  /**
   * @param name of a table of the city, for example {@code counties}
   */
  public static Sheet read(String name) {
    String path = "/io/carecircle/datagen/wenzhou/" + name + ".csv";
    try (InputStream in = Sheet.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + path + " is missing");
      }
      List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      List<String[]> rows = lines.stream().skip(1).map(line -> line.split(",", -1)).toList();
      return new Sheet(Arrays.asList(lines.get(0).split(",")), rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int size() {
    return rows.size();
  }

  public String text(int row, String column) {
    return rows.get(row)[header.indexOf(column)];
  }

  public double number(int row, String column) {
    return Double.parseDouble(text(row, column));
  }

  public long count(int row, String column) {
    return Long.parseLong(text(row, column));
  }
}
