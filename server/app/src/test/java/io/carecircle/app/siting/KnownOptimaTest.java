package io.carecircle.app.siting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenStore;
import io.carecircle.app.StoreKind;
import io.carecircle.app.process.EquatorTown;
import io.carecircle.app.process.LinkedFiles;
import io.carecircle.app.result.Verification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Published optima, each with its certificate checked. */
class KnownOptimaTest {
  @TempDir static Path folder;
  private static OpenStore store;
  private static EquatorTown town;

  @BeforeAll
  static void open() {
    store = StoreKind.EMBEDDED.open(folder);
    town = new EquatorTown(store);
  }

  @AfterAll
  static void close() {
    store.close();
  }

  private static JsonNode proven(SitingQuestion question) throws IOException {
    JsonNode result = town.run("siting", question.inputs());
    assertEquals("optimal", result.get("status").stringValue());
    assertEquals(0, result.get("gap").doubleValue());
    assertTrue(result.get("certificate").get("complete").booleanValue());
    Verification.Verdict verdict = store.get(Verification.class).verify(result, LinkedFiles.NONE);
    assertEquals(List.of(), verdict.differences());
    assertEquals(List.of(), verdict.notes());
    return result;
  }

  @Test
  void sanFrancisco() throws IOException {
    JsonNode five = proven(SitingQuestion.sanFrancisco("lscp").with("cutoff", "5000"));
    assertEquals(8, five.get("objective").intValue());
    JsonNode eight = proven(SitingQuestion.sanFrancisco("lscp").with("cutoff", "8000"));
    assertEquals(3, eight.get("objective").intValue());
    JsonNode most =
        proven(SitingQuestion.sanFrancisco("mclp").with("cutoff", "5000").with("p", "4"));
    assertEquals(875_247, most.get("objective").intValue());
    assertEquals(21, most.get("uncovered").size());
    JsonNode median = proven(SitingQuestion.sanFrancisco("p-median").with("p", "4"));
    assertEquals(2_848_268_129.71, median.get("objective").doubleValue(), 0.01);
    JsonNode center = proven(SitingQuestion.sanFrancisco("p-center").with("p", "4"));
    assertEquals(7403.0638, center.get("objective").doubleValue(), 5e-5);
    JsonNode share =
        proven(
            SitingQuestion.sanFrancisco("lscp")
                .with("cutoff", "5000")
                .with("targetShare", "0.9163"));
    // 875,247 of 955,113 are 0.91638: four sites are enough for 91.63 %, and three are not.
    assertEquals(4, share.get("objective").intValue());
  }

  @ParameterizedTest
  @CsvSource({
    "1, 5819, 127", "2, 4093, 98", "3, 4250, 93", "4, 3034, 74", "5, 1355, 48",
    "6, 7824, 84", "7, 5631, 64", "8, 4445, 55", "9, 2734, 37", "10, 1255, 20"
  })
  void orLibrary(int number, int median, int center) throws IOException {
    JsonNode sums = proven(SitingQuestion.orLibrary("p-median", number));
    assertEquals(median, sums.get("objective").intValue());
    JsonNode worst = proven(SitingQuestion.orLibrary("p-center", number));
    assertEquals(center, worst.get("objective").intValue());
  }

  @Test
  void theOrderOfTheInputChangesNoByte() throws IOException {
    String one =
        town.text("siting", SitingQuestion.sanFrancisco("p-median").with("p", "5").inputs());
    String other =
        town.text(
            "siting", SitingQuestion.sanFrancisco("p-median").with("p", "5").reversed().inputs());
    assertEquals(one, other);
  }
}
