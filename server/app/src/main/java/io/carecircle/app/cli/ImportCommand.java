package io.carecircle.app.cli;

import io.carecircle.app.ingest.ImportReport;
import io.carecircle.app.ingest.ImportRequest;
import io.carecircle.app.ingest.Importer;
import io.carecircle.formats.RowError;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code carecircle import LAYER FILE}. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = "Takes a file into a layer as a new version and prints the report as JSON.")
final class ImportCommand implements Callable<Integer> {
  /** Errors told on stderr; the report on stdout lists more. */
  private static final int TOLD = 20;

  private final AppStarter starter;

  @Spec private CommandSpec spec;
  @Mixin private StoreOptions store;

  @Parameters(index = "0", paramLabel = "LAYER", description = "Collection, or streets.")
  private String layer;

  @Parameters(
      index = "1",
      paramLabel = "FILE",
      description = "GeoJSON, CSV or Excel; OSM PBF for streets. The ending says which.")
  private Path file;

  @Option(
      names = "--crs",
      paramLabel = "CRS",
      defaultValue = ImportRequest.AUTO,
      description = "EPSG:4549, GCJ-02, BD-09, ... (default: what the file says, else WGS84).")
  private String crs;

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      defaultValue = ImportRequest.AUTO,
      description = "auto, UTF-8 or GB18030.")
  private String encoding;

  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      description = "JSON {\"column\": \"property\"} for columns that are not recognised.")
  private Path mapping;

  @Option(
      names = "--set",
      paramLabel = "PROPERTY=VALUE",
      description = "The same value for every row; may be repeated.")
  private Map<String, String> constants = new LinkedHashMap<>();

  @Option(names = "--skip-bad-rows", description = "Store the good rows and list the others.")
  private boolean skipBadRows;

  @Option(names = "--replace", description = "The file is the whole layer from now on.")
  private boolean replace;

  @Option(names = "--dry-run", description = "Read and check, store nothing.")
  private boolean dryRun;

  ImportCommand(AppStarter starter) {
    this.starter = starter;
  }

  @Override
  public Integer call() {
    ImportRequest request =
        new ImportRequest(
            layer,
            file,
            crs,
            encoding,
            mapping == null ? Map.of() : MappingFile.read(mapping),
            constants,
            skipBadRows,
            replace,
            dryRun,
            System.getProperty("user.name", "unknown"));
    Importer.checkRequest(request);
    ImportReport report;
    try (ConfigurableApplicationContext app = store.open(starter, "import " + layer)) {
      report = app.getBean(Importer.class).run(request, ProgressListener.NONE, CancelToken.NONE);
      Printed.json(report, spec.commandLine().getOut());
    }
    if (!report.isAccepted()) {
      tell(report);
      return Cli.REFUSED;
    }
    return Cli.DONE;
  }

  private void tell(ImportReport report) {
    PrintWriter err = spec.commandLine().getErr();
    err.printf("%s: %d rows refused, nothing was stored%n", file, report.refused());
    report.errors().stream().limit(TOLD).forEach(error -> err.println("  " + line(error)));
    if (report.errors().size() > TOLD) {
      err.printf("  ... the report lists %d%n", report.errors().size());
    }
    err.println("correct the file, or leave these rows out with --skip-bad-rows");
    err.flush();
  }

  private static String line(RowError error) {
    return "row "
        + error.row()
        + (error.column() == null ? "" : ", column " + error.column())
        + (error.value() == null ? "" : ", value \"" + error.value() + "\"")
        + ": "
        + error.reason();
  }
}
