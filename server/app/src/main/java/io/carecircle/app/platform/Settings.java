package io.carecircle.app.platform;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where this process keeps its data. The environment variables {@code CARECIRCLE_DATA} and {@code
 * CARECIRCLE_DB} mean the same as the options {@code --data} and {@code --db}; an option wins.
 *
 * @param data folder of the embedded store, with {@code db} only of what can be made again (network
 *     snapshots); kept as text because Spring would look a relative path up on the class path first
 * @param db JDBC URL of a PostGIS database, or empty for the embedded store; may hold a password
 * @param command what this process was asked to do, told to a second process that finds the folder
 *     locked
 */
@ConfigurationProperties("carecircle")
public record Settings(
    @DefaultValue("./data") String data,
    @DefaultValue("") String db,
    @DefaultValue("carecircle") String command) {

  /** The data folder, absolute. */
  public Path dataFolder() {
    return Path.of(data).toAbsolutePath().normalize();
  }

  /** Whether the layers are in a database server and not in the data folder. */
  public boolean hasDatabase() {
    return !db.isBlank();
  }

  /** Without the URL, which may hold a password. */
  @Override
  public String toString() {
    return "Settings[data=%s, database=%s, command=%s]".formatted(data, hasDatabase(), command);
  }
}
