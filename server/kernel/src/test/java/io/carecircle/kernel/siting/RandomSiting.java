package io.carecircle.kernel.siting;

import io.carecircle.kernel.search.SparseCostMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Small siting questions from a seed, with every kind of condition. */
final class RandomSiting {
  private RandomSiting() {}

  static SitingSpec of(SitingModel model, long seed) {
    Random random = new Random(seed * 31 + model.ordinal());
    int n = 1 + random.nextInt(9);
    int m = 1 + random.nextInt(8);
    double reach = 0.35 + 0.65 * random.nextDouble();
    int digits = random.nextInt(3);
    double[][] costs = new double[n][m];
    for (double[] row : costs) {
      for (int j = 0; j < m; j++) {
        boolean way = random.nextDouble() < reach;
        row[j] = way ? number(random, digits) : Double.POSITIVE_INFINITY;
      }
    }
    double[] weight = new double[n];
    Arrays.setAll(weight, i -> random.nextInt(5) == 0 ? 0 : number(random, digits));
    SiteRole[] role = new SiteRole[m];
    int openable = 0;
    int required = 0;
    boolean roles = random.nextBoolean();
    for (int j = 0; j < m; j++) {
      role[j] =
          roles && random.nextInt(3) == 0
              ? SiteRole.values()[random.nextInt(5)]
              : SiteRole.CANDIDATE;
      openable += role[j] == SiteRole.CANDIDATE || role[j] == SiteRole.REQUIRED ? 1 : 0;
      required += role[j] == SiteRole.REQUIRED ? 1 : 0;
    }
    if (openable == 0) {
      role[0] = SiteRole.CANDIDATE;
      openable = 1;
    }
    boolean free =
        model == SitingModel.LSCP || model == SitingModel.LSCP_BACKUP || random.nextInt(6) == 0;
    int p = Math.max(Math.max(1, required), 1 + random.nextInt(openable));
    double[] capacity = new double[m];
    Arrays.setAll(capacity, j -> 2 * number(random, digits));
    double target =
        model == SitingModel.LSCP && random.nextBoolean()
            ? Arrays.stream(weight).sum() * random.nextInt(5) / 4
            : Double.NaN;
    return new SitingSpec(
        model,
        SparseCostMatrix.ofTable(costs, m),
        weight,
        role,
        free && (model != SitingModel.P_CENTER) ? -1 : p,
        sides(random, m),
        target,
        model.isCapacitated() ? capacity : null,
        false,
        seed);
  }

  /** Whole numbers, decimals, or any double. */
  private static double number(Random random, int digits) {
    return digits == 2
        ? 20 * random.nextDouble()
        : digits == 1 ? random.nextInt(200) / 10.0 : random.nextInt(20);
  }

  private static List<SideConstraint> sides(Random random, int m) {
    List<SideConstraint> sides = new ArrayList<>();
    int[] all = new int[m];
    Arrays.setAll(all, j -> j);
    if (random.nextInt(3) == 0) {
      double[] price = new double[m];
      Arrays.setAll(price, j -> random.nextInt(10));
      sides.add(new SideConstraint("budget", all, price, random.nextInt(5 * m + 1)));
    }
    if (random.nextInt(4) == 0 && m > 1) {
      int a = random.nextInt(m);
      int b = (a + 1 + random.nextInt(m - 1)) % m;
      sides.add(new SideConstraint("spacing", new int[] {a, b}, new double[] {1, 1}, 1));
    }
    if (random.nextInt(4) == 0) {
      int[] county = Arrays.copyOf(all, 1 + random.nextInt(m));
      double[] minus = new double[county.length];
      Arrays.fill(minus, -1);
      sides.add(new SideConstraint("county", county, minus, -1));
    }
    if (random.nextInt(6) == 0 && m > 1) {
      // A site or its enlarged self, which stands at the same place: just one of them.
      int[] pair = {m - 2, m - 1};
      sides.add(new SideConstraint("upgrade", pair, new double[] {1, 1}, 1));
      sides.add(new SideConstraint("upgrade", pair, new double[] {-1, -1}, -1));
    }
    return sides;
  }
}
