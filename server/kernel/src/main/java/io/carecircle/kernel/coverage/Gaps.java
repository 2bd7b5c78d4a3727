package io.carecircle.kernel.coverage;

import io.carecircle.kernel.layer.DemandPoints;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The uncovered communities, most people first. Communities of which nothing is known are not gaps
 * and are not listed here.
 */
public final class Gaps {
  private Gaps() {}

  /** What the list is ranked by; equal ranks go to the lowest id. */
  public enum Ranking {
    /** People without a facility within reach. */
    PEOPLE,
    /** People times the seconds beyond the cut-off; those with no way at all come first. */
    PEOPLE_TIMES_EXCESS
  }

  /**
   * @param demand index of the demand point
   * @param people those without a facility: all of its people, or those who found no place
   * @param facility nearest facility, or -1 when none can be reached at any distance
   * @param seconds to it, or -1
   * @param excessSeconds beyond the cut-off, 0 when within reach and full, or -1 when none can be
   *     reached
   */
  public record Gap(int demand, long people, int facility, int seconds, int excessSeconds) {}

  /**
   * @param minPeople communities with fewer people are left out
   */
  public static List<Gap> run(
      CoverageResult coverage,
      DemandPoints demand,
      int cutoffSeconds,
      long minPeople,
      Ranking ranking) {
    List<Gap> gaps = new ArrayList<>();
    for (int d = 0; d < demand.size(); d++) {
      long people = uncovered(coverage, demand, d);
      if (people >= Math.max(0, minPeople)) {
        int seconds = coverage.seconds()[d];
        int excess = seconds < 0 ? -1 : Math.max(0, seconds - cutoffSeconds);
        gaps.add(new Gap(d, people, coverage.facility()[d], seconds, excess));
      }
    }
    gaps.sort(order(ranking));
    return gaps;
  }

  /** People without a facility, -1 when the point is no gap. */
  private static long uncovered(CoverageResult coverage, DemandPoints demand, int d) {
    return switch (coverage.demandClass()[d]) {
      case OUT_OF_REACH -> demand.weight()[d];
      case OVER_CAPACITY -> demand.weight()[d] - coverage.allocation().served()[d];
      case COVERED, UNKNOWN -> -1;
    };
  }

  private static Comparator<Gap> order(Ranking ranking) {
    Comparator<Gap> byPeople =
        Comparator.comparingLong(Gap::people).reversed().thenComparingInt(Gap::demand);
    if (ranking == Ranking.PEOPLE) {
      return byPeople;
    }
    return Comparator.comparing((Gap g) -> g.facility() >= 0)
        .thenComparing(Gaps::peopleTimesExcess, Comparator.reverseOrder())
        .thenComparing(byPeople);
  }

  private static BigInteger peopleTimesExcess(Gap gap) {
    // Without a way there is no excess to multiply by: the people alone decide.
    long excess = Math.max(0, gap.excessSeconds());
    return BigInteger.valueOf(gap.people()).multiply(BigInteger.valueOf(excess));
  }
}
