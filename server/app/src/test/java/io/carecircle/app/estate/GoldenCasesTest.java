package io.carecircle.app.estate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.carecircle.app.OpenStore;
import io.carecircle.app.platform.Json;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The cases of {@code golden.csv}: expected values are worked out by hand, the column {@code why}
 * says how.
 *
 * <p>Rooms are written {@code place:net/gross@status}; {@code -} is a room without a placeId,
 * {@code ?} an area that is not given, {@code none} an empty list, a blank no list at all.
 */
class GoldenCasesTest {
  @TempDir static Path folder;
  private static OpenStore store;

  @BeforeAll
  static void open() {
    store = new OpenStore(folder);
  }

  @AfterAll
  static void close() {
    store.close();
  }

  private static List<NamedCsvRecord> cases() throws IOException {
    try (Reader text =
            new InputStreamReader(
                GoldenCasesTest.class.getResourceAsStream("golden.csv"), StandardCharsets.UTF_8);
        CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(text)) {
      return csv.stream().toList();
    }
  }

  @Test
  void thereAreEnoughCases() throws IOException {
    assertTrue(cases().size() >= 150);
  }

  @TestFactory
  Stream<DynamicTest> everyCaseComesOutAsWorkedOut() throws IOException {
    return cases().stream()
        .map(
            c ->
                DynamicTest.dynamicTest(
                    c.getField("case") + " " + c.getField("why"), () -> check(c)));
  }

  private static void check(NamedCsvRecord given) {
    ObjectNode inputs = EstateDesk.inputs();
    String other = given.getField("other");
    if (!given.getField("standard").isEmpty()) {
      inputs.put("standard", given.getField("standard"));
    }
    ObjectNode properties = EstateDesk.add(inputs, "e1");
    text(properties, "jurisdiction", given.getField("jurisdiction"));
    text(properties, "planningConditionsDate", given.getField("planning"));
    text(properties, "filingDate", given.getField("filing"));
    number(properties, "totalFloorArea", given.getField("total"));
    number(properties, "undergroundFloorArea", given.getField("underground"));
    number(properties, "residentialFloorArea", given.getField("residential"));
    number(properties, "households", given.getField("households"));
    if (!given.getField("communityLevel").isEmpty()) {
      properties.put("communityLevel", given.getField("communityLevel").equals("true"));
    }
    if (other.contains("=") && !other.startsWith("rule=")) {
      text(properties, other.split("=")[0], other.split("=")[1]);
    }
    rooms(properties, given.getField("rooms"));
    JsonNode answer = new EstateDesk(store).run(inputs).get("estates").get(0);
    compare(given, answer);
    if (other.startsWith("rule=")) {
      assertTrue(answer.get("rules").get(0).get("name").stringValue().contains(other.substring(5)));
      assertTrue(answer.get("warnings").toString().contains(other.substring(5)));
    }
  }

  private static void compare(NamedCsvRecord given, JsonNode answer) {
    assertEquals(given.getField("expectStandard"), answer.get("standard").asString(""));
    assertEquals(
        given.getField("expectVerdict"), answer.get("verdict").stringValue(), answer::toString);
    assertEquals(given.getField("required"), plain(answer.get("requiredTotal")), answer::toString);
    assertEquals(given.getField("provided"), plain(answer.get("providedTotal")), answer::toString);
    assertEquals(given.getField("short"), plain(answer.get("shortTotal")), answer::toString);
    for (String clause : words(given.getField("clauses"))) {
      String[] expected = clause.split("=");
      String found = "absent";
      for (JsonNode each : answer.get("clauses")) {
        found =
            each.get("id").stringValue().equals(expected[0])
                ? each.get("verdict").stringValue()
                : found;
      }
      assertEquals(expected[1], found, clause);
    }
    List<String> readings = new ArrayList<>();
    for (JsonNode each : answer.get("otherReading")) {
      String standard = each.has("standard") ? "@" + each.get("standard").stringValue() : "";
      readings.add(
          each.get("reading").stringValue()
              + ":"
              + plain(each.get("required"))
              + ":"
              + each.get("verdict").stringValue()
              + standard);
    }
    assertEquals(
        new TreeSet<>(words(given.getField("readings"))),
        new TreeSet<>(readings),
        answer::toString);
  }

  private static List<String> words(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
  }

  /** Exactly as written in the answer: 0.3 and not 0.30000000000000004. */
  private static String plain(JsonNode number) {
    return number.isNull() ? "" : number.decimalValue().toPlainString();
  }

  private static void text(ObjectNode properties, String name, String value) {
    if (!value.isEmpty()) {
      properties.put(name, value);
    }
  }

  private static void number(ObjectNode properties, String name, String value) {
    if (!value.isEmpty()) {
      properties.put(name, new BigDecimal(value));
    }
  }

  private static void rooms(ObjectNode properties, String text) {
    if (text.isEmpty()) {
      return;
    }
    ArrayNode rooms = properties.putArray("careRooms");
    for (String each : words(text.equals("none") ? "" : text)) {
      String[] status = each.split("@");
      String[] place = status[0].split(":");
      String[] areas = place[1].split("/");
      ObjectNode room = Json.MAPPER.createObjectNode().put("id", "r" + rooms.size());
      if (!place[0].equals("-")) {
        room.put("placeId", place[0]);
      }
      if (!areas[0].equals("?")) {
        room.put("netArea", new BigDecimal(areas[0]));
      }
      if (areas.length > 1) {
        room.put("grossArea", new BigDecimal(areas[1]));
      }
      if (status.length > 1) {
        room.put("status", status[1]);
      }
      rooms.add(room);
    }
  }
}
