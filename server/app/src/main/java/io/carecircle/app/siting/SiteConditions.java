package io.carecircle.app.siting;

import io.carecircle.app.platform.Json;
import io.carecircle.app.process.ProcessRequest;
import io.carecircle.app.result.Run;
import io.carecircle.app.selection.Demand;
import io.carecircle.app.selection.InputReader;
import io.carecircle.app.selection.Regions;
import io.carecircle.app.selection.Selection;
import io.carecircle.kernel.geo.Geodesic;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.siting.SideConstraint;
import io.carecircle.kernel.siting.SiteRole;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the conditions on which sites may open together. */
final class SiteConditions {
  /** The name of the condition that adds costs up. */
  static final String BUDGET = "budget";

  private static final BigDecimal MOST = new BigDecimal("1e12");
  private static final int MOST_GROUPS = 10_000;
  private static final int MOST_SPACED = 2_000;
  private static final int MOST_CLOSE_PAIRS = 50_000;

  private final InputReader in;
  private final Sites sites;
  private final Run run;
  private final List<SideConstraint> sides = new ArrayList<>();

  private SiteConditions(InputReader in, Sites sites, Run run) {
    this.in = in;
    this.sites = sites;
    this.run = run;
  }

  static List<SideConstraint> read(
      InputReader in,
      Sites sites,
      Demand demand,
      Regions regions,
      Run run,
      ProcessRequest request) {
    SiteConditions conditions = new SiteConditions(in, sites, run);
    conditions.budget();
    conditions.groups();
    conditions.spacing();
    conditions.minimumPerRegion(demand, regions);
    request.cancel().check();
    return conditions.sides;
  }

  private void budget() {
    if (!in.has("budget")) {
      return;
    }
    BigDecimal budget = in.decimal("budget", null, BigDecimal.ZERO, MOST);
    run.parameter("budget", Json.MAPPER.valueToTree(budget));
    double[] cost = sites.numbers("cost", "budget", false);
    int[] all = IntStream.range(0, cost.length).toArray();
    sides.add(new SideConstraint(BUDGET, all, cost, budget.doubleValue()));
  }

  /** {@code [{"ids": […], "least": 0, "most": 1}]}: of each group so many may open. */
  private void groups() {
    JsonNode node = in.find("groups").orElse(null);
    if (node == null) {
      return;
    }
    if (!(node instanceof ArrayNode list) || list.size() > MOST_GROUPS) {
      throw in.refusedMember("groups", "must be a list of at most " + MOST_GROUPS + " groups");
    }
    ArrayNode resolved = Json.MAPPER.createArrayNode();
    for (JsonNode each : list) {
      InputReader group = InputReader.of(each, "groups", List.of("ids", "least", "most"));
      List<String> ids =
          group.texts("ids").orElseThrow(() -> group.refusedMember("ids", "are missing"));
      if (ids.isEmpty()) {
        throw group.refusedMember("ids", "name no site");
      }
      int[] members =
          ids.stream().mapToInt(id -> sites.indexOf(id, "groups")).sorted().distinct().toArray();
      BigDecimal size = BigDecimal.valueOf(members.length);
      int least = whole(group, "least", BigDecimal.ZERO, size);
      int most = whole(group, "most", least > 0 ? size : BigDecimal.ONE.min(size), size);
      if (least > most) {
        throw group.refusedMember("least", "is more than most");
      }
      ObjectNode one = resolved.addObject();
      one.set(
          "ids",
          Json.MAPPER.valueToTree(Arrays.stream(members).mapToObj(sites.selection()::id).toList()));
      one.put("least", least).put("most", most);
      limit("group", members, 1, most);
      if (least > 0) {
        limit("group", members, -1, -least);
      }
    }
    run.parameter("groups", resolved);
  }

  private static int whole(InputReader in, String name, BigDecimal absent, BigDecimal most) {
    BigDecimal value = in.decimal(name, absent, BigDecimal.ZERO, most);
    if (value.stripTrailingZeros().scale() > 0) {
      throw in.refusedMember(name, "must be a whole number");
    }
    return value.intValue();
  }

  private void limit(String name, int[] members, double sign, double limit) {
    double[] ones = new double[members.length];
    Arrays.fill(ones, sign);
    sides.add(new SideConstraint(name, members, ones, limit));
  }

  /** No two sites that open stand closer than this, in a straight line. */
  private void spacing() {
    if (!in.has("minSpacingMetres")) {
      return;
    }
    BigDecimal metres = in.decimal("minSpacingMetres", null, BigDecimal.ZERO, MOST);
    run.parameter("minSpacingMetres", Json.MAPPER.valueToTree(metres));
    PointSet points = sites.selection().points();
    if (points == null) {
      throw in.refusedMember("minSpacingMetres", "needs places, which a matrix does not have");
    }
    if (points.size() > MOST_SPACED) {
      throw in.refusedMember(
          "minSpacingMetres", "can be kept for at most " + MOST_SPACED + " sites");
    }
    for (int a = 0; a < points.size(); a++) {
      for (int b = a + 1; b < points.size(); b++) {
        boolean bothStand =
            sites.role()[a] == SiteRole.EXISTING && sites.role()[b] == SiteRole.EXISTING;
        if (!bothStand && metresBetween(points, a, b) < metres.doubleValue()) {
          limit("spacing", new int[] {a, b}, 1, 1);
        }
      }
    }
    if (sides.size() > MOST_CLOSE_PAIRS) {
      throw in.refusedMember("minSpacingMetres", "leaves too many pairs that exclude each other");
    }
  }

  private static double metresBetween(PointSet points, int a, int b) {
    return Geodesic.metres(points.lon()[a], points.lat()[a], points.lon()[b], points.lat()[b]);
  }

  /** {@code {"level": "county", "sites": 1}}: so many open, or stand, in each with demand. */
  private void minimumPerRegion(Demand demand, Regions regions) {
    JsonNode node = in.find("minimumPerRegion").orElse(null);
    if (node == null) {
      return;
    }
    InputReader minimum = InputReader.of(node, "minimumPerRegion", List.of("level", "sites"));
    String level = minimum.choice("level", "county", Regions.LEVELS);
    int least = whole(minimum, "sites", BigDecimal.ONE, BigDecimal.valueOf(1000));
    run.parameter(
        "minimumPerRegion", Json.MAPPER.createObjectNode().put("level", level).put("sites", least));
    Selection all = sites.selection();
    Regions.Grouping grouping = regions.group(level, demand.selection(), all, run);
    for (int r = 0; r < grouping.regions().size(); r++) {
      int region = r;
      int[] members =
          IntStream.range(0, sites.size()).filter(j -> grouping.facility()[j] == region).toArray();
      if (grouping.regions().get(r).code() != null && least > 0) {
        limit("minimum in " + grouping.regions().get(r).code(), members, -1, -least);
      }
    }
  }
}
