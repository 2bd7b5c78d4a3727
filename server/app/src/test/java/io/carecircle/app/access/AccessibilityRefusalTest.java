package io.carecircle.app.access;

import static io.carecircle.app.access.MatrixQuestion.row;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenStore;
import io.carecircle.app.StoreKind;
import io.carecircle.app.process.EquatorTown;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class AccessibilityRefusalTest {
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a,7,-1 | row 6",
        "a,7,NaN | row 6",
        "a,7,Infinity | row 6",
        "a,7,1e400 | row 6",
        "a,7,1e308 | row 6 has a cost above 1e15",
        "a,7,x | row 6",
        "a,7 | row 6",
        "a,7,3 | row 6 repeats a pair of row 2",
        "z,7,-1 | row 6",
      })
  void aBadRowRefusesTheMatrixAndIsNamed(String row, String named) {
    String[] fields = row.split(",");
    MatrixQuestion question =
        MatrixQuestion.small("2sfca")
            .pair(fields[0], fields[1], fields.length > 2 ? fields[2] : "");
    String reason = town.refusal("accessibility", question.inputs().toString());
    assertTrue(reason.contains(named), reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "method | \"4sfca\" | inputs.method",
        "method | 2 | inputs.method",
        "cutoff | -1 | inputs.cutoff",
        "cutoff | \"ten\" | inputs.cutoff",
        "reach | {} | choose one",
        "rankBy | \"wealth\" | wealth",
        "rankBy | 5 | rankBy",
        "tau | 5 | only raam",
        "rho | 5 | only raam",
        "groupBy | \"galaxy\" | groupBy",
        "supply | {\"layer\":\"facilities\"} | weight",
        "supply | {\"layer\":\"streets\",\"weight\":\"beds\"} | layer",
        "decay | {\"type\":\"magic\"} | magic",
        "decay | {\"type\":\"power\"} | exponent",
        "decay | {\"type\":\"power\",\"exponent\":-1} | exponent",
        "decay | {\"type\":\"power\",\"exponent\":1,\"beta\":1} | beta",
        "decay | {\"type\":\"exponential\"} | beta",
        "decay | {\"type\":\"exponential\",\"beta\":-1} | beta",
        "decay | {\"type\":\"gaussian\",\"beta\":0} | beta",
        "decay | {\"bands\":[]} | bands",
        "decay | {\"bands\":[{\"upTo\":1}]} | weight",
        "decay | {\"bands\":[[1,1],[1,2]]} | two bands",
        "decay | {\"bands\":[[1,-1]]} | weight",
        "decay | {\"bands\":[[-1,1]]} | upTo",
        "decay | {\"bands\":[[1e400,1]]} | more than 60 digits",
        "decay | {\"type\":\"gaussian\",\"beta\":-1} | beta",
        "decay | {\"type\":\"gaussian\",\"beta\":1e-400} | more than 60 digits",
        "decay | {\"type\":\"power\",\"exponent\":1e-999999999} | more than 60 digits",
        "decay | {\"type\":\"power\",\"exponent\":1,\"atLeast\":-1} | atLeast",
        "cutoff | 1e400 | more than 60 digits",
        "decay | {} | type",
        "nonsense | 1 | nonsense",
      })
  void badInputsAreRefusedByName(String input, String json, String named) {
    MatrixQuestion question = MatrixQuestion.small("2sfca").with(input.strip(), json.strip());
    String reason = town.refusal("accessibility", question.inputs().toString());
    assertTrue(reason.contains(named.strip()), reason);
  }

  @Test
  void otherBadQuestionsAreRefused() {
    ObjectNode inputs =
        MatrixQuestion.small("gravity").with("decay", "{\"exponent\":2}").pair("c", 7, 0).inputs();
    assertTrue(town.refusal("accessibility", inputs.toString()).contains("decay"));
    inputs = MatrixQuestion.small("2sfca").inputs();
    inputs.remove("supply");
    assertTrue(town.refusal("accessibility", inputs.toString()).contains("supply"));
    inputs = MatrixQuestion.small("2sfca").inputs();
    inputs.putObject("matrix").put("csv", "origin,destination,cost\n7,a,3\n");
    assertTrue(town.refusal("accessibility", inputs.toString()).contains("the origin of a row"));
    inputs.putObject("matrix").put("csv", "origin,destination,cost\nq,7,3\n");
    assertTrue(town.refusal("accessibility", inputs.toString()).contains("row 2"));
    inputs.putObject("matrix").put("csv", "origin,destination,cost\n");
    assertTrue(town.refusal("accessibility", inputs.toString()).contains("matrix has no rows"));
    inputs.putObject("matrix").put("csv", "a,7,3\n");
    assertTrue(town.refusal("accessibility", inputs.toString()).contains("header"));
    inputs.putObject("matrix");
    assertTrue(town.refusal("accessibility", inputs.toString()).contains("matrix"));
    inputs =
        MatrixQuestion.small("2sfca").demand(List.<Object[]>of(row("a", "elders60", -3))).inputs();
    assertTrue(town.refusal("accessibility", inputs.toString()).contains("negative"));
    inputs = MatrixQuestion.small("cumulative").with("decay", "{\"type\":\"linear\"}").inputs();
    assertTrue(town.refusal("accessibility", inputs.toString()).contains("decay"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-1 | beds is negative: -1",
        "\"NaN\" | beds is no number: NaN",
        "1e400 | more than 60 digits",
        "1e12 | more than all people",
        "NaN | not valid JSON",
        "Infinity | not valid JSON",
      })
  void supplyThatIsNoNumberIsRefused(String beds, String named) {
    String inputs = MatrixQuestion.small("2sfca").inputs().toString();
    assertTrue(inputs.contains("\"beds\":10"));
    String reason =
        town.refusal("accessibility", inputs.replace("\"beds\":10", "\"beds\":" + beds.strip()));
    assertTrue(reason.contains(named.strip()), reason);
  }

  /** Each band has its weight beside it, so their order means nothing; rising weights are told. */
  @Test
  void bandsMayStandInAnyOrder() {
    String ascending = "[{\"upTo\":5,\"weight\":1},{\"upTo\":10,\"weight\":0.2}]";
    String descending = "[{\"upTo\":10,\"weight\":0.2},{\"upTo\":5,\"weight\":1}]";
    JsonNode first = bands(ascending);
    assertEquals(first, bands(descending));
    assertFalse(first.at("/run/warnings").toString().contains("rise"));
    String rising = ascending.replace("0.2", "7");
    assertTrue(bands(rising).at("/run/warnings").toString().contains("rise with the cost"));
  }

  private static JsonNode bands(String bands) {
    MatrixQuestion question = MatrixQuestion.small("e2sfca").with("decay", bands);
    return town.run("accessibility", question.inputs().toString());
  }

  /** 0.0008 to the power of -100 is 4.9e309; 0.001 to it 1e300, which is too much to add up. */
  @ParameterizedTest
  @ValueSource(strings = {"2sfca", "e2sfca", "gaussian", "3sfca", "m2sfca", "bfca", "gravity"})
  void weightsThatOverflowAreRefused(String method) {
    for (String cost : List.of("0.0008", "0.001")) {
      MatrixQuestion question =
          MatrixQuestion.small(method)
              .with("decay", "{\"type\":\"power\",\"exponent\":100}")
              .pair("c", "g", cost);
      String reason = town.refusal("accessibility", question.inputs().toString());
      assertTrue(reason.contains("give decay.atLeast"), reason);
    }
  }

  /** 3,200 homes and as many facilities at one door of the street: 10,240,000 pairs. */
  @Test
  void tooManyPairsAreRefused() {
    Object[][] homes = new Object[3_200][];
    Object[][] places = new Object[3_200][];
    for (int i = 0; i < homes.length; i++) {
      homes[i] = EquatorTown.row("h" + i, EquatorTown.at(500), "elders60", 1L);
      places[i] =
          EquatorTown.row(
              "f" + i,
              EquatorTown.at(500),
              "kind",
              "nursing_home",
              "status",
              "operating",
              "beds",
              1L);
    }
    town.street(0, 1000);
    town.layer("communities", homes);
    town.layer("facilities", places);
    String inputs = "{\"supply\":{\"layer\":\"facilities\",\"weight\":\"beds\"}}";
    String reason = town.refusal("accessibility", inputs);
    assertTrue(reason.contains("more than 10000000 pairs"), reason);
  }
}
