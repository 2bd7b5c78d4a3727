package io.carecircle.kernel.access;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import io.carecircle.kernel.search.SparseCostMatrix;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccessTest {
  private static final double NONE = Double.POSITIVE_INFINITY;

  /** A random case with ties, costs of 0, unreachable pairs, nobody at some places. */
  private static final class Case {
    final SplittableRandom random;
    final double[][] cost;
    final double[] people;
    final double[] supply;
    final double cutoff;
    final Decay decay;

    Case(long seed) {
      random = new SplittableRandom(seed);
      int places = 1 + random.nextInt(6);
      cost = new double[1 + random.nextInt(8)][places];
      for (double[] row : cost) {
        for (int j = 0; j < places; j++) {
          row[j] = random.nextInt(4) == 0 ? NONE : random.nextInt(40) / 2.0;
        }
      }
      people = random.doubles(cost.length).map(x -> x < 0.2 ? 0 : Math.ceil(900 * x)).toArray();
      supply = random.doubles(places).map(x -> x < 0.2 ? 0 : Math.ceil(90 * x)).toArray();
      cutoff = seed % 5 == 0 ? NONE : random.nextInt(20);
      decay =
          List.of(
                  new Decay.Binary(),
                  new Decay.Bands(new double[] {3, 8, 15}, new double[] {1, 0.68, 0.22}),
                  new Decay.EndingGaussian(12),
                  new Decay.Gaussian(40),
                  new Decay.Exponential(0.2),
                  new Decay.Power(1.5, 0.5),
                  new Decay.Linear(11))
              .get(random.nextInt(7));
    }

    AccessResult run(AccessMethod method) {
      return Access.run(
          AccessSpec.of(method, cutoff, decay),
          SparseCostMatrix.ofTable(cost, supply.length),
          people,
          supply,
          ProgressListener.NONE,
          CancelToken.NONE);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RATIONAL_AGENTS")
  void scoresEqualTheFormulasOfThePapers(AccessMethod method) {
    for (long seed = 0; seed < 2000; seed++) {
      Case c = new Case(seed);
      double[][] w = PlainAccess.weights(c.cost, c.cutoff, c.decay);
      double[][] chosen = PlainAccess.chosen(w, PlainAccess.weights(c.cost, NONE, c.decay));
      double[] expected =
          switch (method) {
            case MODIFIED_TWO_STEP ->
                PlainAccess.twoSteps(w, PlainAccess.squared(w), c.people, c.supply);
            case THREE_STEP -> PlainAccess.twoSteps(chosen, chosen, c.people, c.supply);
            case BALANCED ->
                PlainAccess.twoSteps(
                    PlainAccess.byRow(w), PlainAccess.byColumn(w), c.people, c.supply);
            case GRAVITY, CUMULATIVE -> {
              double[] sums = new double[c.people.length];
              for (int i = 0; i < sums.length; i++) {
                for (int j = 0; j < c.supply.length; j++) {
                  sums[i] += c.supply[j] * w[i][j];
                }
              }
              yield sums;
            }
            default -> PlainAccess.twoSteps(w, w, c.people, c.supply);
          };
      double[] score = c.run(method).score();
      for (int i = 0; i < expected.length; i++) {
        assertEquals(expected[i], score[i], 1e-12 * (1 + expected[i]), "seed " + seed);
      }
    }
  }

  /** T18: what people get is what is offered where anybody is in reach, to the last bed. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RATIONAL_AGENTS")
  void supplyIsConservedByTheMethodsThatSaySo(AccessMethod method) {
    int lost = 0;
    for (long seed = 0; seed < 3000; seed++) {
      Case c = new Case(seed);
      AccessResult result = c.run(method);
      double[][] w = PlainAccess.weights(c.cost, c.cutoff, c.decay);
      double inReach = 0;
      double all = 0;
      for (int j = 0; j < c.supply.length; j++) {
        all += c.supply[j];
        inReach += PlainAccess.columnSum(w, j, c.people) > 0 ? c.supply[j] : 0;
      }
      double served = 0;
      for (int i = 0; i < c.people.length; i++) {
        assertTrue(Double.isFinite(result.score()[i]), "never NaN or infinite");
        served += c.people[i] * result.score()[i];
      }
      assertEquals(inReach, result.supply(), 1e-12 * all, "seed " + seed);
      assertEquals(all, result.supply() + result.unusedSupply(), 1e-12 * all);
      assertEquals(served, result.served(), 1e-12 * served);
      if (method.isConserving()) {
        assertEquals(inReach, served, 1e-11 * (1 + inReach), "seed " + seed);
      } else {
        lost += Math.abs(served - inReach) > 1e-6 ? 1 : 0;
      }
    }
    assertTrue(method.isConserving() || lost > 1000, "does not conserve: " + lost);
  }

  /** Paez, Higgins and Vivona: the people in reach are shared out, and the ratios too. */
  @Test
  void balancedConservesPeopleAndRatios() {
    for (long seed = 0; seed < 2000; seed++) {
      Case c = new Case(seed);
      AccessResult result = c.run(AccessMethod.BALANCED);
      double[][] w = PlainAccess.weights(c.cost, c.cutoff, c.decay);
      double people = 0;
      double scores = 0;
      for (int i = 0; i < c.people.length; i++) {
        people += java.util.Arrays.stream(w[i]).sum() > 0 ? c.people[i] : 0;
        scores += result.score()[i];
      }
      double shared = 0;
      double ratios = 0;
      for (int j = 0; j < c.supply.length; j++) {
        shared += result.demandOf()[j];
        ratios += result.demandOf()[j] > 0 ? c.supply[j] / result.demandOf()[j] : 0;
      }
      assertEquals(people, shared, 1e-11 * (1 + people));
      assertEquals(ratios, scores, 1e-11 * (1 + ratios));
    }
  }

  @ParameterizedTest
  @EnumSource
  void anEmptyCatchmentIsNothingAndNeverNaN(AccessMethod method) {
    // a reaches nothing; b reaches only f1, which offers nothing; c reaches f2; f3 has nobody.
    AccessResult result =
        run(
            AccessSpec.of(method, 10, new Decay.Binary()),
            new double[][] {{NONE, 11, NONE}, {1, NONE, NONE}, {NONE, 10, NONE}},
            new double[] {5, 5, 5},
            new double[] {0, 30, 7});
    boolean cost = method.isCost();
    assertEquals(cost ? Double.NaN : 0, result.score()[0]);
    assertEquals(cost ? Double.NaN : 0, result.score()[1]);
    assertTrue(result.score()[2] > 0);
    assertFalse(result.reached()[0]);
    assertFalse(result.reached()[1]);
    assertTrue(result.reached()[2]);
    assertEquals(30, result.supply());
    assertEquals(7, result.unusedSupply());
  }

  @ParameterizedTest
  @EnumSource
  void nobodyAndNothingAreServed(AccessMethod method) {
    AccessSpec spec = AccessSpec.of(method, 10, new Decay.Binary());
    AccessResult nobody = run(spec, new double[][] {{1}}, new double[1], new double[] {4});
    assertEquals(method.isCost() ? 1 : potential(method) ? 4 : 0, nobody.score()[0]);
    assertEquals(0, nobody.supply());
    assertEquals(4, nobody.unusedSupply());
    AccessResult nothing = run(spec, new double[][] {{}}, new double[] {3}, new double[0]);
    assertEquals(method.isCost() ? Double.NaN : 0, nothing.score()[0]);
    assertEquals(0, run(spec, new double[0][], new double[0], new double[] {1}).score().length);
  }

  private static boolean potential(AccessMethod method) {
    return method == AccessMethod.GRAVITY || method == AccessMethod.CUMULATIVE;
  }

  /** The way back does not count: only the costs from demand to facility do. */
  @Test
  void costsNeedNotBeSymmetric() {
    // 1 reaches both places, 2 only its own: R1 = 10 / 100, R2 = 10 / 200.
    AccessResult result =
        run(
            AccessSpec.of(AccessMethod.TWO_STEP, 10, new Decay.Binary()),
            new double[][] {{0, 10}, {11, 0}},
            new double[] {100, 100},
            new double[] {10, 10});
    assertArrayEquals(new double[] {0.15, 0.05}, result.score(), 1e-15);
    assertArrayEquals(new double[] {100, 200}, result.demandOf());
  }

  /** Weights near the smallest number there is: ratios stay finite, and supply is conserved. */
  @Test
  void verySmallWeightsDoNotOverflow() {
    AccessResult result =
        run(
            AccessSpec.of(AccessMethod.TWO_STEP, NONE, new Decay.Exponential(1)),
            new double[][] {{700}, {740}},
            new double[] {1, 1},
            new double[] {1e9});
    assertEquals(1e9, result.served(), 1e-3);
    assertEquals(1e9, result.score()[0], 1e-3);
  }

  @Test
  void whatCannotBeIsRefused() {
    double[][] one = {{0}};
    double[] ones = {1};
    AccessSpec spec = AccessSpec.of(AccessMethod.GRAVITY, 1, new Decay.Power(2, 0));
    assertThrows(IllegalArgumentException.class, () -> run(spec, one, ones, ones));
    AccessSpec plain = AccessSpec.of(AccessMethod.GRAVITY, 1, new Decay.Binary());
    for (double bad : new double[] {-1, Double.NaN, NONE}) {
      double[] wrong = {bad};
      assertThrows(IllegalArgumentException.class, () -> run(plain, one, wrong, ones));
      assertThrows(IllegalArgumentException.class, () -> run(plain, one, ones, wrong));
    }
    assertThrows(IllegalArgumentException.class, () -> run(plain, one, new double[2], ones));
    for (double bad : new double[] {-1, Double.NaN}) {
      assertThrows(
          IllegalArgumentException.class,
          () -> AccessSpec.of(AccessMethod.TWO_STEP, bad, new Decay.Binary()));
      assertThrows(IllegalArgumentException.class, () -> new Decay.Gaussian(bad));
      assertThrows(IllegalArgumentException.class, () -> new Decay.Exponential(bad));
      assertThrows(IllegalArgumentException.class, () -> new Decay.Linear(bad));
      assertThrows(
          IllegalArgumentException.class,
          () -> new Decay.Bands(new double[] {1}, new double[] {bad}));
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> new Decay.Bands(new double[] {2, 2}, new double[] {1, 1}));
  }

  private static AccessResult run(
      AccessSpec spec, double[][] cost, double[] people, double[] supply) {
    return Access.run(
        spec,
        SparseCostMatrix.ofTable(cost, supply.length),
        people,
        supply,
        ProgressListener.NONE,
        CancelToken.NONE);
  }
}
