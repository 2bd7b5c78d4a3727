package io.carecircle.app.siting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenStore;
import io.carecircle.app.StoreKind;
import io.carecircle.app.platform.RefusedException;
import io.carecircle.app.process.EquatorTown;
import io.carecircle.app.process.LinkedFiles;
import io.carecircle.app.result.Verification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A plan that opens year by year: the best for the end, or the best over all years. */
class SitingYearsTest {
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

  private static JsonNode checked(SitingQuestion question) throws IOException {
    JsonNode result = town.run("siting", question.inputs());
    Verification.Verdict verdict = store.get(Verification.class).verify(result, LinkedFiles.NONE);
    assertEquals(List.of(), verdict.differences());
    return result;
  }

  private static String phases(int maxPerYear, String years, String objective) {
    return "{\"maxPerYear\":%d,\"firstYear\":2026%s,\"objective\":\"%s\"}"
        .formatted(maxPerYear, years.isEmpty() ? "" : ",\"years\":" + years, objective);
  }

  /** x reaches 6 and 6 people, y the first of these and one more, z the second and one more. */
  private static SitingQuestion overlap(String model) {
    SitingQuestion question = new SitingQuestion(model).with("cutoff", "10");
    List.of("x", "y", "z").forEach(id -> question.candidate(id, "{\"capacity\":12}"));
    return question
        .demand("d1", "6")
        .demand("d2", "6")
        .demand("d3", "1")
        .demand("d4", "1")
        .pair("d1", "x", "1")
        .pair("d2", "x", "1")
        .pair("d1", "y", "1")
        .pair("d3", "y", "1")
        .pair("d2", "z", "1")
        .pair("d4", "z", "1");
  }

  private static List<List<String>> opened(JsonNode result) {
    List<List<String>> years = new ArrayList<>();
    for (JsonNode year : result.get("phases")) {
      years.add(year.get("open").valueStream().map(JsonNode::stringValue).toList());
    }
    return years;
  }

  /** In the end y and z reach all 14, but 7 in the first year; x and then one of them 12 and 13. */
  @Test
  void theBestForTheEndIsNotTheBestOverTheYears() throws IOException {
    JsonNode end = checked(overlap("mclp").with("p", "2").with("phases", phases(1, "2", "end")));
    assertEquals(14, end.get("objective").intValue());
    assertEquals(List.of(List.of("y"), List.of("z")), opened(end));
    assertEquals(21, end.at("/schedule/total").intValue());
    assertEquals(21, end.at("/schedule/bound").intValue());
    assertEquals("optimal", end.at("/schedule/status").stringValue());
    JsonNode all =
        checked(overlap("mclp").with("p", "2").with("phases", phases(1, "2", "all-years")));
    assertEquals("optimal", all.get("status").stringValue());
    assertEquals(25, all.get("objective").intValue());
    assertEquals(25, all.get("bound").intValue());
    assertEquals(13, all.get("covered").intValue());
    assertEquals(List.of("x"), opened(all).get(0));
    assertEquals(12, all.at("/phases/0/served").intValue());
    assertEquals(13, all.at("/phases/1/served").intValue());
    assertEquals("person-years", all.at("/schedule/measure").stringValue());
  }

  /**
   * With two years of one p need not be said: 2 sites; with a limit that stops nothing, all now.
   */
  @Test
  void theYearsBoundHowManyOpen() throws IOException {
    JsonNode two = checked(overlap("mclp").with("phases", phases(1, "2", "end")));
    assertEquals(2, two.at("/run/parameters/p").intValue());
    assertEquals(2, two.get("open").size());
    JsonNode all = checked(overlap("mclp").with("phases", phases(3, "4", "all-years")));
    assertEquals(4 * 14, all.get("objective").intValue());
    assertEquals(4, all.get("phases").size());
    assertEquals(14, all.at("/phases/0/served").intValue());
    assertEquals(List.of(), opened(all).get(3));
  }

  /** One year is the plain model, in every figure that does not speak of years. */
  @ParameterizedTest
  @ValueSource(strings = {"mclp", "p-median"})
  void oneYearIsThePlainModel(String model) throws IOException {
    JsonNode plain = checked(random(model, 3).with("p", "3"));
    JsonNode one =
        checked(random(model, 3).with("p", "3").with("phases", phases(3, "1", "all-years")));
    for (String name : List.of("status", "objective", "bound", "open", "assignments")) {
      assertEquals(plain.get(name), one.get(name), name);
    }
    assertEquals(plain.at("/certificate/claims"), one.at("/certificate/claims"));
  }

  /** Two people a way of 10 apart: u serves one at 0 and one at 10, then v the other at 0. */
  @Test
  void pMedianOverTheYears() throws IOException {
    for (String objective : List.of("end", "all-years")) {
      SitingQuestion question =
          new SitingQuestion("p-median")
              .with("p", "2")
              .with("phases", phases(1, "2", objective))
              .demand("i", "1")
              .demand("k", "1");
      String[][] costs = {{"u", "0", "10"}, {"v", "10", "0"}, {"w", "5.5", "5.5"}};
      for (String[] site : costs) {
        question.candidate(site[0], "{}").pair("i", site[0], site[1]).pair("k", site[0], site[2]);
      }
      JsonNode result = checked(question);
      assertEquals(objective.equals("end") ? 0 : 10, result.get("objective").intValue());
      assertEquals("weighted-cost", result.at("/schedule/measure").stringValue());
      assertEquals(10, result.at("/schedule/total").intValue());
      assertEquals("optimal", result.at("/schedule/status").stringValue());
      assertEquals(2, result.at("/phases/0/served").intValue());
    }
  }

  @Test
  void tooFewYearsToCoverEverybodyIsInfeasibleAndSaysSo() throws IOException {
    for (String years : List.of("2", "3", "")) {
      SitingQuestion question =
          new SitingQuestion("lscp").with("cutoff", "5").with("phases", phases(1, years, "end"));
      for (String id : List.of("1", "2", "3")) {
        question.demand("d" + id, id).candidate("s" + id, "{}").pair("d" + id, "s" + id, "1");
      }
      JsonNode result = checked(question);
      if (years.equals("2")) {
        assertEquals("infeasible", result.get("status").stringValue());
        assertTrue(result.at("/run/warnings").toString().contains("how many years"));
        assertEquals(0, result.get("phases").size());
        assertFalse(result.has("schedule"));
      } else {
        assertEquals(3, result.get("objective").intValue());
        // The most people first: 3, then 2, then 1; 3 + 5 + 6 people over the years.
        assertEquals(List.of(List.of("s3"), List.of("s2"), List.of("s1")), opened(result));
        assertEquals(14, result.at("/schedule/total").intValue());
        assertEquals(3, result.at("/schedule/years").intValue());
      }
    }
  }

  /** Each site takes ten: in the first year ten are served, not the twenty that are in reach. */
  @Test
  void aCapacityIsNotPassedInTheYearsBefore() throws IOException {
    SitingQuestion question =
        new SitingQuestion("capacitated-mclp")
            .with("p", "2")
            .with("cutoff", "5")
            .with("phases", phases(1, "", "end"))
            .with("explain", "{}");
    for (String id : List.of("1", "2")) {
      question.demand("d" + id, "10").candidate("s" + id, "{\"capacity\":10}");
      question.pair("d" + id, "s1", "1").pair("d" + id, "s2", "1");
    }
    JsonNode result = checked(question);
    assertEquals(10, result.at("/phases/0/served").intValue());
    assertEquals(20, result.at("/phases/1/served").intValue());
    assertEquals(30, result.at("/schedule/total").intValue());
    assertEquals(10, result.at("/explain/openingOrder/0/served").intValue());
  }

  @Test
  void anOrderThatIsNotProvenIsCalledGreedy() throws IOException {
    JsonNode worst =
        checked(
            overlap("p-center")
                .with("p", "3")
                .with("cutoff", "20")
                .with("phases", phases(1, "", "end")));
    assertEquals("greedy", worst.at("/schedule/status").stringValue());
    assertTrue(worst.at("/schedule/bound").isNull());
    JsonNode preview =
        checked(
            overlap("mclp")
                .with("p", "2")
                .with("method", "\"greedy\"")
                .with("phases", phases(1, "", "end")));
    assertEquals("greedy", preview.at("/schedule/status").stringValue());
  }

  @Test
  void existingSitesServeFromTheFirstYearAndConditionsHoldInTheEnd() throws IOException {
    JsonNode result =
        checked(
            overlap("mclp")
                .with("existing", "[\"y\"]")
                .with("groups", "[{\"ids\":[\"x\",\"z\"],\"most\":1}]")
                .with("phases", phases(1, "3", "all-years")));
    // y serves 7 from the start; z adds 7 at once, x would add 6.
    assertEquals(3 * 14, result.get("objective").intValue());
    assertEquals(List.of(List.of("z"), List.of(), List.of()), opened(result));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "p-center|{\"p\":1}|1,\"years\":2,\"objective\":\"all-years\"|worst place",
        "lscp|{}|1,\"years\":2,\"objective\":\"all-years\"|in the end",
        "lscp-backup|{}|1,\"years\":2,\"objective\":\"all-years\"|in the end",
        "capacitated-mclp|{\"p\":1}|1,\"years\":2,\"objective\":\"all-years\"|capacity",
        "mclp|{\"p\":3}|1,\"years\":2|only 1 open in each of 2 years",
        "mclp|{\"p\":3}|1,\"years\":2,\"objective\":\"all-years\"|only 1 open in each of 2 years",
        "mclp|{\"required\":[\"x\",\"y\"]}|1,\"years\":1|required",
        "mclp|{\"p\":1}|1,\"objective\":\"all-years\"|years",
        "mclp|{\"p\":1}|1,\"years\":0|years",
        "mclp|{\"p\":1}|1,\"years\":101|years",
        "mclp|{\"p\":1}|1,\"years\":1.5|years",
        "mclp|{\"p\":1}|1,\"objective\":\"best\"|objective",
        "mclp|{\"p\":1}|1,\"perYear\":2|perYear",
        "mclp|{\"p\":1,\"explain\":{\"nextSite\":true}}|1,\"years\":2,\"objective\":\"all-years\"|explain",
        "mclp|{}|1|p is missing"
      })
  void whatMakesNoSenseIsRefused(String model, String inputs, String phases, String named) {
    SitingQuestion question = overlap(model);
    io.carecircle.app.platform.Json.parse(
            inputs.getBytes(java.nio.charset.StandardCharsets.UTF_8), "inputs")
        .properties()
        .forEach(member -> question.with(member.getKey(), member.getValue().toString()));
    question.with("phases", "{\"firstYear\":2026,\"maxPerYear\":" + phases + "}");
    RefusedException refused =
        assertThrows(RefusedException.class, () -> town.run("siting", question.inputs()));
    assertTrue(refused.getMessage().contains(named), refused.getMessage());
  }

  /** 100 x 50 pairs in 100 years are 5050 times as many. */
  @Test
  void tooLargeAQuestionIsRefusedBeforeMemoryIsTaken() {
    SitingQuestion question =
        new SitingQuestion("mclp")
            .with("cutoff", "9")
            .with("phases", phases(1, "100", "all-years"));
    for (int i = 0; i < 100; i++) {
      question.demand("d" + i, "1");
      for (int j = 0; j < 50; j++) {
        question.candidate("s" + j, "{}").pair("d" + i, "s" + j, "1");
      }
    }
    RefusedException refused =
        assertThrows(RefusedException.class, () -> town.run("siting", question.inputs()));
    assertTrue(refused.getMessage().contains("too large"), refused.getMessage());
  }

  private static SitingQuestion random(String model, long seed) {
    Random random = new Random(seed);
    SitingQuestion question =
        new SitingQuestion(model).with("cutoff", model.equals("mclp") ? "40" : "100");
    for (int j = 0; j < 8; j++) {
      question.candidate("s" + j, "{\"cost\":" + random.nextInt(5) + "}");
    }
    for (int i = 0; i < 20; i++) {
      question.demand("d" + i, "" + (1 + random.nextInt(30)));
      for (int j = 0; j < 8; j++) {
        question.pair("d" + i, "s" + j, "" + random.nextInt(100));
      }
    }
    return question;
  }

  /** Whatever the order of the input, the same bytes; and the same again with a budget. */
  @ParameterizedTest
  @ValueSource(strings = {"mclp", "p-median"})
  void theOrderOfTheInputChangesNothing(String model) throws IOException {
    for (int seed = 0; seed < 5; seed++) {
      String phases = phases(2, "3", "all-years");
      JsonNode one = checked(random(model, seed).with("budget", "9").with("phases", phases));
      JsonNode other =
          checked(random(model, seed).reversed().with("budget", "9").with("phases", phases));
      for (String name : List.of("objective", "phases", "schedule", "certificate")) {
        assertEquals(
            one.get(name).get("claims") == null ? one.get(name) : one.get(name).get("claims"),
            other.get(name).get("claims") == null ? other.get(name) : other.get(name).get("claims"),
            name);
      }
    }
  }
}
