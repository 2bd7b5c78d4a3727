package io.carecircle.app.cli;

import io.carecircle.app.platform.DataFolder;
import io.carecircle.app.platform.RefusedException;
import io.carecircle.app.process.AnalysisProcess;
import io.carecircle.app.process.Pins;
import io.carecircle.app.process.ProcessCatalog;
import io.carecircle.app.process.ProcessRequest;
import io.carecircle.app.process.ProcessResult;
import io.carecircle.app.result.ResultWriter;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code carecircle run PROCESS INPUTS.json}. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Computes a process and prints its result.")
final class RunCommand implements Callable<Integer> {
  private final AppStarter starter;

  @Spec private CommandSpec spec;
  @Mixin private StoreOptions store;

  @Parameters(
      index = "0",
      paramLabel = "PROCESS",
      description = "An analysis, for example coverage; a wrong name is answered with the list.")
  private String process;

  @Parameters(
      index = "1",
      paramLabel = "INPUTS.json",
      description = "{\"inputs\": {...}}, as posted over HTTP.")
  private Path inputs;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Write the result there; .csv gives a table where the result has one.")
  private Path output;

  RunCommand(AppStarter starter) {
    this.starter = starter;
  }

  @Override
  public Integer call() throws IOException {
    InputFile file = new InputFile(inputs);
    JsonNode body = file.read();
    checkOutput();
    try (ConfigurableApplicationContext app = store.open(starter, "run " + process)) {
      ProcessCatalog processes = app.getBean(ProcessCatalog.class);
      AnalysisProcess analysis = processes.get(process);
      long begin = System.nanoTime();
      ProcessResult result =
          analysis.run(
              new ProcessRequest(
                  processes.inputsOf(analysis, body),
                  Pins.CURRENT,
                  file,
                  ProgressListener.NONE,
                  CancelToken.NONE));
      double seconds = (System.nanoTime() - begin) / 1e9;
      write(result);
      spec.commandLine().getErr().printf(Locale.ROOT, "%s: %.2f s%n", process, seconds);
    }
    return Cli.DONE;
  }

  private void checkOutput() {
    if (output != null && !Files.isDirectory(output.toAbsolutePath().getParent())) {
      throw new RefusedException("no-folder", "there is no folder for --output " + output);
    }
    if (output != null && Files.isDirectory(output)) {
      throw new RefusedException("bad-output", "--output " + output + " is a folder");
    }
  }

  private void write(ProcessResult result) throws IOException {
    if (output == null) {
      ResultWriter.writeJson(result, spec.commandLine().getOut());
      return;
    }
    boolean csv = output.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
    if (csv && !result.hasCsv()) {
      throw new RefusedException(
          "no-table", "the result of " + process + " is no table: name a .json file");
    }
    Path part = output.resolveSibling(output.getFileName() + ".part");
    try (Writer out = Files.newBufferedWriter(part)) {
      if (csv) {
        result.writeCsv(out);
      } else {
        ResultWriter.writeJson(result, out);
      }
    }
    DataFolder.moveInto(part, output);
  }
}
