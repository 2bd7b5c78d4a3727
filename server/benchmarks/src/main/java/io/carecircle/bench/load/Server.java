package io.carecircle.bench.load;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program as a child process: commands to set it up, then the server. */
final class Server implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(120);
  private static final Pattern HEAP_USED = Pattern.compile("used (\\d+)K");

  private final Path jar;
  private final String heap;
  private final List<String> store;
  private final Path log;
  private Process process;
  private String base;

  /**
   * @param heap as the JVM takes it, for example 2g
   * @param store options that name the store
   */
  Server(Path jar, String heap, List<String> store, Path log) {
    this.jar = jar;
    this.heap = heap;
    this.store = store;
    this.log = log;
  }

  private ProcessBuilder command(List<String> words) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.add("-Xmx" + heap);
    line.addAll(List.of("-jar", jar.toString()));
    line.addAll(words);
    line.addAll(store);
    return new ProcessBuilder(line)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
  }

  /** Runs a command and waits for it. */
  void run(String... words) throws IOException, InterruptedException {
    int code = command(List.of(words)).start().waitFor();
    if (code != 0) {
      throw new IllegalStateException(
          String.join(" ", words) + " ended with " + code + ", see " + log);
    }
  }

  /** Starts the server on a free port and waits until it answers; gives the seconds that took. */
  double start() throws IOException, InterruptedException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    base = "http://127.0.0.1:" + port;
    long begin = System.nanoTime();
    process = command(List.of("serve", "--port", Integer.toString(port), "--demo", "none")).start();
    HttpClient http = HttpClient.newHttpClient();
    HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/api")).build();
    while (System.nanoTime() - begin < START_LIMIT.toNanos()) {
      try {
        if (http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          return (System.nanoTime() - begin) / 1e9;
        }
      } catch (IOException notYet) {
        if (!process.isAlive()) {
          break;
        }
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    throw new IllegalStateException("the server does not answer, see " + log);
  }

  String base() {
    return base;
  }

  /** Processor time that the server has taken so far. */
  long processorMillis() {
    return process.info().totalCpuDuration().orElseThrow().toMillis();
  }

  /** Megabytes of heap in use after a full collection. */
  long heapMegabytes() throws IOException, InterruptedException {
    jcmd("GC.run");
    Matcher used = HEAP_USED.matcher(jcmd("GC.heap_info"));
    return used.find() ? Long.parseLong(used.group(1)) / 1024 : -1;
  }

  private String jcmd(String what) throws IOException, InterruptedException {
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(process.pid()),
                what)
            .redirectErrorStream(true)
            .start();
    String out = new String(jcmd.getInputStream().readAllBytes());
    jcmd.waitFor();
    return out;
  }

  @Override
  public void close() throws InterruptedException {
    if (process != null) {
      process.destroy();
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
  }
}
