package io.carecircle.app.layer.internal.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.carecircle.app.platform.DataFolder;
import io.carecircle.app.platform.StoreFailedException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.FlywayException;

/**
 * Opens the H2 file in the data folder: brings its tables up to date as the owner, then hands out
 * connections of a user who may read and add rows and nothing else. Versions cannot be changed or
 * deleted through them.
 *
 * <p>{@code WRITE_DELAY=0} makes a commit reach the file before it returns; the default loses
 * acknowledged commits when the process is killed. The setting stays with the file.
 */
final class EmbeddedStore {
  private static final int MAX_CONNECTIONS = 8;

  private EmbeddedStore() {}

  /**
   * @throws StoreFailedException when the file cannot be opened or was written by a later version
   */
  static HikariDataSource open(DataFolder folder) {
    boolean exists = Files.exists(folder.path().resolve("store.mv.db"));
    StoreCredentials credentials = StoreCredentials.load(folder, exists);
    String url = "jdbc:h2:file:" + folder.path().resolve("store") + ";DB_CLOSE_ON_EXIT=FALSE";
    // Kept open until the pool has a connection, so that H2 opens the file once.
    try (Connection owner =
        DriverManager.getConnection(
            url + ";WRITE_DELAY=0", StoreCredentials.OWNER, credentials.ownerPassword())) {
      Migration.of("h2")
          .dataSource(url, StoreCredentials.OWNER, credentials.ownerPassword())
          .load()
          .migrate();
      createAppUser(owner, credentials.appPassword());
      return openPool(url, credentials.appPassword());
    } catch (SQLException | FlywayException e) {
      throw new StoreFailedException(
          "store-unreachable",
          "the store in " + folder.path() + " cannot be opened: " + StoreFailure.reason(e),
          e);
    }
  }

  private static void createAppUser(Connection owner, String password) throws SQLException {
    try (Statement statement = owner.createStatement()) {
      // Two statements that may each find their work done: a kill between them heals at the next
      // start. The password is our own hexadecimal text.
      statement.execute(
          "create user if not exists " + StoreCredentials.APP + " password '" + password + "'");
      statement.execute("grant select, insert on schema public to " + StoreCredentials.APP);
    }
  }

  private static HikariDataSource openPool(String url, String password) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("store");
    config.setJdbcUrl(url);
    config.setUsername(StoreCredentials.APP);
    config.setPassword(password);
    config.setMinimumIdle(1);
    config.setMaximumPoolSize(MAX_CONNECTIONS);
    // The file is open for as long as a connection is: never let the pool run empty.
    config.setMaxLifetime(0);
    config.setIdleTimeout(0);
    return new HikariDataSource(config);
  }
}
