package io.carecircle.kernel.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CoverageCounterTest {
  /** Every person written down one by one. */
  @Test
  void agreesWithAListOfAllPeople() {
    long seed = 92;
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 2000; round++) {
      int n = random.nextInt(20);
      long[] weight = random.longs(n, 0, 8).toArray();
      int[] seconds = random.ints(n, -1, 12).toArray();
      DemandClass[] classes = new DemandClass[n];
      for (int d = 0; d < n; d++) {
        boolean unknown = seconds[d] < 0 && random.nextBoolean();
        classes[d] = unknown ? DemandClass.UNKNOWN : known(random, seconds[d]);
      }
      int[] members = IntStream.range(0, n).filter(d -> random.nextInt(4) > 0).toArray();
      CoverageCounts counts = CoverageCounter.count(members, weight, seconds, classes);
      String message = "seed " + seed + " round " + round;
      checkPeople(counts, members, weight, classes, message);
      checkTimes(counts, members, weight, seconds, message);
    }
  }

  private static DemandClass known(SplittableRandom random, int seconds) {
    if (seconds < 0 || seconds > 6) {
      return DemandClass.OUT_OF_REACH;
    }
    return random.nextInt(5) == 0 ? DemandClass.OVER_CAPACITY : DemandClass.COVERED;
  }

  private static void checkPeople(
      CoverageCounts counts, int[] members, long[] weight, DemandClass[] classes, String message) {
    long[] people = new long[4];
    int[] communities = new int[4];
    for (int d : members) {
      for (long person = 0; person < weight[d]; person++) {
        people[classes[d].ordinal()]++;
      }
      communities[classes[d].ordinal()]++;
    }
    assertEquals(people[0], counts.covered(), message);
    assertEquals(people[1], counts.overCapacity(), message);
    assertEquals(people[2], counts.outOfReach(), message);
    assertEquals(people[3], counts.unknown(), message);
    assertEquals(Arrays.stream(people).sum(), counts.population(), message);
    assertEquals(members.length, counts.communities(), message);
    assertEquals(communities[0], counts.communitiesCovered(), message);
    assertEquals(communities[3], counts.communitiesUnknown(), message);
  }

  private static void checkTimes(
      CoverageCounts counts, int[] members, long[] weight, int[] seconds, String message) {
    int[] everyone =
        Arrays.stream(members)
            .filter(d -> seconds[d] >= 0)
            .flatMap(d -> IntStream.generate(() -> seconds[d]).limit(weight[d]))
            .sorted()
            .toArray();
    int n = everyone.length;
    assertEquals(n, counts.timed(), message);
    // The k-th person of n, where k is the least with k / n >= 1/2 (9/10).
    assertEquals(n == 0 ? -1 : everyone[(n + 1) / 2 - 1], counts.medianSeconds(), message);
    assertEquals(n == 0 ? -1 : everyone[(9 * n + 9) / 10 - 1], counts.p90Seconds(), message);
    double mean = Arrays.stream(everyone).average().orElse(Double.NaN);
    assertEquals(mean, counts.meanSeconds(), 1e-12, message);
  }

  @Test
  void countsCommunitiesWithoutPeopleButNotTheirTimes() {
    CoverageCounts counts =
        CoverageCounter.count(
            new int[] {0, 1},
            new long[] {0, 4},
            new int[] {1, 700},
            new DemandClass[] {DemandClass.COVERED, DemandClass.COVERED});
    assertEquals(4, counts.population());
    assertEquals(2, counts.communities());
    assertEquals(700, counts.medianSeconds());
    assertEquals(4, counts.timed());
  }

  @Test
  void isEmptyOfNobody() {
    CoverageCounts none =
        CoverageCounter.count(new int[0], new long[0], new int[0], new DemandClass[0]);
    assertEquals(new CoverageCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Double.NaN, -1, -1), none);
  }

  @Test
  void refusesMorePeopleThanALongHolds() {
    DemandClass[] classes = {DemandClass.COVERED, DemandClass.UNKNOWN};
    long[] weight = {Long.MAX_VALUE, 1};
    assertThrows(
        ArithmeticException.class,
        () -> CoverageCounter.count(new int[] {0, 1}, weight, new int[] {1, -1}, classes));
    CoverageCounts most = CoverageCounter.count(new int[] {0}, weight, new int[] {1, -1}, classes);
    assertEquals(Long.MAX_VALUE, most.population());
    assertEquals(1, most.p90Seconds());
  }
}
