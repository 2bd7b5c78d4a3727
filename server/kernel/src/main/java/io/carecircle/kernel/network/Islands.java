package io.carecircle.kernel.network;

/**
 * The parts of a network that no street connects (direction ignored). A part is <em>small</em> when
 * its streets are shorter than 2 km and than a fifth of the longest part: such parts are mostly
 * drawing defects (a path that misses its street by a metre), so a point joins one only for want of
 * anything larger, see {@link Snapper}. Real islands are longer and are never small.
 *
 * @param island of each node, numbered from 0 in the order of their lowest node
 * @param lengthMm total street length of each island
 * @param nodes number of nodes of each island
 */
public record Islands(int[] island, long[] lengthMm, int[] nodes) {
  /**
   * A walk of 15 minutes at 1 m/s and back again: below it the island ends before the time does.
   */
  public static final long SMALL_MM = 2_000_000;

  private static final int SMALL_SHARE = 5;

  static Islands of(Streets streets) {
    int[] parent = new int[streets.nodeCount()];
    for (int n = 0; n < parent.length; n++) {
      parent[n] = n;
    }
    for (int e = 0; e < streets.edgeCount(); e++) {
      int a = root(parent, streets.from()[e]);
      int b = root(parent, streets.to()[e]);
      parent[Math.max(a, b)] = Math.min(a, b);
    }
    int[] island = new int[parent.length];
    int count = 0;
    for (int n = 0; n < parent.length; n++) {
      island[n] = parent[n] == n ? count++ : island[root(parent, n)];
    }
    long[] lengthMm = new long[count];
    int[] nodes = new int[count];
    for (int n = 0; n < parent.length; n++) {
      nodes[island[n]]++;
    }
    for (int e = 0; e < streets.edgeCount(); e++) {
      lengthMm[island[streets.from()[e]]] += streets.lengthMm()[e];
    }
    return new Islands(island, lengthMm, nodes);
  }

  private static int root(int[] parent, int node) {
    int n = node;
    while (parent[n] != n) {
      parent[n] = parent[parent[n]];
      n = parent[n];
    }
    return n;
  }

  public int count() {
    return nodes.length;
  }

  public long longestMm() {
    long longest = 0;
    for (long length : lengthMm) {
      longest = Math.max(longest, length);
    }
    return longest;
  }

  /** Share of the largest island in all nodes, 0 to 1; 0 for an empty network. */
  public double largestShare() {
    int largest = 0;
    for (int n : nodes) {
      largest = Math.max(largest, n);
    }
    return island.length == 0 ? 0 : (double) largest / island.length;
  }

  /** By island: whether it is small. */
  public boolean[] small() {
    long longest = longestMm();
    boolean[] small = new boolean[nodes.length];
    for (int i = 0; i < small.length; i++) {
      small[i] = lengthMm[i] < SMALL_MM && lengthMm[i] * SMALL_SHARE < longest;
    }
    return small;
  }
}
