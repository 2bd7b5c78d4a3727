package io.carecircle.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** What a measurement was made with: without it the numbers say nothing. */
final class Machine {
  private Machine() {}

  static String describe(List<Path> files) throws IOException {
    StringBuilder text =
        new StringBuilder(
            """
            | | |
            | --- | --- |
            | commit | %s |
            | Java | %s %s, heap up to %d MB |
            | processor | %s, %d cores, load %.1f before the run |
            """
                .formatted(
                    commit(),
                    System.getProperty("java.vm.name"),
                    System.getProperty("java.vm.version"),
                    Runtime.getRuntime().maxMemory() >> 20,
                    processor(),
                    Runtime.getRuntime().availableProcessors(),
                    load()));
    for (Path file : files) {
      text.append("| %s | SHA-256 %s |%n".formatted(file.getFileName(), hash(file)));
    }
    return text.toString();
  }

  /** Programs that wanted a core in the last minute, 1.0 for one all the time. */
  static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  /** Of the working tree; "unknown" where there is no git. */
  private static String commit() {
    try {
      Process git = new ProcessBuilder("git", "describe", "--always", "--dirty").start();
      String commit = new String(git.getInputStream().readAllBytes()).strip();
      return commit.isEmpty() ? "unknown" : commit;
    } catch (IOException e) {
      return "unknown";
    }
  }

  private static String processor() throws IOException {
    Path cpus = Path.of("/proc/cpuinfo");
    if (!Files.isReadable(cpus)) {
      return System.getProperty("os.arch");
    }
    try (Stream<String> lines = Files.lines(cpus)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    }
  }

  private static String hash(Path file) throws IOException {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(digest).substring(0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
