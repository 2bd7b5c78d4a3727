package io.carecircle.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** Runs {@link KernelBenchmarks} and writes a table. */
public final class KernelReport {
  private KernelReport() {}

  /**
   * @param args the file to write the report to
   */
  public static void main(String[] args) throws IOException, RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(KernelBenchmarks.class.getName())
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run();
    StringBuilder report =
        new StringBuilder(
            """

            ## Entry points under JMH

            Microseconds of a call by the wall clock; one fork, five seconds each.

            | call | graph | median | p95 | calls |
            | --- | --- | --- | --- | --- |
            """);
    for (RunResult result : results) {
      Statistics calls = result.getPrimaryResult().getStatistics();
      String name = result.getParams().getBenchmark();
      report.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %.2f | %.2f | %d |%n",
              name.substring(name.lastIndexOf('.') + 1),
              result.getParams().getParam("graph"),
              calls.getPercentile(50),
              calls.getPercentile(95),
              calls.getN()));
    }
    Files.createDirectories(Path.of(args[0]).toAbsolutePath().getParent());
    Files.writeString(
        Path.of(args[0]), report, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
