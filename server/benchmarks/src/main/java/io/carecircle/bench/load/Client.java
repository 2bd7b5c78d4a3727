package io.carecircle.bench.load;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** Asks the server about the city and keeps how long each answer took. Threads may share it. */
final class Client {
  private final HttpClient http = HttpClient.newHttpClient();
  private final CityFiles city;
  private final Server server;
  private final Map<String, ConcurrentLinkedQueue<Long>> times = new ConcurrentHashMap<>();
  private final Map<String, AtomicLong> answers = new ConcurrentHashMap<>();

  Client(CityFiles city, Server server) {
    this.city = city;
    this.server = server;
  }

  void forget() {
    times.clear();
    answers.clear();
  }

  /** How many answers of each kind and status there were. */
  Map<String, AtomicLong> answers() {
    return new TreeMap<>(answers);
  }

  /** Counts what ended otherwise than by an answer. */
  void broken(Exception cause) {
    answers.computeIfAbsent("broken " + cause, k -> new AtomicLong()).incrementAndGet();
  }

  void circle(SplittableRandom random, String name) throws IOException, InterruptedException {
    String body = "{\"inputs\":{\"points\":" + point(random) + ",\"reach\":{\"minutes\":15}}}";
    post("/api/processes/service-areas/execution", body, name);
  }

  void gain(SplittableRandom random, String name) throws IOException, InterruptedException {
    post(
        "/api/processes/site-gain/execution",
        "{\"inputs\":{\"points\":" + point(random) + "}}",
        name);
  }

  void coverage(String name) throws IOException, InterruptedException {
    post("/api/processes/coverage/execution", "{\"inputs\":{\"groupBy\":\"county\"}}", name);
  }

  private String point(SplittableRandom random) {
    return "{\"features\":{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\","
        + "\"id\":\"p\",\"properties\":{},\"geometry\":{\"type\":\"Point\",\"coordinates\":["
        + city.place(random)
        + "]}}]}}";
  }

  void tile(SplittableRandom random) throws IOException, InterruptedException {
    String[] layers = {"streets", "communities", "facilities"};
    String layer = layers[random.nextInt(layers.length)];
    String path = "/api/tiles/" + layer + "/" + city.tile(random, 11 + random.nextInt(5));
    send(HttpRequest.newBuilder(URI.create(server.base() + path)), "tile");
  }

  void upload(int client) throws IOException, InterruptedException {
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

  void gaps(String name) throws IOException, InterruptedException {
    post("/api/processes/gaps/execution", "{\"inputs\":{\"groupBy\":\"county\"}}", name);
  }

  /** What one facility more does, counted by county. */
  void whatIf(SplittableRandom random, String name) throws IOException, InterruptedException {
    post(
        "/api/processes/what-if/execution",
        "{\"inputs\":{\"groupBy\":\"county\",\"edits\":[{\"type\":\"add-facility\","
            + "\"id\":\"new\",\"at\":["
            + city.place(random)
            + "]}]}}",
        name);
  }

  /** Prints a table of all times so far. */
  void report(String title, PrintStream out) {
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
