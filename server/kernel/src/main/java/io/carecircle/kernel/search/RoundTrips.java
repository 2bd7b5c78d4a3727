package io.carecircle.kernel.search;

import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Snapper;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import io.carecircle.kernel.unit.Lengths;

/**
 * The facility with the shortest way there and back again, where the two may differ.
 *
 * <p>The nearest way there and the nearest way back are lower bounds of the two legs of any round
 * trip. Where both belong to one facility, it is the answer: no other can be shorter, and one that
 * is as short was tied in both and has a higher id. Only the homes that walk to one facility and
 * come back sooner from another are searched from, in circles that grow until nothing outside can
 * be better. So a single one-way street costs a few searches around it, and not one for each
 * facility over the whole network.
 */
final class RoundTrips {
  private static final int CANCEL_EVERY = 1024;

  private final NearestFacility.Groups groups;
  private final Network network;
  private final Snapper.Joined joined;
  private CostMatrix there;
  private CostMatrix back;

  RoundTrips(Network network, Snapper.Joined joined, NearestFacility.Groups groups) {
    this.network = network;
    this.joined = joined;
    this.groups = groups;
  }

  /**
   * @param nearestThere {@code millimetres << 32 | facility} of each demand point's nearest
   *     facility of its group; {@link Lengths#NO_WAY_MM} for none
   * @param nearestBack the same for the way back
   * @return the same for both ways together
   */
  long[] run(
      long[] nearestThere, long[] nearestBack, ProgressListener progress, CancelToken cancel) {
    long[] best = new long[nearestThere.length];
    for (int d = 0; d < best.length; d++) {
      if (d % CANCEL_EVERY == 0) {
        cancel.check();
        progress.onProgress("round trips", d, best.length);
      }
      int thereMm = (int) (nearestThere[d] >>> 32);
      int backMm = (int) (nearestBack[d] >>> 32);
      if (thereMm == Lengths.NO_WAY_MM || backMm == Lengths.NO_WAY_MM) {
        best[d] = (long) Lengths.NO_WAY_MM << 32;
      } else if ((int) nearestThere[d] == (int) nearestBack[d]) {
        best[d] = nearestThere[d] + ((long) backMm << 32);
      } else {
        best[d] = search(d, thereMm, backMm);
      }
    }
    progress.onProgress("round trips", best.length, best.length);
    return best;
  }

  private long search(int d, int thereMm, int backMm) {
    if (there == null) {
      there = new CostMatrix(network, joined.demand(), joined.facilities(), false);
      back = new CostMatrix(network, joined.demand(), joined.facilities(), true);
    }
    int shorterMm = Math.min(thereMm, backMm);
    long radiusMm = Math.max(thereMm, backMm);
    while (true) {
      int cutoffMm = (int) Math.min(radiusMm, Lengths.NO_WAY_MM - 1);
      long best = within(d, cutoffMm);
      // A facility with a longer way than the radius has a longer round trip than this.
      long provenMm = (long) cutoffMm + shorterMm;
      boolean found = best >>> 32 < Lengths.NO_WAY_MM;
      if (found && best >>> 32 <= provenMm || cutoffMm == Lengths.NO_WAY_MM - 1) {
        return best;
      }
      radiusMm = found ? (best >>> 32) - shorterMm : 2 * radiusMm + 1;
    }
  }

  /** The best of those whose ways there and back are both within a radius. */
  private long within(int d, int radiusMm) {
    there.row(d, radiusMm);
    back.row(d, radiusMm);
    long best = (long) Lengths.NO_WAY_MM << 32;
    for (int k = 0; k < there.foundCount(); k++) {
      int f = there.found(k);
      long both = (long) there.foundCostMm(k) + back.costMm(f);
      if (both < Lengths.NO_WAY_MM && (groups == null || groups.serves(f, d))) {
        best = Math.min(best, both << 32 | f);
      }
    }
    return best;
  }
}
