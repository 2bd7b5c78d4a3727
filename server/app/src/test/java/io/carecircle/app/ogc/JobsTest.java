package io.carecircle.app.ogc;

import static io.carecircle.app.ogc.Problems.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class JobsTest {
  private static final String[] ASYNC = {"Prefer", "respond-async, wait=1"};

  @TempDir Path folder;
  private OpenServer server;

  @BeforeEach
  void open() throws IOException {
    Files.createDirectories(folder.resolve("jobs"));
    Files.writeString(folder.resolve("jobs/left-by-a-killed-process.0"), "old");
    server =
        new OpenServer(
            folder,
            List.of(TestProcesses.class),
            "carecircle.jobs.queue=2",
            "carecircle.jobs.kept=3",
            "carecircle.deadline=2s");
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void jobGivesTheBytesThatAWaitingCallerGets() throws InterruptedException {
    SmallTown.fill(server);
    String inputs =
        "{\"from\":{\"layer\":\"communities\"},\"to\":{\"layer\":\"communities\",\"ids\":[\"c1\"]}}";
    HttpResponse<byte[]> taken = server.execute("travel-times", inputs, ASYNC);
    assertEquals(201, taken.statusCode(), () -> OpenServer.text(taken));
    assertEquals("respond-async", taken.headers().firstValue("Preference-Applied").orElseThrow());
    String location = taken.headers().firstValue("Location").orElseThrow();
    String id = OpenServer.json(taken).get("jobID").stringValue();
    assertEquals(server.root() + "/api/jobs/" + UUID.fromString(id), location);
    JsonNode status = await(location, "successful");
    assertEquals(100, status.get("progress").intValue());
    assertEquals("travel-times", status.get("processID").stringValue());
    assertTrue(status.has("created") && status.has("started") && status.has("finished"));
    String results = status.at("/links/1/href").stringValue();
    assertEquals(
        OpenServer.text(server.execute("travel-times", inputs)),
        OpenServer.text(server.get(results)));
    assertEquals(
        OpenServer.text(server.execute("travel-times", inputs, "Accept", "text/csv")),
        OpenServer.text(server.get(results, "Accept", "text/csv")));
    assertEquals(status, server.json("/api/jobs").at("/jobs/0"));
  }

  @Test
  void aRunningJobTellsItsProgressAndIsDismissed() throws Exception {
    String job = submit("waiting");
    server.bean(TestProcesses.Gate.class).awaitEntered();
    JsonNode running = await(job, "running");
    assertEquals("waiting for the gate", running.get("message").stringValue());
    assertEquals(50, running.get("progress").intValue());
    JsonNode early = assertProblem(404, server.get(job + "/results"));
    assertEquals("result-not-ready", early.get("code").stringValue());
    assertEquals("dismissed", delete(job).get("status").stringValue());
    assertEquals("dismissed", server.json(job).get("status").stringValue());
    assertProblem(410, server.get(job + "/results"));
    // Dismissed again it is forgotten.
    delete(job);
    assertEquals("unknown-job", assertProblem(404, server.get(job)).get("code").stringValue());
    assertProblem(404, server.send(server.request(job).DELETE().build()));
  }

  @Test
  void aFullQueueTurnsJobsAwayUntilThereIsRoom() throws Exception {
    List<String> taken = Stream.generate(() -> submit("waiting")).limit(4).toList();
    HttpResponse<byte[]> refused = server.execute("waiting", "{}", ASYNC);
    assertEquals("queue-full", assertProblem(429, refused).get("code").stringValue());
    assertTrue(refused.headers().firstValue("Retry-After").isPresent());
    assertEquals(4, server.json("/api/jobs").get("jobs").size());
    server.bean(TestProcesses.Gate.class).open();
    for (String job : taken.subList(1, 4)) {
      await(job, "successful");
      assertEquals("{\"passed\":true}\n", OpenServer.text(server.get(job + "/results")));
    }
    assertEquals(201, server.execute("waiting", "{}", ASYNC).statusCode());
  }

  @Test
  void onlyTheLastResultsAreKeptAndThoseOfAnEarlierProcessAreGone() throws Exception {
    assertFalse(Files.exists(folder.resolve("jobs/left-by-a-killed-process.0")));
    server.bean(TestProcesses.Gate.class).open();
    String first = submit("waiting");
    await(first, "successful");
    for (int i = 0; i < 3; i++) {
      await(submit("waiting"), "successful");
    }
    // The oldest is forgotten just after the newest was told to be done.
    for (int i = 0; i < 500 && server.get(first).statusCode() == 200; i++) {
      Thread.sleep(10);
    }
    assertProblem(404, server.get(first));
    assertEquals(3, server.json("/api/jobs").get("jobs").size());
    assertEquals(3, filesIn("jobs"));
  }

  @Test
  void aFailedJobTellsTheProblemInItsPlace() throws Exception {
    String refused = submit("coverage");
    JsonNode status = await(refused, "failed");
    assertTrue(status.get("message").stringValue().contains("is empty"), status::toString);
    assertEquals(
        "empty-layer",
        assertProblem(422, server.get(refused + "/results")).get("code").stringValue());
    String broken = submit("failing");
    assertFalse(await(broken, "failed").toString().contains("secret"));
    assertFalse(assertProblem(500, server.get(broken + "/results")).toString().contains("secret"));
    await(submit("breaking"), "failed");
    assertEquals(0, filesIn("jobs"));
  }

  @Test
  void aCallerWhoWaitsTooLongIsToldToAskForAJob() {
    HttpResponse<byte[]> answer = server.execute("waiting", "{}");
    JsonNode problem = assertProblem(503, answer);
    assertEquals("deadline", problem.get("code").stringValue());
    assertTrue(problem.get("detail").stringValue().contains("respond-async"));
    assertTrue(answer.headers().firstValue("Retry-After").isPresent());
  }

  /** Half an answer must not look like a whole one. */
  @Test
  void anAnswerThatFailsUnderWayBreaksTheConnection() {
    assertThrows(UncheckedIOException.class, () -> server.execute("breaking", "{}"));
    assertFalse(assertProblem(500, server.execute("failing", "{}")).toString().contains("secret"));
  }

  private String submit(String process) {
    HttpResponse<byte[]> taken = server.execute(process, "{}", ASYNC);
    assertEquals(201, taken.statusCode(), () -> OpenServer.text(taken));
    return taken.headers().firstValue("Location").orElseThrow();
  }

  private JsonNode delete(String job) {
    HttpResponse<byte[]> answer =
        server.send(
            server.request(job).method("DELETE", HttpRequest.BodyPublishers.noBody()).build());
    assertEquals(200, answer.statusCode(), () -> OpenServer.text(answer));
    return OpenServer.json(answer);
  }

  private JsonNode await(String job, String state) throws InterruptedException {
    JsonNode status = server.json(job);
    for (int i = 0; i < 3000 && !status.get("status").stringValue().equals(state); i++) {
      Thread.sleep(10);
      status = server.json(job);
    }
    assertEquals(state, status.get("status").stringValue());
    return status;
  }

  private long filesIn(String name) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(name))) {
      return files.count();
    }
  }
}
