package io.carecircle.app.siting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.CareCircle;
import io.carecircle.app.ChildJvm;
import io.carecircle.app.platform.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The whole program where OR-Tools is not wanted, or where its library cannot be unpacked. */
class NoNativesTest {
  @TempDir Path folder;

  /** x serves a or b, y the other one: 4 x 1 + 3 x 1 the one way, 4 x 5 + 3 x 5 the other. */
  @ParameterizedTest
  @ValueSource(strings = {"carecircle.native-solver=false", "java.io.tmpdir=/nowhere/at/all"})
  void theOwnMethodsAnswerAndSaySo(String property) throws IOException {
    String inputs =
        new SitingQuestion("capacitated-p-median")
            .with("p", "2")
            .demand("a", "4")
            .demand("b", "3")
            .candidate("x", "{\"capacity\":4}")
            .candidate("y", "{\"capacity\":4}")
            .pair("a", "x", "1")
            .pair("a", "y", "5")
            .pair("b", "x", "5")
            .pair("b", "y", "1")
            .inputs();
    Path question = Files.writeString(folder.resolve("q.json"), "{\"inputs\":" + inputs + "}");
    Path answer = folder.resolve("answer.json");
    try (ChildJvm program =
        new ChildJvm(
            List.of("-D" + property),
            CareCircle.class,
            "run",
            "siting",
            question.toString(),
            "--data",
            folder.resolve("data").toString(),
            "--output",
            answer.toString())) {
      program.await("\0");
    }
    JsonNode result = Json.parse(Files.readAllBytes(answer), "the answer");
    assertEquals("optimal", result.get("status").stringValue());
    assertEquals(7, result.get("objective").intValue());
    assertEquals("own, without OR-Tools", result.get("solver").stringValue());
    String warnings = result.at("/run/warnings").toString();
    assertTrue(warnings.contains("OR-Tools is not used"), warnings);
  }
}
