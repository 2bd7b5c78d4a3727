package io.carecircle.kernel.network;

import io.carecircle.kernel.geo.Geodesic;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * How far along its edge each shape position lies, in metres. An edge is measured when it is first
 * asked for, because a geodesic takes a microsecond and most edges of a network are never snapped
 * to; a country's worth of them would delay its opening by seconds.
 *
 * <p>Safe for any number of threads without a lock: whoever finds an edge unmeasured writes the
 * same sums, in the same order of addition. Opaque access keeps each double whole.
 */
final class EdgeDistances {
  private static final VarHandle METRES = MethodHandles.arrayElementVarHandle(double[].class);

  private final Streets streets;

  /** One entry a shape position, NaN while its edge is unmeasured. */
  private final double[] metres;

  EdgeDistances(Streets streets) {
    this.streets = streets;
    this.metres = new double[streets.shape().size()];
    Arrays.fill(metres, Double.NaN);
  }

  /**
   * Metres between the start of an edge and one of its shape positions: the sum of its geodesics
   * from the start on, not rounded.
   */
  double metresTo(int edge, int position) {
    double known = (double) METRES.getOpaque(metres, position);
    return Double.isNaN(known) ? measure(edge, position) : known;
  }

  private double measure(int edge, int position) {
    Coordinates shape = streets.shape();
    int first = streets.shapeStart()[edge];
    double sum = 0;
    double atPosition = 0;
    METRES.setOpaque(metres, first, sum);
    for (int s = first; s < streets.shapeStart()[edge + 1] - 1; s++) {
      sum += Geodesic.metres(shape.lon(s), shape.lat(s), shape.lon(s + 1), shape.lat(s + 1));
      METRES.setOpaque(metres, s + 1, sum);
      atPosition = s + 1 == position ? sum : atPosition;
    }
    return atPosition;
  }
}
