package io.carecircle.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A second process on the class path of this test. */
public final class ChildJvm implements AutoCloseable {
  private final Process process;
  private final BufferedReader out;
  private final List<String> lines = new ArrayList<>();

  public ChildJvm(Class<?> main, String... args) throws IOException {
    this(List.of(), main, args);
  }

  /**
   * @param options of the virtual machine, for example {@code -Dkey=value}
   */
  public ChildJvm(List<String> options, Class<?> main, String... args) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path")));
    command.addAll(options);
    command.add(main.getName());
    command.addAll(List.of(args));
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  public long pid() {
    return process.pid();
  }

  /** Reads lines until one starts so; null when the process ended without it. */
  public String await(String start) throws IOException {
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      lines.add(line);
      if (line.startsWith(start)) {
        return line;
      }
    }
    return null;
  }

  /** Kills it at once (SIGKILL) and returns all lines that it had printed. */
  public List<String> kill() throws IOException, InterruptedException {
    // Through its handle: Process.destroyForcibly would throw away what it printed last.
    process.toHandle().destroyForcibly();
    process.waitFor();
    await("\0");
    return lines;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
