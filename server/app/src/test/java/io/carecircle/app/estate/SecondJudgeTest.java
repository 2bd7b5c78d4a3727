package io.carecircle.app.estate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenStore;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Ten thousand random estates, thick around every threshold, judged twice. */
class SecondJudgeTest {
  private static final int ESTATES = 10_000;
  private static final String AS_OF = "2025-12-31";
  private static final List<String> PLACES =
      List.of(
          "330302", "330382", "乐清市", "温州市", "瑞安", "330382", "330382001", "331002", "丽水市", "310101");
  private static final List<String> DAYS =
      List.of(
          "2020-11-28",
          "2020-11-29",
          "2021-06-01",
          "2022-12-31",
          "2023-01-01",
          "2023-09-30",
          "2023-10-01",
          "2024-02-29",
          "2025-12-31",
          "2027-09-30",
          "2027-10-01");
  private static final List<String> AREAS =
      List.of(
          "0",
          "0.01",
          "100",
          "149.99",
          "150",
          "150.01",
          "200",
          "299.99",
          "299.999999",
          "300",
          "300.000001",
          "300.01",
          "330",
          "400",
          "499.99",
          "500",
          "600",
          "799.99",
          "800",
          "1000");
  private static final List<String> FLOORS =
      List.of(
          "0",
          "50000",
          "149999.5",
          "150000",
          "150000.5",
          "200000",
          "250000.25",
          "400000",
          "0.000001");
  private static final List<String> STATUS =
      List.of(
          "planned",
          "built",
          "accepted",
          "handed_over",
          "not_handed_over",
          "in_use",
          "removed",
          "misused");

  private final Random random = new Random(75);
  @TempDir Path folder;

  @Test
  void theTwoJudgesAgree() {
    ObjectNode inputs = EstateDesk.inputs();
    Map<String, JsonNode> estates = new HashMap<>();
    for (int i = 0; i < ESTATES; i++) {
      ObjectNode properties = EstateDesk.add(inputs, "e" + i);
      fill(properties);
      estates.put("e" + i, properties);
    }
    Map<String, Integer> seen = new TreeMap<>();
    try (OpenStore store = new OpenStore(folder)) {
      for (JsonNode answer : new EstateDesk(store).run(inputs).get("estates")) {
        JsonNode estate = estates.get(answer.get("id").stringValue());
        assertEquals(new SecondJudge(estate, AS_OF).verdict(), read(answer), estate::toString);
        seen.merge(
            answer.get("standard").asString("none") + " " + answer.get("verdict").stringValue(),
            1,
            Integer::sum);
        answer
            .get("otherReading")
            .forEach(r -> seen.merge(r.get("reading").stringValue(), 1, Integer::sum));
      }
    }
    // Every outcome and every reading came up often enough to mean something.
    assertEquals(7 + 7, seen.size(), seen::toString);
    seen.forEach((what, times) -> assertTrue(times >= 20, seen::toString));
  }

  private static String read(JsonNode answer) {
    TreeMap<String, String> clauses = new TreeMap<>();
    for (JsonNode clause : answer.get("clauses")) {
      clauses.put(
          clause.get("id").stringValue(),
          nano(clause.get("required"))
              + " "
              + nano(clause.get("provided"))
              + " "
              + clause.get("verdict").stringValue());
    }
    TreeSet<String> others = new TreeSet<>();
    for (JsonNode other : answer.get("otherReading")) {
      others.add(
          other.get("reading").stringValue()
              + "="
              + other.get("verdict").stringValue()
              + " "
              + nano(other.get("required")));
    }
    return answer.get("standard").asString("none")
        + "|"
        + answer.get("verdict").stringValue()
        + "|"
        + nano(answer.get("requiredTotal"))
        + "|"
        + nano(answer.get("providedTotal"))
        + "|"
        + nano(answer.get("shortTotal"))
        + "|"
        + clauses.entrySet()
        + "|"
        + others;
  }

  private static String nano(JsonNode number) {
    return number.isNull() ? "null" : String.valueOf(SecondJudge.nano(number));
  }

  private <T> T one(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private boolean often() {
    return random.nextInt(12) > 0;
  }

  private boolean rarely() {
    return random.nextInt(8) == 0;
  }

  private void fill(ObjectNode estate) {
    estate.put("jurisdiction", one(PLACES));
    if (often()) {
      estate.put("filingDate", one(DAYS));
    }
    if (random.nextInt(3) == 0) {
      estate.put("planningConditionsDate", one(DAYS));
    }
    if (random.nextInt(20) == 0) {
      estate.put("stage", "old");
    }
    BigDecimal total =
        new BigDecimal(
            random.nextBoolean()
                ? one(FLOORS)
                : random.nextInt(600_000) + "." + random.nextInt(100));
    if (often()) {
      estate.put("totalFloorArea", total);
      if (random.nextBoolean()) {
        estate.put(
            "undergroundFloorArea",
            total
                .multiply(new BigDecimal(one(List.of("0", "0.25", "0.5", "1"))))
                .setScale(4, java.math.RoundingMode.DOWN));
      }
    }
    if (often()) {
      estate.put("residentialFloorArea", new BigDecimal(one(FLOORS)));
    }
    if (often()) {
      int homes =
          random.nextBoolean()
              ? one(List.of(0, 1, 99, 100, 999, 1000, 1001, 1100, 2000))
              : random.nextInt(3000);
      estate.put("households", homes);
    }
    if (random.nextBoolean()) {
      estate.put("communityLevel", random.nextBoolean());
    }
    if (rarely()) {
      estate.put("acceptanceDate", one(List.of("2024-12-31", "2025-12-31", "2026-01-01")));
    }
    if (often()) {
      rooms(estate.putArray("careRooms"));
    }
  }

  private void rooms(ArrayNode rooms) {
    boolean withGross = random.nextBoolean();
    boolean withStatus = random.nextBoolean();
    for (int i = random.nextInt(5); i > 0; i--) {
      ObjectNode room = rooms.addObject().put("id", "r" + i);
      String place = one(List.of("A", "A", "B", ""));
      if (!place.isEmpty()) {
        room.put("placeId", place);
      }
      if (random.nextInt(40) > 0) {
        room.put("netArea", new BigDecimal(one(AREAS)));
      }
      if (withGross && often()) {
        room.put("grossArea", new BigDecimal(one(AREAS)));
      }
      if (withStatus) {
        room.put("status", rarely() ? one(STATUS) : one(List.of("planned", "built", "in_use")));
      }
    }
  }
}
