package io.carecircle.app.siting;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.kernel.search.SparseCostMatrix;
import io.carecircle.kernel.siting.CapacitatedSolver;
import io.carecircle.kernel.siting.CoverSolver;
import io.carecircle.kernel.siting.CoverTask;
import io.carecircle.kernel.siting.LinearSolver;
import io.carecircle.kernel.siting.OutsideSolvers;
import io.carecircle.kernel.siting.PlanCheck;
import io.carecircle.kernel.siting.SideConstraint;
import io.carecircle.kernel.siting.SiteRole;
import io.carecircle.kernel.siting.Siting;
import io.carecircle.kernel.siting.SitingModel;
import io.carecircle.kernel.siting.SitingResult;
import io.carecircle.kernel.siting.SitingSpec;
import io.carecircle.kernel.siting.SolveControl;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CpSatCoversTest {
  private static final CpSat CP_SAT = new CpSat(true);
  private static final CpSatCovers COVERS = new CpSatCovers(CP_SAT);

  private static void needsNatives() {
    Assumptions.assumeTrue(CP_SAT.isLoaded(), "OR-Tools cannot be loaded here");
  }

  @Test
  void equalsTryingEverySet() {
    needsNatives();
    for (int seed = 0; seed < 150; seed++) {
      CoverTask task = random(new Random(seed));
      long least = Long.MAX_VALUE;
      for (int set = 0; set < 1 << task.siteCount(); set++) {
        int bits = set;
        boolean[] open = new boolean[task.siteCount()];
        IntStream.range(0, open.length).forEach(j -> open[j] = (bits >> j & 1) == 1);
        least = Math.min(least, sum(task, open));
      }
      CoverSolver.Answer answer = COVERS.solve(task, seed, SolveControl.FREE);
      assertEquals(least, answer.bound(), "seed " + seed);
      if (least < Long.MAX_VALUE) {
        assertEquals(least, sum(task, answer.open()), "seed " + seed);
      }
    }
  }

  /** Infinite, as the largest number, when the sites are not allowed. */
  private static long sum(CoverTask task, boolean[] open) {
    int counted = 0;
    long sum = 0;
    for (int j = 0; j < open.length; j++) {
      counted += open[j] && task.counted()[j] ? 1 : 0;
      sum += open[j] ? task.price()[j] : 0;
    }
    boolean allowed = counted <= task.most();
    for (int[] row : task.hard()) {
      allowed &= covers(row, open) > 0;
    }
    for (CoverTask.Soft row : task.soft()) {
      sum += covers(row.sites(), open) < row.need() ? row.weight() : 0;
    }
    for (SideConstraint side : task.sides()) {
      double used = 0;
      for (int k = 0; k < side.sites().length; k++) {
        used += open[side.sites()[k]] ? side.coefficients()[k] : 0;
      }
      allowed &= used <= side.limit();
    }
    return allowed ? sum : Long.MAX_VALUE;
  }

  private static long covers(int[] row, boolean[] open) {
    return Arrays.stream(row).filter(j -> open[j]).count();
  }

  private static CoverTask random(Random random) {
    int sites = 1 + random.nextInt(8);
    long[] price = random.longs(sites, 0, 3).toArray();
    boolean[] counted = new boolean[sites];
    IntStream.range(0, sites).forEach(j -> counted[j] = random.nextInt(4) > 0);
    List<int[]> hard = new ArrayList<>();
    List<CoverTask.Soft> soft = new ArrayList<>();
    for (int r = random.nextInt(10); r > 0; r--) {
      int[] row = IntStream.range(0, sites).filter(j -> random.nextInt(3) == 0).toArray();
      if (random.nextBoolean() && row.length > 0) {
        hard.add(row);
      } else {
        soft.add(new CoverTask.Soft(row, 1 + random.nextInt(2), random.nextInt(20)));
      }
    }
    List<SideConstraint> sides = new ArrayList<>();
    if (random.nextBoolean()) {
      int[] all = IntStream.range(0, sites).toArray();
      double[] cost = random.ints(sites, 0, 10).asDoubleStream().toArray();
      sides.add(new SideConstraint("budget", all, cost, random.nextInt(30)));
    }
    int most = random.nextInt(sites + 1);
    return new CoverTask(price, counted, most, hard, soft, sides, null);
  }

  /** Both ways to the optimum of a question that CP-SAT alone and the own search alone can do. */
  @ParameterizedTest
  @EnumSource(
      value = SitingModel.class,
      names = {"LSCP", "MCLP", "LSCP_BACKUP"})
  void agreesWithTheOwnSearch(SitingModel model) {
    needsNatives();
    Random random = new Random(5);
    double[][] points = new double[90][];
    Arrays.setAll(points, i -> random.doubles(2, 0, 100).toArray());
    double[][] table = new double[points.length][points.length];
    for (int i = 0; i < points.length; i++) {
      for (int j = 0; j < points.length; j++) {
        double d = Math.hypot(points[i][0] - points[j][0], points[i][1] - points[j][1]);
        table[i][j] = d <= 18 ? d : Double.POSITIVE_INFINITY;
      }
    }
    SiteRole[] role = new SiteRole[points.length];
    Arrays.fill(role, SiteRole.CANDIDATE);
    SparseCostMatrix costs = SparseCostMatrix.ofTable(table, points.length);
    double[] weight = random.ints(points.length, 1, 100).asDoubleStream().toArray();
    int p = model == SitingModel.MCLP ? 9 : -1;
    SitingSpec spec =
        new SitingSpec(model, costs, weight, role, p, List.of(), Double.NaN, null, false, 1);
    SitingResult own = Siting.run(spec, SolveControl.FREE);
    OutsideSolvers solvers =
        new OutsideSolvers(CapacitatedSolver.NONE, COVERS, LinearSolver.NONE, 0);
    SitingResult outside = Siting.run(spec, SolveControl.FREE, solvers);
    assertEquals(SitingResult.Status.OPTIMAL, outside.status());
    assertEquals(own.objective(), outside.objective());
    assertEquals(own.bound(), outside.bound());
    if (model == SitingModel.LSCP_BACKUP) {
      assertEquals(own.backedUp(), outside.backedUp());
    }
    PlanCheck.Verdict verdict = PlanCheck.run(spec, outside);
    assertEquals(List.of(), verdict.complaints());
    assertTrue(verdict.notes().toString().contains("keeps no proof"), verdict.notes().toString());
    assertArrayEquals(outside.open(), Siting.run(spec, SolveControl.FREE, solvers).open());
    OutsideSolvers proving =
        new OutsideSolvers(CapacitatedSolver.NONE, COVERS, new Glop(CP_SAT), 0);
    SitingResult proven = Siting.run(spec, SolveControl.FREE, proving);
    assertArrayEquals(outside.open(), proven.open());
    assertEquals(List.of(), PlanCheck.run(spec, proven).complaints());
    assertEquals(List.of(), PlanCheck.run(spec, proven).notes());
  }
}
