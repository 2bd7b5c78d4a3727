package io.carecircle.app.cli;

import io.carecircle.app.export.Exporter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code carecircle export LAYER FILE}. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Writes the current version of a layer and prints which one that is.")
final class ExportCommand implements Callable<Integer> {
  private final AppStarter starter;

  @Spec private CommandSpec spec;
  @Mixin private StoreOptions store;

  @Parameters(index = "0", paramLabel = "LAYER", description = "Collection, or streets.")
  private String layer;

  @Parameters(index = "1", paramLabel = "FILE", description = ".geojson, .json, .csv or .xlsx.")
  private Path file;

  @Option(
      names = "--crs",
      paramLabel = "CRS",
      defaultValue = "EPSG:4326",
      description = "Coordinate system of a .csv or .xlsx file (default: WGS84).")
  private String crs;

  ExportCommand(AppStarter starter) {
    this.starter = starter;
  }

  @Override
  public Integer call() {
    Exporter.checkRequest(layer, file, crs);
    try (ConfigurableApplicationContext app = store.open(starter, "export " + layer)) {
      Printed.json(
          app.getBean(Exporter.class).export(layer, file, crs), spec.commandLine().getOut());
    }
    return Cli.DONE;
  }
}
