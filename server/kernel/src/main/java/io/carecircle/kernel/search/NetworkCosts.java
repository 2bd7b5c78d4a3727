package io.carecircle.kernel.search;

import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Snapped;
import io.carecircle.kernel.network.Snapper;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import io.carecircle.kernel.unit.Lengths;
import java.util.Arrays;

/**
 * The costs between all demand points and all facilities within reach on the streets, in whole
 * seconds: the ceiling of the exact time of the whole way, legs included.
 */
public final class NetworkCosts {
  private static final int FIRST_ROOM = 1024;

  private final ReachSpec reach;
  private final long mostPairs;
  private int[] column = new int[FIRST_ROOM];
  private double[] seconds = new double[FIRST_ROOM];
  private int count;

  private NetworkCosts(ReachSpec reach, long mostPairs) {
    this.reach = reach;
    this.mostPairs = mostPairs;
  }

  /**
   * @param reach a pair beyond its cut-off is left out
   * @param mostPairs at most {@link Integer#MAX_VALUE} / 2
   * @return rows are demand points, columns facilities; a point that is not joined has no pair
   * @throws TooManyPairsException when there are more
   */
  public static SparseCostMatrix run(
      Network network,
      Snapper.Joined joined,
      ReachSpec reach,
      long mostPairs,
      ProgressListener progress,
      CancelToken cancel) {
    NetworkCosts costs = new NetworkCosts(reach, mostPairs);
    Snapped demand = joined.demand();
    Snapped facilities = joined.facilities();
    // One search a row, so the shorter side makes the rows; the pairs are the same either way.
    return facilities.size() <= demand.size()
        ? costs.search(network, facilities, demand, false, progress, cancel)
        : costs.search(network, demand, facilities, true, progress, cancel).transposed();
  }

  /**
   * The pairs by target; see {@link SparseCostMatrix#transposedOf} for why they come out sorted.
   */
  private SparseCostMatrix search(
      Network network,
      Snapped rows,
      Snapped targets,
      boolean rowsAreDemand,
      ProgressListener progress,
      CancelToken cancel) {
    boolean fromRows = rowsAreDemand == (reach.direction() != Direction.FROM_FACILITY);
    CostMatrix there = new CostMatrix(network, rows, targets, !fromRows);
    CostMatrix back =
        reach.direction() == Direction.ROUND_TRIP
            ? new CostMatrix(network, rows, targets, fromRows)
            : null;
    int[] first = new int[rows.size() + 1];
    for (int r = 0; r < rows.size(); r++) {
      cancel.check();
      progress.onProgress("travel times", r, rows.size());
      if (rows.joined(r)) {
        addRow(there, back, r);
      }
      first[r + 1] = count;
    }
    return SparseCostMatrix.transposedOf(
        targets.size(), first, Arrays.copyOf(column, count), Arrays.copyOf(seconds, count));
  }

  private void addRow(CostMatrix there, CostMatrix back, int row) {
    int cutoffMm = reach.cutoffMm();
    there.row(row, cutoffMm);
    if (back != null) {
      back.row(row, cutoffMm);
    }
    for (int k = 0; k < there.foundCount(); k++) {
      int target = there.found(k);
      int backMm = back == null ? 0 : back.costMm(target);
      long costMm = (long) there.costMm(target) + backMm;
      if (backMm < Lengths.NO_WAY_MM && costMm <= cutoffMm) {
        add(target, reach.speed().secondsFor(costMm));
      }
    }
  }

  private void add(int target, int costSeconds) {
    if (count >= mostPairs) {
      throw new TooManyPairsException(mostPairs);
    }
    if (count == column.length) {
      int room = (int) Math.min(mostPairs, 2L * count);
      column = Arrays.copyOf(column, room);
      seconds = Arrays.copyOf(seconds, room);
    }
    column[count] = target;
    seconds[count++] = costSeconds;
  }
}
