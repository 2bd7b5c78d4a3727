package io.carecircle.app.cli;

import io.carecircle.app.platform.FolderLockedException;
import io.carecircle.app.platform.RefusedException;
import io.carecircle.app.platform.StoreFailedException;
import io.carecircle.formats.UnreadableFileException;
import java.io.PrintWriter;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** Puts the command line together and turns failures into exit codes. */
public final class Cli {
  /** Exit code: the command did what it was asked. */
  public static final int DONE = 0;

  /** Exit code: something broke that is not the caller's input. */
  public static final int FAILED = 1;

  /** Exit code: wrong usage or refused input. */
  public static final int REFUSED = 2;

  private static final Logger LOG = LoggerFactory.getLogger(Cli.class);

  private Cli() {}

  /** All commands. A new one is one class and one line here. */
  public static CommandLine commandLine(AppStarter starter, PrintWriter out, PrintWriter err) {
    return new CommandLine(new RootCommand())
        .addSubcommand(new ServeCommand(starter))
        .addSubcommand(new ImportCommand(starter))
        .addSubcommand(new ExportCommand(starter))
        .addSubcommand(new RunCommand(starter))
        .addSubcommand(new VerifyCommand(starter))
        .addSubcommand(new CheckCommand(starter))
        .addSubcommand(new ReportCommand(starter))
        .setOut(out)
        .setErr(err)
        .setExecutionExceptionHandler((e, command, parsed) -> explain(e, command.getErr()));
  }

  private static int explain(Exception failure, PrintWriter err) {
    Throwable known = findKnown(failure).orElse(failure);
    if (!isKnown(known)) {
      LOG.error("the command failed", failure);
    }
    err.println(known.getMessage());
    if (known instanceof RefusedException refused) {
      refused
          .errors()
          .forEach(error -> err.println("  row " + error.row() + ": " + error.reason()));
    }
    err.flush();
    return known instanceof RefusedException || known instanceof UnreadableFileException
        ? REFUSED
        : FAILED;
  }

  /** The failure that was meant, out of what Spring wrapped around it. */
  private static Optional<Throwable> findKnown(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (isKnown(t)) {
        return Optional.of(t);
      }
    }
    return Optional.empty();
  }

  private static boolean isKnown(Throwable t) {
    return t instanceof RefusedException
        || t instanceof UnreadableFileException
        || t instanceof FolderLockedException
        || t instanceof StoreFailedException;
  }
}
