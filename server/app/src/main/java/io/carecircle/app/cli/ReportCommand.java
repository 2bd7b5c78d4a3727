package io.carecircle.app.cli;

import io.carecircle.app.platform.Json;
import io.carecircle.app.report.ReportForm;
import io.carecircle.app.report.ReportOptions;
import io.carecircle.app.report.ReportOptionsJson;
import io.carecircle.app.report.Reports;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code carecircle report KIND RESULT.json FILE}. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = "Prints a result or a map to a file; its ending says the form.")
final class ReportCommand implements Callable<Integer> {
  private final AppStarter starter;

  @Spec private CommandSpec spec;
  @Mixin private StoreOptions store;

  @Parameters(index = "0", paramLabel = "KIND", description = "estate-verdict, map or project-map.")
  private String kind;

  @Parameters(
      index = "1",
      paramLabel = "RESULT.json",
      description =
          "What run has written; for a map {\"title\": ..., \"region\" or \"bbox\": ...}; for a"
              + " project-map its filter {\"region\": ..., \"natures\": [...], \"from\": year, ...}.")
  private Path result;

  @Parameters(
      index = "2",
      paramLabel = "FILE",
      description = ".pdf, .docx, .xlsx, .csv or .png; for maps .pdf or .png.")
  private Path file;

  @Option(names = "--language", defaultValue = "zh", description = "zh or en.")
  private String language;

  @Option(
      names = "--paper",
      defaultValue = "A4",
      description = "A4, A4-landscape, A3, A3-landscape.")
  private String paper;

  @Option(names = "--date", description = "Day that the report says (default: today).")
  private String date;

  @Option(names = "--author", description = "Who made it.")
  private String author;

  @Option(names = "--approval-number", description = "Approval number of a public map (审图号).")
  private String approvalNumber;

  @Option(names = "--estate", description = "Id of the one estate to print.")
  private String estate;

  ReportCommand(AppStarter starter) {
    this.starter = starter;
  }

  @Override
  public Integer call() throws IOException {
    ReportForm form = ReportForm.ofFile(file.toString(), Reports.forms(kind));
    ReportOptions options = options();
    JsonNode content = new InputFile(result).read();
    OutputFile target = OutputFile.of(file);
    try (ConfigurableApplicationContext app = store.open(starter, "report " + kind)) {
      Reports.Printed printed = app.getBean(Reports.class).print(kind, content, options, form);
      printed.warnings().forEach(spec.commandLine().getErr()::println);
      target.write(out -> out.write(printed.content()));
    }
    return Cli.DONE;
  }

  private ReportOptions options() {
    ObjectNode given = Json.MAPPER.createObjectNode();
    given.put("language", language);
    given.put("paper", paper);
    given.put("date", date);
    given.put("author", author);
    given.put("approvalNumber", approvalNumber);
    given.put("estate", estate);
    return ReportOptionsJson.take(given, ReportOptionsJson.language("zh"));
  }
}
