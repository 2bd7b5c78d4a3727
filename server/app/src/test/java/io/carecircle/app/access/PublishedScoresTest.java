package io.carecircle.app.access;

import static io.carecircle.app.access.MatrixQuestion.row;
import static io.carecircle.app.access.MatrixQuestion.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenStore;
import io.carecircle.app.StoreKind;
import io.carecircle.app.process.EquatorTown;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Figures that public programs print: R {@code accessibility} of the Instituto de Pesquisa
 * Economica Aplicada (its own tests and data) and PySAL {@code access} (its hospital example),
 * every one to its last digit.
 */
class PublishedScoresTest {
  private static final List<String> HEXES =
      List.of(
          "89a88cdb57bffff",
          "89a88cdb597ffff",
          "89a88cdb5b3ffff",
          "89a88cdb5cfffff",
          "89a88cd909bffff");

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

  private static JsonNode run(MatrixQuestion question) {
    return town.run("accessibility", question.inputs().toString());
  }

  private static Path shared(String name) {
    String named = System.getenv("CARECIRCLE_TESTDATA");
    Path file = named == null ? null : Path.of(named, "access", name);
    for (Path at = Path.of("").toAbsolutePath(); at != null && file == null; at = at.getParent()) {
      Path beside = at.resolveSibling("shared").resolve("data/access").resolve(name);
      file = Files.isRegularFile(beside) ? beside : null;
    }
    Assumptions.assumeTrue(
        file != null && Files.isRegularFile(file), "no file access/" + name + " in shared/data");
    return file;
  }

  @Test
  void beloHorizonte() throws IOException {
    assertHexes("2sfca", "0.0152 0.1491 0.1491 0.1068 0.0000");
    assertHexes("bfca", "0.0094 0.1993 0.1993 0.1147 0.0000");
  }

  private static void assertHexes(String method, String expected) throws IOException {
    MatrixQuestion question = new MatrixQuestion(method).with("cutoff", "45");
    List<Object[]> people = new ArrayList<>();
    List<Object[]> jobs = new ArrayList<>();
    for (String line : lines("belo-horizonte-5-hexes.csv")) {
      String[] f = line.split(",");
      people.add(row(f[0], "population", Integer.parseInt(f[1])));
      jobs.add(row(f[0], "jobs", Integer.parseInt(f[2])));
    }
    for (String line : lines("belo-horizonte-5-hexes-matrix.csv")) {
      String[] f = line.split(",");
      question.pair(f[0], f[1], f[2]);
    }
    JsonNode result = run(question.demand(people).supply(jobs));
    List<String> scores = new ArrayList<>();
    for (String hex : HEXES) {
      scores.add(rounded(score(result, hex), 4));
    }
    assertEquals(expected, String.join(" ", scores), method);
    if (method.equals("2sfca")) {
      // The 599 jobs, all within 45 minutes of somebody.
      assertEquals(599, result.at("/conservation/supply").intValue());
      assertEquals(599, result.at("/conservation/served").intValue());
    }
  }

  private static List<String> lines(String name) throws IOException {
    return Files.readAllLines(shared(name)).stream().skip(1).toList();
  }

  private static String rounded(BigDecimal value, int digits) {
    return value.setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
  }

  private static BigDecimal score(JsonNode result, String id) {
    for (JsonNode one : result.get("scores")) {
      if (one.get("id").stringValue().equals(id)) {
        return one.get("score").decimalValue();
      }
    }
    throw new AssertionError("no score of " + id);
  }

  /**
   * Jobs within 30 minutes of the five over the whole city. Of incomes the order is enough; the
   * published figures tell that the fourth hex is poorer than the first, both of the tenth decile.
   */
  @Test
  void jobsOfBeloHorizonteAreSharedAsPublished() {
    int[] jobs = {22239, 36567, 42372, 55571, 26774};
    int[] people = {852, 394, 1969, 2189, 0};
    int[] income = {4, 2, 1, 3, 0};
    MatrixQuestion question =
        new MatrixQuestion("cumulative").with("cutoff", "30").with("rankBy", "\"income\"");
    List<Object[]> demand = new ArrayList<>();
    List<Object[]> supply = new ArrayList<>();
    for (int i = 0; i < jobs.length; i++) {
      demand.add(row(HEXES.get(i), "population", people[i], "income", income[i]));
      supply.add(row(HEXES.get(i), "jobs", jobs[i]));
      question.pair(HEXES.get(i), HEXES.get(i), 0);
    }
    JsonNode equity = run(question.demand(demand).supply(supply)).get("equity");
    assertEquals("0.1386", rounded(equity.get("gini").decimalValue(), 4));
    assertEquals("-0.0248", rounded(equity.get("concentration").decimalValue(), 4));
    assertEquals("-0.1314", rounded(equity.get("concentrationCorrected").decimalValue(), 4));
    // Without the hexagon where nobody lives, whose jobs count for nobody here either.
    assertEquals("0.0378", rounded(equity.get("theil").decimalValue(), 4));
  }

  /** The two hexagons that R accessibility tests its Palma ratio with: one rich, one poor. */
  @Test
  void aRichAndAPoorHexagonHaveThePublishedPalmaRatio() {
    MatrixQuestion question =
        new MatrixQuestion("cumulative")
            .with("cutoff", "30")
            .with("rankBy", "\"income\"")
            .demand(
                List.of(
                    row(HEXES.get(0), "population", 852, "income", 10),
                    row(HEXES.get(2), "population", 1969, "income", 1)))
            .supply(List.of(row("a", "jobs", 22239), row("b", "jobs", 42372)))
            .pair(HEXES.get(0), "a", 30)
            .pair(HEXES.get(2), "b", 30);
    JsonNode equity = run(question).get("equity");
    assertEquals("0.5249", rounded(equity.get("palma").decimalValue(), 4));
  }

  @Test
  void threeTracts() throws IOException {
    // Costs of the hospital example: to tract 3 and from it, and between the other two.
    int[][] costs = {{40, 40, 80}, {20, 40, 80}, {40, 20, 80}, {20, 20, 40}};
    List<String> expected = Files.readAllLines(shared("three_tract_expected.txt"));
    Map<Integer, Integer> people = new LinkedHashMap<>(Map.of(1, 100, 2, 50, 3, 10));
    Map<Integer, Integer> doctors = new LinkedHashMap<>(Map.of(1, 15, 2, 20, 3, 100));
    for (int s = 0; s < costs.length; s++) {
      for (String method : List.of("2SFCA", "3SFCA")) {
        MatrixQuestion question =
            new MatrixQuestion(method.toLowerCase(java.util.Locale.ROOT))
                .with("cutoff", "61")
                .with("decay", "{\"type\":\"power\",\"exponent\":1}")
                .demand(rows("pop", people))
                .supply(rows("doc", doctors));
        for (int o = 1; o <= 3; o++) {
          for (int d = 1; d <= 3; d++) {
            question.pair(o, d, o == d ? 1 : d == 3 ? costs[s][0] : costs[s][o == 3 ? 1 : 2]);
          }
        }
        JsonNode result = run(question);
        String line = expected.get(s);
        assertTrue(line.startsWith("scenario " + s + " "));
        String figures = line.substring(line.indexOf(method) + method.length());
        for (int tract = 1; tract <= 3; tract++) {
          String figure = figures.split(tract + ": np.float64\\(")[1].split("\\)")[0];
          BigDecimal score = score(result, "" + tract);
          assertEquals(
              new BigDecimal(figure),
              new BigDecimal(rounded(score, 6)).setScale(new BigDecimal(figure).scale()),
              method + " of tract " + tract + " in scenario " + s);
        }
        assertEquals(135, result.at("/conservation/supply").intValue());
        assertEquals(135, result.at("/conservation/served").doubleValue(), 1e-9);
      }
    }
  }
}
