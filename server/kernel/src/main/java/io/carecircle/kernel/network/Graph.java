package io.carecircle.kernel.network;

/**
 * The arcs of a network in one direction, as compressed sparse rows. The row of node n lies in
 * {@code arcs} between {@code 2 * rows[n]} and {@code 2 * rows[n + 1]}; an arc is two entries, the
 * node it leads to and its millimetres. They lie side by side because a search reads both.
 *
 * <p>Both directions share the arrays. Nearly all streets are walked both ways, so a second copy
 * for the few that are not (one escalator was enough) would double the memory of every search. A
 * row with one-way arcs has the sign bit of its {@code rows} entry set, which doubling drops. It
 * begins with two counts, then come the arcs for walking only, those for both directions, and those
 * against walking only; {@link #begin} and {@link #end} leave out what the other direction owns.
 */
public final class Graph {
  private final int[] rows;
  private final int[] arcs;
  private final int maxCostMm;
  private final int arcCount;

  /** All bits for the direction that skips the arcs at the front, or at the back; else none. */
  private final int skipFront;

  private final int skipBack;

  private Graph(int[] rows, int[] arcs, int maxCostMm, int arcCount, boolean reversed) {
    this.rows = rows;
    this.arcs = arcs;
    this.maxCostMm = maxCostMm;
    this.arcCount = arcCount;
    this.skipFront = reversed ? -1 : 0;
    this.skipBack = reversed ? 0 : -1;
  }

  static Graph forward(Streets streets) {
    return new GraphBuilder(streets).build();
  }

  /**
   * @param arcCount in either direction: each arc there is one back
   */
  static Graph forward(int[] rows, int[] arcs, int maxCostMm, int arcCount) {
    return new Graph(rows, arcs, maxCostMm, arcCount, false);
  }

  /**
   * The arcs against the direction of walking: a search from a facility then finds who walks to it.
   */
  Graph reversed() {
    return new Graph(rows, arcs, maxCostMm, arcCount, true);
  }

  public int nodeCount() {
    return rows.length - 1;
  }

  public int arcCount() {
    return arcCount;
  }

  /** Index in {@link #arcs} of a node's first arc. */
  public int begin(int node) {
    int begin = 2 * rows[node];
    return rows[node] >= 0 ? begin : beginOneWay(begin);
  }

  /** Index in {@link #arcs} after a node's last arc. */
  public int end(int node) {
    int end = 2 * rows[node + 1];
    return rows[node] >= 0 ? end : endOneWay(2 * rows[node], end);
  }

  /** The first arc of a row with one-way arcs: for hot loops that have read the row already. */
  public int beginOneWay(int rowBegin) {
    return rowBegin + 2 + 2 * (arcs[rowBegin] & skipFront);
  }

  /** The end of a row with one-way arcs. */
  public int endOneWay(int rowBegin, int rowEnd) {
    return rowEnd - 2 * (arcs[rowBegin + 1] & skipBack);
  }

  /** See the class comment; not to be written to. */
  public int[] rows() {
    return rows;
  }

  /** See the class comment; not to be written to. */
  public int[] arcs() {
    return arcs;
  }

  /** The longest arc, 0 when there is none. */
  public int maxCostMm() {
    return maxCostMm;
  }

  /** Memory of the arrays that both directions share. */
  public long bytes() {
    return 4L * rows.length + 4L * arcs.length;
  }
}
