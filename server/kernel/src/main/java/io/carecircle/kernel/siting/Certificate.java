package io.carecircle.kernel.siting;

import java.util.List;

/** What proves the bound of a plan. */
public final class Certificate {
  private Certificate() {}

  /**
   * A binary tree of decisions in depth first order, the open branch before the closed one.
   *
   * @param demandCount how many numbers of a vector belong to the demand; those of the side
   *     constraints follow, then those of the cuts
   * @param site that a node decides on, or -1 for a leaf
   * @param vector that a leaf rests on, or -1 when its decisions contradict the conditions
   * @param multipliers one vector each
   * @param cuts sets of demand points: as no open site counts for more than half of those that it
   *     covers, rounded up, at least half of the points of a set, rounded up, is needed in sites
   *     and in points left uncovered (Chvatal 1973; Caprara and Fischetti 1996)
   */
  public record Tree(
      int demandCount, int[] site, int[] vector, List<double[]> multipliers, List<int[]> cuts) {
    public Tree {
      multipliers = List.copyOf(multipliers);
      cuts = List.copyOf(cuts);
    }

    /** Without cuts. */
    public Tree(int demandCount, int[] site, int[] vector, List<double[]> multipliers) {
      this(demandCount, site, vector, multipliers, List.of());
    }

    public int leafCount() {
      return (site.length + 1) / 2;
    }
  }

  /**
   * A step that makes a covering question smaller and leaves its least sum as it is.
   *
   * @param site that is decided
   * @param opens whether it opens, as the last one left to a demand point that must be covered;
   *     otherwise it closes, as another one does at least as well
   * @param because the demand point or the other site; -1 when a site serves nobody any more
   */
  public record Step(int site, boolean opens, int because) {}

  /** Sites that no demand point joins to others, and what proves how much they and theirs cost. */
  public record Part(int[] sites, Tree tree) {}

  /**
   * A proof on what is left after some steps; the leasts of the parts add up. Rows of a part are
   * groups of demand points with the same sites left, in the order of their first points.
   *
   * @param without demand points that need not be covered from the beginning, which only lowers
   *     sums: whoever serves the others serves them
   */
  public record Reduced(int[] without, List<Step> steps, List<Part> parts) {
    public Reduced {
      steps = List.copyOf(steps);
      parts = List.copyOf(parts);
    }
  }
}
