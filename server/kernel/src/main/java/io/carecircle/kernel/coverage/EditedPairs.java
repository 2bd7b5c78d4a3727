package io.carecircle.kernel.coverage;

import io.carecircle.kernel.allocation.ReachablePairs;
import io.carecircle.kernel.allocation.TooManyPairsException;
import io.carecircle.kernel.coverage.OpenFacilities.Facility;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.search.Direction;
import io.carecircle.kernel.search.ReachSpec;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/** Every facility within the cut-off of every home, on streets that were changed. */
final class EditedPairs {
  private final ReachSpec reach;
  private final EditedWalks walks;
  private final boolean bothWays;
  private final NearestLabels there;
  private final NearestLabels back;
  private final BitSet near = new BitSet();
  private final int[] first;
  private int[] demand = new int[1024];
  private int[] facility = new int[1024];
  private int[] costMm = new int[1024];
  private int count;

  /**
   * @param bothWays whether the way back is another one than the way there
   */
  EditedPairs(ReachSpec reach, EditedStreets streets, EditedWalks walks, boolean bothWays) {
    this.reach = reach;
    this.walks = walks;
    this.bothWays = bothWays;
    this.first = new int[walks.homes().size() + 1];
    this.there = new NearestLabels(streets, toFacility(), reach.cutoffMm());
    this.back = bothWays ? new NearestLabels(streets, false, reach.cutoffMm()) : null;
  }

  private boolean toFacility() {
    return reach.direction() != Direction.FROM_FACILITY;
  }

  /**
   * @param facilities in the order of their ids, which is that of the answer
   * @throws TooManyPairsException beyond {@link ReachablePairs#MOST_PAIRS}
   */
  ReachablePairs find(Collection<Facility> facilities, CancelToken cancel) {
    int number = 0;
    for (Facility f : facilities) {
      cancel.check();
      add(f, number++);
    }
    for (int d = 1; d < first.length; d++) {
      first[d] += first[d - 1];
    }
    // Facilities came in ascending order, and a counting sort keeps it.
    int[] next = first.clone();
    int[] sorted = new int[count];
    int[] costs = new int[count];
    for (int i = 0; i < count; i++) {
      int at = next[demand[i]]++;
      sorted[at] = facility[i];
      costs[at] = costMm[i];
    }
    return new ReachablePairs(first, sorted, costs);
  }

  private void add(Facility f, int number) {
    if (f.edge() < 0) {
      return;
    }
    near.clear();
    label(there, f, toFacility());
    if (bothWays) {
      label(back, f, false);
    }
    walks.eachHomeOn(f.edge(), near::set);
    EditedWalks.OnEdge self = edge -> edge == f.edge() ? List.of(f) : List.of();
    for (int d = near.nextSetBit(0); d >= 0; d = near.nextSetBit(d + 1)) {
      long mm = walks.best(d, there, toFacility(), self) >>> 32;
      if (bothWays) {
        mm += walks.best(d, back, false, self) >>> 32;
      } else if (reach.direction() == Direction.ROUND_TRIP) {
        mm *= 2;
      }
      if (mm <= reach.cutoffMm()) {
        put(d, number, (int) mm);
      }
    }
  }

  private void label(NearestLabels labels, Facility f, boolean toFacility) {
    labels.clear();
    labels.enter(visitor -> walks.roots(f, toFacility, visitor));
    walks.eachHomeAt(labels.touched(), near::set);
  }

  private void put(int d, int f, int mm) {
    if (count == ReachablePairs.MOST_PAIRS) {
      throw new TooManyPairsException(ReachablePairs.MOST_PAIRS);
    }
    if (count == demand.length) {
      int room = (int) Math.min(ReachablePairs.MOST_PAIRS, 2L * count);
      demand = Arrays.copyOf(demand, room);
      facility = Arrays.copyOf(facility, room);
      costMm = Arrays.copyOf(costMm, room);
    }
    demand[count] = d;
    facility[count] = f;
    costMm[count++] = mm;
    first[d + 1]++;
  }
}
