package io.carecircle.bench.load;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Sets up a city of 100,000 street nodes and 5,000 communities, starts the server on it, measures
 * single answers and then a mix of many clients, and prints one table. Arguments: the program's
 * jar, seconds of the mix, clients, then the options that name the store (by default a temporary
 * folder).
 */
public final class ServiceLoad {
  static final int SIDE = 317;
  private static final int COMMUNITIES = 5000;
  private static final int FACILITIES = 300;
  private static final String HEAP = "2g";

  private final Server server;
  private final PrintStream out;
  private final Client client;

  private ServiceLoad(CityFiles city, Server server, PrintStream out) {
    this.server = server;
    this.client = new Client(city, server);
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
      fill(city, server);
      new ServiceLoad(city, server, System.out).measure(seconds, clients);
    }
  }

  /** Imports the city into the server's store. */
  static void fill(CityFiles city, Server server) throws IOException, InterruptedException {
    server.run("import", "streets", city.streets().toString());
    server.run("import", "communities", city.communities(COMMUNITIES).toString());
    server.run("import", "facilities", city.facilities("base", "f", FACILITIES).toString());
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
      client.forget();
      for (int i = 0; i < 300; i++) {
        client.circle(random, "circle (one point)");
        client.gain(random, "gain of one site");
      }
      for (int i = 0; i < 30; i++) {
        client.coverage("coverage with county table");
      }
    }
    client.report("One client, after a warm-up of the same length", out);
    client.forget();
    long before = server.heapMegabytes();
    mix(seconds, clients);
    client.report(clients + " clients for " + seconds + " s", out);
    out.printf(
        Locale.ROOT,
        "Answers by status: %s%n%nHeap in use after a full collection: %d MB before, %d MB after.%n",
        client.answers(),
        before,
        server.heapMegabytes());
  }

  private void mix(int seconds, int clients) throws InterruptedException {
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    List<Thread> threads = new ArrayList<>();
    for (int c = 0; c < clients; c++) {
      SplittableRandom random = new SplittableRandom(100 + c);
      int number = c;
      Thread thread = new Thread(() -> user(random, number, end));
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void user(SplittableRandom random, int number, long end) {
    try {
      while (System.nanoTime() < end) {
        int dice = random.nextInt(100);
        if (dice < 60) {
          client.tile(random);
        } else if (dice < 80) {
          client.coverage("table");
        } else if (dice < 95) {
          client.circle(random, "circle");
        } else {
          client.upload(number);
        }
      }
    } catch (IOException | InterruptedException e) {
      client.broken(e);
    }
  }
}
