package io.carecircle.bench.load;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * What one planner waits for: the same city as {@link ServiceLoad}, one client that asks one kind
 * of question after the other. Beside the time of an answer it prints the processor time that the
 * server took, which other work on the machine does not change. Arguments: the program's jar,
 * answers of each kind.
 */
public final class ServiceAnswers {
  private static final String HEAP = "2g";

  private final Client client;
  private final Server server;
  private final int answers;
  private final SplittableRandom random = new SplittableRandom(5);

  private ServiceAnswers(Client client, Server server, int answers) {
    this.client = client;
    this.server = server;
    this.answers = answers;
  }

  /** One question to the server. */
  private interface Question {
    void ask(String name) throws Exception;
  }

  public static void main(String[] args) throws Exception {
    Path work = Files.createTempDirectory("carecircle-answers");
    CityFiles city = new CityFiles(work, ServiceLoad.SIDE, 1);
    List<String> store = List.of("--data", work.resolve("data").toString());
    try (Server server = new Server(Path.of(args[0]), HEAP, store, work.resolve("log.txt"))) {
      ServiceLoad.fill(city, server);
      server.start();
      new ServiceAnswers(new Client(city, server), server, Integer.parseInt(args[1])).measure();
    }
  }

  private void measure() throws Exception {
    for (int round = 0; round < 2; round++) {
      client.forget();
      String title = round == 0 ? "warm-up" : "processor time in the server, ms an answer";
      System.out.println(title + ":");
      ask("gain of one site", name -> client.gain(random, name));
      ask("what-if of one facility", name -> client.whatIf(random, name));
      ask("coverage with county table", client::coverage);
      ask("gaps with county table", client::gaps);
      ask("circle (one point)", name -> client.circle(random, name));
    }
    System.out.println();
    client.report("One client, after a warm-up of the same length", System.out);
  }

  private void ask(String name, Question question) throws Exception {
    long before = server.processorMillis();
    for (int i = 0; i < answers; i++) {
      question.ask(name);
    }
    double each = (server.processorMillis() - before) / (double) answers;
    System.out.printf(Locale.ROOT, "- %s: %.1f%n", name, each);
  }
}
