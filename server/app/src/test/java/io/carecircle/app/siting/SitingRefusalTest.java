package io.carecircle.app.siting;

import static io.carecircle.app.process.EquatorTown.at;
import static io.carecircle.app.process.EquatorTown.row;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenStore;
import io.carecircle.app.StoreKind;
import io.carecircle.app.platform.RefusedException;
import io.carecircle.app.process.EquatorTown;
import io.carecircle.app.process.LinkedFiles;
import io.carecircle.formats.RowError;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What is refused, and with which reason: no absurd question gets an answer. */
class SitingRefusalTest {
  @TempDir static Path folder;
  private static OpenStore store;
  private static EquatorTown town;

  @BeforeAll
  static void open() {
    store = StoreKind.EMBEDDED.open(folder.resolve("store"));
    town = new EquatorTown(store);
    town.street(0, 1000);
  }

  @AfterAll
  static void close() {
    store.close();
  }

  /** Rows 2 to 6: a (10 people) reaches x and y, b (20) y and too far x, c (5) z. */
  private static SitingQuestion small() {
    return new SitingQuestion("mclp")
        .with("p", "1")
        .with("cutoff", "10")
        .demand("a", "10")
        .demand("b", "20")
        .demand("c", "5")
        .candidate("x", "{\"cost\":2,\"capacity\":20}")
        .candidate("y", "{\"cost\":1,\"capacity\":20}")
        .candidate("z", "{\"cost\":3,\"capacity\":9}")
        .pair("a", "x", "3")
        .pair("a", "y", "4")
        .pair("b", "x", "12")
        .pair("b", "y", "5")
        .pair("c", "z", "2");
  }

  private static void assertRefused(String inputs, String named) {
    String reason = town.refusal("siting", inputs);
    assertTrue(reason.contains(named.strip()), reason);
    assertTrue(reason.length() < 400, "a reason is read by people: " + reason.length());
  }

  @Test
  void theSmallQuestionItselfIsAnswered() {
    assertEquals(30, town.run("siting", small().inputs()).get("objective").intValue());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "p | 0 | inputs.p is 0; it must be from 1 to 3",
        "p | -1 | from 1 to 3",
        "p | 4 | inputs.p is 4; it must be from 1 to 3",
        "p | 1.5 | whole number",
        "p | \"1\" | must be a number",
        "p | 1e400 | more than 60 digits",
        "p | 1e999999999 | more than 60 digits",
        "cutoff | -1 | inputs.cutoff is -1",
        "cutoff | \"NaN\" | must be a number",
        "cutoff | 1e400 | more than 60 digits",
        "cutoff | 1e-999999999 | more than 60 digits",
        "timeLimitSeconds | 0 | from 0.001 to 86400",
        "timeLimitSeconds | -1 | from 0.001 to 86400",
        "timeLimitSeconds | 1e9 | from 0.001 to 86400",
        "timeLimitSeconds | 1e-99999999 | more than 60 digits",
        "required | [\"x\",\"w\"] | w, which is no candidate",
        "required | [\"x\",\"y\"] | 2 sites are required",
        "required | \"x\" | must be a list",
        "required | [{}] | list of texts",
        "forbidden | [\"x\",\"y\",\"z\"] | no candidate that may open",
        "budget | -1 | inputs.budget is -1",
        "budget | 1e-999999 | more than 60 digits",
        "groups | [{\"ids\":[]}] | ids name no site",
        "groups | [{\"ids\":[\"x\"],\"least\":2}] | from 0 to 1",
        "groups | [{\"ids\":[\"x\"],\"most\":-1}] | from 0 to 1",
        "groups | [{\"ids\":[\"x\",\"y\"],\"least\":2,\"most\":1}] | more than most",
        "groups | [{\"ids\":[\"w\"]}] | w, which is no candidate",
        "seed | -1 | inputs.seed is -1",
        "seed | 1.5 | whole number",
        "minSpacingMetres | 10 | a matrix does not have",
        "reach | {\"minutes\":15} | choose one",
        "speed | 1 | no input \"speed\"",
      })
  void anInputIsRefusedByName(String input, String json, String named) {
    assertRefused(small().with(input.strip(), json.strip()).inputs(), named);
  }

  @Test
  void moreGroupsThanCanBeMeantAreRefused() {
    String groups = "[" + "{\"ids\":[\"x\"]},".repeat(10_000) + "{\"ids\":[\"x\"]}]";
    assertRefused(small().with("groups", groups).inputs(), "at most 10000 groups");
  }

  @Test
  void oneSiteHasOneRole() {
    assertRefused(
        small().with("required", "[\"x\"]").with("forbidden", "[\"x\"]").inputs(),
        "forbidden names x, which is required as well");
    assertRefused(
        small().with("existing", "[\"x\"]").with("required", "[\"x\"]").inputs(),
        "required names x, which is existing as well");
    assertRefused(
        small().with("existing", "[\"x\"]").with("forbidden", "[\"x\"]").inputs(),
        "forbidden names x, which is existing as well");
  }

  /** Row 7 of the small matrix, or a second one that is wrong by itself. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NaN | finite number",
        "Infinity | finite number",
        "-Infinity | finite number",
        "1e400 | finite number",
        "-1 | negative cost",
        "1e308 | above 1e15",
        "'' | has no cost",
        "far | finite number",
      })
  void aBadCostIsRefusedWithRowAndColumn(String cost, String named) {
    RefusedException refused =
        assertThrows(
            RefusedException.class,
            () -> town.run("siting", small().pair("c", "y", cost.strip()).inputs()));
    assertTrue(refused.getMessage().contains("row 7"), refused.getMessage());
    assertTrue(refused.getMessage().contains(named.strip()), refused.getMessage());
    RowError error = refused.errors().get(0);
    assertEquals(7, error.row());
    assertEquals("cost", error.column());
  }

  @Test
  void otherBadMatricesAreRefused() {
    assertRefused(small().pair("a", "x", "3").inputs(), "row 7 repeats a pair of row 2: a, x");
    assertRefused(withCsv(""), "empty");
    assertRefused(withCsv("origin,destination,cost\\n"), "matrix has no rows");
    assertRefused(withCsv("from,to,cost\\na,x,3\\n"), "must name origin,destination,cost");
    assertRefused(withCsv("origin,destination,cost\\nq,x,3\\n"), "q is no selected demand");
    assertRefused(withCsv("origin,destination,cost\\na,w,3\\n"), "w is no selected facility");
    assertRefused(withCsv("origin,destination,cost\\nx,a,3\\n"), "its origins are facilities");
  }

  /** One row among others that names nobody known is left out and told. */
  @Test
  void unknownIdsAmongOthersAreLeftOutAndTold() {
    JsonNode result = town.run("siting", small().pair("q", "x", "1").pair("a", "w", "1").inputs());
    assertEquals(30, result.get("objective").intValue());
    String warnings = result.at("/run/warnings").toString();
    assertTrue(warnings.contains("no selected demand and were left out: q"), warnings);
    assertTrue(warnings.contains("no selected facility and were left out: w"), warnings);
  }

  private static String withCsv(String csv) {
    String inputs = small().inputs();
    int first = inputs.indexOf("\"csv\":\"") + 7;
    return inputs.substring(0, first) + csv + inputs.substring(inputs.indexOf('"', first));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-1 | population is negative: -1",
        "\"NaN\" | population is no number: NaN",
        "\"many\" | population is no number: many",
        "1e400 | more than 60 digits",
        "1e12 | more than all people",
        "NaN | not valid JSON",
        "Infinity | not valid JSON",
      })
  void aWeightThatIsNoNumberOfPeopleIsRefused(String weight, String named) {
    String inputs = small().inputs();
    String people = "\"population\":10";
    assertTrue(inputs.contains(people));
    assertRefused(inputs.replace(people, "\"population\":" + weight.strip()), named);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mclp", "p-median", "capacitated-mclp", "capacitated-p-median"})
  void aPlanForNobodyIsRefused(String model) {
    SitingQuestion nobody = small().demand("a", "0").demand("b", "0").demand("c", "0");
    assertRefused(nobody.with("model", "\"" + model + "\"").inputs(), "demand has nobody");
  }

  @Test
  void nowhereToOpenIsRefused() {
    SitingQuestion none =
        new SitingQuestion("lscp").with("cutoff", "1").demand("a", "1").pair("a", "x", "1");
    assertRefused(none.inputs(), "candidates are none");
    SitingQuestion empty =
        new SitingQuestion("lscp").with("cutoff", "1").candidate("x", "{}").pair("a", "x", "1");
    assertRefused(empty.inputs(), "demand is empty");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mclp | cost | -1",
        "mclp | cost | \"dear\"",
        "mclp | cost | null",
        "capacitated-mclp | capacity | -1",
        "capacitated-p-median | capacity | \"large\"",
        "capacitated-mclp | capacity | null",
      })
  void aSiteWithoutTheNumberThatCountsIsRefused(String model, String property, String value) {
    SitingQuestion question =
        small()
            .with("model", "\"" + model.strip() + "\"")
            .candidate(
                "y",
                "{\"cost\":1,\"capacity\":1}"
                    .replace(
                        "\"" + property.strip() + "\":1",
                        "\"" + property.strip() + "\":" + value.strip()));
    if ("cost".equals(property.strip())) {
      question.with("budget", "5");
    }
    assertRefused(question.inputs(), "property " + property.strip() + " of every site");
  }

  /** Nobody costs 0, so that a cut-off of 0 reaches nobody: an answer, which says so. */
  @Test
  void aCutoffOfNothingReachesNobodyAndSaysSo() {
    JsonNode result = town.run("siting", small().with("cutoff", "0").inputs());
    assertEquals(0, result.get("objective").intValue());
    String warnings = result.at("/run/warnings").toString();
    assertTrue(warnings.contains("no candidate is within reach"), warnings);
  }

  /** 3,200 homes and as many sites at one door of the street: 10,240,000 pairs. */
  @Test
  void tooManyPairsOnTheStreetsAreRefused() {
    Object[][] homes = new Object[3_200][];
    Object[][] sites = new Object[3_200][];
    for (int i = 0; i < homes.length; i++) {
      homes[i] = row("h" + i, at(500), "elders60", 1L);
      sites[i] = row("s" + i, at(500));
    }
    town.layer("communities", homes);
    town.layer("candidates", sites);
    assertRefused("{\"model\":\"mclp\",\"p\":1}", "more than 10000000 pairs");
  }

  @Test
  void tooManyRowsOfAMatrixAreRefusedWhileTheyAreRead() throws IOException {
    Path file = folder.resolve("large.csv.gz");
    byte[] rows = "a,x,1\n".repeat(100_000).getBytes(StandardCharsets.UTF_8);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("origin,destination,cost\n".getBytes(StandardCharsets.UTF_8));
      for (int block = 0; block <= 100; block++) {
        out.write(rows);
      }
    }
    String inputs = small().inputs();
    int first = inputs.indexOf("\"matrix\":{");
    String named =
        inputs.substring(0, first)
            + "\"matrix\":{\"href\":\"large.csv.gz\"}"
            + inputs.substring(inputs.indexOf('}', first) + 1);
    LinkedFiles files = href -> folder.resolve(href);
    RefusedException refused =
        assertThrows(RefusedException.class, () -> town.text("siting", named, files));
    assertTrue(refused.getMessage().contains("more than 10000000 pairs (line 10000002)"));
  }
}
