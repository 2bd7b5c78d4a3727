package io.carecircle.app.layer.internal.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenStore;
import io.carecircle.app.StoreKind;
import io.carecircle.app.layer.LayerSchema;
import io.carecircle.app.layer.LayerSchemas;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Both stores have the same tables: columns, types, lengths, what may be missing, keys. */
class SchemaEqualityTest {
  /** What PostgreSQL calls the types that H2 names otherwise. */
  private static final Map<String, String> POSTGRES_NAME =
      Map.of("decfloat", "numeric", "binary varying", "bytea");

  /** H2 numbers the characters of a text that has no limit. */
  private static final long H2_UNLIMITED = 1_000_000_000;

  @TempDir Path folder;

  @Test
  void tablesAndColumnsAreTheSame() {
    try (OpenStore h2 = StoreKind.EMBEDDED.open(folder.resolve("h2"));
        OpenStore postgis = StoreKind.POSTGIS.open(folder.resolve("postgis"))) {
      List<String> expected = columns(h2.get(JdbcClient.class), "PUBLIC");
      assertEquals(expected, columns(postgis.get(JdbcClient.class), "carecircle"));
      assertTrue(expected.contains("regions.population bigint null"), expected::toString);
      assertTrue(
          expected.contains("layer_version.hash character(64) not null"), expected::toString);
      assertEquals(
          keys(h2.get(JdbcClient.class), "PUBLIC"),
          keys(postgis.get(JdbcClient.class), "carecircle"));
    }
  }

  @Test
  void geometriesAreWgs84OnBothAndIndexedOnPostgis() {
    List<String> layers = LayerSchemas.listAll().stream().map(LayerSchema::id).sorted().toList();
    try (OpenStore h2 = StoreKind.EMBEDDED.open(folder.resolve("h2"));
        OpenStore postgis = StoreKind.POSTGIS.open(folder.resolve("postgis"))) {
      String columns =
          "select table_name from information_schema.columns"
              + " where data_type = 'GEOMETRY' and geometry_type is null and geometry_srid = 4326 order by 1";
      assertEquals(layers, list(h2, columns));
      assertEquals(
          layers,
          list(
              postgis,
              "select f_table_name from geometry_columns"
                  + " where type = 'GEOMETRY' and srid = 4326 order by 1"));
      assertEquals(
          layers,
          list(
              postgis,
              "select tablename from pg_indexes where schemaname = 'carecircle'"
                  + " and indexdef like '%USING gist (geometry)%' order by 1"));
    }
  }

  private static List<String> list(OpenStore store, String sql) {
    return store.get(JdbcClient.class).sql(sql).query(String.class).list();
  }

  private static List<String> columns(JdbcClient jdbc, String schema) {
    return jdbc
        .sql(
            "select c.*, case when data_type = 'USER-DEFINED' then 'geometry' else data_type end"
                + " as type_name from information_schema.columns c where table_schema = ?"
                + " and table_name <> 'flyway_schema_history'")
        .param(schema)
        .query(
            (row, i) -> {
              String type = row.getString("type_name").toLowerCase(Locale.ROOT);
              long length = row.getLong("character_maximum_length");
              boolean limited = type.startsWith("character") && length > 0 && length < H2_UNLIMITED;
              return "%s.%s %s%s%s%s"
                  .formatted(
                      row.getString("table_name"),
                      row.getString("column_name"),
                      POSTGRES_NAME.getOrDefault(type, type),
                      limited ? "(" + length + ")" : "",
                      row.getString("is_nullable").equals("YES") ? " null" : " not null",
                      row.getString("is_identity").equals("YES") ? " identity" : "");
            })
        .list()
        .stream()
        .map(line -> line.replace("(1048576)", ""))
        .sorted()
        .toList();
  }

  private static List<String> keys(JdbcClient jdbc, String schema) {
    return jdbc
        .sql(
            """
            select t.table_name, t.constraint_type, k.column_name, k.ordinal_position
            from information_schema.table_constraints t
            join information_schema.key_column_usage k
              on k.constraint_schema = t.constraint_schema
              and k.constraint_name = t.constraint_name and k.table_name = t.table_name
            where t.constraint_schema = ? and t.table_name <> 'flyway_schema_history'""")
        .param(schema)
        .query(
            (row, i) ->
                "%s %s %s %d"
                    .formatted(row.getString(1), row.getString(2), row.getString(3), row.getInt(4)))
        .list()
        .stream()
        .sorted()
        .toList();
  }
}
