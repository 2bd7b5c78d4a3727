package io.carecircle.kernel.access;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InequalityTest {
  /** T19 */
  @Test
  void equalScoresAreEvenExactly() {
    for (int n = 1; n < 40; n++) {
      double[] score = new double[n];
      double[] people = new double[n];
      Arrays.fill(score, 0.1 * n);
      for (int i = 0; i < n; i++) {
        people[i] = 1.7 * (i + 1);
      }
      Inequality even = new Inequality(score, people);
      assertEquals(0, even.gini());
      assertEquals(0, even.theil());
      RankedInequality ranked = new RankedInequality(score, people, people);
      assertEquals(0, ranked.concentration());
      assertEquals(0, ranked.correctedConcentration());
      assertEquals(1, ranked.palma(), 1e-15);
    }
  }

  /** T19 */
  @Test
  void oneOwnerOfNHasTheGreatestInequality() {
    for (int n = 2; n < 40; n++) {
      double[] score = new double[n];
      double[] people = new double[n];
      Arrays.fill(people, 3);
      score[n / 2] = 7;
      Inequality one = new Inequality(score, people);
      assertEquals((n - 1.0) / n, one.gini(), 1e-15);
      assertEquals(Math.log(n), one.theil(), 1e-14);
      double[] rank = new double[n];
      rank[n / 2] = 1;
      assertEquals((n - 1.0) / n, new RankedInequality(score, people, rank).concentration(), 1e-15);
      rank[n / 2] = -1;
      assertEquals((1.0 - n) / n, new RankedInequality(score, people, rank).concentration(), 1e-15);
    }
  }

  /** T19: a point of 6 people is the same as two of 2 and 4, or six of one. */
  @Test
  void splittingAPointChangesNothing() {
    for (long seed = 0; seed < 1000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int n = 1 + random.nextInt(8);
      double[] score = random.doubles(n).map(x -> x < 0.2 ? 0 : 5 * x).toArray();
      double[] people = random.ints(n, 0, 7).asDoubleStream().toArray();
      double[] rank = random.ints(n, 0, 5).asDoubleStream().toArray();
      int[] persons =
          IntStream.range(0, n)
              .flatMap(i -> IntStream.range(0, (int) people[i]).map(p -> i))
              .toArray();
      double[] each = Arrays.stream(persons).mapToDouble(i -> score[i]).toArray();
      double[] ones = new double[each.length];
      Arrays.fill(ones, 1);
      double[] eachRank = Arrays.stream(persons).mapToDouble(i -> rank[i]).toArray();
      Inequality points = new Inequality(score, people);
      assertEquals(giniOfPersons(each), points.gini(), 1e-12, "seed " + seed);
      assertEquals(theilOfPersons(each), points.theil(), 1e-12, "seed " + seed);
      RankedInequality ranked = new RankedInequality(score, people, rank);
      RankedInequality apart = new RankedInequality(each, ones, eachRank);
      assertEquals(concentrationOfPersons(each, eachRank), ranked.concentration(), 1e-12);
      assertEquals(apart.palma(), ranked.palma(), 1e-12);
      assertEquals(apart.correctedConcentration(), ranked.correctedConcentration(), 1e-12);
      assertArrayEquals(
          new Inequality(each, ones).lorenz(20), points.lorenz(20), 1e-12, "seed " + seed);
    }
  }

  /** The mean difference of all pairs of persons over twice the mean. */
  private static double giniOfPersons(double[] score) {
    double sum = 0;
    for (double a : score) {
      for (double b : score) {
        sum += Math.abs(a - b);
      }
    }
    double total = Arrays.stream(score).sum();
    return total > 0 ? sum / (2 * score.length * total) : Double.NaN;
  }

  private static double theilOfPersons(double[] score) {
    double total = Arrays.stream(score).sum();
    double sum = 0;
    for (double x : score) {
      // By shares of the whole: sum of s ln(s n).
      sum += x > 0 ? x / total * Math.log(x / total * score.length) : 0;
    }
    return total > 0 ? sum : Double.NaN;
  }

  /** Twice the covariance of score and mean fractional rank, over the mean. */
  private static double concentrationOfPersons(double[] score, double[] rank) {
    double mean = Arrays.stream(score).average().orElse(Double.NaN);
    double sum = 0;
    for (int i = 0; i < score.length; i++) {
      double below = 0;
      for (double other : rank) {
        below += other < rank[i] ? 1 : other == rank[i] ? 0.5 : 0;
      }
      sum += (score[i] - mean) * (below / score.length - 0.5) / score.length;
    }
    return mean > 0 ? 2 * sum / mean : Double.NaN;
  }

  /** T19 */
  @Test
  void theilBetweenAndWithinAddUpToTheWhole() {
    for (long seed = 0; seed < 2000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int n = 1 + random.nextInt(12);
      int groups = 1 + random.nextInt(4);
      double[] score = random.doubles(n).map(x -> x < 0.2 ? 0 : 5 * x).toArray();
      double[] people = random.doubles(n).map(x -> x < 0.1 ? 0 : 100 * x).toArray();
      int[] group = random.ints(n, 0, groups).toArray();
      Inequality.TheilParts parts = Inequality.theilParts(score, people, group, groups);
      double whole = new Inequality(score, people).theil();
      assertEquals(whole, parts.between() + parts.within(), 1e-12, "seed " + seed);
      assertTrue(!(parts.between() < 0) && !(parts.within() < 0));
    }
  }

  @Test
  void theLorenzCurveByHand() {
    // 5 people with 1 each, 5 with 3: of 20 the lower half has 5.
    Inequality two = new Inequality(new double[] {3, 1}, new double[] {5, 5});
    assertArrayEquals(new double[] {0, 0.125, 0.25, 0.625, 1}, two.lorenz(4), 1e-15);
    // 1 - 2 x (0.5 x 0.25 / 2 + 0.5 x (0.25 + 1) / 2)
    assertEquals(0.25, two.gini(), 1e-15);
  }

  @Test
  void palmaAndTheWorstDecileCutAPointWhereTheBorderLies() {
    // By income: 300 people with 2, 300 with 4, 400 with 8. The poorest 400: 300 x 2 + 100 x 4 =
    // 1000, 2.5 each. The richest 100 have 8: 3.2; by shares 800/5000 over 1000/5000 = 0.8.
    double[] score = {8, 2, 4};
    double[] people = {400, 300, 300};
    RankedInequality ranked = new RankedInequality(score, people, new double[] {90, 10, 20});
    assertEquals(3.2, ranked.palma(), 1e-15);
    assertEquals(0.8, ranked.palmaOfShares(), 1e-15);
    Inequality all = new Inequality(score, people);
    assertEquals(new Inequality.End(2, 2), all.end(0.1, false));
    assertEquals(new Inequality.End(8, 8), all.end(0.1, true));
    assertEquals(new Inequality.End(2.5, 4), all.end(0.4, false));
  }

  @Test
  void whatIsNotDefinedIsNotANumber() {
    Inequality nobody = new Inequality(new double[] {1}, new double[1]);
    Inequality nothing = new Inequality(new double[1], new double[] {1});
    for (Inequality none : new Inequality[] {nobody, nothing}) {
      assertTrue(Double.isNaN(none.gini()) && Double.isNaN(none.theil()));
      assertEquals(0, none.lorenz(10).length);
    }
    assertTrue(Double.isNaN(nobody.mean()) && nothing.mean() == 0);
    assertTrue(Double.isNaN(nobody.end(0.1, false).mean()));
    RankedInequality ranked = new RankedInequality(new double[1], new double[] {1}, new double[1]);
    assertTrue(Double.isNaN(ranked.concentration()) && Double.isNaN(ranked.palma()));
  }
}
