package io.carecircle.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.CareCircle;
import io.carecircle.app.ChildJvm;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeCommandTest {
  @TempDir Path folder;

  @Test
  void printsItsAddressWhenItAnswersAndStopsOnSigterm() throws Exception {
    try (ChildJvm server =
        new ChildJvm(
            CareCircle.class,
            "serve",
            "--port",
            "0",
            "--demo",
            "none",
            "--data",
            folder.toString())) {
      String line = server.await("CareCircle: ");
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(
                          URI.create(line.substring("CareCircle: ".length()) + "api"))
                      .build(),
                  HttpResponse.BodyHandlers.ofString());
      assertEquals(200, answer.statusCode());
      ProcessHandle process = ProcessHandle.of(server.pid()).orElseThrow();
      assertTrue(Files.exists(folder.resolve("carecircle.holder")));
      process.destroy();
      process.onExit().get(60, TimeUnit.SECONDS);
      // It closed the store itself; killed it would have left its name.
      assertFalse(Files.exists(folder.resolve("carecircle.holder")));
    }
  }

  @Test
  void whatWouldLetOthersInIsRefusedBeforeAnythingStarts() {
    for (String host : List.of("0.0.0.0", "::", "192.0.2.7", "")) {
      Outcome outcome = serve("--host", host);
      assertEquals(Cli.REFUSED, outcome.code(), host);
      assertTrue(outcome.err().contains("127.0.0.1"), outcome.err());
    }
    assertFalse(Files.exists(folder.resolve("store.mv.db")));
  }

  @Test
  void whatIsNoPortOrNoDemonstrationIsRefused() {
    for (String port : List.of("-1", "65536", "http", "")) {
      assertEquals(Cli.REFUSED, serve("--port", port).code(), port);
    }
    Outcome demo = serve("--demo", "atlantis");
    assertEquals(Cli.REFUSED, demo.code());
    assertTrue(demo.err().contains("--demo"), demo.err());
  }

  @Test
  void aPortInUseIsNamed() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Outcome outcome = serve("--port", Integer.toString(taken.getLocalPort()));
      assertEquals(Cli.FAILED, outcome.code());
      assertEquals(
          "port " + taken.getLocalPort() + " is in use: choose another with --port N\n",
          outcome.err());
      assertEquals("", outcome.out());
    }
  }

  private record Outcome(int code, String out, String err) {}

  private Outcome serve(String... options) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] arguments = new String[options.length + 3];
    arguments[0] = "serve";
    arguments[1] = "--data";
    arguments[2] = folder.toString();
    System.arraycopy(options, 0, arguments, 3, options.length);
    int code =
        Cli.commandLine(CareCircle::start, new PrintWriter(out), new PrintWriter(err))
            .execute(arguments);
    return new Outcome(code, out.toString(), err.toString());
  }
}
