package io.carecircle.app.cli;

import io.carecircle.app.batch.BatchResult;
import io.carecircle.app.batch.EstateBatch;
import io.carecircle.app.ingest.ImportRequest;
import io.carecircle.app.ingest.Importer;
import io.carecircle.app.platform.Language;
import io.carecircle.app.report.ReportForm;
import io.carecircle.app.report.ReportOptionsJson;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code carecircle check FILE}: verdicts on a table of estates. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Judges the estates of a table, each row with a verdict of its own.")
final class CheckCommand implements Callable<Integer> {
  private final AppStarter starter;

  @Spec private CommandSpec spec;
  @Mixin private StoreOptions store;

  @Parameters(index = "0", paramLabel = "FILE", description = ".xlsx, .xls, .csv or GeoJSON.")
  private Path file;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Write there, .json, .csv or .xlsx (default: JSON on stdout).")
  private Path output;

  @Option(names = "--standard", description = "Id of the standard (default: by place and date).")
  private String standard;

  @Option(names = "--as-of", description = "Day of the check (default: today).")
  private String asOf;

  @Option(names = "--language", defaultValue = "zh", description = "zh or en, of the table.")
  private String language;

  @Option(
      names = "--encoding",
      defaultValue = ImportRequest.AUTO,
      description = "auto, UTF-8 or GB18030.")
  private String encoding;

  @Option(names = "--mapping", description = "JSON {\"column\": \"property\"}.")
  private Path mapping;

  @Option(names = "--set", description = "The same value for every row; may be repeated.")
  private Map<String, String> constants = new LinkedHashMap<>();

  CheckCommand(AppStarter starter) {
    this.starter = starter;
  }

  @Override
  public Integer call() throws IOException {
    Language words = ReportOptionsJson.language(language);
    boolean json = output == null || isJson();
    ReportForm form =
        json
            ? null
            : ReportForm.ofFile(output.toString(), List.of(ReportForm.CSV, ReportForm.XLSX));
    OutputFile target = output == null ? null : OutputFile.of(output);
    ImportRequest request = request();
    Importer.checkRequest(request);
    try (ConfigurableApplicationContext app = store.open(starter, "check")) {
      EstateBatch batch = app.getBean(EstateBatch.class);
      BatchResult result =
          batch.judge(
              batch.read(request, CancelToken.NONE),
              inputs(),
              ProgressListener.NONE,
              CancelToken.NONE);
      if (target == null) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        result.writeJson(text);
        spec.commandLine().getOut().print(text.toString(StandardCharsets.UTF_8));
        spec.commandLine().getOut().flush();
      } else if (json) {
        target.write(result::writeJson);
      } else {
        target.write(out -> result.writeTable(words, form, out));
      }
    }
    return Cli.DONE;
  }

  private boolean isJson() {
    return output.toString().toLowerCase(Locale.ROOT).endsWith(".json");
  }

  private ImportRequest request() {
    return new ImportRequest(
        "estates",
        file,
        ImportRequest.AUTO,
        encoding,
        mapping == null ? Map.of() : MappingFile.read(mapping),
        constants,
        true,
        false,
        true,
        System.getProperty("user.name", "unknown"));
  }

  private Map<String, String> inputs() {
    Map<String, String> inputs = new LinkedHashMap<>();
    if (standard != null) {
      inputs.put("standard", standard);
    }
    if (asOf != null) {
      inputs.put("asOf", asOf);
    }
    return inputs;
  }
}
