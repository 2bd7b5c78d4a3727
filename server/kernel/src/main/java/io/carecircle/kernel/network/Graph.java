package io.carecircle.kernel.network;

/**
 * The arcs of a network in one direction, as compressed sparse rows. The arcs that leave node n are
 * {@code firstOut[n]} to {@code firstOut[n + 1] - 1}; arc a leads to {@code arcs[2 * a]} over
 * {@code arcs[2 * a + 1]} millimetres. Head and cost lie side by side because a search reads both.
 */
public final class Graph {
  final int[] firstOut;
  final int[] arcs;
  private final int maxCostMm;

  private Graph(int[] firstOut, int[] arcs) {
    this.firstOut = firstOut;
    this.arcs = arcs;
    int max = 0;
    for (int i = 1; i < arcs.length; i += 2) {
      max = Math.max(max, arcs[i]);
    }
    this.maxCostMm = max;
  }

  /**
   * @param reversed arcs against the direction of walking: a search from a facility then finds who
   *     walks to it
   */
  static Graph of(Streets streets, boolean reversed) {
    int[] firstOut = new int[streets.nodeCount() + 1];
    for (int e = 0; e < streets.edgeCount(); e++) {
      if (streets.from()[e] == streets.to()[e]) {
        continue; // a loop leads nowhere new; positions on it are still found through its node
      }
      if (streets.forward(e)) {
        firstOut[tail(streets, e, !reversed) + 1]++;
      }
      if (streets.backward(e)) {
        firstOut[tail(streets, e, reversed) + 1]++;
      }
    }
    for (int n = 0; n < streets.nodeCount(); n++) {
      firstOut[n + 1] += firstOut[n];
    }
    int[] next = firstOut.clone();
    int[] arcs = new int[2 * firstOut[streets.nodeCount()]];
    for (int e = 0; e < streets.edgeCount(); e++) {
      if (streets.from()[e] == streets.to()[e]) {
        continue;
      }
      if (streets.forward(e)) {
        put(streets, e, !reversed, next, arcs);
      }
      if (streets.backward(e)) {
        put(streets, e, reversed, next, arcs);
      }
    }
    return new Graph(firstOut, arcs);
  }

  private static int tail(Streets streets, int edge, boolean alongEdge) {
    return alongEdge ? streets.from()[edge] : streets.to()[edge];
  }

  private static void put(Streets streets, int edge, boolean alongEdge, int[] next, int[] arcs) {
    int arc = next[tail(streets, edge, alongEdge)]++;
    arcs[2 * arc] = tail(streets, edge, !alongEdge);
    arcs[2 * arc + 1] = streets.lengthMm()[edge];
  }

  public int nodeCount() {
    return firstOut.length - 1;
  }

  public int arcCount() {
    return arcs.length / 2;
  }

  /** See the class comment; not to be written to. */
  public int[] firstOut() {
    return firstOut;
  }

  /** See the class comment; not to be written to. */
  public int[] arcs() {
    return arcs;
  }

  /** The longest arc, 0 when there is none. */
  public int maxCostMm() {
    return maxCostMm;
  }
}
