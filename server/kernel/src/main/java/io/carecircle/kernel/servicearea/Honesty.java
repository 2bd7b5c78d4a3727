package io.carecircle.kernel.servicearea;

import io.carecircle.kernel.layer.DemandPoints;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Snapper;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import io.carecircle.kernel.search.CostMatrix;
import io.carecircle.kernel.search.Direction;
import io.carecircle.kernel.search.NearestFacility;
import io.carecircle.kernel.unit.Lengths;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.MultiPolygon;

/**
 * How many people a polygon shows on the wrong side, against their true way on the network. People
 * who could not be joined to the network have no true way and count for neither.
 */
final class Honesty {
  private final ServiceAreasSpec spec;
  private final Network network;
  private final Snapper.Joined joined;
  private final DemandPoints demand;
  private final CancelToken cancel;
  private final CostMatrix there;
  private final CostMatrix back;

  /** Demand by latitude, so that a polygon is compared with its own surroundings only. */
  private final int[] byLat;

  private final double[] lats;

  /** Way between each demand point and the facility at hand, or its nearest one. */
  private final int[] wayMm;

  /** The nearest facility of each point; null while a single facility is at hand. */
  private int[] nearest;

  private int[] timed = new int[0];
  private final boolean[] inside;
  private long wronglyInside;
  private long wronglyOutside;

  Honesty(
      ServiceAreasSpec spec,
      Network network,
      Snapper.Joined joined,
      DemandPoints demand,
      CancelToken cancel) {
    this.spec = spec;
    this.network = network;
    this.joined = joined;
    this.demand = demand;
    this.cancel = cancel;
    boolean single = spec.shape() == AreaShape.EACH;
    boolean towards = spec.direction() != Direction.FROM_FACILITY;
    this.there = single ? matrix(towards) : null;
    this.back =
        single && spec.direction() == Direction.ROUND_TRIP && !network.symmetric()
            ? matrix(false)
            : null;
    double[] lat = demand.points().lat();
    this.byLat =
        IntStream.range(0, demand.size())
            .boxed()
            .sorted(Comparator.comparingDouble(d -> lat[d]))
            .mapToInt(Integer::intValue)
            .toArray();
    this.lats = Arrays.stream(byLat).mapToDouble(d -> lat[d]).toArray();
    this.wayMm = new int[demand.size()];
    Arrays.fill(wayMm, Lengths.NO_WAY_MM);
    this.inside = new boolean[demand.size()];
  }

  /** Rows are facilities; backwards means that the demand walks to them. */
  private CostMatrix matrix(boolean backwards) {
    return new CostMatrix(network, joined.facilities(), joined.demand(), backwards);
  }

  /** Times the demand around one facility. */
  void timeFrom(int facility) {
    for (int d : timed) {
      wayMm[d] = Lengths.NO_WAY_MM;
    }
    int longestMm = spec.cutoffMm(spec.bands() - 1);
    there.row(facility, longestMm);
    if (back != null) {
      back.row(facility, longestMm);
    }
    timed = new int[there.foundCount()];
    for (int k = 0; k < timed.length; k++) {
      int d = there.found(k);
      timed[k] = d;
      wayMm[d] = wholeWayMm(d, there.foundCostMm(k));
    }
  }

  private int wholeWayMm(int d, int thereMm) {
    if (spec.direction() != Direction.ROUND_TRIP) {
      return thereMm;
    }
    long both = (long) thereMm + (back == null ? thereMm : back.costMm(d));
    return (int) Math.min(both, Lengths.NO_WAY_MM);
  }

  /** Times the demand to its nearest facility. */
  void timeToNearest() {
    NearestFacility.Groups groups = spec.own() == null ? null : spec.own().groups();
    NearestFacility.Result result =
        NearestFacility.run(
            network, joined, spec.direction(), groups, ProgressListener.NONE, cancel);
    nearest = result.facility();
    System.arraycopy(result.costMm(), 0, wayMm, 0, wayMm.length);
    timed = IntStream.range(0, wayMm.length).toArray();
  }

  /** Compares one polygon; on its border counts as inside. */
  void compare(MultiPolygon polygon, int facility, int cutoffMm) {
    wronglyInside = 0;
    wronglyOutside = 0;
    Envelope box = polygon.getEnvelopeInternal();
    int from = box.isNull() ? 0 : firstAtOrAbove(box.getMinY());
    int to = box.isNull() ? 0 : from;
    IndexedPointInAreaLocator locator = new IndexedPointInAreaLocator(polygon);
    for (; to < lats.length && lats[to] <= box.getMaxY() && !box.isNull(); to++) {
      int d = byLat[to];
      Coordinate at = new Coordinate(demand.points().lon()[d], lats[to]);
      inside[d] = box.covers(at) && locator.locate(at) != Location.EXTERIOR;
      if (inside[d] && joined.demand().joined(d) && !within(d, facility, cutoffMm)) {
        wronglyInside = Math.addExact(wronglyInside, demand.weight()[d]);
      }
    }
    for (int d : timed) {
      if (!inside[d] && within(d, facility, cutoffMm)) {
        wronglyOutside = Math.addExact(wronglyOutside, demand.weight()[d]);
      }
    }
    for (int i = from; i < to; i++) {
      inside[byLat[i]] = false;
    }
  }

  private boolean within(int d, int facility, int cutoffMm) {
    boolean served = spec.shape() != AreaShape.NEAREST || nearest[d] == facility;
    return served && wayMm[d] <= cutoffMm;
  }

  private int firstAtOrAbove(double lat) {
    int low = 0;
    int high = lats.length;
    while (low < high) {
      int middle = low + high >>> 1;
      if (lats[middle] < lat) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  long wronglyInside() {
    return wronglyInside;
  }

  long wronglyOutside() {
    return wronglyOutside;
  }
}
