package io.carecircle.kernel.coverage;

import java.math.BigInteger;
import java.util.Arrays;

/** Adds up the classes and times of some demand points. */
final class CoverageCounter {
  private CoverageCounter() {}

  /**
   * @param members indices of the demand points to count
   * @throws ArithmeticException when the people do not fit a long
   */
  static CoverageCounts count(int[] members, long[] weight, int[] seconds, DemandClass[] classes) {
    long[] people = new long[DemandClass.values().length];
    int[] communities = new int[people.length];
    for (int d : members) {
      int c = classes[d].ordinal();
      people[c] = Math.addExact(people[c], weight[d]);
      communities[c]++;
    }
    long population = 0;
    for (long p : people) {
      population = Math.addExact(population, p);
    }
    int[] timed = Arrays.stream(members).filter(d -> seconds[d] >= 0 && weight[d] > 0).toArray();
    long timedPeople = Arrays.stream(timed).mapToLong(d -> weight[d]).sum();
    long[] sorted = sortedByTime(timed, seconds);
    return new CoverageCounts(
        population,
        people[DemandClass.COVERED.ordinal()],
        people[DemandClass.OVER_CAPACITY.ordinal()],
        people[DemandClass.OUT_OF_REACH.ordinal()],
        people[DemandClass.UNKNOWN.ordinal()],
        members.length,
        communities[DemandClass.COVERED.ordinal()],
        // A community is one point so far, so it is covered whole or not at all.
        0,
        communities[DemandClass.UNKNOWN.ordinal()],
        timedPeople,
        mean(timed, weight, seconds, timedPeople),
        quantile(sorted, weight, timedPeople, 5),
        quantile(sorted, weight, timedPeople, 9));
  }

  private static double mean(int[] timed, long[] weight, int[] seconds, long people) {
    if (people == 0) {
      return Double.NaN;
    }
    BigInteger sum = BigInteger.ZERO;
    for (int d : timed) {
      sum = sum.add(BigInteger.valueOf(weight[d]).multiply(BigInteger.valueOf(seconds[d])));
    }
    return sum.doubleValue() / people;
  }

  private static long[] sortedByTime(int[] timed, int[] seconds) {
    long[] sorted = new long[timed.length];
    for (int i = 0; i < timed.length; i++) {
      sorted[i] = (long) seconds[timed[i]] << 32 | timed[i];
    }
    Arrays.sort(sorted);
    return sorted;
  }

  /** The shortest time within which at least so many tenths of the people arrive. */
  private static int quantile(long[] sorted, long[] weight, long people, int tenths) {
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
