package io.carecircle.app.layer.internal.jdbc;

import io.carecircle.app.layer.CanonicalJson;
import io.carecircle.app.layer.LayerSchema;
import io.carecircle.app.layer.Property;
import io.carecircle.app.layer.RowOrder;
import io.carecircle.app.layer.ValueType;
import io.carecircle.kernel.layer.FeatureTable;
import io.carecircle.kernel.layer.JsonText;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Geometry;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * SQL for the typed tables of the collections. The statements are put together from the schema; no
 * name in them comes from outside.
 */
@Component
class FeatureStore {
  private static final int BATCH = 1000;
  private static final int FIRST_PROPERTY = 4;

  private final JdbcTemplate jdbc;

  FeatureStore(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void insert(long versionKey, LayerSchema schema, FeatureTable table) {
    List<Property> properties = schema.properties();
    String sql =
        "insert into \"%s\" (\"layer_version\", \"id\", \"geometry\", %s, \"extra\")"
                .formatted(schema.id(), columns(schema))
            + " values (?, ?, st_geomfromwkb(?, 4326)"
            + ", ?".repeat(properties.size() + 1)
            + ")";
    List<String> unknown =
        table.columnNames().stream().filter(c -> schema.findProperty(c).isEmpty()).toList();
    WkbColumn wkb = new WkbColumn();
    List<Integer> rows = Arrays.stream(RowOrder.of(table)).boxed().toList();
    jdbc.batchUpdate(
        sql,
        rows,
        BATCH,
        (statement, row) -> {
          statement.setLong(1, versionKey);
          statement.setString(2, table.id(row));
          wkb.write(statement, 3, table.geometry(row));
          int index = FIRST_PROPERTY;
          for (Property property : properties) {
            write(statement, index++, property.type(), table.value(row, property.name()));
          }
          write(statement, index, ValueType.TEXT, extra(table, row, unknown));
        });
  }

  FeatureTable read(long versionKey, LayerSchema schema) {
    String sql =
        "select \"layer_version\", \"id\", st_asbinary(\"geometry\"), %s, \"extra\" from \"%s\""
                .formatted(columns(schema), schema.id())
            + " where \"layer_version\" = ?";
    WkbColumn wkb = new WkbColumn();
    List<Row> rows =
        new ArrayList<>(jdbc.query(sql, (found, index) -> readRow(found, schema, wkb), versionKey));
    rows.sort(RowOrder.by(Row::id));
    FeatureTable.Builder table = FeatureTable.builder();
    schema.propertyNames().forEach(table::column);
    TreeSet<String> unknown = new TreeSet<>();
    rows.forEach(row -> unknown.addAll(row.values().keySet()));
    schema.propertyNames().forEach(unknown::remove);
    unknown.forEach(table::column);
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      table.add(row.id(), row.geometry(), i + 1, row.values());
    }
    return table.build();
  }

  private static Row readRow(ResultSet found, LayerSchema schema, WkbColumn wkb)
      throws SQLException {
    List<Property> properties = schema.properties();
    int extraIndex = FIRST_PROPERTY + properties.size();
    Map<String, Object> values =
        new HashMap<>(CanonicalJson.readExtra(found.getString(extraIndex)));
    for (int i = 0; i < properties.size(); i++) {
      Object value = read(found, FIRST_PROPERTY + i, properties.get(i).type());
      if (value != null) {
        values.put(properties.get(i).name(), value);
      }
    }
    return new Row(found.getString(2), wkb.read(found, 3), values);
  }

  private static void write(PreparedStatement statement, int index, ValueType type, Object value)
      throws SQLException {
    if (value == null) {
      statement.setNull(index, sqlType(type));
      return;
    }
    switch (type) {
      case TEXT -> statement.setString(index, (String) value);
      case JSON -> statement.setString(index, ((JsonText) value).json());
      case INTEGER -> statement.setLong(index, (Long) value);
      case DECIMAL -> statement.setBigDecimal(index, (BigDecimal) value);
      case BOOLEAN -> statement.setBoolean(index, (Boolean) value);
      case DATE -> statement.setObject(index, (LocalDate) value);
    }
  }

  private static Object read(ResultSet found, int index, ValueType type) throws SQLException {
    Object value =
        switch (type) {
          case TEXT, JSON -> found.getString(index);
          case INTEGER -> found.getLong(index);
          case DECIMAL -> found.getBigDecimal(index);
          case BOOLEAN -> found.getBoolean(index);
          case DATE -> found.getObject(index, LocalDate.class);
        };
    if (found.wasNull()) {
      return null;
    }
    return switch (type) {
      case JSON -> new JsonText((String) value);
      case DECIMAL -> CanonicalJson.number((BigDecimal) value);
      default -> value;
    };
  }

  private static int sqlType(ValueType type) {
    return switch (type) {
      case TEXT, JSON -> Types.VARCHAR;
      case INTEGER -> Types.BIGINT;
      case DECIMAL -> Types.DECIMAL;
      case BOOLEAN -> Types.BOOLEAN;
      case DATE -> Types.DATE;
    };
  }

  private static String extra(FeatureTable table, int row, List<String> unknown) {
    if (unknown.isEmpty()) {
      return null;
    }
    Map<String, Object> values = new HashMap<>();
    for (String column : unknown) {
      Object value = table.value(row, column);
      if (value != null) {
        values.put(column, value);
      }
    }
    return CanonicalJson.writeExtra(Collections.unmodifiableMap(values));
  }

  private static String columns(LayerSchema schema) {
    return schema.properties().stream()
        .map(p -> '"' + p.column() + '"')
        .collect(Collectors.joining(", "));
  }

  private record Row(String id, Geometry geometry, Map<String, Object> values) {}
}
