package io.carecircle.kernel.coverage;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;

/** Adds up the people, times and communities of some demand points. */
final class CoverageCounter {
  private final long[] weight;
  private final long[] served;
  private final int[] seconds;
  private final DemandClass[] classes;
  private final int[] community;
  private final BigDecimal coveredShare;

  /** Of each community of the count at hand its people, and its points that are known. */
  private final long[] knownPeople;

  private final long[] coveredPeople;
  private final long[] unknownPeople;
  private final int[] points;
  private final int[] knownPoints;
  private final int[] pointsOutOfReach;

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
    int communities =
        community == null ? weight.length : Arrays.stream(community).max().orElse(-1) + 1;
    this.knownPeople = new long[communities];
    this.coveredPeople = new long[communities];
    this.unknownPeople = new long[communities];
    this.points = new int[communities];
    this.knownPoints = new int[communities];
    this.pointsOutOfReach = new int[communities];
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
    int[] met = new int[members.length];
    int communities = 0;
    for (int d : members) {
      int c = communityOf(d);
      if (points[c]++ == 0) {
        met[communities++] = c;
      }
      add(people, d, c);
    }
    long population = 0;
    for (long p : people) {
      population = Math.addExact(population, p);
    }
    int[] verdicts = new int[Verdict.values().length];
    for (int k = 0; k < communities; k++) {
      verdicts[verdict(met[k]).ordinal()]++;
      forget(met[k]);
    }
    int[] timed = Arrays.stream(members).filter(d -> seconds[d] >= 0 && weight[d] > 0).toArray();
    long timedPeople = Arrays.stream(timed).mapToLong(d -> weight[d]).sum();
    long[] sorted = sortedByTime(timed);
    return new CoverageCounts(
        population,
        people[DemandClass.COVERED.ordinal()],
        people[DemandClass.OVER_CAPACITY.ordinal()],
        people[DemandClass.OUT_OF_REACH.ordinal()],
        people[DemandClass.UNKNOWN.ordinal()],
        communities,
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
  private void add(long[] people, int d, int c) {
    if (classes[d] == DemandClass.UNKNOWN) {
      add(people, DemandClass.UNKNOWN, weight[d]);
      unknownPeople[c] = Math.addExact(unknownPeople[c], weight[d]);
      return;
    }
    knownPoints[c]++;
    knownPeople[c] = Math.addExact(knownPeople[c], weight[d]);
    if (classes[d] == DemandClass.OUT_OF_REACH) {
      add(people, DemandClass.OUT_OF_REACH, weight[d]);
      pointsOutOfReach[c]++;
    } else {
      add(people, DemandClass.COVERED, served[d]);
      add(people, DemandClass.OVER_CAPACITY, weight[d] - served[d]);
      coveredPeople[c] = Math.addExact(coveredPeople[c], served[d]);
    }
  }

  private void forget(int c) {
    knownPeople[c] = 0;
    coveredPeople[c] = 0;
    unknownPeople[c] = 0;
    points[c] = 0;
    knownPoints[c] = 0;
    pointsOutOfReach[c] = 0;
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

  private Verdict verdict(int c) {
    if (knownPeople[c] > 0) {
      BigDecimal wanted = coveredShare.multiply(BigDecimal.valueOf(knownPeople[c]));
      if (BigDecimal.valueOf(coveredPeople[c]).compareTo(wanted) >= 0) {
        return Verdict.COVERED;
      }
      return coveredPeople[c] > 0 ? Verdict.PARTLY : Verdict.NOT;
    }
    if (unknownPeople[c] > 0 || knownPoints[c] == 0) {
      return Verdict.UNKNOWN;
    }
    // Nobody lives there: its point decides.
    return pointsOutOfReach[c] == 0 ? Verdict.COVERED : Verdict.NOT;
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
