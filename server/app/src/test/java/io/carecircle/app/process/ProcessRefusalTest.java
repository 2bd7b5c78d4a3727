package io.carecircle.app.process;

import static io.carecircle.app.process.EquatorTown.at;
import static io.carecircle.app.process.EquatorTown.row;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenStore;
import io.carecircle.app.StoreKind;
import io.carecircle.app.platform.Json;
import io.carecircle.app.platform.RefusedException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be served is refused as a whole, by name. Nothing here changes the store. */
@ParameterizedClass
@EnumSource(StoreKind.class)
class ProcessRefusalTest {
  @Parameter private StoreKind kind;
  @TempDir static Path folder;
  private static OpenStore store;
  private static EquatorTown town;

  /** Once for each store; here, because a test is only seen to be left out in its own turn. */
  @BeforeEach
  void open() {
    if (store != null) {
      return;
    }
    store = kind.open(folder.resolve(kind.name()));
    town = new EquatorTown(store);
    town.street(0, 1000);
    town.layer("facilities", row("f1", at(0), "kind", "community_care", "status", "operating"));
    town.layer("communities", row("a", at(900), "elders60", 10L));
  }

  @AfterParameterizedClassInvocation
  static void close() {
    if (store != null) {
      store.close();
      store = null;
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"reach\":{\"speed\":-1}} | reach.speed",
        "{\"reach\":{\"speed\":0}} | reach.speed",
        "{\"reach\":{\"speed\":\"fast\"}} | reach.speed",
        "{\"reach\":{\"minutes\":-1}} | reach.minutes",
        "{\"reach\":{\"minutes\":1e9}} | reach.minutes",
        "{\"reach\":{\"mode\":\"car\"}} | reach.mode",
        "{\"reach\":{\"slope\":true}} | reach.slope",
        "{\"reach\":{\"direction\":\"up\"}} | reach.direction",
        "{\"reach\":{\"maxSnapMetres\":-3}} | reach.maxSnapMetres",
        "{\"reach\":{\"sped\":1}} | sped",
        "{\"reach\":5} | reach",
        "{\"facilities\":{\"kinds\":[\"pub\"]}} | pub",
        "{\"facilities\":{\"ids\":[\"nobody\"]}} | nobody",
        "{\"facilities\":{\"asOf\":\"soon\"}} | asOf",
        "{\"facilities\":{\"features\":{\"href\":\"/etc/passwd\"}}} | href",
        "{\"facilities\":{\"features\":[]}} | FeatureCollection",
        "{\"demand\":{\"weight\":\"cats\"}} | cats",
        "{\"demand\":{\"layer\":\"streets\"}} | demand.layer",
        "{\"groupBy\":\"galaxy\"} | groupBy",
        "{\"neighbours\":\"maybe\"} | neighbours",
        "{\"useCapacity\":1} | useCapacity",
        "{\"useCapacity\":true,\"ageBands\":[\"elders80\"]} | ageBands",
        "{\"ageBands\":[\"elders60\",\"elders60\"]} | ageBands",
        "{\"ageBands\":[\"cats\"]} | cats",
        "{\"byKind\":\"yes\"} | byKind",
        "{\"demand\":{\"spread\":\"grid\"}} | demand.spread",
        "{\"coveredShare\":0} | coveredShare",
        "{\"nonsense\":1} | nonsense",
      })
  void badInputsAreRefusedByName(String inputs, String named) {
    String reason = town.refusal("coverage", inputs.strip());
    assertTrue(reason.contains(named.strip()), reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "catchments | {\"capacity\":\"some\"} | capacity",
        "catchments | {\"rule\":\"optimal\"} | rule",
        "catchments | {\"capacity\":\"limit\",\"rule\":\"fair\"} | rule",
        "catchments | {\"capacity\":\"limit\",\"order\":\"id\"} | order",
        "catchments | {\"capacity\":\"limit\",\"rule\":\"sequential\",\"order\":\"x\"} | order",
        "gaps | {\"demand\":{\"spread\":\"streets\"}} | spread",
        "density | {\"cell\":\"triangle\"} | cell",
        "density | {\"cellMetres\":49} | cellMetres",
        "density | {\"threshold\":-1} | threshold",
        "referrals | {\"cutoffSeconds\":1.5} | cutoffSeconds",
        "referrals | {\"to\":{\"ids\":[\"f1\"]}} | f1",
      })
  void badInputsOfOtherProcessesToo(String process, String inputs, String named) {
    String reason = town.refusal(process.strip(), inputs.strip());
    assertTrue(reason.contains(named.strip()), reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "\"many\"", "1e12"})
  void aCapacityThatIsNoNumberOfPeopleIsRefused(String capacity) {
    String inputs =
        "{\"capacity\":\"limit\",\"facilities\":{\"features\":{\"type\":\"FeatureCollection\","
            + "\"features\":[{\"type\":\"Feature\",\"id\":\"odd\",\"properties\":{\"capacity\":%s},"
            + "\"geometry\":{\"type\":\"Point\",\"coordinates\":[0,0]}}]}}}";
    String reason = town.refusal("catchments", inputs.formatted(capacity));
    assertTrue(reason.contains("odd") && reason.contains("capacity"), reason);
  }

  @Test
  void brokenJsonIsRefusedWithItsPlace() {
    try {
      Json.parse("{\"a\": NaN}".getBytes(StandardCharsets.UTF_8), "the file x.json");
      throw new AssertionError("was read");
    } catch (RefusedException e) {
      assertTrue(e.getMessage().contains("line 1"), e.getMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"facilities", "demand"})
  void aPlaceInTheSeaAloneIsRefused(String input) {
    String sea =
        "{\"%s\":{\"features\":{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\","
            + "\"id\":\"sea\",\"properties\":{\"elders60\":1},\"geometry\":{\"type\":\"Point\","
            + "\"coordinates\":[0,-1]}}]}}}";
    String reason = town.refusal("coverage", sea.formatted(input));
    assertTrue(reason.contains("sea") && reason.contains("300"), reason);
  }

  @Test
  void anUnknownProcessIsRefusedWithTheKnownOnes() {
    String reason = town.refusal("coverige", "{}");
    assertTrue(reason.contains("coverage"), reason);
  }
}
