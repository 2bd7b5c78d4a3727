package io.carecircle.app.layer.internal.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.carecircle.app.platform.StoreFailedException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.flywaydb.core.api.FlywayException;

/**
 * Opens a PostGIS database: checks that it can be used, brings the tables in our own schema up to
 * date, then hands out connections. Any role will do that may read and add rows; one that may also
 * create the schema is needed for the first start and after an upgrade.
 */
final class PostgisStore {
  private static final int OLDEST_SERVER = 12;
  private static final int OLDEST_POSTGIS = 3;
  private static final int MAX_CONNECTIONS = 8;
  private static final long CONNECTION_MILLISECONDS = 10_000;

  /** Key of the lock that lets one process at a time prepare the database: "CareCirc" in ASCII. */
  private static final long PREPARATION_LOCK = 0x4361_7265_4369_7263L;

  private final PostgisUrl url;

  PostgisStore(PostgisUrl url) {
    this.url = url;
  }

  /**
   * @throws io.carecircle.app.platform.RefusedException when the URL is not one we take
   * @throws StoreFailedException when the database cannot be reached or used; the message says what
   *     to do
   */
  static HikariDataSource open(String jdbcUrl) {
    return new PostgisStore(PostgisUrl.parse(jdbcUrl)).open();
  }

  private HikariDataSource open() {
    try (Connection connection = DriverManager.getConnection(url.address(), url.toProperties())) {
      checkServer(
          connection.getMetaData().getDatabaseMajorVersion(),
          ask(connection, "show server_encoding"));
      // Held until this connection closes, also when the process dies.
      execute(connection, "set lock_timeout = '60s'");
      execute(connection, "select pg_advisory_lock(" + PREPARATION_LOCK + ")");
      String extensionSchema = prepareExtension(connection);
      HikariDataSource pool = openPool(extensionSchema);
      migrate(pool);
      return pool;
    } catch (SQLException | PoolInitializationException e) {
      throw failed("store-unreachable", "it cannot be used: " + StoreFailure.reason(e), e);
    }
  }

  /**
   * @throws StoreFailedException when the server is too old or keeps text in another encoding
   */
  void checkServer(int major, String encoding) {
    if (major < OLDEST_SERVER) {
      throw failed(
          "store-outdated",
          "the server is PostgreSQL %d, needed is %d or newer".formatted(major, OLDEST_SERVER),
          null);
    }
    if (!encoding.equals("UTF8")) {
      throw failed(
          "store-outdated",
          "the database has the encoding %s: create one with ENCODING 'UTF8' TEMPLATE template0"
              .formatted(encoding),
          null);
    }
  }

  /**
   * @throws StoreFailedException when the extension is too old
   */
  void checkExtension(String version) {
    if (Integer.parseInt(version.split("\\D", 2)[0]) < OLDEST_POSTGIS) {
      throw failed(
          "store-outdated",
          "it has PostGIS %s, needed is %d or newer: upgrade and run ALTER EXTENSION postgis UPDATE"
              .formatted(version, OLDEST_POSTGIS),
          null);
    }
  }

  /**
   * Creates the extension when the role may.
   *
   * @return the schema of its functions, quoted
   */
  private String prepareExtension(Connection connection) throws SQLException {
    if (findExtension(connection) == null) {
      try {
        execute(connection, "create extension if not exists postgis");
      } catch (SQLException e) {
        throw failed(
            "no-postgis",
            "it has no PostGIS and this role cannot add it ("
                + StoreFailure.reason(e)
                + "): install PostGIS on the server, then run CREATE EXTENSION postgis in this"
                + " database as its administrator",
            e);
      }
    }
    return findExtension(connection);
  }

  private String findExtension(Connection connection) throws SQLException {
    String sql =
        """
        select extversion, quote_ident(nspname) from pg_extension e
        join pg_namespace n on n.oid = e.extnamespace where extname = 'postgis'""";
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet found = statement.executeQuery()) {
      if (!found.next()) {
        return null;
      }
      checkExtension(found.getString(1));
      return found.getString(2);
    }
  }

  private void migrate(HikariDataSource pool) {
    try {
      Migration.of("postgis").dataSource(pool).schemas(url.schema()).load().migrate();
    } catch (FlywayException e) {
      pool.close();
      throw failed(
          "store-outdated",
          "the tables in its schema %s cannot be made or brought up to date (%s); the role must own"
                  .formatted(url.schema(), StoreFailure.reason(e))
              + " that schema or be allowed to create it (GRANT CREATE ON DATABASE)",
          e);
    } catch (RuntimeException | Error e) {
      pool.close();
      throw e;
    }
  }

  private HikariDataSource openPool(String extensionSchema) {
    Properties properties = url.toProperties();
    properties.setProperty("currentSchema", url.schema() + "," + extensionSchema);
    HikariConfig config = new HikariConfig();
    config.setPoolName("store");
    config.setDriverClassName("org.postgresql.Driver");
    config.setJdbcUrl(url.address());
    config.setDataSourceProperties(properties);
    config.setMinimumIdle(1);
    config.setMaximumPoolSize(MAX_CONNECTIONS);
    config.setConnectionTimeout(CONNECTION_MILLISECONDS);
    return new HikariDataSource(config);
  }

  private StoreFailedException failed(String code, String reason, Exception cause) {
    return new StoreFailedException(
        code, "the PostGIS database " + url.label() + ": " + reason, cause);
  }

  private static String ask(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      found.next();
      return found.getString(1);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
