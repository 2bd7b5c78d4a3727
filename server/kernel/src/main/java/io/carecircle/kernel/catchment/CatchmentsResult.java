package io.carecircle.kernel.catchment;

import io.carecircle.kernel.network.Snapper;
import java.util.List;

/**
 * {@code assigned} over all facilities + {@code overCapacity} + {@code outOfReach} + {@code
 * unknown} is the whole demand.
 *
 * @param joined where facilities and demand stand on the network
 * @param nearest of each demand point its nearest facility at any distance, or -1
 * @param costMm of each demand point the way to it; {@link
 *     io.carecircle.kernel.unit.Lengths#NO_WAY_MM} for none
 * @param weight people of each demand point; of several entrances of one demand all at the nearest
 * @param served who is given to whom, by demand, then by facility
 * @param assigned people of each facility
 * @param farthestMm longest way of somebody of each facility, -1 when it has nobody
 * @param overCapacity people with a facility within the cut-off but no place
 * @param outOfReach people with no facility within the cut-off
 * @param unknown people who could not be joined to the network
 */
public record CatchmentsResult(
    Snapper.Joined joined,
    int[] nearest,
    int[] costMm,
    long[] weight,
    List<Pair> served,
    long[] assigned,
    int[] farthestMm,
    long overCapacity,
    long outOfReach,
    long unknown) {
  public CatchmentsResult {
    served = List.copyOf(served);
  }

  /**
   * @param people of the demand point who are given to the facility; 0 only for a point without
   *     people, which belongs to its nearest facility
   */
  public record Pair(int demand, int facility, int costMm, long people) {}
}
