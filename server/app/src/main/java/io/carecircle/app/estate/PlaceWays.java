package io.carecircle.app.estate;

import io.carecircle.app.process.ProcessRequest;
import io.carecircle.kernel.geo.Geodesic;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Snapped;
import io.carecircle.kernel.network.Snapper;
import io.carecircle.kernel.search.CostMatrix;
import io.carecircle.kernel.search.Direction;
import io.carecircle.kernel.search.NearestFacility;
import io.carecircle.kernel.search.ReachSpec;
import io.carecircle.kernel.unit.Lengths;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;

/** Ways from the gates of estates to care places; of several gates the nearest counts. */
final class PlaceWays {
  private final Network network;
  private final ReachSpec reach;
  private final PointSet places;
  private final ProcessRequest request;

  /** Gates of estate e are {@code first[e]} to {@code first[e + 1] - 1}. */
  private final int[] first;

  private final PointSet gates;
  private final Snapper.Joined joined;
  private final CostMatrix there;
  private final CostMatrix back;

  /**
   * @param estates all with a place
   */
  PlaceWays(
      Network network,
      ReachSpec reach,
      PointSet places,
      List<OldEstate> estates,
      ProcessRequest request) {
    this.network = network;
    this.reach = reach;
    this.places = places;
    this.request = request;
    this.first = new int[estates.size() + 1];
    List<Coordinate> at = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (int e = 0; e < estates.size(); e++) {
      at.addAll(estates.get(e).starts());
      first[e + 1] = at.size();
    }
    // Of one length, so that the order of the ids is that of the numbers.
    at.forEach(c -> ids.add(Integer.toString(1_000_000_000 + ids.size())));
    this.gates =
        new PointSet(
            ids,
            at.stream().mapToDouble(c -> c.x).toArray(),
            at.stream().mapToDouble(c -> c.y).toArray());
    this.joined = new Snapper(network).join(places, gates, reach.maxSnapMm());
    boolean backwards = reach.direction() == Direction.FROM_FACILITY;
    this.there = new CostMatrix(network, joined.demand(), joined.facilities(), backwards);
    this.back =
        reach.direction() == Direction.ROUND_TRIP
            ? new CostMatrix(network, joined.demand(), joined.facilities(), true)
            : null;
  }

  Snapped placesJoined() {
    return joined.facilities();
  }

  /** Whether all gates of an estate are joined to the streets. */
  boolean isJoined(int estate) {
    for (int g = first[estate]; g < first[estate + 1]; g++) {
      if (!joined.demand().joined(g)) {
        return false;
      }
    }
    return true;
  }

  /** Which places are within the cut-off of an estate. */
  boolean[] inCircle(int estate) {
    request.cancel().check();
    boolean[] inside = new boolean[places.size()];
    int cutoffMm = reach.cutoffMm();
    for (int g = first[estate]; g < first[estate + 1]; g++) {
      if (!joined.demand().joined(g)) {
        continue;
      }
      there.row(g, cutoffMm);
      if (back != null) {
        back.row(g, cutoffMm);
      }
      for (int k = 0; k < there.foundCount(); k++) {
        int place = there.found(k);
        long costMm = there.foundCostMm(k) + (back == null ? 0L : back.costMm(place));
        inside[place] |= costMm <= cutoffMm;
      }
    }
    return inside;
  }

  /** Whether a place that could not be joined is so near that a way might be short enough. */
  boolean mightBeInCircle(int estate, int place) {
    if (joined.facilities().joined(place)) {
      return false;
    }
    for (int g = first[estate]; g < first[estate + 1]; g++) {
      double straight =
          Geodesic.metres(gates.lon()[g], gates.lat()[g], places.lon()[place], places.lat()[place]);
      if (straight * 1000 <= reach.cutoffMm()) {
        return true;
      }
    }
    return false;
  }

  /** Index of the nearest place, or -1, and the way there in millimetres. */
  record Nearest(int place, int costMm) {}

  /**
   * The nearest place of each estate, at any distance, among those with the area asked for; ties go
   * to the lowest id.
   */
  Nearest[] nearest(BigDecimal[] areas, BigDecimal minimum) {
    int[] groupOfPlace = new int[places.size()];
    Arrays.setAll(groupOfPlace, f -> areas[f] != null && areas[f].compareTo(minimum) >= 0 ? 0 : -1);
    NearestFacility.Result result =
        NearestFacility.run(
            network,
            joined,
            reach.direction(),
            new NearestFacility.Groups(groupOfPlace, new int[gates.size()], 1),
            request.progress(),
            request.cancel());
    Nearest[] nearest = new Nearest[first.length - 1];
    for (int e = 0; e < nearest.length; e++) {
      Nearest best = new Nearest(-1, Lengths.NO_WAY_MM);
      for (int g = first[e]; g < first[e + 1]; g++) {
        int place = result.facility()[g];
        int costMm = result.costMm()[g];
        if (place >= 0
            && (costMm < best.costMm() || costMm == best.costMm() && place < best.place())) {
          best = new Nearest(place, costMm);
        }
      }
      nearest[e] = best;
    }
    return nearest;
  }
}
