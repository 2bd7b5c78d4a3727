package io.carecircle.kernel.siting;

import java.util.List;

/** What proves the bound of a plan. */
public final class Certificate {
  private Certificate() {}

  /**
   * A binary tree of decisions in depth first order, the open branch before the closed one.
   *
   * @param demandCount how many numbers of a vector belong to the demand; those of the side
   *     constraints follow
   * @param site that a node decides on, or -1 for a leaf
   * @param vector that a leaf rests on, or -1 when its decisions contradict the conditions
   * @param multipliers one vector each
   */
  public record Tree(int demandCount, int[] site, int[] vector, List<double[]> multipliers) {
    public Tree {
      multipliers = List.copyOf(multipliers);
    }

    public int leafCount() {
      return (site.length + 1) / 2;
    }
  }
}
