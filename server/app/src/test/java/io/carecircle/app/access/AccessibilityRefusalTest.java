package io.carecircle.app.access;

import static io.carecircle.app.access.MatrixQuestion.row;
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
}
