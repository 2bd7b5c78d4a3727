package io.carecircle.kernel.layer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.locationtech.jts.geom.Geometry;

/**
 * Features as every reader yields them and every writer takes them: one row each, columns by name,
 * geometry in WGS84 lon/lat degrees (or none). Immutable.
 *
 * <p>Values are {@link String}, {@link Long}, {@link java.math.BigDecimal}, {@link Boolean}, {@link
 * java.time.LocalDate} or {@link JsonText}; {@code null} means not given. A reader of text files
 * yields strings only and leaves typing to validation.
 */
public final class FeatureTable {
  private final List<String> ids;
  private final List<Geometry> geometries;
  private final int[] sourceRows;
  private final Map<String, List<Object>> columns;

  private FeatureTable(Builder builder) {
    this.ids = new ArrayList<>(builder.ids);
    this.geometries = new ArrayList<>(builder.geometries);
    this.sourceRows = builder.sourceRows.stream().mapToInt(Integer::intValue).toArray();
    this.columns = new LinkedHashMap<>();
    builder.columns.forEach((name, values) -> columns.put(name, new ArrayList<>(values)));
  }

  public int size() {
    return ids.size();
  }

  /** The feature's id, or null when the source gave none. */
  public String id(int row) {
    return ids.get(row);
  }

  /** The feature's geometry, or null. */
  public Geometry geometry(int row) {
    return geometries.get(row);
  }

  /**
   * Where the row stood in its source, as a person counts: the line number of a CSV file (its
   * header is line 1), the 1-based position in a feature collection.
   */
  public int sourceRow(int row) {
    return sourceRows[row];
  }

  /** Column names in the order of the source. */
  public List<String> columnNames() {
    return List.copyOf(columns.keySet());
  }

  public boolean hasColumn(String name) {
    return columns.containsKey(name);
  }

  /** The value, or null when the row gives none or the column does not exist. */
  public Object value(int row, String column) {
    List<Object> values = columns.get(column);
    return values == null ? null : values.get(row);
  }

  /** The values of a row that are given, by column, in the order of the source. */
  public Map<String, Object> values(int row) {
    Map<String, Object> given = new LinkedHashMap<>();
    columns.forEach(
        (name, values) -> {
          if (values.get(row) != null) {
            given.put(name, values.get(row));
          }
        });
    return given;
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Collects rows; columns appear in the order in which they are first seen. */
  public static final class Builder {
    private final List<String> ids = new ArrayList<>();
    private final List<Geometry> geometries = new ArrayList<>();
    private final List<Integer> sourceRows = new ArrayList<>();
    private final Map<String, List<Object>> columns = new LinkedHashMap<>();

    private Builder() {}

    /** Makes a column exist (and fixes its place) although no row may give it a value. */
    public Builder column(String name) {
      columns.computeIfAbsent(name, n -> filled(ids.size()));
      return this;
    }

    /**
     * @param id the feature's id or null
     * @param geometry WGS84 lon/lat or null
     * @param sourceRow see {@link FeatureTable#sourceRow}
     * @param values by column name; a null value is "not given"
     */
    public Builder add(String id, Geometry geometry, int sourceRow, Map<String, ?> values) {
      Objects.requireNonNull(values);
      values.keySet().forEach(this::column);
      ids.add(id);
      geometries.add(geometry);
      sourceRows.add(sourceRow);
      columns.forEach((name, column) -> column.add(values.get(name)));
      return this;
    }

    public int size() {
      return ids.size();
    }

    public FeatureTable build() {
      return new FeatureTable(this);
    }

    private static List<Object> filled(int size) {
      List<Object> values = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        values.add(null);
      }
      return values;
    }
  }
}
