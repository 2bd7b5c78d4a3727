package io.carecircle.app.estate;

import io.carecircle.app.estate.ComplianceProcess.Counted;
import io.carecircle.app.layer.CanonicalJson;
import io.carecircle.app.platform.Json;
import io.carecircle.app.process.ProcessResult;
import io.carecircle.app.result.Run;
import io.carecircle.app.standard.Policy;
import io.carecircle.app.standard.PolicyClause;
import io.carecircle.app.standard.PolicyRegion;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Counts of estates. A share has two ends while something is unknown: at least, at most. */
final class ComplianceResult implements ProcessResult {
  private static final String TOPIC = "S19";
  private static final int SHARE_DECIMALS = 6;

  /** Sorts behind all codes and years. */
  private static final String UNKNOWN = "\uffff";

  private final List<Counted> counted;
  private final Policy policy;
  private final LocalDate asOf;
  private final Run run;

  ComplianceResult(List<Counted> counted, Policy policy, LocalDate asOf, Run run) {
    this.counted = counted;
    this.policy = policy;
    this.asOf = asOf;
    this.run = run;
  }

  @Override
  public void writeJson(JsonGenerator out) {
    out.writeStartObject();
    out.writeName("compliance");
    Json.MAPPER.writeValue(out, compliance());
    out.writeName("healthCabins");
    Json.MAPPER.writeValue(out, cabins());
    out.writeName("roomQuotas");
    Json.MAPPER.writeValue(out, RoomQuota.rows(counted, policy, asOf));
    out.writeStringProperty("asOf", asOf.toString());
    run.write(out);
    out.writeEndObject();
  }

  /** New estates by county and year, after the county's sum over its years. */
  private ArrayNode compliance() {
    ArrayNode rows = Json.MAPPER.createArrayNode();
    List<Counted> news = counted.stream().filter(c -> !c.estate().filing().isOld()).toList();
    grouped(news, ComplianceResult::county)
        .forEach(
            (county, all) -> {
              compliance(rows, county, null, all);
              grouped(all, ComplianceResult::year)
                  .forEach((year, list) -> compliance(rows, county, year, list));
            });
    return rows;
  }

  private void compliance(ArrayNode rows, String county, String year, List<Counted> estates) {
    ObjectNode row = rows.addObject();
    region(row, county);
    row.put("year", year == null ? "all" : year.equals(UNKNOWN) ? null : year);
    int pass = (int) estates.stream().filter(c -> c.verdict() == Verdict.PASS).count();
    int fail = (int) estates.stream().filter(c -> c.verdict() == Verdict.FAIL).count();
    row.put("estates", estates.size());
    row.put("pass", pass).put("fail", fail).put("unknown", estates.size() - pass - fail);
    share(row, pass, estates.size() - fail, estates.size(), target(county, false), 0);
    row.set("fromAcceptance", fromAcceptance(estates));
    row.put("openOrders", orders(estates, StageState::openOrders));
    row.put("overdueOrders", orders(estates, StageState::overdueOrders));
  }

  /** Before acceptance a verdict is on a plan: those beyond it are counted apart as well. */
  private ObjectNode fromAcceptance(List<Counted> estates) {
    List<Counted> accepted =
        estates.stream().filter(c -> c.estate().filing().isAccepted(asOf)).toList();
    ObjectNode node = Json.MAPPER.createObjectNode().put("estates", accepted.size());
    int pass = (int) accepted.stream().filter(c -> c.verdict() == Verdict.PASS).count();
    int fail = (int) accepted.stream().filter(c -> c.verdict() == Verdict.FAIL).count();
    node.put("pass", pass).put("fail", fail).put("unknown", accepted.size() - pass - fail);
    boolean none = accepted.isEmpty();
    node.put("shareAtLeast", none ? null : ratio(pass, accepted.size()));
    node.put("shareAtMost", none ? null : ratio(accepted.size() - fail, accepted.size()));
    return node;
  }

  private static long orders(List<Counted> estates, ToLongFunction<StageState> count) {
    return estates.stream().map(Counted::stages).filter(Objects::nonNull).mapToLong(count).sum();
  }

  /** New and old estates by county. */
  private ArrayNode cabins() {
    ArrayNode rows = Json.MAPPER.createArrayNode();
    grouped(counted, ComplianceResult::county)
        .forEach(
            (county, all) ->
                grouped(all, c -> c.estate().filing().stage())
                    .forEach((stage, list) -> cabins(rows, county, stage, list)));
    return rows;
  }

  private void cabins(ArrayNode rows, String county, String stage, List<Counted> estates) {
    ObjectNode row = rows.addObject();
    region(row, county);
    int with = count(estates, true);
    int without = count(estates, false);
    row.put("stage", stage).put("estates", estates.size()).put("with", with);
    row.put("without", without).put("unknown", estates.size() - with - without);
    int index = stage.equals("new") ? 0 : 1;
    share(row, with, estates.size() - without, estates.size(), target(county, true), index);
  }

  private static int count(List<Counted> estates, boolean cabin) {
    return (int)
        estates.stream()
            .filter(c -> c.estate().healthCabin() != null && c.estate().healthCabin() == cabin)
            .count();
  }

  /** The clause on cabins has two shares, for new and old estates; the one on compliance one. */
  private Optional<PolicyClause> target(String county, boolean cabins) {
    return policy.listClauses(TOPIC, county).stream()
        .filter(c -> c.findParameter("share").filter(s -> s.contains(",") == cabins).isPresent())
        .findFirst();
  }

  private void share(
      ObjectNode row, int least, int most, int all, Optional<PolicyClause> target, int index) {
    row.put("shareAtLeast", ratio(least, all)).put("shareAtMost", ratio(most, all));
    BigDecimal asked = target.map(clause -> clause.figure("share", index)).orElse(null);
    row.put("target", asked == null ? null : CanonicalJson.number(asked));
    row.put("citation", target.map(policy::citation).orElse(null));
    Verdict verdict = Verdict.UNKNOWN;
    if (asked != null) {
      BigDecimal enough = asked.multiply(BigDecimal.valueOf(all));
      verdict =
          BigDecimal.valueOf(least).compareTo(enough) >= 0
              ? Verdict.PASS
              : BigDecimal.valueOf(most).compareTo(enough) < 0 ? Verdict.FAIL : Verdict.UNKNOWN;
    }
    row.put("verdict", verdict.word());
  }

  private static BigDecimal ratio(int part, int all) {
    return CanonicalJson.number(
        BigDecimal.valueOf(part)
            .divide(BigDecimal.valueOf(all), SHARE_DECIMALS, RoundingMode.HALF_UP));
  }

  private void region(ObjectNode row, String county) {
    row.put("regionCode", county.equals(UNKNOWN) ? null : county);
    row.put("regionName", policy.findRegion(county).map(PolicyRegion::name).orElse(null));
  }

  private static String county(Counted estate) {
    return estate.county() == null ? UNKNOWN : estate.county();
  }

  private static String year(Counted estate) {
    LocalDate day = estate.estate().filing().decidingDate();
    return day == null ? UNKNOWN : Integer.toString(day.getYear());
  }

  private static Map<String, List<Counted>> grouped(
      List<Counted> estates, Function<Counted, String> key) {
    Map<String, List<Counted>> groups = new TreeMap<>();
    estates.forEach(e -> groups.computeIfAbsent(key.apply(e), k -> new ArrayList<>()).add(e));
    return groups;
  }
}
