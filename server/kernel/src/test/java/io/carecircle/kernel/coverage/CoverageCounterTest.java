package io.carecircle.kernel.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
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
      long[] served = new long[n];
      for (int d = 0; d < n; d++) {
        boolean unknown = seconds[d] < 0 && random.nextBoolean();
        boolean within = seconds[d] >= 0 && seconds[d] <= 6;
        served[d] = within ? random.nextLong(weight[d] + 1) : 0;
        classes[d] = unknown ? DemandClass.UNKNOWN : known(within, served[d] == weight[d]);
      }
      int[] community = random.nextBoolean() ? null : random.ints(n, 0, 6).toArray();
      BigDecimal share = BigDecimal.valueOf(1 + random.nextInt(10), 1);
      int[] members = IntStream.range(0, n).filter(d -> random.nextInt(4) > 0).toArray();
      CoverageCounts counts =
          new CoverageCounter(weight, served, seconds, classes, community, share).count(members);
      String message = "seed " + seed + " round " + round;
      checkPeople(counts, members, weight, served, classes, message);
      checkTimes(counts, members, weight, seconds, message);
      int[] own = community == null ? IntStream.range(0, n).toArray() : community;
      checkCommunities(counts, members, weight, served, classes, own, share, message);
    }
  }

  private static DemandClass known(boolean within, boolean allServed) {
    if (!within) {
      return DemandClass.OUT_OF_REACH;
    }
    return allServed ? DemandClass.COVERED : DemandClass.OVER_CAPACITY;
  }

  private static void checkPeople(
      CoverageCounts counts,
      int[] members,
      long[] weight,
      long[] served,
      DemandClass[] classes,
      String message) {
    long[] people = new long[4];
    for (int d : members) {
      for (long person = 0; person < weight[d]; person++) {
        boolean left = classes[d] == DemandClass.OVER_CAPACITY && person >= served[d];
        boolean inReach = classes[d].ordinal() <= 1;
        people[inReach ? left ? 1 : 0 : classes[d].ordinal()]++;
      }
    }
    assertEquals(people[0], counts.covered(), message);
    assertEquals(people[1], counts.overCapacity(), message);
    assertEquals(people[2], counts.outOfReach(), message);
    assertEquals(people[3], counts.unknown(), message);
    assertEquals(Arrays.stream(people).sum(), counts.population(), message);
  }

  private static void checkCommunities(
      CoverageCounts counts,
      int[] members,
      long[] weight,
      long[] served,
      DemandClass[] classes,
      int[] community,
      BigDecimal share,
      String message) {
    int[] verdicts = new int[4];
    int all = 0;
    for (int c : Arrays.stream(members).map(d -> community[d]).distinct().toArray()) {
      int[] own = Arrays.stream(members).filter(d -> community[d] == c).toArray();
      int[] known = Arrays.stream(own).filter(d -> classes[d] != DemandClass.UNKNOWN).toArray();
      long knownPeople = Arrays.stream(known).mapToLong(d -> weight[d]).sum();
      long people = Arrays.stream(own).mapToLong(d -> weight[d]).sum();
      long covered = Arrays.stream(known).mapToLong(d -> served[d]).sum();
      boolean everyPointInReach =
          Arrays.stream(known).allMatch(d -> classes[d] != DemandClass.OUT_OF_REACH);
      int verdict;
      if (known.length == 0 || knownPeople == 0 && people > 0) {
        verdict = 3;
      } else if (knownPeople == 0) {
        verdict = everyPointInReach ? 0 : 2;
      } else if ((double) covered / knownPeople >= share.doubleValue() - 1e-9) {
        verdict = 0;
      } else {
        verdict = covered > 0 ? 1 : 2;
      }
      verdicts[verdict]++;
      all++;
    }
    assertEquals(all, counts.communities(), message);
    assertEquals(verdicts[0], counts.communitiesCovered(), message);
    assertEquals(verdicts[1], counts.communitiesPartly(), message);
    assertEquals(verdicts[3], counts.communitiesUnknown(), message);
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

  private static CoverageCounts count(
      int[] members, long[] weight, int[] seconds, DemandClass[] classes) {
    long[] served = new long[weight.length];
    Arrays.setAll(served, d -> classes[d] == DemandClass.COVERED ? weight[d] : 0);
    return new CoverageCounter(weight, served, seconds, classes, null, BigDecimal.ONE)
        .count(members);
  }

  @Test
  void countsCommunitiesWithoutPeopleButNotTheirTimes() {
    CoverageCounts counts =
        count(
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
    CoverageCounts none = count(new int[0], new long[0], new int[0], new DemandClass[0]);
    assertEquals(new CoverageCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Double.NaN, -1, -1), none);
  }

  @Test
  void refusesMorePeopleThanALongHolds() {
    DemandClass[] classes = {DemandClass.COVERED, DemandClass.UNKNOWN};
    long[] weight = {Long.MAX_VALUE, 1};
    assertThrows(
        ArithmeticException.class,
        () -> count(new int[] {0, 1}, weight, new int[] {1, -1}, classes));
    CoverageCounts most = count(new int[] {0}, weight, new int[] {1, -1}, classes);
    assertEquals(Long.MAX_VALUE, most.population());
    assertEquals(1, most.p90Seconds());
  }
}
