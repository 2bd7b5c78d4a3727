package io.carecircle.app.estate;

import io.carecircle.app.estate.ComplianceProcess.Counted;
import io.carecircle.app.platform.Json;
import io.carecircle.app.standard.Policy;
import io.carecircle.app.standard.PolicyClause;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Places that existing estates gained by year, against the quota: so many in the first year, so
 * many in each later one. A place opens with its first room; removed and misused rooms are none.
 */
final class RoomQuota {
  private static final String TOPIC = "S18";

  private final PolicyClause clause;
  private final Map<Integer, Integer> openedByYear = new TreeMap<>();

  /** In use, but since when is not given: it may be any year's. */
  private int undated;

  private RoomQuota(PolicyClause clause) {
    this.clause = clause;
  }

  /** One row for each clause and year, to the year of the day. */
  static ArrayNode rows(List<Counted> estates, Policy policy, LocalDate asOf) {
    Map<String, RoomQuota> quotas = new TreeMap<>();
    for (Counted counted : estates) {
      if (counted.regionCode() == null || !counted.estate().filing().isOld()) {
        continue;
      }
      policy.listClauses(TOPIC, counted.regionCode()).stream()
          .findFirst()
          .ifPresent(
              clause ->
                  quotas
                      .computeIfAbsent(clause.id(), id -> new RoomQuota(clause))
                      .add(counted.estate().filing().rooms(), asOf));
    }
    ArrayNode rows = Json.MAPPER.createArrayNode();
    quotas.values().forEach(quota -> quota.write(rows, policy.citation(quota.clause), asOf));
    return rows;
  }

  private void add(List<CareRoom> rooms, LocalDate asOf) {
    Map<Object, LocalDate> opened = new HashMap<>();
    Map<Object, Boolean> open = new HashMap<>();
    for (CareRoom room : rooms == null ? List.<CareRoom>of() : rooms) {
      if (!"in_use".equals(room.status())) {
        continue;
      }
      Object place = room.placeId() == null ? List.of(open.size()) : room.placeId();
      open.merge(place, room.openDate() == null, Boolean::logicalOr);
      if (room.openDate() != null) {
        opened.merge(place, room.openDate(), (a, b) -> a.isBefore(b) ? a : b);
      }
    }
    open.forEach(
        (place, lacksDate) -> {
          if (lacksDate) {
            undated++;
          } else if (!opened.get(place).isAfter(asOf)) {
            openedByYear.merge(opened.get(place).getYear(), 1, Integer::sum);
          }
        });
  }

  private void write(ArrayNode rows, String citation, LocalDate asOf) {
    int firstYear = clause.figure("year", 0).intValueExact();
    int sum = 0;
    int asked = 0;
    for (int year = firstYear; year <= asOf.getYear(); year++) {
      int quota = clause.figure("count", year == firstYear ? 0 : 1).intValueExact();
      int added = openedByYear.getOrDefault(year, 0);
      sum += added;
      asked += quota;
      ObjectNode row = rows.addObject().put("clause", clause.id()).put("citation", citation);
      row.put("year", year).put("quota", quota).put("added", added).put("undated", undated);
      row.put("short", Math.max(0, quota - added));
      row.put("quotaToDate", asked).put("addedToDate", sum);
      boolean over = asOf.isAfter(LocalDate.of(year, 12, 30));
      boolean perhaps = !over || added + undated >= quota;
      Verdict verdict = added >= quota ? Verdict.PASS : perhaps ? Verdict.UNKNOWN : Verdict.FAIL;
      row.put("yearOver", over).put("verdict", verdict.word());
      row.put("note", clause.openReadings());
    }
  }
}
