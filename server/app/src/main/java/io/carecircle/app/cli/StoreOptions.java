package io.carecircle.app.cli;

import io.carecircle.app.platform.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Option;

/** Which store a command works on. What is not given comes from the environment. */
final class StoreOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Folder of the embedded store, with --db of network snapshots"
              + " (CARECIRCLE_DATA, else ./data).")
  private String data;

  @Option(
      names = "--db",
      paramLabel = "URL",
      description =
          "PostGIS database, jdbc:postgresql://HOST:PORT/NAME?user=NAME&password=..."
              + " (CARECIRCLE_DB, which other users of the machine do not see).")
  private String db;

  /** Starts the application on that store, quiet and without HTTP. */
  ConfigurableApplicationContext open(AppStarter starter, String command) {
    return open(starter, false, command, List.of());
  }

  /**
   * @param server whether it serves HTTP
   * @param more further application properties, as {@code key=value}
   */
  ConfigurableApplicationContext open(
      AppStarter starter, boolean server, String command, List<String> more) {
    List<String> properties = new ArrayList<>(List.of("carecircle.command=" + command));
    properties.addAll(more);
    if (data != null) {
      if (data.isBlank()) {
        throw new RefusedException("bad-data-folder", "--data needs the name of a folder");
      }
      properties.add("carecircle.data=" + data);
    }
    if (db != null) {
      if (db.isBlank()) {
        throw new RefusedException("bad-db", "--db needs the URL of a PostGIS database");
      }
      properties.add("carecircle.db=" + db);
    }
    return starter.start(server, properties.toArray(String[]::new));
  }

  /** Whether the store is a database rather than a folder. */
  boolean isDatabase(Map<String, String> environment) {
    String url = db != null ? db : environment.getOrDefault("CARECIRCLE_DB", "");
    return !url.isBlank();
  }
}
