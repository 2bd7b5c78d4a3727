package io.carecircle.kernel.siting;

import io.carecircle.kernel.search.SparseCostMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Questions about a plan: in which order to open it, what else there is, who is left behind. */
public final class PlanReading {
  private PlanReading() {}

  /**
   * One step of opening a plan.
   *
   * @param site that opens
   * @param value of the sites open by then: weight covered (covering models), sum of weight times
   *     cost over those who have a site (p-median), highest cost (p-center)
   * @param gain of this step, in people newly covered or with a site at all for the covering
   *     models, in cost saved else
   * @param served weight that has a site by then
   */
  public record Step(int site, double value, double gain, double served) {}

  /**
   * The question as a plan is read: where sites have capacities, each demand point keeps to the
   * site that the plan assigns it to, and waits until that one opens.
   */
  public static SitingSpec reading(SitingSpec spec, SitingResult plan) {
    if (!spec.model().isCapacitated()) {
      return spec;
    }
    int[] first = new int[spec.demandCount() + 1];
    int[] column = new int[spec.demandCount()];
    double[] cost = new double[spec.demandCount()];
    int count = 0;
    for (int i = 0; i < spec.demandCount(); i++) {
      int j = plan.siteOf()[i];
      if (j >= 0) {
        column[count] = j;
        cost[count++] = spec.costs().cost(i, j);
      }
      first[i + 1] = count;
    }
    SparseCostMatrix assigned =
        SparseCostMatrix.of(
            spec.siteCount(), first, Arrays.copyOf(column, count), Arrays.copyOf(cost, count));
    return with(spec, assigned, spec.weight(), spec.sides());
  }

  /**
   * The order that helps most people first: each time the site that serves most weight that has
   * none yet, of equal ones the one that lowers the costs most, then the lowest index. Existing
   * sites come before all. It is greedy: over several steps another order may serve more.
   */
  public static List<Step> order(SitingSpec spec, int[] plan) {
    return order(spec, plan, new int[spec.siteCount()]);
  }

  /**
   * @param yearOf of each site: those of an earlier year come first
   */
  public static List<Step> order(SitingSpec spec, int[] plan, int[] yearOf) {
    boolean[] open = new boolean[spec.siteCount()];
    List<Integer> left = new ArrayList<>();
    for (int j : plan) {
      if (spec.counts(j)) {
        left.add(j);
      } else {
        open[j] = true;
      }
    }
    List<Step> steps = new ArrayList<>();
    double before = value(spec, open);
    double servedBefore = Plans.coveredWeight(spec, open);
    while (!left.isEmpty()) {
      int year = left.stream().mapToInt(j -> yearOf[j]).min().getAsInt();
      int best = next(spec, open, left.stream().filter(j -> yearOf[j] == year).toList());
      open[best] = true;
      left.remove(Integer.valueOf(best));
      double value = value(spec, open);
      double served = Plans.coveredWeight(spec, open);
      double gain = spec.model().isCover() ? served - servedBefore : before - value;
      steps.add(new Step(best, value, gain, served));
      before = value;
      servedBefore = served;
    }
    return steps;
  }

  private static int next(SitingSpec spec, boolean[] open, List<Integer> sites) {
    int best = -1;
    double bestServed = -1;
    double bestCost = Double.POSITIVE_INFINITY;
    for (int j : sites) {
      open[j] = true;
      double served = Plans.coveredWeight(spec, open);
      double cost = sum(spec, open);
      open[j] = false;
      if (served > bestServed || served == bestServed && cost < bestCost) {
        best = j;
        bestServed = served;
        bestCost = cost;
      }
    }
    return best;
  }

  private static double value(SitingSpec spec, boolean[] open) {
    if (spec.model().isCover()) {
      return Plans.coveredWeight(spec, open);
    }
    return spec.model() == SitingModel.P_CENTER ? worst(spec, open) : sum(spec, open);
  }

  private static double sum(SitingSpec spec, boolean[] open) {
    int[] nearest = Plans.nearest(spec, open);
    double sum = 0;
    for (int i = 0; i < nearest.length; i++) {
      sum += nearest[i] < 0 ? 0 : spec.weight()[i] * spec.costs().cost(i, nearest[i]);
    }
    return sum;
  }

  private static double worst(SitingSpec spec, boolean[] open) {
    int[] nearest = Plans.nearest(spec, open);
    double most = 0;
    for (int i = 0; i < nearest.length; i++) {
      most = Math.max(most, nearest[i] < 0 ? 0 : spec.costs().cost(i, nearest[i]));
    }
    return most;
  }

  /** The best plan with one site more; its gain is what the next site is worth. */
  public static SitingResult next(SitingSpec spec, SolveControl control) {
    return Siting.run(spec.withP(spec.p() + 1), control);
  }

  /**
   * Plans in falling order of worth: each differs from every one before in at least so many sites.
   *
   * @param first the best plan
   * @param count of plans beside it at most
   * @param difference sites of an earlier plan that must stay closed
   */
  public static List<SitingResult> alternatives(
      SitingSpec spec, int[] first, int count, int difference, SolveControl control) {
    List<SitingResult> found = new ArrayList<>();
    List<SideConstraint> sides = new ArrayList<>(spec.sides());
    int[] last = first;
    for (int n = 0; n < count; n++) {
      int[] counted = Arrays.stream(last).filter(spec::counts).toArray();
      double[] ones = new double[counted.length];
      Arrays.fill(ones, 1);
      sides.add(new SideConstraint("another plan", counted, ones, counted.length - difference));
      SitingResult next = Siting.run(with(spec, spec.costs(), spec.weight(), sides), control);
      if (next.open().length == 0) {
        break;
      }
      found.add(next);
      last = next.open();
    }
    return found;
  }

  /** The same question with every cost divided by a factor, and the same cut-off as before. */
  public static SparseCostMatrix scaled(SparseCostMatrix costs, double speed, double cutoff) {
    int[] first = new int[costs.rowCount() + 1];
    int[] column = new int[costs.pairCount()];
    double[] cost = new double[costs.pairCount()];
    for (int i = 0; i < costs.rowCount(); i++) {
      first[i + 1] = costs.first(i + 1);
      for (int k = costs.first(i); k < costs.first(i + 1); k++) {
        column[k] = costs.column(k);
        cost[k] = costs.cost(k) / speed;
      }
    }
    return SparseCostMatrix.of(costs.columnCount(), first, column, cost).within(cutoff);
  }

  static SitingSpec with(
      SitingSpec spec, SparseCostMatrix costs, double[] weight, List<SideConstraint> sides) {
    return new SitingSpec(
        spec.model(),
        costs,
        weight,
        spec.role(),
        spec.p(),
        sides,
        spec.coverTarget(),
        spec.capacity(),
        spec.greedy(),
        spec.seed());
  }

  /**
   * One plan of the fairness frontier.
   *
   * @param share of the sum of weights that counts for the worst group
   * @param open sites
   * @param covered weight in all
   * @param worstShare the least share covered of any group that has weight
   * @param proven whether the plan is the best for its share
   */
  public record Fair(double share, int[] open, double covered, double worstShare, boolean proven) {}

  /**
   * MCLP plans for rising prices of leaving a badly covered group behind: the weights of the group
   * that the plan before covers worst are raised, and only plans are kept that no other beats in
   * both people covered and worst group's share. It is a list of points found, not the whole
   * frontier.
   *
   * @param group of each demand point, 0 to groups - 1, or -1 for none
   */
  public static List<Fair> frontier(
      SitingSpec spec, int[] group, int groups, int rounds, SolveControl control) {
    double[] factor = new double[groups];
    Arrays.fill(factor, 1);
    List<Fair> points = new ArrayList<>();
    for (int round = 0; round <= rounds; round++) {
      double[] weight = new double[spec.demandCount()];
      for (int i = 0; i < weight.length; i++) {
        weight[i] = spec.weight()[i] * (group[i] < 0 ? 1 : factor[group[i]]);
      }
      SitingResult plan = Siting.run(with(spec, spec.costs(), weight, spec.sides()), control);
      if (plan.siteOf().length == 0 || plan.status() == SitingResult.Status.UNKNOWN) {
        break;
      }
      double[] covered = new double[groups];
      double[] total = new double[groups];
      double sum = 0;
      for (int i = 0; i < weight.length; i++) {
        double served = plan.siteOf()[i] >= 0 ? spec.weight()[i] : 0;
        sum += served;
        if (group[i] >= 0) {
          covered[group[i]] += served;
          total[group[i]] += spec.weight()[i];
        }
      }
      int worst = -1;
      for (int g = 0; g < groups; g++) {
        boolean lower = worst < 0 || covered[g] / total[g] < covered[worst] / total[worst];
        worst = total[g] > 0 && lower ? g : worst;
      }
      if (worst < 0) {
        break;
      }
      boolean proven = plan.status() == SitingResult.Status.OPTIMAL;
      points.add(new Fair(factor[worst], plan.open(), sum, covered[worst] / total[worst], proven));
      factor[worst] *= 2;
    }
    return unbeaten(points);
  }

  private static List<Fair> unbeaten(List<Fair> points) {
    List<Fair> kept = new ArrayList<>();
    for (Fair point : points) {
      boolean beaten = false;
      for (Fair other : points) {
        boolean better = other.covered > point.covered || other.worstShare > point.worstShare;
        boolean same =
            other.covered == point.covered
                && other.worstShare == point.worstShare
                && points.indexOf(other) < points.indexOf(point);
        beaten |=
            same
                || better && other.covered >= point.covered && other.worstShare >= point.worstShare;
      }
      if (!beaten) {
        kept.add(point);
      }
    }
    kept.sort((a, b) -> Double.compare(b.covered, a.covered));
    return kept;
  }
}
