package io.carecircle.app.cli;

import io.carecircle.app.result.Verification;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code carecircle verify RESULT.json}: exit code 0 when it comes out the same, 1 when not. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = "Computes a saved result again and says same or different.")
final class VerifyCommand implements Callable<Integer> {
  private final AppStarter starter;

  @Spec private CommandSpec spec;
  @Mixin private StoreOptions store;

  @Parameters(index = "0", paramLabel = "RESULT.json", description = "What run has written.")
  private Path result;

  VerifyCommand(AppStarter starter) {
    this.starter = starter;
  }

  @Override
  public Integer call() throws IOException {
    InputFile file = new InputFile(result);
    JsonNode saved = file.read();
    try (ConfigurableApplicationContext app = store.open(starter, "verify")) {
      Verification.Verdict verdict = app.getBean(Verification.class).verify(saved, file);
      PrintWriter err = spec.commandLine().getErr();
      verdict.notes().forEach(note -> err.println("note: " + note));
      verdict.differences().forEach(difference -> err.println("  " + difference));
      spec.commandLine()
          .getOut()
          .println(
              (verdict.same() ? "same" : "different")
                  + ": "
                  + verdict.process()
                  + ", run "
                  + verdict.runId());
      return verdict.same() ? Cli.DONE : Cli.FAILED;
    }
  }
}
