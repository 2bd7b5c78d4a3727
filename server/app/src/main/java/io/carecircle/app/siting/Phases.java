package io.carecircle.app.siting;

import io.carecircle.app.platform.Json;
import io.carecircle.app.result.Run;
import io.carecircle.app.selection.InputReader;
import io.carecircle.app.selection.MatrixInput;
import io.carecircle.kernel.siting.MultiPeriod;
import io.carecircle.kernel.siting.SitingModel;
import io.carecircle.kernel.siting.SitingSpec;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code {"maxPerYear": 3, "firstYear": 2026, "years": 5, "objective": "end"}}: how many sites may
 * open in a year, in how many years, and whether the plan is to be the best one when all are open
 * ({@code end}) or over all years together ({@code all-years}).
 *
 * @param maxPerYear sites that open in one year at most
 * @param firstYear in which the first ones open
 * @param years in which sites open, 0 for as many as it takes
 * @param allYears whether every year counts
 */
record Phases(int maxPerYear, int firstYear, int years, boolean allYears) {
  static final String END = "end";
  static final String ALL_YEARS = "all-years";

  private static final int MOST = 100_000;
  private static final int MOST_YEARS = 100;

  static Optional<Phases> read(InputReader in, SitingModel model, Run run) {
    if (!in.has("phases")) {
      return Optional.empty();
    }
    InputReader asked =
        InputReader.of(
            in.find("phases").orElseThrow(),
            "phases",
            List.of("maxPerYear", "firstYear", "years", "objective"));
    boolean allYears = ALL_YEARS.equals(asked.choice("objective", END, List.of(END, ALL_YEARS)));
    for (String name : List.of("maxPerYear", "firstYear", "years")) {
      if (!asked.has(name) && (allYears || !"years".equals(name))) {
        throw asked.refusedMember(name, "is missing");
      }
    }
    if (allYears && !MultiPeriod.serves(model)) {
      throw asked.refusedMember("objective", "is all-years, but " + reason(model));
    }
    Phases phases =
        new Phases(
            asked.count("maxPerYear", 1, 1, MOST),
            asked.count("firstYear", 1, 1900, 2200),
            asked.has("years") ? asked.count("years", 1, 1, MOST_YEARS) : 0,
            allYears);
    ObjectNode resolved = Json.MAPPER.createObjectNode();
    resolved.put("maxPerYear", phases.maxPerYear).put("firstYear", phases.firstYear);
    if (phases.years > 0) {
      resolved.put("years", phases.years);
    }
    run.parameter("phases", resolved.put("objective", allYears ? ALL_YEARS : END));
    return Optional.of(phases);
  }

  private static String reason(SitingModel model) {
    String why =
        switch (model) {
          case P_CENTER ->
              "of all years the first has the worst place, whatever opens later: no later year"
                  + " would count";
          case LSCP, LSCP_BACKUP ->
              "it asks for everybody to be covered in the end, and before that for nobody";
          default -> "how a capacity is shared out again each year is not part of the question";
        };
    return model.id() + " has no such sum: " + why + "; use mclp or p-median, or objective end";
  }

  /** Sites that can open at all, at most; more than there are candidates when years are open. */
  int most() {
    return years == 0
        ? Integer.MAX_VALUE
        : (int) Math.min(Integer.MAX_VALUE, (long) years * maxPerYear);
  }

  /** For a refusal. */
  String limit() {
    return "phases let only " + maxPerYear + " open in each of " + years + " years, " + most();
  }

  /** What the years may have to do with it. */
  void warnInfeasible(Run run) {
    if (allYears) {
      run.warn(
          "每年都计入：从第一年起人人都须有已开设的站点（p-median），各年所开处数有限",
          "every year counts: with p-median everybody needs a site from the first year on, of the"
              + " few that are open by then");
    } else if (years > 0) {
      run.warn(
          "phases 至多开 " + most() + " 处；不给 years 可知需要几年",
          "phases let "
              + most()
              + " sites open at most; without years the answer tells how many"
              + " years it takes");
    }
  }

  /** The question over all years, refused before memory is taken for one that is too large. */
  MultiPeriod question(SitingSpec spec) {
    long size = MultiPeriod.size(spec, years);
    if (size > MatrixInput.MOST_PAIRS) {
      throw InputReader.refused(
          "phases",
          "make the question too large: "
              + size
              + " pairs, places and sites over "
              + years
              + " years, at most "
              + MatrixInput.MOST_PAIRS
              + " are taken: ask for fewer years or candidates or a shorter reach");
    }
    return new MultiPeriod(spec, years, maxPerYear);
  }
}
