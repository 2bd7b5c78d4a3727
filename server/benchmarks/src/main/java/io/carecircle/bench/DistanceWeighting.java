package io.carecircle.bench;

import com.graphhopper.routing.ev.BooleanEncodedValue;
import com.graphhopper.routing.weighting.Weighting;
import com.graphhopper.util.EdgeIteratorState;

/**
 * Weight of an edge = its length in metres: the cheapest weighting that GraphHopper can be given,
 * so that nothing but the search is compared. Time is not asked for and is left at 0.
 */
class DistanceWeighting implements Weighting {
  private final BooleanEncodedValue access;

  /**
   * @param access who may walk which way, or null when every street is two-way and need not be
   *     asked
   */
  DistanceWeighting(BooleanEncodedValue access) {
    this.access = access;
  }

  @Override
  public double calcMinWeightPerDistance() {
    return 1;
  }

  @Override
  public double calcEdgeWeight(EdgeIteratorState edge, boolean reverse) {
    if (access != null && !(reverse ? edge.getReverse(access) : edge.get(access))) {
      return Double.POSITIVE_INFINITY;
    }
    return edge.getDistance();
  }

  @Override
  public long calcEdgeMillis(EdgeIteratorState edge, boolean reverse) {
    return 0;
  }

  @Override
  public double calcTurnWeight(int inEdge, int viaNode, int outEdge) {
    return 0;
  }

  @Override
  public long calcTurnMillis(int inEdge, int viaNode, int outEdge) {
    return 0;
  }

  @Override
  public boolean hasTurnCosts() {
    return false;
  }

  @Override
  public String getName() {
    return "distance";
  }
}
