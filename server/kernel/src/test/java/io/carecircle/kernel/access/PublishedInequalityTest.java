package io.carecircle.kernel.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * Figures that others have printed, each to its last digit. All were also computed from the data by
 * a program of a few lines in another language before they came here.
 */
class PublishedInequalityTest {

  private static double[] ones(int n) {
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static void assertPrinted(String printed, double value) {
    int digits = printed.length() - printed.indexOf('.') - 1;
    assertEquals(Double.parseDouble(printed), value, 0.5 * StrictMath.pow(10, -digits));
  }

  /**
   * Mean incomes of ten classes in the USA in 1968, the example of the R package ineq, each counted
   * as one person: Gini and Theil as that package prints them.
   */
  @Test
  void incomesOfTenClasses() {
    double[] income = {541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261};
    Inequality classes = new Inequality(income, ones(10));
    assertPrinted("0.462091130267624", classes.gini());
    assertPrinted("0.3623412", classes.theil());
    // Ten equal classes are tenths: 22261 over 541 + 1463 + 2445 + 3438 = 7887, no printed figure.
    RankedInequality ranked = new RankedInequality(income, ones(10), income);
    assertEquals(22261 / 7887.0, ranked.palmaOfShares(), 1e-14);
    // By its own rank the concentration index is the Gini coefficient.
    assertPrinted("0.462091130267624", ranked.concentration());
  }

  /**
   * Product per head of the 32 states of Mexico in 1940 and the five regions of Hanson (1998), an
   * example of PySAL: Gini, Theil, and Theil between the regions as its inequality tests have them.
   */
  @Test
  void statesOfMexicoByRegion() {
    double[][] regions = {
      {22361, 8578, 8537, 9073, 6399, 7508},
      {10384, 9573, 12132, 4836, 4372, 4840, 3734},
      {6909, 4359, 4414, 5309, 3327, 6936, 3569, 11016, 3605, 5203},
      {17816, 3408},
      {3758, 2934, 2181, 1892, 21965, 2459, 7990}
    };
    double[] product = Arrays.stream(regions).flatMapToDouble(Arrays::stream).toArray();
    int[] region = new int[product.length];
    int n = 0;
    for (int r = 0; r < regions.length; r++) {
      Arrays.fill(region, n, n + regions[r].length, r);
      n += regions[r].length;
    }
    assertEquals(32, n);
    Inequality states = new Inequality(product, ones(n));
    assertEquals(0.35372371173452849, states.gini(), 1e-15);
    assertPrinted("0.20894344", states.theil());
    Inequality.TheilParts parts = Inequality.theilParts(product, ones(n), region, regions.length);
    assertPrinted("0.0345889", parts.between());
    assertPrinted("0.17435454", parts.within()); // 0.20894344 - 0.0345889
  }

  /**
   * Jobs within 30 minutes of four hexagons of Belo Horizonte and the tenth of income they belong
   * to, weighted with their people: the tests of R accessibility print the Theil index, its parts
   * and the parts' shares of it.
   */
  @Test
  void jobsOfBeloHorizonteByIncome() {
    double[] jobs = {22239, 36567, 42372, 55571};
    double[] people = {852, 394, 1969, 2189};
    int[] tenth = {2, 1, 0, 2}; // the tenth, the sixth and the first
    double theil = new Inequality(jobs, people).theil();
    Inequality.TheilParts parts = Inequality.theilParts(jobs, people, tenth, 3);
    assertPrinted("0.0378", theil);
    assertPrinted("0.0021", parts.between());
    assertPrinted("0.0357", parts.within());
    assertPrinted("0.0545", parts.between() / theil);
    assertPrinted("0.9455", parts.within() / theil);
  }

  /**
   * Deaths under five of 1000 births in India, 1982-92, by fifths of wealth that had so many births
   * each: O'Donnell, van Doorslaer, Wagstaff &amp; Lindelow (2008), chapter 8; the World Bank's
   * technical note 7 on health equity has the same table.
   */
  @Test
  void deathsOfChildrenByWealth() {
    double[] deathsOfThousand = {154.7, 152.9, 119.5, 86.9, 54.3};
    double[] births = {29_939, 28_776, 26_528, 24_689, 19_739};
    double[] wealth = {1, 2, 3, 4, 5};
    RankedInequality ranked = new RankedInequality(deathsOfThousand, births, wealth);
    assertPrinted("-0.1694", ranked.concentration());
  }

  /**
   * Jobs of a rich and of a poor hexagon of Belo Horizonte: the Palma ratio of R accessibility's
   * tests. With one cell at each end whole cells and parts of cells are the same.
   */
  @Test
  void jobsOfARichAndAPoorHexagon() {
    RankedInequality two =
        new RankedInequality(
            new double[] {22239, 42372}, new double[] {852, 1969}, new double[] {10, 1});
    assertPrinted("0.5249", two.palma());
  }
}
