package io.carecircle.kernel.allocation;

import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Snapper;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import io.carecircle.kernel.search.CostMatrix;
import io.carecircle.kernel.search.Direction;
import io.carecircle.kernel.search.NearestFacility;
import io.carecircle.kernel.search.ReachSpec;
import java.util.Arrays;

/**
 * Every facility within the cut-off of every demand point, as compressed rows: the pairs of demand
 * d are {@code first[d]} to {@code first[d + 1] - 1}, by ascending facility. Immutable by
 * convention.
 *
 * @param first of each demand point its first pair, and one entry more at the end
 * @param facility of each pair
 * @param costMm of each pair the whole way, legs included; of a round trip both ways together
 */
public record ReachablePairs(int[] first, int[] facility, int[] costMm) {
  /** Pairs of a province at once; 12 bytes each, and as much again while they are sorted. */
  public static final int MOST_PAIRS = 40_000_000;

  /**
   * @param ownOnly who may serve whom, or null when all may serve all
   * @throws TooManyPairsException beyond {@link #MOST_PAIRS}
   */
  public static ReachablePairs find(
      Network network,
      Snapper.Joined joined,
      ReachSpec reach,
      NearestFacility.Groups ownOnly,
      ProgressListener progress,
      CancelToken cancel) {
    Collector found = new Collector(joined.demand().size());
    boolean roundTrip = reach.direction() == Direction.ROUND_TRIP;
    CostMatrix there =
        new CostMatrix(
            network,
            joined.facilities(),
            joined.demand(),
            reach.direction() != Direction.FROM_FACILITY);
    CostMatrix back =
        roundTrip && !network.symmetric()
            ? new CostMatrix(network, joined.facilities(), joined.demand(), false)
            : null;
    for (int f = 0; f < joined.facilities().size(); f++) {
      cancel.check();
      progress.onProgress("pairs within reach", f, joined.facilities().size());
      if (!joined.facilities().joined(f)) {
        continue;
      }
      there.row(f, reach.cutoffMm());
      if (back != null) {
        back.row(f, reach.cutoffMm());
      }
      for (int k = 0; k < there.foundCount(); k++) {
        int d = there.found(k);
        long costMm = there.costMm(d);
        if (roundTrip) {
          costMm += (back == null ? there : back).costMm(d);
        }
        if (costMm <= reach.cutoffMm() && serves(ownOnly, f, d)) {
          found.add(d, f, (int) costMm);
        }
      }
    }
    return found.byDemand();
  }

  private static boolean serves(NearestFacility.Groups groups, int f, int d) {
    return groups == null
        || groups.facility()[f] >= 0 && groups.facility()[f] == groups.demand()[d];
  }

  public int demandCount() {
    return first.length - 1;
  }

  public int size() {
    return facility.length;
  }

  /** The pair of a demand point and a facility, or a negative number when there is none. */
  public int find(int d, int f) {
    return Arrays.binarySearch(facility, first[d], first[d + 1], f);
  }

  /** The demand point of every pair. */
  public int[] demand() {
    int[] demand = new int[size()];
    for (int d = 0; d < demandCount(); d++) {
      Arrays.fill(demand, first[d], first[d + 1], d);
    }
    return demand;
  }

  /** Pairs as they are found, one facility after the other. */
  private static final class Collector {
    private final int[] first;
    private int[] demand = new int[1024];
    private int[] facility = new int[1024];
    private int[] costMm = new int[1024];
    private int count;

    Collector(int demandCount) {
      first = new int[demandCount + 1];
    }

    void add(int d, int f, int mm) {
      if (count == MOST_PAIRS) {
        throw new TooManyPairsException(MOST_PAIRS);
      }
      if (count == demand.length) {
        int room = (int) Math.min(MOST_PAIRS, 2L * count);
        demand = Arrays.copyOf(demand, room);
        facility = Arrays.copyOf(facility, room);
        costMm = Arrays.copyOf(costMm, room);
      }
      demand[count] = d;
      facility[count] = f;
      costMm[count++] = mm;
      first[d + 1]++;
    }

    /** Facilities came in ascending order, and a counting sort keeps it. */
    ReachablePairs byDemand() {
      for (int d = 1; d < first.length; d++) {
        first[d] += first[d - 1];
      }
      int[] next = first.clone();
      int[] facilities = new int[count];
      int[] costs = new int[count];
      for (int i = 0; i < count; i++) {
        int at = next[demand[i]]++;
        facilities[at] = facility[i];
        costs[at] = costMm[i];
      }
      return new ReachablePairs(first, facilities, costs);
    }
  }
}
