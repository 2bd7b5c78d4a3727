package io.carecircle.kernel.siting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The case distinction by which a bound was proven, kept so that it can be checked without a
 * solver: an inner node opens a site in one branch and closes it in the other; a leaf names the
 * multipliers whose bound holds in it, or none when no set of sites fits the conditions there.
 */
final class ProofTree {
  /** A leaf without multipliers: the decisions above it contradict the conditions. */
  static final int IMPOSSIBLE = -1;

  private static final long MOST_NUMBERS = 30_000_000;

  private int[] site = new int[64];
  private int[] whenOpen = new int[64];
  private int[] whenClosed = new int[64];
  private int[] vector = new int[64];
  private int size;
  private final List<double[]> vectors = new ArrayList<>();
  private long numbers;
  private boolean complete = true;

  ProofTree() {
    leaf(IMPOSSIBLE);
  }

  /** Whether it still holds everything; a proof that grew too large is not kept. */
  boolean complete() {
    return complete;
  }

  int leaf(int vectorIndex) {
    if (size == site.length) {
      site = Arrays.copyOf(site, 2 * size);
      whenOpen = Arrays.copyOf(whenOpen, 2 * size);
      whenClosed = Arrays.copyOf(whenClosed, 2 * size);
      vector = Arrays.copyOf(vector, 2 * size);
    }
    site[size] = -1;
    vector[size] = vectorIndex;
    return size++;
  }

  /** Keeps multipliers, those of the side constraints behind those of the demand. */
  int vector(double[] multipliers, double[] sides) {
    numbers += multipliers.length + sides.length;
    if (numbers > MOST_NUMBERS) {
      complete = false;
      vectors.clear();
      return 0;
    }
    double[] both = Arrays.copyOf(multipliers, multipliers.length + sides.length);
    System.arraycopy(sides, 0, both, multipliers.length, sides.length);
    vectors.add(both);
    return vectors.size() - 1;
  }

  void rest(int node, int vectorIndex) {
    vector[node] = vectorIndex;
  }

  /** Makes a leaf an inner node whose two branches rest on its own multipliers so far. */
  void split(int node, int j) {
    int open = leaf(vector[node]);
    int closed = leaf(vector[node]);
    site[node] = j;
    whenOpen[node] = open;
    whenClosed[node] = closed;
  }

  int whenOpen(int node) {
    return whenOpen[node];
  }

  int whenClosed(int node) {
    return whenClosed[node];
  }

  /**
   * The tree in depth first order with only the multipliers that a leaf rests on.
   *
   * @return null when it was not kept
   */
  Certificate.Tree toTree(int demandCount) {
    if (!complete) {
      return null;
    }
    int[] renumbered = new int[vectors.size()];
    Arrays.fill(renumbered, -1);
    List<double[]> kept = new ArrayList<>();
    int[] sites = new int[size];
    int[] rests = new int[size];
    int[] stack = new int[size];
    int depth = 0;
    int count = 0;
    stack[depth++] = 0;
    while (depth > 0) {
      int node = stack[--depth];
      sites[count] = site[node];
      rests[count] = IMPOSSIBLE;
      if (site[node] >= 0) {
        stack[depth++] = whenClosed[node];
        stack[depth++] = whenOpen[node];
      } else if (vector[node] >= 0) {
        int v = vector[node];
        if (renumbered[v] < 0) {
          renumbered[v] = kept.size();
          kept.add(vectors.get(v));
        }
        rests[count] = renumbered[v];
      }
      count++;
    }
    return new Certificate.Tree(demandCount, sites, rests, kept);
  }
}
