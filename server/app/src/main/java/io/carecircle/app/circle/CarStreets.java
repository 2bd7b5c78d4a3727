package io.carecircle.app.circle;

import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.layer.StreetClass;
import io.carecircle.kernel.network.Coordinates;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Snapped;
import io.carecircle.kernel.network.Snapper;
import io.carecircle.kernel.network.Streets;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import io.carecircle.kernel.search.Direction;
import io.carecircle.kernel.search.NearestFacility;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The streets that a car may use, twice: with their lengths, to join places to them, and with
 * milliseconds in the place of millimetres, to drive. A millimetre of the straight legs at both
 * ends is a millisecond: they are walked at 1.0 m/s.
 *
 * <p>The layer tells who may walk where. One-way rules of cars are not in it, so that a true drive
 * may be longer; motorways are not either, so that it may be shorter.
 */
final class CarStreets {
  private final Network lengths;
  private final Network times;

  /**
   * @param walked the network for people on foot
   */
  CarStreets(Network walked, CarSpeeds speeds) {
    Streets all = walked.streets();
    int[] driven =
        IntStream.range(0, all.edgeCount()).filter(e -> speeds.isDriven(classOf(all, e))).toArray();
    Streets drivable = part(all, driven);
    int[] milliseconds = new int[driven.length];
    for (int e = 0; e < driven.length; e++) {
      milliseconds[e] = speeds.milliseconds(drivable.lengthMm()[e], classOf(drivable, e));
    }
    this.lengths = Network.of(drivable);
    this.times =
        Network.of(
            new Streets(
                drivable.nodeCount(),
                drivable.from(),
                drivable.to(),
                milliseconds,
                drivable.passable(),
                drivable.streetClass(),
                drivable.shapeStart(),
                drivable.shape()));
  }

  private static StreetClass classOf(Streets streets, int edge) {
    return StreetClass.values()[streets.streetClass()[edge]];
  }

  private static Streets part(Streets all, int[] edges) {
    int count = edges.length;
    int[] from = new int[count];
    int[] to = new int[count];
    int[] lengthMm = new int[count];
    byte[] passable = new byte[count];
    byte[] streetClass = new byte[count];
    int[] shapeStart = new int[count + 1];
    for (int e = 0; e < count; e++) {
      from[e] = all.from()[edges[e]];
      to[e] = all.to()[edges[e]];
      lengthMm[e] = all.lengthMm()[edges[e]];
      passable[e] = all.passable()[edges[e]];
      streetClass[e] = all.streetClass()[edges[e]];
      int size = all.shapeStart()[edges[e] + 1] - all.shapeStart()[edges[e]];
      shapeStart[e + 1] = shapeStart[e] + size;
    }
    int[] x = new int[shapeStart[count]];
    int[] y = new int[shapeStart[count]];
    Coordinates shape = all.shape();
    for (int e = 0; e < count; e++) {
      int start = all.shapeStart()[edges[e]];
      int size = shapeStart[e + 1] - shapeStart[e];
      System.arraycopy(shape.x(), start, x, shapeStart[e], size);
      System.arraycopy(shape.y(), start, y, shapeStart[e], size);
    }
    return new Streets(
        all.nodeCount(),
        from,
        to,
        lengthMm,
        passable,
        streetClass,
        shapeStart,
        new Coordinates(shape.originLon(), shape.originLat(), shape.unit(), x, y));
  }

  boolean isEmpty() {
    return lengths.edgeCount() == 0;
  }

  /**
   * The drive from the nearest rescue point, parallel to the places.
   *
   * @param rescuePoint index, or -1 when there is none
   * @param milliseconds legs included; meaningless without a rescue point
   * @param joined whether the place could be joined to a street at all
   */
  record Drives(int[] rescuePoint, int[] milliseconds, boolean[] joined) {}

  Drives from(
      PointSet rescuePoints,
      PointSet places,
      int maxSnapMm,
      ProgressListener progress,
      CancelToken cancel) {
    Snapper.Joined joined = new Snapper(lengths).join(rescuePoints, places, maxSnapMm);
    NearestFacility.Result result =
        NearestFacility.run(
            times,
            new Snapper.Joined(inTime(joined.facilities()), inTime(joined.demand())),
            Direction.FROM_FACILITY,
            null,
            progress,
            cancel);
    boolean[] isJoined = new boolean[places.size()];
    for (int p = 0; p < isJoined.length; p++) {
      isJoined[p] = joined.demand().joined(p);
    }
    return new Drives(result.facility(), result.costMm(), isJoined);
  }

  /** Positions on edges in milliseconds from their start: the same share of the edge, half up. */
  private Snapped inTime(Snapped snapped) {
    int[] offset = Arrays.copyOf(snapped.offsetMm(), snapped.size());
    for (int p = 0; p < offset.length; p++) {
      int edge = snapped.edge()[p];
      long length = edge < 0 ? 0 : lengths.streets().lengthMm()[edge];
      if (length > 0) {
        long whole = times.streets().lengthMm()[edge];
        offset[p] = Math.toIntExact((2 * whole * offset[p] + length) / (2 * length));
      }
    }
    return new Snapped(snapped.edge(), offset, snapped.legMm(), snapped.lon(), snapped.lat());
  }
}
