package io.carecircle.app.layer.internal.jdbc;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import io.carecircle.app.OpenStore;
import io.carecircle.app.PrivatePostgis;
import io.carecircle.app.StoreKind;
import io.carecircle.app.layer.LayerCatalog;
import io.carecircle.app.layer.LayerSchemas;
import io.carecircle.app.layer.LayerVersion;
import io.carecircle.app.layer.NewVersion;
import io.carecircle.app.layer.SampleRows;
import io.carecircle.app.platform.StoreFailedException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a database must be like, and what is said when it is not. */
class PostgisStoreTest {
  @TempDir Path folder;
  private PrivatePostgis server;

  @BeforeEach
  void start() {
    server = PrivatePostgis.get();
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsNamedWithoutThePassword() {
    String url = server.urlFor(folder);
    String told = refusal(url.replace(":" + server.port(), ":1"));
    assertTrue(told.contains("127.0.0.1:1/") && told.contains("refused"), told);
    told = refusal(url.replaceAll("password=.*", "password=topSecret"));
    assertTrue(told.contains("carecircle") && told.contains("password authentication"), told);
    assertFalse(told.contains("topSecret") || told.contains(server.password()), told);
    told = refusal(url.replaceAll("/test\\d+\\?", "/nowhere?"));
    assertTrue(told.contains("nowhere") && !told.contains(server.password()), told);
  }

  @Test
  void theExtensionIsAddedWhenTheRoleMayAndElseAskedFor() {
    String plain = server.newPlainDatabase("carecircle");
    String told = refusal(plain);
    assertTrue(told.contains("CREATE EXTENSION postgis"), told);
    String name = PrivatePostgis.databaseIn(plain);
    PostgisStore.open(server.url(name, "postgres")).close();
    assertTrue(refusal(plain).contains("schema carecircle"), "the schema is another's now");
  }

  @Test
  void theExtensionMayBeInAnySchema() {
    String plain = server.newPlainDatabase("carecircle");
    server.administer(
        PrivatePostgis.databaseIn(plain),
        "create schema \"My Gis\"",
        "create extension postgis schema \"My Gis\"",
        "grant usage on schema \"My Gis\" to carecircle");
    try (OpenStore store = new OpenStore(folder, plain)) {
      append(store, 3);
    }
  }

  @Test
  void oldServersAndOtherEncodingsAreRefused() {
    PostgisStore store = new PostgisStore(PostgisUrl.parse("jdbc:postgresql://h/d"));
    assertDoesNotThrow(() -> store.checkServer(12, "UTF8"));
    assertTrue(told(() -> store.checkServer(11, "UTF8")).contains("needed is 12"));
    assertDoesNotThrow(() -> store.checkExtension("3.0.0dev"));
    assertDoesNotThrow(() -> store.checkExtension("10.1"));
    assertTrue(told(() -> store.checkExtension("2.5.9")).contains("has PostGIS 2.5.9"));
    server.administer(
        "postgres",
        "create database bytes owner carecircle encoding 'SQL_ASCII' locale 'C' template template0");
    assertTrue(refusal(server.url("bytes", "carecircle")).contains("ENCODING 'UTF8'"));
  }

  @Test
  void tablesOfSomebodyElseAreLeftAlone() {
    String url = server.urlFor(folder);
    String name = PrivatePostgis.databaseIn(url);
    server.administer(
        name,
        "create schema carecircle authorization carecircle",
        "create table carecircle.regions (a integer)");
    assertTrue(refusal(url).contains("non-empty"), () -> refusal(url));
    try (OpenStore store = new OpenStore(folder, url + "&currentSchema=elders")) {
      append(store, 3);
    }
  }

  @Test
  void aRoleThatMayOnlyReadAndAddIsEnough() {
    String url = server.urlFor(folder);
    String name = PrivatePostgis.databaseIn(url);
    PostgisStore.open(url).close();
    server.administer(
        name,
        "create role clerk login password '" + server.password() + "'",
        "grant usage on schema carecircle to clerk",
        "grant select, insert on all tables in schema carecircle to clerk");
    try (OpenStore store = new OpenStore(folder, server.url(name, "clerk"))) {
      append(store, 5);
      JdbcClient jdbc = store.get(JdbcClient.class);
      for (String sql :
          new String[] {
            "delete from \"facilities\"",
            "update \"layer_version\" set \"hash\" = ''",
            "drop table \"facilities\"",
            "create table \"mine\" (\"a\" integer)"
          }) {
        assertThrows(DataAccessException.class, () -> jdbc.sql(sql).update(), sql);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(StoreKind.class)
  void aStoreOfALaterVersionIsRefused(StoreKind kind) {
    try (OpenStore store = kind.open(folder)) {
      store
          .get(JdbcClient.class)
          .sql(
              """
              insert into "flyway_schema_history" ("installed_rank", "version", "description",
                "type", "script", "checksum", "installed_by", "execution_time", "success")
              values (99, '99', 'later', 'SQL', 'V99__later.sql', 1, 'me', 1, true)""")
          .update();
    }
    try (OpenStore store = kind.open(folder)) {
      Throwable thrown = assertThrows(RuntimeException.class, () -> store.get(LayerCatalog.class));
      while (!(thrown instanceof StoreFailedException)) {
        thrown = thrown.getCause();
      }
      assertTrue(thrown.getMessage().contains("99"), thrown::getMessage);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void twoProcessesSeeEachOthersVersionsAndMayShareAFolder(boolean oneFolder) {
    String url = server.urlFor(folder);
    try (OpenStore first = new OpenStore(folder.resolve("a"), url);
        OpenStore second = new OpenStore(folder.resolve(oneFolder ? "a" : "b"), url)) {
      LayerVersion version = append(first, 4);
      assertEquals(version, second.get(LayerCatalog.class).getVersion("facilities", 1));
      StoreFailedException late = assertThrows(StoreFailedException.class, () -> append(second, 5));
      assertEquals("layer-changed", late.code());
    }
  }

  private static LayerVersion append(OpenStore store, int rows) {
    return store
        .get(LayerCatalog.class)
        .append(
            new NewVersion("facilities", 0, "me", "a.csv", null),
            SampleRows.of(LayerSchemas.FACILITIES, rows, 1),
            version -> {});
  }

  private static String refusal(String url) {
    return told(
        () -> {
          try (HikariDataSource opened = PostgisStore.open(url)) {
            throw new AssertionError("was opened: " + opened.getPoolName());
          }
        });
  }

  private static String told(Runnable action) {
    return assertThrows(StoreFailedException.class, action::run).getMessage();
  }
}
