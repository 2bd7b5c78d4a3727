package io.carecircle.kernel.coverage;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Adds up the people, times and communities of some demand points. */
final class CoverageCounter {
  private final long[] weight;
  private final long[] served;
  private final int[] seconds;
  private final DemandClass[] classes;
  private final int[] community;
  private final BigDecimal coveredShare;

  /** What is known of one community. */
  private static final class Tally {
    private long known;
    private long covered;
    private long unknown;

    /** Points by class: what counts where nobody lives. */
    private final int[] points = new int[DemandClass.values().length];
  }

  /**
   * Parallel arrays, one entry a demand point.
   *
   * @param served people of each point who are covered, no more than there are
   * @param community of each point, or null when each is one
   */
  CoverageCounter(
      long[] weight,
      long[] served,
      int[] seconds,
      DemandClass[] classes,
      int[] community,
      BigDecimal coveredShare) {
    this.weight = weight;
    this.served = served;
    this.seconds = seconds;
    this.classes = classes;
    this.community = community;
    this.coveredShare = coveredShare;
  }

  /** Places ignored, each point a community of its own. */
  static CoverageCounter ofPoints(long[] weight, int[] seconds, DemandClass[] classes) {
    return new CoverageCounter(weight, weight, seconds, classes, null, BigDecimal.ONE);
  }

  /**
   * @param members indices of the demand points to count
   * @throws ArithmeticException when the people do not fit a long
   */
  CoverageCounts count(int[] members) {
    long[] people = new long[DemandClass.values().length];
    Map<Integer, Tally> communities = new HashMap<>();
    for (int d : members) {
      Tally tally = communities.computeIfAbsent(communityOf(d), c -> new Tally());
      tally.points[classes[d].ordinal()]++;
      add(people, d, tally);
    }
    long population = 0;
    for (long p : people) {
      population = Math.addExact(population, p);
    }
    int[] verdicts = new int[Verdict.values().length];
    communities.values().forEach(tally -> verdicts[verdict(tally).ordinal()]++);
    int[] timed = Arrays.stream(members).filter(d -> seconds[d] >= 0 && weight[d] > 0).toArray();
    long timedPeople = Arrays.stream(timed).mapToLong(d -> weight[d]).sum();
    long[] sorted = sortedByTime(timed);
    return new CoverageCounts(
        population,
        people[DemandClass.COVERED.ordinal()],
        people[DemandClass.OVER_CAPACITY.ordinal()],
        people[DemandClass.OUT_OF_REACH.ordinal()],
        people[DemandClass.UNKNOWN.ordinal()],
        communities.size(),
        verdicts[Verdict.COVERED.ordinal()],
        verdicts[Verdict.PARTLY.ordinal()],
        verdicts[Verdict.UNKNOWN.ordinal()],
        timedPeople,
        mean(timed, timedPeople),
        quantile(sorted, timedPeople, 5),
        quantile(sorted, timedPeople, 9));
  }

  private int communityOf(int d) {
    return community == null ? d : community[d];
  }

  /** Of a point in reach some may be served while the others find no place. */
  private void add(long[] people, int d, Tally tally) {
    boolean inReach = classes[d] == DemandClass.COVERED || classes[d] == DemandClass.OVER_CAPACITY;
    if (inReach) {
      add(people, DemandClass.COVERED, served[d]);
      add(people, DemandClass.OVER_CAPACITY, weight[d] - served[d]);
      tally.covered = Math.addExact(tally.covered, served[d]);
    } else {
      add(people, classes[d], weight[d]);
    }
    if (classes[d] == DemandClass.UNKNOWN) {
      tally.unknown = Math.addExact(tally.unknown, weight[d]);
    } else {
      tally.known = Math.addExact(tally.known, weight[d]);
    }
  }

  private static void add(long[] people, DemandClass demandClass, long more) {
    int c = demandClass.ordinal();
    people[c] = Math.addExact(people[c], more);
  }

  private enum Verdict {
    COVERED,
    PARTLY,
    NOT,
    UNKNOWN
  }

  private Verdict verdict(Tally tally) {
    if (tally.known > 0) {
      BigDecimal wanted = coveredShare.multiply(BigDecimal.valueOf(tally.known));
      if (BigDecimal.valueOf(tally.covered).compareTo(wanted) >= 0) {
        return Verdict.COVERED;
      }
      return tally.covered > 0 ? Verdict.PARTLY : Verdict.NOT;
    }
    boolean pointsKnown =
        tally.points[DemandClass.COVERED.ordinal()]
                + tally.points[DemandClass.OVER_CAPACITY.ordinal()]
                + tally.points[DemandClass.OUT_OF_REACH.ordinal()]
            > 0;
    if (tally.unknown > 0 || !pointsKnown) {
      return Verdict.UNKNOWN;
    }
    // Nobody lives there: its point decides.
    return tally.points[DemandClass.OUT_OF_REACH.ordinal()] == 0 ? Verdict.COVERED : Verdict.NOT;
  }

  private double mean(int[] timed, long people) {
    if (people == 0) {
      return Double.NaN;
    }
    BigInteger sum = BigInteger.ZERO;
    for (int d : timed) {
      sum = sum.add(BigInteger.valueOf(weight[d]).multiply(BigInteger.valueOf(seconds[d])));
    }
    return sum.doubleValue() / people;
  }

  private long[] sortedByTime(int[] timed) {
    long[] sorted = new long[timed.length];
    for (int i = 0; i < timed.length; i++) {
      sorted[i] = (long) seconds[timed[i]] << 32 | timed[i];
    }
    Arrays.sort(sorted);
    return sorted;
  }

  /** The shortest time within which at least so many tenths of the people arrive. */
  private int quantile(long[] sorted, long people, int tenths) {
    BigInteger wanted = BigInteger.valueOf(people).multiply(BigInteger.valueOf(tenths));
    long sum = 0;
    for (long entry : sorted) {
      sum += weight[(int) entry];
      if (BigInteger.valueOf(sum).multiply(BigInteger.TEN).compareTo(wanted) >= 0) {
        return (int) (entry >>> 32);
      }
    }
    return -1;
  }
}
