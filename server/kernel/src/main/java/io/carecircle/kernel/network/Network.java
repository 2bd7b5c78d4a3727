package io.carecircle.kernel.network;

/**
 * The walkable streets of a place, ready to be searched by any number of threads. Immutable: a
 * change of the streets makes another network. Parallel arrays rather than objects, because a
 * search touches hundreds of nodes in microseconds and every pointer is a cache miss.
 */
public final class Network {
  private final Streets streets;
  private final Graph forward;
  private final Graph reverse;
  private final Islands islands;
  private final SegmentIndex index;
  private final EdgeDistances distances;
  private final String hash;

  private Network(Streets streets, String hash) {
    this.streets = streets;
    this.hash = hash;
    this.forward = Graph.forward(streets);
    this.reverse = isSymmetric(streets) ? forward : forward.reversed();
    this.islands = Islands.of(streets);
    this.index = SegmentIndex.of(streets);
    this.distances = new EdgeDistances(streets);
  }

  public static Network of(Streets streets) {
    return new Network(streets, streets.hash());
  }

  /**
   * @param hash what {@link Streets#hash} gives for these streets: a reader that has just checked
   *     it need not pay for it twice
   */
  public static Network of(Streets streets, String hash) {
    return new Network(streets, hash);
  }

  public Streets streets() {
    return streets;
  }

  /** Arcs in the direction of walking. */
  public Graph forward() {
    return forward;
  }

  /** Arcs against the direction of walking; the same object when every street is two-way. */
  public Graph reverse() {
    return reverse;
  }

  /** Whether every way back is as long as the way there. */
  public boolean symmetric() {
    return forward == reverse;
  }

  public Islands islands() {
    return islands;
  }

  SegmentIndex index() {
    return index;
  }

  EdgeDistances distances() {
    return distances;
  }

  public int nodeCount() {
    return streets.nodeCount();
  }

  public int edgeCount() {
    return streets.edgeCount();
  }

  /** SHA-256 of the content in hexadecimal: equal networks give equal answers. */
  public String hash() {
    return hash;
  }

  private static boolean isSymmetric(Streets streets) {
    for (byte passable : streets.passable()) {
      if (passable != (Streets.FORWARD | Streets.BACKWARD)) {
        return false;
      }
    }
    return true;
  }
}
