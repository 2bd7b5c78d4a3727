package io.carecircle.kernel.network;

/** Lays out the rows of a {@link Graph}: two passes over the edges, to count and to place. */
final class GraphBuilder {
  private static final int ONE_WAY_ROW = 1 << 31;

  private final Streets streets;

  /**
   * Of each node the arcs of the three groups: first how many there are, then the place after the
   * last one that is still to be put.
   */
  private final int[] forwardOnly;

  private final int[] both;
  private final int[] backwardOnly;

  GraphBuilder(Streets streets) {
    this.streets = streets;
    this.forwardOnly = new int[streets.nodeCount()];
    this.both = new int[streets.nodeCount()];
    this.backwardOnly = new int[streets.nodeCount()];
  }

  Graph build() {
    int arcCount = count();
    int[] rows = rows();
    int[] arcs = new int[Math.multiplyExact(2, rows[streets.nodeCount()])];
    divide(rows, arcs);
    place(arcs);
    return Graph.forward(rows, arcs, maxCostMm(), arcCount);
  }

  private int count() {
    int arcCount = 0;
    for (int e = 0; e < streets.edgeCount(); e++) {
      int from = streets.from()[e];
      int to = streets.to()[e];
      if (from == to) {
        continue; // a loop leads nowhere new; positions on it are still found through its node
      }
      if (streets.forward(e) && streets.backward(e)) {
        both[from]++;
        both[to]++;
        arcCount += 2;
      } else {
        forwardOnly[streets.forward(e) ? from : to]++;
        backwardOnly[streets.forward(e) ? to : from]++;
        arcCount++;
      }
    }
    return arcCount;
  }

  private boolean hasOneWay(int node) {
    return forwardOnly[node] > 0 || backwardOnly[node] > 0;
  }

  private int[] rows() {
    int[] rows = new int[streets.nodeCount() + 1];
    for (int n = 0; n < streets.nodeCount(); n++) {
      int counts = hasOneWay(n) ? 1 : 0;
      rows[n + 1] = rows[n] + counts + forwardOnly[n] + both[n] + backwardOnly[n];
    }
    return rows;
  }

  /** Turns counts into places, and marks the rows that begin with their counts. */
  private void divide(int[] rows, int[] arcs) {
    for (int n = 0; n < streets.nodeCount(); n++) {
      int at = rows[n];
      if (hasOneWay(n)) {
        arcs[2 * at] = forwardOnly[n];
        arcs[2 * at + 1] = backwardOnly[n];
        at++;
        rows[n] |= ONE_WAY_ROW;
      }
      forwardOnly[n] += at;
      both[n] += forwardOnly[n];
      backwardOnly[n] += both[n];
    }
  }

  /** Groups are filled from their ends on, so the edges come in falling order. */
  private void place(int[] arcs) {
    for (int e = streets.edgeCount() - 1; e >= 0; e--) {
      int from = streets.from()[e];
      int to = streets.to()[e];
      if (from == to) {
        continue;
      }
      if (streets.forward(e) && streets.backward(e)) {
        put(arcs, --both[to], from, e);
        put(arcs, --both[from], to, e);
      } else {
        boolean along = streets.forward(e);
        put(arcs, --forwardOnly[along ? from : to], along ? to : from, e);
        put(arcs, --backwardOnly[along ? to : from], along ? from : to, e);
      }
    }
  }

  private void put(int[] arcs, int arc, int head, int edge) {
    arcs[2 * arc] = head;
    arcs[2 * arc + 1] = streets.lengthMm()[edge];
  }

  private int maxCostMm() {
    int max = 0;
    for (int e = 0; e < streets.edgeCount(); e++) {
      boolean loop = streets.from()[e] == streets.to()[e];
      max = loop ? max : Math.max(max, streets.lengthMm()[e]);
    }
    return max;
  }
}
