package io.carecircle.kernel.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.carecircle.kernel.fixture.Sketch;
import io.carecircle.kernel.layer.DemandPoints;
import io.carecircle.kernel.layer.PointSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GapsTest {
  private static final int CUTOFF = 900;

  @Test
  void ranksByPeopleAndThenById() {
    List<Gaps.Gap> gaps =
        run(new long[] {5, 9, 9, 7, 0}, new int[] {1000, 950, -1, 900, 2000}, 0, PEOPLE);
    assertEquals(List.of(1, 2, 0, 4), demand(gaps), "demand 3 is covered at 900 s");
    assertEquals(new Gaps.Gap(1, 9, 0, 950, 50), gaps.get(0));
    assertEquals(new Gaps.Gap(2, 9, -1, -1, -1), gaps.get(1));
  }

  private static final Gaps.Ranking PEOPLE = Gaps.Ranking.PEOPLE;
  private static final Gaps.Ranking EXCESS = Gaps.Ranking.PEOPLE_TIMES_EXCESS;

  @Test
  void ranksByPeopleTimesExcessWithNoWayFirst() {
    long[] people = {10, 3, 20, 8, 20};
    int[] seconds = {1000, -1, 950, -1, 951};
    // No way: 8 people before 3. Then 20 x 51 = 1020, and 10 x 100 = 20 x 50 = 1000, where the
    // 20 people come first.
    assertEquals(List.of(3, 1, 4, 2, 0), demand(run(people, seconds, 0, EXCESS)));
  }

  @Test
  void excessOfManyPeopleDoesNotOverflow() {
    long[] people = {Long.MAX_VALUE / 3, Long.MAX_VALUE / 4, 1};
    int[] seconds = {901, 1_000_000_000, 999_999_999};
    assertEquals(List.of(1, 0, 2), demand(run(people, seconds, 0, EXCESS)));
  }

  @Test
  void leavesOutSmallCommunitiesAndTheUnknown() {
    long[] people = {10, 11, 12, 13};
    int[] seconds = {1000, 1000, -2, 3};
    assertEquals(List.of(1), demand(run(people, seconds, 11, PEOPLE)));
    assertEquals(List.of(), demand(run(people, seconds, 14, PEOPLE)));
  }

  @Test
  void ordersAsItsDefinitionSays() {
    long seed = 91;
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 300; round++) {
      int n = random.nextInt(12);
      long[] people = random.longs(n, 0, 4).toArray();
      int[] seconds = random.ints(n, 899, 906).map(s -> s == 905 ? -1 : s).toArray();
      String message =
          "seed " + seed + " " + Arrays.toString(people) + " " + Arrays.toString(seconds);
      assertEquals(naive(people, seconds), demand(run(people, seconds, 1, EXCESS)), message);
    }
  }

  /** Picks the worst one left, again and again. */
  private static List<Integer> naive(long[] people, int[] seconds) {
    List<Integer> left = new ArrayList<>();
    for (int d = 0; d < people.length; d++) {
      if (people[d] >= 1 && (seconds[d] < 0 || seconds[d] > CUTOFF)) {
        left.add(d);
      }
    }
    List<Integer> ranked = new ArrayList<>();
    while (!left.isEmpty()) {
      int worst = left.get(0);
      for (int d : left) {
        worst = rank(people, seconds, d) > rank(people, seconds, worst) ? d : worst;
      }
      ranked.add(worst);
      left.remove(Integer.valueOf(worst));
    }
    return ranked;
  }

  /** No way counts more than any excess in this small world; people break ties. */
  private static long rank(long[] people, int[] seconds, int d) {
    long excess = seconds[d] < 0 ? 1_000_000 : people[d] * (seconds[d] - CUTOFF);
    return excess * 1000 + people[d];
  }

  /**
   * @param seconds -1 for no way, -2 for unknown
   */
  private static List<Gaps.Gap> run(
      long[] people, int[] seconds, long minPeople, Gaps.Ranking ranking) {
    int n = people.length;
    int[] facility = Arrays.stream(seconds).map(s -> s < 0 ? -1 : 0).toArray();
    int[] known = Arrays.stream(seconds).map(s -> Math.max(s, -1)).toArray();
    DemandClass[] classes =
        Arrays.stream(seconds)
            .mapToObj(
                s ->
                    s == -2
                        ? DemandClass.UNKNOWN
                        : s >= 0 && s <= CUTOFF ? DemandClass.COVERED : DemandClass.OUT_OF_REACH)
            .toArray(DemandClass[]::new);
    CoverageResult result =
        new CoverageResult(null, facility, new int[n], known, classes, null, List.of());
    DemandPoints demand =
        new DemandPoints(new PointSet(Sketch.ids(n), new double[n], new double[n]), people);
    return Gaps.run(result, demand, CUTOFF, minPeople, ranking);
  }

  private static List<Integer> demand(List<Gaps.Gap> gaps) {
    return gaps.stream().map(Gaps.Gap::demand).toList();
  }
}
