package io.carecircle.kernel.siting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.kernel.search.SparseCostMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a solver without proofs found is proven afterwards, and nothing false can be. */
class CoverProofTest {
  private static final OutsideSolvers SOLVERS =
      new OutsideSolvers(
          CapacitatedSolver.NONE,
          (task, seed, control) -> EverySet.solve(task),
          (cost, upper, control) -> new DenseSimplex(cost, upper),
          0);

  @ParameterizedTest
  @EnumSource(
      value = SitingModel.class,
      names = {"LSCP", "MCLP", "LSCP_BACKUP"})
  void everyOptimumOfTheSolverIsProven(SitingModel model) {
    int reduced = 0;
    for (int seed = 0; seed < 700; seed++) {
      SitingSpec spec = RandomSiting.of(model, seed);
      String where = model + " seed " + seed;
      SitingResult result = Siting.run(spec, SolveControl.FREE, SOLVERS);
      BruteSiting truth = new BruteSiting(spec);
      if (Double.isNaN(truth.objective)) {
        assertEquals(SitingResult.Status.INFEASIBLE, result.status(), where);
      } else {
        assertEquals(
            truth.objective, result.objective(), 1e-9 * Math.max(1, truth.objective), where);
      }
      PlanCheck.Verdict verdict = PlanCheck.run(spec, result);
      assertEquals(List.of(), verdict.complaints(), where);
      assertEquals(List.of(), verdict.notes(), where);
      reduced += result.claims().stream().anyMatch(c -> c.reduced() != null) ? 1 : 0;
    }
    assertTrue(reduced > 150, reduced + " proofs on a smaller question");
  }

  /**
   * Five points in a ring, each site covers two neighbours: the relaxation takes half of every
   * site, 2.5 in all, and the cut over all five rows says 3. Two such rings, joined by one point
   * that either reaches, have a relaxation of 5 and need 6: two cuts show it without a case.
   */
  @Test
  void twoOddRingsAreProvenByTwoCuts() {
    SitingResult result = Siting.run(RINGS, SolveControl.FREE, SOLVERS);
    assertEquals(6, result.objective());
    assertEquals(6, result.bound());
    Certificate.Tree tree = result.claims().get(0).reduced().parts().get(0).tree();
    assertEquals(1, tree.leafCount());
    List<List<Integer>> cuts = new ArrayList<>();
    tree.cuts().forEach(cut -> cuts.add(Arrays.stream(cut).boxed().toList()));
    cuts.sort(Comparator.comparing(List::toString));
    assertEquals(List.of(List.of(0, 1, 2, 3, 4), List.of(5, 6, 7, 8, 9)), cuts);
    assertEquals(new PlanCheck.Verdict(List.of(), List.of()), PlanCheck.run(RINGS, result));
  }

  private static final SitingSpec RINGS = rings();

  private static SitingSpec rings() {
    double[][] costs = new double[11][10];
    for (double[] row : costs) {
      Arrays.fill(row, Double.POSITIVE_INFINITY);
    }
    for (int i = 0; i < 10; i++) {
      costs[i][i] = 1;
      costs[i][i / 5 * 5 + (i + 1) % 5] = 1;
    }
    costs[10][0] = 1;
    costs[10][5] = 1;
    double[] ones = new double[11];
    Arrays.fill(ones, 1);
    SiteRole[] role = new SiteRole[10];
    Arrays.fill(role, SiteRole.CANDIDATE);
    SparseCostMatrix matrix = SparseCostMatrix.ofTable(costs, 10);
    return new SitingSpec(
        SitingModel.LSCP, matrix, ones, role, -1, List.of(), Double.NaN, null, false, 1);
  }

  /** Duals that are nonsense prove little, but nothing wrong. */
  @ParameterizedTest
  @EnumSource(
      value = SitingModel.class,
      names = {"LSCP", "MCLP", "LSCP_BACKUP"})
  void aSolverThatErrsProvesNothingFalse(SitingModel model) {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      LinearSolver errs =
          (cost, upper, control) -> {
            DenseSimplex right = new DenseSimplex(cost, upper);
            return new Wrong(right, random);
          };
      OutsideSolvers solvers = new OutsideSolvers(CapacitatedSolver.NONE, SOLVERS.cover(), errs, 0);
      SitingSpec spec = RandomSiting.of(model, seed);
      SitingResult result = Siting.run(spec, SolveControl.FREE, solvers);
      String where = model + " seed " + seed;
      assertEquals(List.of(), PlanCheck.run(spec, result).complaints(), where);
      BruteSiting truth = new BruteSiting(spec);
      assertEquals(Double.isNaN(truth.objective), Double.isNaN(result.objective()), where);
    }
  }

  private record Wrong(DenseSimplex right, Random random) implements LinearSolver.Programme {
    @Override
    public void addRow(int[] columns, double[] coefficients, double least) {
      right.addRow(columns, coefficients, least);
    }

    @Override
    public void bound(int column, double lower, double upper) {
      right.bound(column, lower, upper);
    }

    @Override
    public boolean solve() {
      return random.nextInt(20) > 0 && right.solve();
    }

    @Override
    public double objective() {
      return right.objective() + random.nextDouble();
    }

    @Override
    public double value(int column) {
      return random.nextBoolean() ? right.value(column) : random.nextDouble();
    }

    @Override
    public double dual(int row) {
      return random.nextBoolean() ? right.dual(row) : 3 * random.nextDouble() - 1;
    }

    @Override
    public long iterations() {
      return right.iterations();
    }

    @Override
    public void close() {
      right.close();
    }
  }

  /** Whatever is changed in a proof, it is refused or shows no more than what is true. */
  @ParameterizedTest
  @EnumSource(
      value = SitingModel.class,
      names = {"LSCP", "MCLP"})
  void aForgedProofShowsNothingFalse(SitingModel model) {
    int refused = 0;
    int weaker = 0;
    for (int seed = 0; seed < 400; seed++) {
      SitingSpec spec = RandomSiting.of(model, seed);
      if (!Double.isNaN(spec.coverTarget())) {
        continue;
      }
      Question question =
          model == SitingModel.LSCP ? Questions.cover(spec) : Questions.uncovered(spec);
      double truth = least(question);
      SitingResult result = Siting.run(spec, SolveControl.FREE, SOLVERS);
      for (SitingResult.Claim claim : result.claims()) {
        for (int n = 0; claim.reduced() != null && n < 20; n++) {
          Certificate.Reduced forged = forged(claim.reduced(), question, new Random(31 * seed + n));
          try {
            double shown = new ReducedCheck(question, forged).leastSum();
            double room = 1e-9 * Math.max(1, truth);
            assertTrue(shown <= truth + room, model + " seed " + seed + ", " + n + ": " + shown);
            weaker += shown < truth - room ? 1 : 0;
          } catch (IllegalArgumentException e) {
            refused++;
          }
        }
      }
    }
    assertTrue(refused > 300 && weaker > 50, refused + " refused, " + weaker + " weaker");
  }

  /** By trying every set that the rule allows. */
  private static double least(Question question) {
    int m = question.fixed().length;
    double least = question.ceiling();
    for (int set = 0; set < 1 << m; set++) {
      boolean[] open = new boolean[m];
      boolean allowed = true;
      for (int j = 0; j < m; j++) {
        open[j] = (set >> j & 1) == 1;
        byte fixed = question.fixed()[j];
        allowed &= fixed == SelectionRule.FREE || (fixed == SelectionRule.OPEN) == open[j];
      }
      if (allowed && question.rule().allows(open)) {
        least = Math.min(least, question.cost(open));
      }
    }
    return least;
  }

  private static Certificate.Reduced forged(
      Certificate.Reduced proof, Question question, Random random) {
    int sites = question.fixed().length;
    int demand = question.pairs().rowCount();
    List<Certificate.Step> steps = new ArrayList<>(proof.steps());
    List<Certificate.Part> parts = new ArrayList<>(proof.parts());
    int[] without = proof.without();
    int part = parts.isEmpty() ? -1 : random.nextInt(parts.size());
    switch (random.nextInt(6)) {
      case 0 -> {
        boolean opens = random.nextBoolean();
        int because = random.nextInt(opens ? demand : sites + 1) - (opens ? 0 : 1);
        int at = random.nextInt(steps.size() + 1);
        int j = random.nextInt(sites);
        steps.add(at, new Certificate.Step(j, opens, because));
        if (part >= 0 && random.nextBoolean()) {
          // As a forger would: the site is taken out of the parts, so that these fit again.
          parts.replaceAll(p -> new Certificate.Part(lessOne(p.sites(), j), p.tree()));
        }
      }
      case 1 -> {
        if (!steps.isEmpty()) {
          steps.remove(random.nextInt(steps.size()));
        }
      }
      case 2 -> without = new int[] {random.nextInt(demand)};
      case 3 -> {
        if (part >= 0) {
          int[] some = parts.get(part).sites();
          int[] fewer = some.length > 0 ? Arrays.copyOf(some, some.length - 1) : new int[] {0};
          parts.set(part, new Certificate.Part(fewer, parts.get(part).tree()));
        }
      }
      case 4 -> {
        if (part >= 0) {
          parts.add(parts.get(part));
        }
      }
      default -> {
        if (part >= 0) {
          Certificate.Tree tree = forged(parts.get(part).tree(), sites, demand, random);
          parts.set(part, new Certificate.Part(parts.get(part).sites(), tree));
        }
      }
    }
    return new Certificate.Reduced(without, steps, parts);
  }

  private static int[] lessOne(int[] sites, int site) {
    return Arrays.stream(sites).filter(j -> j != site).toArray();
  }

  private static Certificate.Tree forged(
      Certificate.Tree tree, int sites, int demand, Random random) {
    int[] site = tree.site().clone();
    int[] rests = tree.vector().clone();
    List<double[]> vectors = new ArrayList<>();
    tree.multipliers().forEach(v -> vectors.add(v.clone()));
    List<int[]> cuts = new ArrayList<>(tree.cuts());
    int node = random.nextInt(site.length);
    switch (random.nextInt(4)) {
      case 0 -> rests[node] = -1;
      case 1 -> site[node] = random.nextInt(sites + 1) - 1;
      case 2 -> {
        for (double[] vector : vectors) {
          if (vector.length > 0) {
            vector[random.nextInt(vector.length)] += 2 * random.nextInt(10) - 3;
          }
        }
      }
      default -> {
        // A cut more, with something on it in every vector.
        cuts.add(new int[] {random.nextInt(demand), random.nextInt(demand)});
        vectors.replaceAll(v -> Arrays.copyOf(v, v.length + 1));
        vectors.forEach(v -> v[v.length - 1] = random.nextInt(20));
      }
    }
    return new Certificate.Tree(tree.demandCount(), site, rests, vectors, cuts);
  }

  /** A claim that says one more than its proof, with a bound and a plan to match, does not pass. */
  @Test
  void aClaimBeyondItsProofIsRejected() {
    SitingResult result = Siting.run(RINGS, SolveControl.FREE, SOLVERS);
    SitingResult.Claim claim = result.claims().get(0);
    SitingResult.Claim more =
        new SitingResult.Claim(
            claim.about(), claim.parameter(), claim.value() + 1, null, claim.reduced());
    SitingResult forged =
        new SitingResult(
            SitingResult.Status.FEASIBLE,
            result.objective(),
            result.bound(),
            result.open(),
            result.siteOf(),
            result.backedUp(),
            result.backedUpBound(),
            result.unreachable(),
            List.of(more),
            0,
            false);
    assertFalse(PlanCheck.run(RINGS, forged).complaints().isEmpty());
  }
}
