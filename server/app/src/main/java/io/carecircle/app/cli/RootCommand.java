package io.carecircle.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What stands before the name of a command. */
@Command(
    name = "carecircle",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    description = "Who can reach elder care on foot in fifteen minutes, who cannot, and why.")
final class RootCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "name a command: " + String.join(", ", spec.subcommands().keySet()));
  }
}
