package io.carecircle.bench.siting;

import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.search.SparseCostMatrix;
import io.carecircle.kernel.siting.PlanCheck;
import io.carecircle.kernel.siting.SiteRole;
import io.carecircle.kernel.siting.Siting;
import io.carecircle.kernel.siting.SitingModel;
import io.carecircle.kernel.siting.SitingResult;
import io.carecircle.kernel.siting.SitingSpec;
import io.carecircle.kernel.siting.SolveControl;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * One thread's processor seconds for p-median and p-center of the sizes of the OR-Library's
 * p-median files, and for maximal cover on points in a square. Graphs are made the way Beasley
 * (1985) tells of his: a connected random graph of n^2 / 50 edges with lengths 1 to 100, all
 * shortest paths. They are not his instances. Arguments: a time limit in seconds, then any of
 * {@code pmedian}, {@code pcenter}, {@code mclp}, {@code lscp} (all points), {@code share} (the
 * fewest sites for 2, 30 and 80 % of the people), {@code existing} (maximal cover beside 300
 * sites).
 */
public final class SitingTimes {
  private static final int[][] SIZES = {
    {100, 5},
    {100, 10},
    {100, 10},
    {100, 20},
    {100, 33},
    {200, 5},
    {200, 10},
    {200, 20},
    {200, 40},
    {200, 67},
    {300, 5},
    {300, 10},
    {300, 30},
    {300, 60},
    {300, 100},
    {400, 5},
    {400, 10},
    {400, 40},
    {400, 80},
    {400, 133},
    {500, 5},
    {500, 10},
    {500, 50},
    {500, 100},
    {500, 167},
    {600, 5},
    {600, 10},
    {600, 60},
    {600, 120},
    {600, 200},
    {700, 5},
    {700, 10},
    {700, 70},
    {700, 140},
    {800, 5},
    {800, 10},
    {800, 80},
    {900, 5},
    {900, 10},
    {900, 90}
  };

  private SitingTimes() {}

  public static void main(String[] arguments) {
    double limitSeconds = Double.parseDouble(arguments[0]);
    System.out.println("| case | status | objective | gap | nodes | cpu s | check s |");
    System.out.println("| --- | --- | ---: | ---: | ---: | ---: | ---: |");
    for (String what : Arrays.asList(arguments).subList(1, arguments.length)) {
      if ("mclp".equals(what)) {
        covers(limitSeconds);
      } else if ("lscp".equals(what) || "share".equals(what) || "existing".equals(what)) {
        further(what, limitSeconds);
      } else {
        graphs("pcenter".equals(what) ? SitingModel.P_CENTER : SitingModel.P_MEDIAN, limitSeconds);
      }
    }
  }

  private static void graphs(SitingModel model, double limitSeconds) {
    for (int k = 0; k < SIZES.length; k++) {
      int n = SIZES[k][0];
      double[] ones = new double[n];
      Arrays.fill(ones, 1);
      SparseCostMatrix costs = SparseCostMatrix.ofTable(graph(n, k + 1), n);
      solve(model.id() + " like pmed" + (k + 1), model, costs, ones, SIZES[k][1], limitSeconds);
    }
  }

  private static double[][] graph(int n, long seed) {
    Random random = new Random(seed);
    double[][] length = new double[n][n];
    for (int i = 0; i < n; i++) {
      Arrays.fill(length[i], Double.POSITIVE_INFINITY);
      length[i][i] = 0;
    }
    for (int e = 1; e < n * n / 50; e++) {
      int a = e < n ? e - 1 : random.nextInt(n);
      int b = e < n ? e : random.nextInt(n);
      if (a != b) {
        length[a][b] = 1 + random.nextInt(100);
        length[b][a] = length[a][b];
      }
    }
    for (int k = 0; k < n; k++) {
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          length[i][j] = Math.min(length[i][j], length[i][k] + length[k][j]);
        }
      }
    }
    return length;
  }

  private static void covers(double limitSeconds) {
    int[][] cases = {
      {2700, 2700, 40, 5}, {5000, 400, 25, 8}, {5000, 400, 25, 4}, {7730, 7730, 100, 3}
    };
    for (int[] c : cases) {
      Square square = Square.of(c[0], c[1], c[3]);
      String name = "mclp " + c[0] + " x " + c[1] + ", radius " + c[3] + " of 100";
      solve(name, SitingModel.MCLP, square.costs, square.weight, c[2], limitSeconds);
    }
  }

  private static void further(String what, double limitSeconds) {
    if ("lscp".equals(what)) {
      Square square = Square.of(700, 700, 10);
      run("lscp 700 x 700, radius 10", square.spec(SitingModel.LSCP, 0, -1, 1), limitSeconds);
      Square dense = Square.of(2000, 200, 14);
      run("lscp 2000 x 200, radius 14", dense.spec(SitingModel.LSCP, 0, -1, 0.99), limitSeconds);
      return;
    }
    Square square = Square.of(2700, 2700, 5);
    if ("existing".equals(what)) {
      String name = "mclp 2700 x 2700, radius 5, ";
      run(name + "none kept", square.spec(SitingModel.MCLP, 0, 40, 1), limitSeconds);
      run(name + "300 kept", square.spec(SitingModel.MCLP, 300, 40, 1), limitSeconds);
      return;
    }
    for (double share : new double[] {0.02, 0.3, 0.8}) {
      String name = "share " + share + ", 2700 x 2700, radius 5";
      run(name, square.spec(SitingModel.LSCP, 0, -1, share), limitSeconds);
    }
  }

  /** Points in a square of side 100; as many sites as demand are the same points. */
  private record Square(SparseCostMatrix costs, double[] weight) {
    static Square of(int demandCount, int siteCount, double radius) {
      Random random = new Random(7);
      double[][] demand = points(demandCount, random);
      double[][] sites = demandCount == siteCount ? demand : points(siteCount, random);
      double[] weight = new double[demandCount];
      Arrays.setAll(weight, i -> 1 + random.nextInt(100));
      double[][] table = new double[demandCount][siteCount];
      for (int i = 0; i < demandCount; i++) {
        for (int j = 0; j < siteCount; j++) {
          double d = Math.hypot(demand[i][0] - sites[j][0], demand[i][1] - sites[j][1]);
          table[i][j] = d <= radius ? d : Double.POSITIVE_INFINITY;
        }
      }
      return new Square(SparseCostMatrix.ofTable(table, siteCount), weight);
    }

    SitingSpec spec(SitingModel model, int existing, int p, double share) {
      SiteRole[] role = new SiteRole[costs.columnCount()];
      Arrays.fill(role, SiteRole.CANDIDATE);
      Arrays.fill(role, 0, existing, SiteRole.EXISTING);
      double target = share < 1 ? share * Arrays.stream(weight).sum() : Double.NaN;
      return new SitingSpec(model, costs, weight, role, p, List.of(), target, null, false, 1);
    }
  }

  private static double[][] points(int n, Random random) {
    double[][] points = new double[n][2];
    for (double[] point : points) {
      point[0] = 100 * random.nextDouble();
      point[1] = 100 * random.nextDouble();
    }
    return points;
  }

  private static void solve(
      String name,
      SitingModel model,
      SparseCostMatrix costs,
      double[] weight,
      int p,
      double limitSeconds) {
    SiteRole[] role = new SiteRole[costs.columnCount()];
    Arrays.fill(role, SiteRole.CANDIDATE);
    run(
        name,
        new SitingSpec(model, costs, weight, role, p, List.of(), Double.NaN, null, false, 1),
        limitSeconds);
  }

  private static void run(String name, SitingSpec spec, double limitSeconds) {
    long begin = cpuNanos();
    SitingResult result =
        Siting.run(
            spec,
            new SolveControl(
                SitingTimes::cpuNanos,
                begin + (long) (limitSeconds * 1e9),
                (best, bound) -> {},
                CancelToken.NONE));
    long solved = cpuNanos();
    List<String> complaints = PlanCheck.run(spec, result).complaints();
    System.out.printf(
        Locale.ROOT,
        "| %s, n = %d, p = %d | %s%s | %.0f | %.4f %% | %d | %.2f | %.2f |%n",
        name,
        spec.costs().rowCount(),
        spec.p(),
        result.status(),
        complaints.isEmpty() ? "" : " " + complaints,
        result.objective(),
        100 * result.gap(),
        result.searchedNodes(),
        (solved - begin) / 1e9,
        (cpuNanos() - solved) / 1e9);
  }

  /** Of this thread, so that a busy machine does not count. */
  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
