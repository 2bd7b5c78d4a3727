package io.carecircle.bench.load;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sets up a city of 100,000 street nodes and 5,000 communities, starts the server on it, measures
 * single answers and then a mix of many clients, and prints one table. Arguments: the program's
 * jar, seconds of the mix, clients, then the options that name the store (by default a temporary
 * folder).
 */
public final class ServiceLoad {
  private static final int SIDE = 317;
  private static final int COMMUNITIES = 5000;
  private static final int FACILITIES = 300;
  private static final String HEAP = "2g";

  private final HttpClient http = HttpClient.newHttpClient();
  private final CityFiles city;
  private final Server server;
  private final PrintStream out;
  private final Map<String, ConcurrentLinkedQueue<Long>> times = new ConcurrentHashMap<>();
  private final Map<String, AtomicLong> answers = new ConcurrentHashMap<>();

  private ServiceLoad(CityFiles city, Server server, PrintStream out) {
    this.city = city;
    this.server = server;
    this.out = out;
  }

  public static void main(String[] args) throws Exception {
    Path jar = Path.of(args[0]);
    int seconds = Integer.parseInt(args[1]);
    int clients = Integer.parseInt(args[2]);
    Path work = Files.createTempDirectory("carecircle-load");
    List<String> store =
        args.length > 3
            ? Arrays.asList(args).subList(3, args.length)
            : List.of("--data", work.resolve("data").toString());
    CityFiles city = new CityFiles(work, SIDE, 1);
    try (Server server = new Server(jar, HEAP, store, work.resolve("log.txt"))) {
      server.run("import", "streets", city.streets().toString());
      server.run("import", "communities", city.communities(COMMUNITIES).toString());
      server.run("import", "facilities", city.facilities("base", "f", FACILITIES).toString());
      new ServiceLoad(city, server, System.out).measure(seconds, clients);
    }
  }

  private void measure(int seconds, int clients) throws Exception {
    out.printf(
        Locale.ROOT,
        "City: %d x %d junctions, %d communities, %d facilities; heap %s%n%n",
        SIDE,
        SIDE,
        COMMUNITIES,
        FACILITIES,
        HEAP);
    out.printf(Locale.ROOT, "Server answers %.1f s after its start.%n%n", server.start());
    SplittableRandom random = new SplittableRandom(5);
    for (int round = 0; round < 2; round++) {
      times.clear();
      for (int i = 0; i < 300; i++) {
        circle(random, "circle (one point)");
        gain(random, "gain of one site");
      }
      for (int i = 0; i < 30; i++) {
        coverage("coverage with county table");
      }
    }
    report("One client, after a warm-up of the same length");
    times.clear();
    answers.clear();
    long before = server.heapMegabytes();
    mix(seconds, clients);
    report(clients + " clients for " + seconds + " s");
    out.printf(
        Locale.ROOT,
        "Answers by status: %s%n%nHeap in use after a full collection: %d MB before, %d MB after.%n",
        new TreeMap<>(answers),
        before,
        server.heapMegabytes());
  }

  private void mix(int seconds, int clients) throws InterruptedException {
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    List<Thread> threads = new ArrayList<>();
    for (int c = 0; c < clients; c++) {
      SplittableRandom random = new SplittableRandom(100 + c);
      int client = c;
      Thread thread = new Thread(() -> user(random, client, end));
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void user(SplittableRandom random, int client, long end) {
    try {
      while (System.nanoTime() < end) {
        int dice = random.nextInt(100);
        if (dice < 60) {
          tile(random);
        } else if (dice < 80) {
          coverage("table");
        } else if (dice < 95) {
          circle(random, "circle");
        } else {
          upload(client);
        }
      }
    } catch (IOException | InterruptedException e) {
      answers.computeIfAbsent("broken " + e, k -> new AtomicLong()).incrementAndGet();
    }
  }

  private void circle(SplittableRandom random, String name)
      throws IOException, InterruptedException {
    String body = "{\"inputs\":{\"points\":" + point(random) + ",\"reach\":{\"minutes\":15}}}";
    post("/api/processes/service-areas/execution", body, name);
  }

  private void gain(SplittableRandom random, String name) throws IOException, InterruptedException {
    post(
        "/api/processes/site-gain/execution",
        "{\"inputs\":{\"points\":" + point(random) + "}}",
        name);
  }

  private void coverage(String name) throws IOException, InterruptedException {
    post("/api/processes/coverage/execution", "{\"inputs\":{\"groupBy\":\"county\"}}", name);
  }

  private String point(SplittableRandom random) {
    return "{\"features\":{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\","
        + "\"id\":\"p\",\"properties\":{},\"geometry\":{\"type\":\"Point\",\"coordinates\":["
        + city.place(random)
        + "]}}]}}";
  }

  private void tile(SplittableRandom random) throws IOException, InterruptedException {
    String[] layers = {"streets", "communities", "facilities"};
    String layer = layers[random.nextInt(layers.length)];
    String path = "/api/tiles/" + layer + "/" + city.tile(random, 11 + random.nextInt(5));
    send(HttpRequest.newBuilder(URI.create(server.base() + path)), "tile");
  }

  private void upload(int client) throws IOException, InterruptedException {
    String boundary = "load" + client;
    String csv = Files.readString(city.facilities("extra" + client, "x" + client + "-", 5));
    String body =
        "--"
            + boundary
            + "\r\nContent-Disposition: form-data; name=\"layer\"\r\n\r\nfacilities\r\n--"
            + boundary
            + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"extra.csv\"\r\n"
            + "Content-Type: text/csv\r\n\r\n"
            + csv
            + "\r\n--"
            + boundary
            + "--\r\n";
    send(
        HttpRequest.newBuilder(URI.create(server.base() + "/api/imports"))
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8)),
        "import");
  }

  private void post(String path, String body, String name)
      throws IOException, InterruptedException {
    send(
        HttpRequest.newBuilder(URI.create(server.base() + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8)),
        name);
  }

  private void send(HttpRequest.Builder request, String name)
      throws IOException, InterruptedException {
    long begin = System.nanoTime();
    HttpResponse<byte[]> answer =
        http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    long micros = (System.nanoTime() - begin) / 1000;
    answers
        .computeIfAbsent(name + " " + answer.statusCode(), k -> new AtomicLong())
        .incrementAndGet();
    if (answer.statusCode() < 300) {
      times.computeIfAbsent(name, k -> new ConcurrentLinkedQueue<>()).add(micros);
    }
  }

  private void report(String title) {
    out.printf("%s, in ms:%n%n| what | answers | median | p95 | longest |%n", title);
    out.println("| --- | --- | --- | --- | --- |");
    new TreeMap<>(times)
        .forEach(
            (name, micros) -> {
              long[] sorted = micros.stream().mapToLong(Long::longValue).sorted().toArray();
              out.printf(
                  Locale.ROOT,
                  "| %s | %d | %.1f | %.1f | %.1f |%n",
                  name,
                  sorted.length,
                  sorted[sorted.length / 2] / 1000.0,
                  sorted[(int) (sorted.length * 0.95)] / 1000.0,
                  sorted[sorted.length - 1] / 1000.0);
            });
    out.println();
  }
}
