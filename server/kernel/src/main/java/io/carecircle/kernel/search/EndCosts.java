package io.carecircle.kernel.search;

import io.carecircle.kernel.network.Snapped;
import io.carecircle.kernel.network.Streets;
import io.carecircle.kernel.unit.Lengths;

/**
 * What it costs to get from points to the two ends of the edges they stand on (or from those ends
 * to the points), straight leg included. Parallel arrays, one entry a point; a point that is not
 * joined, or an end that a one-way street closes, costs {@link Lengths#NO_WAY_MM}.
 *
 * @param fromNode first end of the edge; 0 when not joined
 * @param fromCostMm cost between the point and that end
 * @param toNode other end of the edge; 0 when not joined
 * @param toCostMm cost between the point and that end
 */
public record EndCosts(int[] fromNode, int[] fromCostMm, int[] toNode, int[] toCostMm) {

  /** Walking away from the points, to the ends. */
  public static EndCosts leaving(Streets streets, Snapped points) {
    return of(streets, points, true);
  }

  /** Walking from the ends to the points. */
  public static EndCosts arriving(Streets streets, Snapped points) {
    return of(streets, points, false);
  }

  private static EndCosts of(Streets streets, Snapped points, boolean leaving) {
    int n = points.size();
    EndCosts costs = new EndCosts(new int[n], new int[n], new int[n], new int[n]);
    for (int i = 0; i < n; i++) {
      if (points.joined(i)) {
        int edge = points.edge()[i];
        int offset = points.offsetMm()[i];
        int rest = streets.lengthMm()[edge] - offset;
        // A position at an end is that junction, whatever the street allows.
        boolean alongOpen = leaving ? streets.forward(edge) : streets.backward(edge);
        boolean againstOpen = leaving ? streets.backward(edge) : streets.forward(edge);
        costs.fromNode[i] = streets.from()[edge];
        costs.toNode[i] = streets.to()[edge];
        costs.fromCostMm[i] = cost(againstOpen, offset, points.legMm()[i]);
        costs.toCostMm[i] = cost(alongOpen, rest, points.legMm()[i]);
      } else {
        costs.fromCostMm[i] = Lengths.NO_WAY_MM;
        costs.toCostMm[i] = Lengths.NO_WAY_MM;
      }
    }
    return costs;
  }

  private static int cost(boolean open, int alongMm, int legMm) {
    return open || alongMm == 0 ? Math.min(Lengths.NO_WAY_MM, alongMm + legMm) : Lengths.NO_WAY_MM;
  }

  public int size() {
    return fromNode.length;
  }

  /**
   * The way between two points that stand on one edge without leaving it, legs included; {@link
   * Lengths#NO_WAY_MM} when they stand on different edges, on different sides of an arterial road
   * that is crossed at junctions only, or the street is one-way against it.
   */
  public static int alongOneEdgeMm(
      Streets streets, Snapped from, int origin, Snapped to, int destination) {
    int edge = from.edge()[origin];
    if (edge < 0 || edge != to.edge()[destination]) {
      return Lengths.NO_WAY_MM;
    }
    if (from.side()[origin] * to.side()[destination] < 0) {
      return Lengths.NO_WAY_MM;
    }
    int along = to.offsetMm()[destination] - from.offsetMm()[origin];
    boolean open = along == 0 || (along > 0 ? streets.forward(edge) : streets.backward(edge));
    long total = (long) Math.abs(along) + from.legMm()[origin] + to.legMm()[destination];
    return open ? (int) Math.min(Lengths.NO_WAY_MM, total) : Lengths.NO_WAY_MM;
  }
}
