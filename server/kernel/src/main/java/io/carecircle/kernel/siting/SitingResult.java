package io.carecircle.kernel.siting;

import java.util.List;

/**
 * A plan and how good it is known to be.
 *
 * @param status what is known
 * @param objective of the plan, NaN when there is none: sites that open (LSCP), weight covered
 *     (MCLP), sum of weight times cost (p-median), highest cost (p-center)
 * @param bound that no plan can beat, in the same unit
 * @param open sites that are open, existing ones that stay included, ascending
 * @param siteOf the site that serves each demand point, -1 for none
 * @param backedUp weight within reach of two or more open sites
 * @param backedUpBound that no plan of as many sites can beat (LSCP-B), else NaN
 * @param unreachable demand points that no site which may be open reaches
 * @param claims what proves the bound, in the order of the model
 * @param searchedNodes cases that were looked at
 * @param stopped whether the time limit (or the memory for open cases) ended the search
 */
public record SitingResult(
    Status status,
    double objective,
    double bound,
    int[] open,
    int[] siteOf,
    double backedUp,
    double backedUpBound,
    int[] unreachable,
    List<Claim> claims,
    long searchedNodes,
    boolean stopped) {

  public SitingResult {
    claims = List.copyOf(claims);
  }

  /** What is known of a plan. */
  public enum Status {
    /** No plan is better. */
    OPTIMAL,
    /** It keeps all conditions; the bound says how much better another could be. */
    FEASIBLE,
    /** No plan keeps all conditions. */
    INFEASIBLE,
    /** Neither a plan nor a proof that there is none was found in time. */
    UNKNOWN
  }

  /**
   * That no allowed set of sites makes a sum smaller than a value.
   *
   * @param about which sum
   * @param parameter what else the sum depends on: a number of sites, a cost; 0 for nothing
   * @param value of the sum that none is below
   * @param tree what proves it, or null when it was too large to keep or {@code reduced} does
   * @param reduced what proves it on a smaller question, or null
   */
  public record Claim(
      About about,
      double parameter,
      double value,
      Certificate.Tree tree,
      Certificate.Reduced reduced) {
    public Claim(About about, double parameter, double value, Certificate.Tree tree) {
      this(about, parameter, value, tree, null);
    }

    /** Whether there is anything to check. */
    public boolean hasProof() {
      return tree != null || reduced != null;
    }
  }

  /** The sums that claims are about. */
  public enum About {
    /** Weight that is not covered. */
    UNCOVERED("uncovered"),
    /** Sites that open so that everybody is covered. */
    SITES("sites"),
    /** Weight with one site only, when so many sites cover everybody. */
    SINGLE_COVER("singleCover"),
    /** Weight times cost. */
    COST("cost"),
    /** Demand points without a site at less than a cost. */
    BEYOND("beyond"),
    /** Weight not covered by one site less. */
    UNCOVERED_WITH_FEWER("uncoveredWithFewer"),
    /** Weight that is not served, or weight times cost, when no site takes more than it can. */
    WITHIN_CAPACITIES("withinCapacities"),
    /**
     * The sum of the claim before it, as a solver or enumeration bounds it, which keep no proof.
     */
    SOLVER("solver");

    private final String id;

    About(String id) {
      this.id = id;
    }

    public String id() {
      return id;
    }
  }

  /** How far the plan may be from the best, as a share of the plan; 0 when they are equal. */
  public double gap() {
    if (Double.isNaN(objective) || Double.isNaN(bound)) {
      return Double.NaN;
    }
    double difference = Math.abs(objective - bound);
    return difference == 0 ? 0 : difference / Math.max(Math.abs(objective), 1e-12);
  }
}
