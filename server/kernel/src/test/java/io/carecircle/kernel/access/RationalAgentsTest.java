package io.carecircle.kernel.access;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.CancelledException;
import io.carecircle.kernel.progress.ProgressListener;
import io.carecircle.kernel.search.SparseCostMatrix;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RationalAgentsTest {
  private static final double NONE = Double.POSITIVE_INFINITY;

  /** Two homes at one place, two facilities: shared out so that both cost the same. */
  @Test
  void twoFacilitiesByHand() {
    // 100 people, rooms 60 and 40 (rho 1), ways 0 and 30 of tau 60: x/60 = (100 - x)/40 + 0.5,
    // 2x = 300 - 3x + 60, x = 72: cost 1.2 for all, and 28/40 + 0.5 = 1.2.
    AccessResult result = run(new double[][] {{0, 30}}, new double[] {100}, 60, 40);
    assertEquals(1.2, result.score()[0], 1e-12);
    assertArrayEquals(new double[] {72, 28}, result.demandOf(), 1e-9);
    // A way of 120 is never worth it: 100/60 = 1.667 < 2.
    AccessResult far = run(new double[][] {{0, 120}}, new double[] {100}, 60, 40);
    assertEquals(100 / 60.0, far.score()[0], 1e-12);
    assertArrayEquals(new double[] {100, 0}, far.demandOf(), 1e-9);
  }

  private static AccessResult run(double[][] cost, double[] people, double... supply) {
    return run(cost, people, supply, 60, Double.NaN);
  }

  private static AccessResult run(
      double[][] cost, double[] people, double[] supply, double tau, double rho) {
    return Access.run(
        new AccessSpec(AccessMethod.RATIONAL_AGENTS, NONE, new Decay.Binary(), tau, rho),
        SparseCostMatrix.ofTable(cost, supply.length),
        people,
        supply,
        ProgressListener.NONE,
        CancelToken.NONE);
  }

  /**
   * The equilibrium by another way: the crowding p of all facilities maximises the concave dual
   * {@code sum of P(i) min over j of (p(j) + c(i,j)) - sum of room(j) p(j)² / 2}; no score may be
   * better than the dual allows, nor may anybody gain by changing.
   */
  @Test
  void noOneGainsByChangingAndTheDualAgrees() {
    for (long seed = 0; seed < 1000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int homes = 1 + random.nextInt(seed % 10 == 0 ? 150 : 7);
      int places = 1 + random.nextInt(seed % 10 == 0 ? 12 : 5);
      double[][] cost = new double[homes][places];
      for (double[] row : cost) {
        for (int j = 0; j < places; j++) {
          row[j] = random.nextInt(4) == 0 ? NONE : random.nextInt(60);
        }
      }
      double[] people = random.doubles(homes).map(x -> x < 0.1 ? 0 : 500 * x).toArray();
      double[] supply = random.doubles(places).map(x -> x < 0.1 ? 0 : 50 * x).toArray();
      AccessResult result = run(cost, people, supply, 30, 8);
      assertTrue(result.residual() < 1e-10, "seed " + seed + ": " + result.residual());
      double[] crowding = new double[places];
      double primal = 0;
      double assigned = 0;
      for (int j = 0; j < places; j++) {
        crowding[j] = supply[j] > 0 ? result.demandOf()[j] / (8 * supply[j]) : 0;
        primal -= 8 * supply[j] * crowding[j] * crowding[j] / 2;
        assigned += result.demandOf()[j];
      }
      double reached = 0;
      double total = 0;
      for (int i = 0; i < homes; i++) {
        double best = NONE;
        for (int j = 0; j < places; j++) {
          best = supply[j] > 0 ? Math.min(best, crowding[j] + cost[i][j] / 30) : best;
        }
        assertEquals(best == NONE ? Double.NaN : best, result.score()[i], 1e-12);
        reached += best < NONE ? people[i] : 0;
        total += best < NONE ? people[i] * best : 0;
      }
      assertEquals(reached, assigned, 1e-9 * (1 + reached));
      checkDual(cost, people, supply, total + primal, seed);
    }
  }

  /**
   * At the equilibrium the dual is at its top. An ascent that starts from no crowding comes close
   * to that top from below, and must never get above it.
   */
  private static void checkDual(
      double[][] cost, double[] people, double[] supply, double value, long seed) {
    double[] crowding = new double[supply.length];
    double best = dual(cost, people, supply, crowding);
    for (int step = 0; step < 4000; step++) {
      double[] load = choices(cost, people, supply, crowding);
      for (int j = 0; j < supply.length; j++) {
        if (supply[j] > 0) {
          crowding[j] += (load[j] / (8 * supply[j]) - crowding[j]) / (step + 2.0);
        }
      }
      best = Math.max(best, dual(cost, people, supply, crowding));
    }
    assertTrue(best <= value * (1 + 1e-9) + 1e-9, "seed " + seed + ": " + best + " " + value);
    assertEquals(value, best, 0.02 * (1 + Math.abs(value)), "seed " + seed);
  }

  private static double dual(double[][] cost, double[] people, double[] supply, double[] crowding) {
    double sum = 0;
    for (int j = 0; j < supply.length; j++) {
      sum -= 8 * supply[j] * crowding[j] * crowding[j] / 2;
    }
    for (int i = 0; i < cost.length; i++) {
      int j = nearest(cost[i], supply, crowding);
      sum += j < 0 ? 0 : people[i] * (crowding[j] + cost[i][j] / 30);
    }
    return sum;
  }

  private static double[] choices(
      double[][] cost, double[] people, double[] supply, double[] crowding) {
    double[] load = new double[supply.length];
    for (int i = 0; i < cost.length; i++) {
      int j = nearest(cost[i], supply, crowding);
      if (j >= 0) {
        load[j] += people[i];
      }
    }
    return load;
  }

  private static int nearest(double[] cost, double[] supply, double[] crowding) {
    int nearest = -1;
    for (int j = 0; j < supply.length; j++) {
      boolean open = supply[j] > 0 && cost[j] < NONE;
      if (open
          && (nearest < 0 || crowding[j] + cost[j] / 30 < crowding[nearest] + cost[nearest] / 30)) {
        nearest = j;
      }
    }
    return nearest;
  }

  /**
   * Every round lowers what is minimised. In the first one everybody, who was nowhere, gets
   * somewhere; from then on the same people are shared out.
   */
  @Test
  void noRoundRaisesThePotential() {
    for (long seed = 0; seed < 60; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int homes = 200 + random.nextInt(800);
      int places = 2 + random.nextInt(40);
      RationalAgents agents = town(homes, places, seed % 3 == 0 ? 4 : 1000, random);
      agents.round(CancelToken.NONE);
      double before = agents.potential();
      int rounds = 1;
      while (agents.residual() > 1e-11) {
        agents.round(CancelToken.NONE);
        double after = agents.potential();
        assertTrue(after <= before * (1 + 1e-13), "seed " + seed + ": " + before + " " + after);
        before = after;
        assertTrue(rounds++ < 100, "seed " + seed + " does not come to rest");
      }
    }
  }

  /**
   * Homes and facilities strewn over a square; few different costs make many ties, so that there
   * are circles to open.
   */
  private static RationalAgents town(int homes, int places, int costs, SplittableRandom random) {
    double[] x = random.doubles(places).toArray();
    double[] y = random.doubles(places).toArray();
    double[][] cost = new double[homes][places];
    for (double[] row : cost) {
      double atX = random.nextDouble();
      double atY = random.nextDouble();
      for (int j = 0; j < places; j++) {
        double way = Math.hypot(atX - x[j], atY - y[j]);
        row[j] = way > 0.6 ? NONE : Math.ceil(way * costs);
      }
    }
    double[] people = random.doubles(homes).map(p -> Math.rint(60 * p)).toArray();
    double[] supply = random.doubles(places).map(s -> s < 0.1 ? 0 : Math.rint(200 * s)).toArray();
    return new RationalAgents(
        new AccessSpec(
            AccessMethod.RATIONAL_AGENTS, NONE, new Decay.Binary(), costs / 3.0, Double.NaN),
        SparseCostMatrix.ofTable(cost, places),
        people,
        supply);
  }

  /**
   * The hospital example of PySAL access, scenarios 0 and 1: 100, 50 and 10 people, 15, 20 and 100
   * doctors, rho 160/135, ways of tau 60. All three facilities are used from tract 1 or 2, so that
   * crowding is q = p(3) + (t - 1)/60 in the first two, t the way to tract 3, and 35/135 q +
   * 100/135 p(3) = 1: p(3) = 1 - 35/135 (t - 1)/60.
   */
  @Test
  void threeTractsByHand() {
    for (int toThird : new int[] {40, 20}) {
      double[][] cost = {{1, 80, toThird}, {80, 1, toThird}, {40, 40, 1}};
      AccessResult result = run(cost, new double[] {100, 50, 10}, 15, 20, 100);
      double third = 1 - 35 / 135.0 * (toThird - 1) / 60;
      double first = third + toThird / 60.0;
      assertArrayEquals(new double[] {first, first, third + 1 / 60.0}, result.score(), 1e-12);
    }
  }

  /**
   * Four homes in a ring around four facilities, every home between two of them: all cost the same
   * everywhere, and whatever is sent round the ring changes nothing. 40 people a facility of room
   * 40 (rho 1): crowding 1, and a way of 15 of tau 60.
   */
  @Test
  void aRingOfTiesIsOpenedAndCostsTheSame() {
    double[][] cost = {
      {15, 15, NONE, NONE}, {NONE, 15, 15, NONE}, {NONE, NONE, 15, 15}, {15, NONE, NONE, 15}
    };
    AccessResult result = run(cost, new double[] {40, 40, 40, 40}, 40, 40, 40, 40);
    assertArrayEquals(new double[] {1.25, 1.25, 1.25, 1.25}, result.score(), 1e-12);
    assertArrayEquals(new double[] {40, 40, 40, 40}, result.demandOf(), 1e-9);
  }

  @Test
  void aCancelledRunStops() {
    assertThrows(
        CancelledException.class,
        () ->
            Access.run(
                new AccessSpec(AccessMethod.RATIONAL_AGENTS, 9, new Decay.Binary(), 60, Double.NaN),
                SparseCostMatrix.ofTable(new double[][] {{1}}, 1),
                new double[] {1},
                new double[] {1},
                ProgressListener.NONE,
                () -> true));
  }
}
