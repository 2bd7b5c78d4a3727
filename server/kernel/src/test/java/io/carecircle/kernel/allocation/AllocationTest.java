package io.carecircle.kernel.allocation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.CancelledException;
import io.carecircle.kernel.progress.ProgressListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AllocationTest {
  private record Case(ReachablePairs pairs, long[] weight, long[] capacity) {
    Allocation run(AllocationRule rule) {
      return Allocation.run(rule, pairs, weight, capacity, ProgressListener.NONE, CancelToken.NONE);
    }
  }

  /** Few different ways, so that ties are everywhere. */
  private static Case random(SplittableRandom random, int demand, int facilities, int people) {
    int longest = random.nextBoolean() ? 5 : 1000;
    int[] first = new int[demand + 1];
    int[] facility = new int[demand * facilities];
    int[] costMm = new int[facility.length];
    int count = 0;
    double dense = 0.2 + 0.8 * random.nextDouble();
    for (int d = 0; d < demand; d++) {
      for (int f = 0; f < facilities; f++) {
        if (random.nextDouble() < dense) {
          facility[count] = f;
          costMm[count++] = random.nextInt(longest);
        }
      }
      first[d + 1] = count;
    }
    long[] weight = random.longs(demand, 0, people).toArray();
    long[] capacity = random.longs(facilities, 0, 2L * people).toArray();
    for (int f = 0; f < facilities; f++) {
      capacity[f] = random.nextInt(9) == 0 ? Allocation.UNLIMITED : capacity[f];
    }
    ReachablePairs pairs =
        new ReachablePairs(first, Arrays.copyOf(facility, count), Arrays.copyOf(costMm, count));
    return new Case(pairs, weight, capacity);
  }

  @Test
  void aHandfulOfPeopleIsPlacedAsTryingEverythingPlacesThem() {
    int full = 0;
    for (long seed = 0; seed < 3000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Case c = random(random, 1 + random.nextInt(3), 1 + random.nextInt(3), 3);
      Allocation found = c.run(AllocationRule.OPTIMAL);
      long[] best = PlainFlow.enumerate(c.pairs, c.weight, c.capacity);
      check(c, found, best, "seed " + seed);
      full += Arrays.stream(found.served()).sum() < Arrays.stream(c.weight).sum() ? 1 : 0;
    }
    assertTrue(full > 500, "places must often be short: " + full);
  }

  @Test
  void smallTownsAreSharedOutAsByTheTextbook() {
    for (long seed = 0; seed < 2000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Case c = random(random, 1 + random.nextInt(12), 1 + random.nextInt(6), 6);
      Allocation found = c.run(AllocationRule.OPTIMAL);
      check(c, found, PlainFlow.solve(c.pairs, c.weight, c.capacity), "seed " + seed);
    }
  }

  private static void check(Case c, Allocation found, long[] best, String message) {
    checkLimits(c, found, message);
    assertEquals(best[0], Arrays.stream(found.served()).sum(), message + ": served");
    assertEquals(best[1], found.totalMm().longValueExact(), message + ": walked");
  }

  private static void checkLimits(Case c, Allocation found, String message) {
    long[] load = new long[c.capacity.length];
    for (int d = 0; d < c.weight.length; d++) {
      long served = 0;
      for (int i = c.pairs.first()[d]; i < c.pairs.first()[d + 1]; i++) {
        assertTrue(found.people()[i] >= 0, message);
        served += found.people()[i];
        load[c.pairs.facility()[i]] += found.people()[i];
      }
      assertEquals(served, found.served()[d], message);
      assertTrue(served <= c.weight[d], message);
    }
    assertArrayEquals(load, found.load(), message);
    for (int f = 0; f < load.length; f++) {
      assertTrue(load[f] <= c.capacity[f], message + ": beyond the places of " + f);
    }
  }

  /** Whatever the sequential rules do, nobody who could still be served is left (maximal). */
  @Test
  void sequentialRulesKeepTheLimitsAndLeaveNoFreePlaceInReach() {
    int worse = 0;
    for (long seed = 0; seed < 2000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Case c = random(random, 1 + random.nextInt(12), 1 + random.nextInt(6), 6);
      long best = Arrays.stream(c.run(AllocationRule.OPTIMAL).served()).sum();
      for (AllocationRule rule :
          new AllocationRule[] {AllocationRule.NEAREST_FIRST, AllocationRule.BY_ID}) {
        Allocation found = c.run(rule);
        String message = "seed " + seed + " " + rule;
        checkLimits(c, found, message);
        for (int d = 0; d < c.weight.length; d++) {
          for (int i = c.pairs.first()[d]; i < c.pairs.first()[d + 1]; i++) {
            int f = c.pairs.facility()[i];
            boolean waiting = found.served()[d] < c.weight[d];
            assertTrue(!waiting || found.load()[f] == c.capacity[f], message);
          }
        }
        long served = Arrays.stream(found.served()).sum();
        assertTrue(served <= best, message);
        worse += served < best ? 1 : 0;
      }
    }
    assertTrue(worse > 100, "the exact rule must serve more now and then: " + worse);
  }

  /** T16: huge capacity is no capacity; everybody goes to the nearest, ties to the lowest. */
  @Test
  void hugeCapacityIsNone() {
    for (long seed = 0; seed < 500; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Case some = random(random, 1 + random.nextInt(12), 1 + random.nextInt(6), 6);
      long[] huge = new long[some.capacity.length];
      Arrays.fill(huge, seed % 2 == 0 ? 1_000_000 : Allocation.UNLIMITED);
      Case c = new Case(some.pairs, some.weight, huge);
      long[] expected = new long[c.pairs.size()];
      for (int d = 0; d < c.weight.length; d++) {
        int best = -1;
        for (int i = c.pairs.first()[d]; i < c.pairs.first()[d + 1]; i++) {
          best = best < 0 || c.pairs.costMm()[i] < c.pairs.costMm()[best] ? i : best;
        }
        if (best >= 0) {
          expected[best] = c.weight[d];
        }
      }
      for (AllocationRule rule : AllocationRule.values()) {
        assertArrayEquals(expected, c.run(rule).people(), "seed " + seed + " " + rule);
      }
    }
  }

  /**
   * Ways in metres: home 0 is 1 from A and 2 from B, home 1 is 3 from A only. One place each: home
   * 1 needs A, so home 0 goes to B, and 5 are walked. First come, first served leaves home 1 out.
   */
  @Test
  void somebodyStepsAsideSoThatAllAreServed() {
    ReachablePairs pairs =
        new ReachablePairs(new int[] {0, 2, 3}, new int[] {0, 1, 0}, new int[] {1000, 2000, 3000});
    Case c = new Case(pairs, new long[] {1, 1}, new long[] {1, 1});
    assertArrayEquals(new long[] {0, 1, 1}, c.run(AllocationRule.OPTIMAL).people());
    assertEquals(5000, c.run(AllocationRule.OPTIMAL).totalMm().longValueExact());
    assertArrayEquals(new long[] {1, 0, 0}, c.run(AllocationRule.NEAREST_FIRST).people());
    assertArrayEquals(new long[] {1, 0, 0}, c.run(AllocationRule.BY_ID).people());
  }

  /** By id home 0 takes the only place at 9 m; by distance home 1 does, at 1 m. */
  @Test
  void theOrderOfTheSequentialRuleDecides() {
    ReachablePairs pairs =
        new ReachablePairs(new int[] {0, 1, 2}, new int[] {0, 0}, new int[] {9000, 1000});
    Case c = new Case(pairs, new long[] {1, 1}, new long[] {1});
    assertArrayEquals(new long[] {1, 0}, c.run(AllocationRule.BY_ID).people());
    assertArrayEquals(new long[] {0, 1}, c.run(AllocationRule.NEAREST_FIRST).people());
    assertArrayEquals(new long[] {0, 1}, c.run(AllocationRule.OPTIMAL).people());
  }

  /**
   * A city's size, places for half the people: 5,000 homes and 300 facilities on a square of 10 km,
   * those within 2 km of each other in reach. Optimal because no home could swap: the prices that
   * the theory promises are found from the answer itself (Bellman and Ford over facilities).
   */
  @Test
  void aCityIsSharedOutOptimally() {
    SplittableRandom random = new SplittableRandom(4);
    Case c = city(random, 5000, 300);
    Allocation found = c.run(AllocationRule.OPTIMAL);
    checkLimits(c, found, "city");
    assertTrue(Arrays.stream(found.served()).sum() < Arrays.stream(c.weight).sum());
    assertTrue(noExchangeHelps(c, found), "a cycle of exchanges would be shorter");
  }

  private static Case city(SplittableRandom random, int demand, int facilities) {
    int[] x = random.ints(demand + facilities, 0, 10_000_000).toArray();
    int[] y = random.ints(demand + facilities, 0, 10_000_000).toArray();
    int[] first = new int[demand + 1];
    IntStream.Builder facility = IntStream.builder();
    IntStream.Builder cost = IntStream.builder();
    for (int d = 0; d < demand; d++) {
      first[d + 1] = first[d];
      for (int f = 0; f < facilities; f++) {
        int mm = Math.abs(x[d] - x[demand + f]) + Math.abs(y[d] - y[demand + f]);
        if (mm <= 2_000_000) {
          facility.add(f);
          cost.add(mm);
          first[d + 1]++;
        }
      }
    }
    ReachablePairs pairs =
        new ReachablePairs(first, facility.build().toArray(), cost.build().toArray());
    long[] weight = random.longs(demand, 0, 400).toArray();
    long[] capacity = random.longs(facilities, 0, 4000).toArray();
    return new Case(pairs, weight, capacity);
  }

  /**
   * No negative cycle in the residual network over facilities and "unserved" (whose cost outweighs
   * all walks): the optimality condition itself, on every possible exchange.
   */
  private static boolean noExchangeHelps(Case c, Allocation found) {
    int n = c.capacity.length;
    long unserved = 1L << 45;
    long[][] move = new long[n + 1][n + 1];
    for (long[] row : move) {
      Arrays.fill(row, Long.MAX_VALUE / 4);
    }
    for (int d = 0; d < c.weight.length; d++) {
      int from = c.pairs.first()[d];
      int to = c.pairs.first()[d + 1];
      for (int i = from; i <= to; i++) {
        boolean here = i < to ? found.people()[i] > 0 : found.served()[d] < c.weight[d];
        long away = i < to ? c.pairs.costMm()[i] : unserved;
        for (int j = from; j <= to && here && from < to; j++) {
          long there = j < to ? c.pairs.costMm()[j] : unserved;
          int f = i < to ? c.pairs.facility()[i] : n;
          int g = j < to ? c.pairs.facility()[j] : n;
          move[f][g] = Math.min(move[f][g], there - away);
        }
      }
    }
    // A free place takes anybody for nothing more: leaving it empty is an exchange as well.
    for (int f = 0; f < n; f++) {
      for (int g = 0; g < n; g++) {
        if (found.load()[g] > 0 && found.load()[f] < c.capacity[f]) {
          move[f][g] = Math.min(move[f][g], 0);
        }
      }
      if (found.load()[f] < c.capacity[f]) {
        move[f][n] = Math.min(move[f][n], 0);
      }
    }
    return settles(move);
  }

  private static boolean settles(long[][] move) {
    int n = move.length;
    long[] label = new long[n];
    for (int round = 0; round <= n; round++) {
      boolean changed = false;
      for (int f = 0; f < n; f++) {
        for (int g = 0; g < n; g++) {
          if (move[f][g] < Long.MAX_VALUE / 4 && label[f] + move[f][g] < label[g]) {
            label[g] = label[f] + move[f][g];
            changed = true;
          }
        }
      }
      if (!changed) {
        return true;
      }
    }
    return false;
  }

  /**
   * Places for half of the people, so that chains of moves run through the whole city: whoever
   * waits may give up in the middle of it, and hears how far it has come.
   */
  @Test
  void aLongFlowTellsItsProgressAndStops() {
    Case c = city(new SplittableRandom(4), 2000, 300);
    List<Long> told = new ArrayList<>();
    int[] looks = {0};
    Allocation.run(
        AllocationRule.OPTIMAL,
        c.pairs,
        c.weight,
        c.capacity,
        (step, done, of) -> told.add(done),
        () -> looks[0]++ < 0);
    assertEquals(told.size(), looks[0], "one look at the token for every word of progress");
    assertTrue(looks[0] > 10, "looks: " + looks[0]);
    for (int i = 1; i < told.size(); i++) {
      assertTrue(told.get(i - 1) <= told.get(i));
    }
    int half = looks[0] / 2;
    int[] again = {0};
    assertThrows(
        CancelledException.class,
        () ->
            Allocation.run(
                AllocationRule.OPTIMAL,
                c.pairs,
                c.weight,
                c.capacity,
                ProgressListener.NONE,
                () -> ++again[0] > half));
    assertEquals(half + 1, again[0], "nothing is done after the token says stop");
  }

  @Test
  void refusesWhatMakesNoSenseAndStopsWhenCancelled() {
    ReachablePairs pairs = new ReachablePairs(new int[] {0, 1}, new int[] {0}, new int[] {1});
    assertThrows(
        IllegalArgumentException.class,
        () -> new Case(pairs, new long[] {1}, new long[] {-1}).run(AllocationRule.OPTIMAL));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Case(pairs, new long[2], new long[] {1}).run(AllocationRule.OPTIMAL));
    for (AllocationRule rule : AllocationRule.values()) {
      assertThrows(
          CancelledException.class,
          () ->
              Allocation.run(
                  rule, pairs, new long[] {1}, new long[] {1}, ProgressListener.NONE, () -> true));
    }
  }
}
