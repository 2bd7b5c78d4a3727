package io.carecircle.app.platform;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where this process keeps its data. The environment variables {@code CARECIRCLE_DATA} and {@code
 * CARECIRCLE_DB} mean the same as the options {@code --data} and {@code --db}; an option wins.
 *
 * @param data folder of the embedded store; kept as text because Spring would look a relative path
 *     up on the class path first
 * @param db JDBC URL of a PostGIS database, or empty for the embedded store
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
}
