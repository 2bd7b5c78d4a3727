package io.carecircle.app.layer.internal.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenStore;
import io.carecircle.app.layer.LayerSchema;
import io.carecircle.app.layer.LayerSchemas;
import io.carecircle.app.layer.Property;
import io.carecircle.app.layer.ValueType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class EmbeddedStoreTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create alias run for 'java.lang.Runtime.getRuntime'",
        "drop table \"facilities\"",
        "delete from \"layer_version\"",
        "update \"layer_version\" set \"hash\" = ''",
        "create table \"mine\" (\"a\" integer)",
        "set write_delay 500",
        "call file_read('/etc/passwd')",
        "shutdown"
      })
  void theApplicationsUserMayOnlyReadAndAdd(String sql) {
    try (OpenStore store = new OpenStore(folder)) {
      JdbcClient jdbc = store.get(JdbcClient.class);
      DataAccessException refused =
          assertThrows(DataAccessException.class, () -> jdbc.sql(sql).update());
      String reason = refused.getMostSpecificCause().getMessage();
      assertTrue(reason.contains("rights"), reason);
    }
  }

  @Test
  void tablesHoldJustWhatTheSchemasDeclare() {
    try (OpenStore store = new OpenStore(folder)) {
      JdbcClient jdbc = store.get(JdbcClient.class);
      for (LayerSchema schema : LayerSchemas.listAll()) {
        Map<String, String> expected =
            new TreeMap<>(
                Map.of(
                    "layer_version", "BIGINT", "id", "CHARACTER VARYING", "geometry", "GEOMETRY"));
        schema.properties().forEach(p -> expected.put(p.column(), sqlType(schema, p)));
        if (schema != LayerSchemas.STREETS) {
          expected.put("extra", "CHARACTER VARYING");
        }
        assertEquals(expected, columns(jdbc, schema.id()), schema.id());
      }
    }
  }

  @Test
  void commitsAreWrittenAtOnceAndNoSpatialIndexExists() {
    try (OpenStore store = new OpenStore(folder)) {
      JdbcClient jdbc = store.get(JdbcClient.class);
      List<String> delays =
          jdbc.sql(
                  "select setting_value from information_schema.settings"
                      + " where setting_name = 'WRITE_DELAY'")
              .query(String.class)
              .list();
      assertTrue(!delays.isEmpty() && delays.stream().allMatch("0"::equals), delays::toString);
      List<String> types =
          jdbc.sql(
                  "select distinct index_type_name from information_schema.indexes"
                      + " where table_schema = 'PUBLIC'")
              .query(String.class)
              .list();
      assertTrue(types.stream().noneMatch(t -> t.contains("SPATIAL")), types::toString);
    }
  }

  @Test
  void passwordsAreReadableByTheOwnerOnlyAndNeeded() throws Exception {
    Assumptions.assumeTrue(
        folder.getFileSystem().supportedFileAttributeViews().contains("posix"),
        "needs a file system with POSIX permissions");
    Path data = folder.resolve("data");
    try (OpenStore store = new OpenStore(data)) {
      store.get(JdbcClient.class);
    }
    Path credentials = data.resolve("store.credentials");
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(credentials)));
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(data)));
    Files.delete(credentials);
    try (OpenStore store = new OpenStore(data)) {
      Exception thrown = assertThrows(Exception.class, () -> store.get(JdbcClient.class));
      Throwable cause = thrown;
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      assertTrue(cause.getMessage().contains("store.credentials is missing"), cause::getMessage);
    }
  }

  private static Map<String, String> columns(JdbcClient jdbc, String table) {
    Map<String, String> columns = new TreeMap<>();
    jdbc.sql(
            "select column_name, data_type from information_schema.columns"
                + " where table_schema = 'PUBLIC' and table_name = ?")
        .param(table)
        .query((row, i) -> columns.put(row.getString(1), row.getString(2)))
        .list();
    return columns;
  }

  private static String sqlType(LayerSchema schema, Property property) {
    if (schema == LayerSchemas.STREETS && property.type() == ValueType.JSON) {
      return "BINARY VARYING";
    }
    return switch (property.type()) {
      case TEXT, JSON -> "CHARACTER VARYING";
      case INTEGER -> "BIGINT";
      case DECIMAL -> "DECFLOAT";
      case BOOLEAN -> "BOOLEAN";
      case DATE -> "DATE";
    };
  }
}
