package io.carecircle.app.estate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * The clauses once more, written from the documents for the test alone: figures stand in the code,
 * areas are whole billionths of a square metre, dates are compared as text. It shares nothing with
 * the program.
 */
final class SecondJudge {
  private static final long M2 = 1_000_000_000L;
  private static final Long UNKNOWN = null;

  private final JsonNode estate;
  private final String asOf;

  SecondJudge(JsonNode estate, String asOf) {
    this.estate = estate;
    this.asOf = asOf;
  }

  /** All that is compared, as one text. */
  String verdict() {
    String planning = text("planningConditionsDate");
    String filing = text("filingDate");
    String day = planning.isEmpty() ? filing : planning;
    boolean old = "old".equals(text("stage"));
    String rule = old || day.isEmpty() ? "" : ruleOn(day);
    TreeSet<String> others = new TreeSet<>();
    if (!old && !planning.isEmpty() && !filing.isEmpty() && !ruleOn(filing).equals(rule)) {
      String second = ruleOn(filing);
      others.add(
          "filing-date="
              + (second.isEmpty() ? "unknown null" : judge(second, "", new TreeMap<>())));
    }
    if (rule.isEmpty()) {
      return "none|unknown|null|null|null|[]|" + others;
    }
    Map<String, String> clauses = new TreeMap<>();
    String standing = judge(rule, "", clauses);
    List<String> asked =
        rule.equals("wenzhou-2023")
            ? List.of("no-total-minimum", "stepped", "every-place", "gross-area", "above-ground")
            : List.of("no-total-minimum", "stepped", "every-place", "community-level-gross");
    for (String reading : asked) {
      if (reading.contains("gross") && !anyGross()
          || reading.equals("above-ground") && nano("undergroundFloorArea") == UNKNOWN) {
        continue;
      }
      String other = judge(rule, reading, new TreeMap<>());
      if (!other.equals(standing)) {
        others.add(reading + "=" + other);
      }
    }
    Long supplied = supply(false);
    String[] parts = standing.split(" ");
    Long required = parts[1].equals("null") ? UNKNOWN : Long.valueOf(parts[1]);
    Long missing =
        required == null || supplied == null
            ? UNKNOWN
            : Long.valueOf(Math.max(0, required - supplied));
    return rule
        + "|"
        + parts[0]
        + "|"
        + required
        + "|"
        + supplied
        + "|"
        + missing
        + "|"
        + clauses.entrySet()
        + "|"
        + others;
  }

  /** Which text holds: Yueqing's from its issue to the end of 2022, 75 for four years. */
  private String ruleOn(String day) {
    String place = text("jurisdiction");
    boolean yueqing = place.equals("乐清市") || place.startsWith("330382");
    boolean wenzhou =
        yueqing || place.startsWith("3303") || place.equals("温州市") || place.equals("瑞安");
    if (wenzhou && day.compareTo("2023-10-01") >= 0 && day.compareTo("2027-09-30") <= 0) {
      return "wenzhou-2023";
    }
    if (yueqing && day.compareTo("2020-11-29") >= 0 && day.compareTo("2022-12-31") <= 0) {
      return "yueqing-2020";
    }
    return "";
  }

  /** "verdict required" of one rule in one reading; fills what each clause comes to. */
  private String judge(String rule, String reading, Map<String, String> clauses) {
    boolean city = rule.equals("wenzhou-2023");
    Long base = nano(city ? "totalFloorArea" : "residentialFloorArea");
    if (base != null && reading.equals("above-ground")) {
      base -= nano("undergroundFloorArea");
    }
    // 2 per mille is a five-hundredth.
    Long byArea = base == null ? UNKNOWN : Long.valueOf(base / 500);
    Long byHomes = UNKNOWN;
    if (estate.has("households")) {
      long homes = estate.get("households").longValue();
      byHomes = reading.equals("stepped") ? (homes + 99) / 100 * 30 * M2 : homes * 3 * (M2 / 10);
    }
    Long supplied = supply(false);
    Long forRates = reading.equals("gross-area") ? supply(true) : supplied;
    List<String> verdicts = new ArrayList<>();
    verdicts.add(clause(clauses, "floor-area-rate", byArea, forRates));
    verdicts.add(clause(clauses, "household-rate", byHomes, forRates));
    long most = Math.max(byArea == null ? 0 : byArea, byHomes == null ? 0 : byHomes);
    if (!reading.equals("no-total-minimum")) {
      verdicts.add(clause(clauses, "place-minimum", 300 * M2, supplied));
      most = Math.max(most, 300 * M2);
    }
    if (!city && estate.path("communityLevel").asBoolean(false)) {
      Long of = reading.equals("community-level-gross") ? grossOfAll() : supplied;
      verdicts.add(clause(clauses, "community-level-total", 800 * M2, of));
      most = Math.max(most, 800 * M2);
    }
    String together = together();
    if (!together.isEmpty()) {
      clauses.put("four-together", "null null " + together);
      verdicts.add(together);
    }
    if (reading.equals("every-place") && smallPlace()) {
      verdicts.add("fail");
    }
    String verdict =
        verdicts.contains("fail") ? "fail" : verdicts.contains("unknown") ? "unknown" : "pass";
    return verdict + " " + (byArea == null || byHomes == null ? "null" : String.valueOf(most));
  }

  private static String clause(
      Map<String, String> clauses, String id, Long required, Long provided) {
    String verdict =
        required == null || provided == null ? "unknown" : provided >= required ? "pass" : "fail";
    clauses.put(id, required + " " + provided + " " + verdict);
    return verdict;
  }

  private List<JsonNode> livingRooms() {
    List<JsonNode> rooms = new ArrayList<>();
    for (JsonNode room : estate.path("careRooms")) {
      String status = room.path("status").asString("");
      if (!status.equals("removed") && !status.equals("misused")) {
        rooms.add(room);
      }
    }
    return rooms;
  }

  /** Rooms by place; a room without one gets a name of its own. */
  private Map<String, List<JsonNode>> placesOf() {
    Map<String, List<JsonNode>> places = new HashMap<>();
    int alone = 0;
    for (JsonNode room : livingRooms()) {
      String name = room.has("placeId") ? "p" + room.get("placeId").asString() : "alone" + alone++;
      places.computeIfAbsent(name, n -> new ArrayList<>()).add(room);
    }
    return places;
  }

  /** In-unit or gross area of the places of 300 m2 in-unit and more. */
  private Long supply(boolean gross) {
    if (!estate.has("careRooms")) {
      return UNKNOWN;
    }
    long sum = 0;
    boolean grossMissing = false;
    for (List<JsonNode> place : placesOf().values()) {
      Long net = total(place, "netArea");
      if (net == null) {
        return UNKNOWN;
      }
      if (net >= 300 * M2) {
        Long area = total(place, gross ? "grossArea" : "netArea");
        grossMissing |= area == null;
        sum += area == null ? 0 : area;
      }
    }
    return grossMissing ? UNKNOWN : Long.valueOf(sum);
  }

  private Long grossOfAll() {
    return supply(false) == null ? UNKNOWN : total(livingRooms(), "grossArea");
  }

  private static Long total(List<JsonNode> rooms, String area) {
    long sum = 0;
    for (JsonNode room : rooms) {
      if (!room.has(area)) {
        return UNKNOWN;
      }
      sum += nano(room.get(area));
    }
    return sum;
  }

  private boolean smallPlace() {
    return placesOf().values().stream()
        .map(place -> total(place, "netArea"))
        .anyMatch(net -> net != null && net < 300 * M2);
  }

  /** A place of which every room has its gross area. */
  private boolean anyGross() {
    return placesOf().values().stream().anyMatch(place -> total(place, "grossArea") != null);
  }

  private String together() {
    String accepted = text("acceptanceDate");
    boolean homes = !accepted.isEmpty() && accepted.compareTo(asOf) <= 0;
    boolean begun = homes;
    boolean open = !estate.has("careRooms");
    boolean behind = false;
    boolean kept = false;
    for (JsonNode room : livingRooms()) {
      switch (room.path("status").asString("")) {
        case "not_handed_over" -> kept = true;
        case "accepted", "handed_over", "in_use" -> begun = true;
        case "" -> open = true;
        default -> behind = true;
      }
    }
    if (kept) {
      return "fail";
    }
    if (!begun) {
      return "";
    }
    return !homes ? "pass" : open ? "unknown" : behind ? "fail" : "pass";
  }

  private String text(String name) {
    return estate.path(name).asString("");
  }

  private Long nano(String name) {
    return estate.has(name) ? Long.valueOf(nano(estate.get(name))) : UNKNOWN;
  }

  static long nano(JsonNode number) {
    return nano(number.decimalValue());
  }

  static long nano(BigDecimal number) {
    return number.movePointRight(9).longValueExact();
  }
}
