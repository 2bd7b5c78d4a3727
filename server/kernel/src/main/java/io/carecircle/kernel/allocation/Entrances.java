package io.carecircle.kernel.allocation;

import io.carecircle.kernel.network.Snapped;
import io.carecircle.kernel.search.NearestFacility;
import java.util.Arrays;

/**
 * Places that people may leave from by choice: the gates of a walled estate. Each demand's people
 * take the entrance whose way is shortest, to their nearest facility or, where places are limited,
 * to the facility that has one for them.
 *
 * <p>In the arrays of an analysis every entrance is a point; all people of a demand are counted at
 * one of them, and the others carry nobody.
 */
public final class Entrances {
  private Entrances() {}

  /**
   * The entrance of each demand that people count at: the nearest to a facility; of equal ones the
   * one with the lowest facility, then the first; one that is joined to the network before one that
   * is not.
   *
   * @param demandOf of each point its demand, 0 and up without gaps
   * @return of each demand a point
   */
  public static int[] nearest(int[] demandOf, Snapped points, NearestFacility.Result nearest) {
    int[] chosen = first(demandOf);
    for (int p = 0; p < demandOf.length; p++) {
      int best = chosen[demandOf[p]];
      boolean joins = points.joined(p) && !points.joined(best);
      boolean nearer =
          nearest.costMm()[p] < nearest.costMm()[best]
              || nearest.costMm()[p] == nearest.costMm()[best]
                  && nearest.facility()[p] < nearest.facility()[best];
      if (joins || points.joined(p) == points.joined(best) && nearer) {
        chosen[demandOf[p]] = p;
      }
    }
    return chosen;
  }

  /** The first entrance of each demand. */
  public static int[] first(int[] demandOf) {
    int demands = Arrays.stream(demandOf).max().orElse(-1) + 1;
    int[] first = new int[demands];
    for (int p = demandOf.length - 1; p >= 0; p--) {
      first[demandOf[p]] = p;
    }
    return first;
  }

  /** The people of each demand, all at the chosen entrance. */
  public static long[] gathered(int[] demandOf, int[] chosen, long[] weight) {
    long[] gathered = new long[weight.length];
    for (int p = 0; p < weight.length; p++) {
      int at = chosen[demandOf[p]];
      gathered[at] = Math.addExact(gathered[at], weight[p]);
    }
    return gathered;
  }

  /** The pairs of each demand by its best entrance to each facility, all at the chosen entrance. */
  public static ReachablePairs gathered(int[] demandOf, int[] chosen, ReachablePairs pairs) {
    long[] best = new long[pairs.size()];
    int[] first = new int[demandOf.length + 1];
    int count = 0;
    int[][] entrancesOf = entrances(demandOf, chosen.length);
    for (int p = 0; p < demandOf.length; p++) {
      int begin = count;
      if (chosen[demandOf[p]] == p) {
        for (int entrance : entrancesOf[demandOf[p]]) {
          for (int i = pairs.first()[entrance]; i < pairs.first()[entrance + 1]; i++) {
            best[count++] = (long) pairs.facility()[i] << 32 | pairs.costMm()[i];
          }
        }
        Arrays.sort(best, begin, count);
        count = firstOfEachFacility(best, begin, count);
      }
      first[p + 1] = count;
    }
    int[] facility = new int[count];
    int[] costMm = new int[count];
    for (int i = 0; i < count; i++) {
      facility[i] = (int) (best[i] >>> 32);
      costMm[i] = (int) best[i];
    }
    return new ReachablePairs(first, facility, costMm);
  }

  private static int[][] entrances(int[] demandOf, int demands) {
    int[] size = new int[demands];
    for (int d : demandOf) {
      size[d]++;
    }
    int[][] entrances = new int[demands][];
    for (int d = 0; d < demands; d++) {
      entrances[d] = new int[size[d]];
    }
    for (int p = demandOf.length - 1; p >= 0; p--) {
      entrances[demandOf[p]][--size[demandOf[p]]] = p;
    }
    return entrances;
  }

  private static int firstOfEachFacility(long[] sorted, int from, int to) {
    int kept = from;
    for (int i = from; i < to; i++) {
      if (i == from || sorted[i] >>> 32 != sorted[i - 1] >>> 32) {
        sorted[kept++] = sorted[i];
      }
    }
    return kept;
  }
}
