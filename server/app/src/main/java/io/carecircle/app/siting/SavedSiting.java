package io.carecircle.app.siting;

import io.carecircle.app.process.CertifiedProcess;
import io.carecircle.kernel.siting.PlanCheck;
import io.carecircle.kernel.siting.SitingResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A saved result against the question it answers: its plan and certificate are checked by {@link
 * PlanCheck}, everything that follows from them is derived again and compared, and nothing is
 * solved.
 */
final class SavedSiting {
  private static final int LISTED = 10;

  private final SitingCase siting;
  private final JsonNode saved;
  private final List<String> complaints = new ArrayList<>();

  SavedSiting(SitingCase siting, JsonNode saved) {
    this.siting = siting;
    this.saved = saved;
  }

  CertifiedProcess.Check check() {
    List<String> notes = new ArrayList<>();
    try {
      SitingResult saidResult = result();
      Optional<YearPlan> years =
          siting.phases().map(phases -> SavedYears.of(siting, phases, saved, saidResult));
      SitingResult result = years.map(YearPlan::atEnd).orElse(saidResult);
      if (siting.phases().filter(Phases::allYears).isEmpty()) {
        add(PlanCheck.run(siting.spec(), result), notes);
      }
      if (years.isPresent() && years.get().question().isPresent()) {
        YearPlan plan = years.get();
        add(PlanCheck.run(plan.question().get().expanded(), plan.byYear()), notes);
      }
      SitingProcess.warn(
          siting, result.status(), result.stopped(), saved.path("solver").asString(""));
      ObjectNode again =
          new SitingAnswer(siting, result, years, saved.path("solver").asString("")).toJson();
      if (saved.has("seconds") && result.stopped()) {
        again.set("seconds", saved.get("seconds"));
      }
      if (saved.has("explain")) {
        // Other plans, solved for: only the seal speaks for them.
        again.set("explain", saved.get("explain"));
      }
      again.set("run", siting.run().toJson());
      ((ObjectNode) again.get("certificate")).put("sha256", Certificates.seal(again));
      compare("", saved, again);
    } catch (IllegalArgumentException | ArithmeticException e) {
      complaints.add(e.getMessage());
    }
    return new CertifiedProcess.Check(
        complaints.subList(0, Math.min(LISTED, complaints.size())), notes);
  }

  private void add(PlanCheck.Verdict verdict, List<String> notes) {
    complaints.addAll(verdict.complaints());
    notes.addAll(verdict.notes());
  }

  private SitingResult result() {
    Map<String, Integer> siteOf = new HashMap<>();
    for (int j = 0; j < siting.sites().size(); j++) {
      siteOf.put(siting.siteId(j), j);
    }
    for (JsonNode upgraded : saved.path("upgraded")) {
      int site = index(siteOf, upgraded, "upgraded");
      int upgrade = siting.upgrades().upgradeOf(site);
      if (upgrade < 0) {
        throw new IllegalArgumentException("upgraded names " + upgraded + ", which cannot be");
      }
      siteOf.put(siting.siteId(site), upgrade);
    }
    int[] open = new int[saved.path("open").size()];
    for (int k = 0; k < open.length; k++) {
      open[k] = index(siteOf, saved.path("open").get(k), "open");
    }
    Arrays.sort(open);
    Map<String, Integer> demandOf = new HashMap<>();
    for (int i = 0; i < siting.kept().length; i++) {
      demandOf.put(siting.demandId(i), i);
    }
    return new SitingResult(
        status(saved),
        number("objective"),
        number("bound"),
        open,
        assigned(siteOf, demandOf),
        saved.has("backedUp") ? number("backedUp") : backedUpOf(open),
        number("backedUpBound"),
        unreachable(demandOf),
        Certificates.read(saved.path("certificate"), rows()),
        saved.path("searchedNodes").asLong(0),
        saved.path("stopped").asBoolean(false));
  }

  static SitingResult.Status status(JsonNode saved) {
    for (SitingResult.Status each : SitingResult.Status.values()) {
      if (each.name().toLowerCase(Locale.ROOT).equals(saved.path("status").asString(""))) {
        return each;
      }
    }
    throw new IllegalArgumentException("there is no status " + saved.path("status"));
  }

  /** Demand points of the question that the certificate is about. */
  private int rows() {
    int years = siting.phases().filter(Phases::allYears).map(Phases::years).orElse(1);
    return siting.kept().length * years;
  }

  /** Models whose result does not say it. */
  private double backedUpOf(int[] open) {
    return Arrays.stream(open).count() == 0 ? 0 : PlanCheck.backedUp(siting.spec(), open);
  }

  private int[] assigned(Map<String, Integer> siteOf, Map<String, Integer> demandOf) {
    int[] assigned = new int[siting.kept().length];
    Arrays.fill(assigned, -1);
    for (JsonNode row : saved.path("assignments")) {
      int i = index(demandOf, row.path("demand"), "assignments");
      if (assigned[i] >= 0) {
        throw new IllegalArgumentException(row.path("demand") + " is assigned twice");
      }
      assigned[i] = index(siteOf, row.path("facility"), "assignments");
    }
    return assigned;
  }

  private int[] unreachable(Map<String, Integer> demandOf) {
    int[] rows = new int[saved.path("unreachable").size()];
    for (int k = 0; k < rows.length; k++) {
      rows[k] = index(demandOf, saved.path("unreachable").get(k), "unreachable");
    }
    return rows;
  }

  private static int index(Map<String, Integer> known, JsonNode id, String where) {
    Integer index = known.get(id.asString(""));
    if (index == null) {
      throw new IllegalArgumentException(where + " names " + id + ", which is not in the question");
    }
    return index;
  }

  private double number(String name) {
    JsonNode node = saved.path(name);
    return node.isNumber() ? node.decimalValue().doubleValue() : Double.NaN;
  }

  private void compare(String at, JsonNode old, JsonNode again) {
    if (complaints.size() >= LISTED) {
      return;
    }
    if (old.isObject() && again.isObject()) {
      List<String> names = new ArrayList<>(old.propertyNames());
      again.propertyNames().stream().filter(n -> !old.has(n)).forEach(names::add);
      names.forEach(name -> compare(at + "/" + name, old.path(name), again.path(name)));
    } else if (old.isArray() && again.isArray() && old.size() == again.size()) {
      for (int i = 0; i < old.size(); i++) {
        compare(at + "/" + i, old.get(i), again.get(i));
      }
    } else if (!equalValues(old, again)) {
      complaints.add(at + ": saved " + shortened(old) + ", follows " + shortened(again));
    }
  }

  private static boolean equalValues(JsonNode a, JsonNode b) {
    return a.isNumber() && b.isNumber()
        ? a.decimalValue().compareTo(b.decimalValue()) == 0
        : a.equals(b);
  }

  private static String shortened(JsonNode node) {
    String text = node.isMissingNode() ? "nothing" : node.toString();
    return text.length() > 80 ? text.substring(0, 77) + "..." : text;
  }
}
