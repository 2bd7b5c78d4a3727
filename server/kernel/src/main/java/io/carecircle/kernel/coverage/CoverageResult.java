package io.carecircle.kernel.coverage;

import io.carecircle.kernel.allocation.Allocation;
import io.carecircle.kernel.network.Snapper;
import java.util.List;

/**
 * @param joined where facilities and demand stand on the network
 * @param weight people of each demand point; of several entrances of one community all at the
 *     nearest
 * @param facility nearest facility of each demand point at any distance, or -1
 * @param costMm the whole way to it, {@link io.carecircle.kernel.unit.Lengths#NO_WAY_MM} for none
 * @param seconds the same in seconds, -1 for none
 * @param demandClass of each demand point; {@link DemandClass#OVER_CAPACITY} when somebody there is
 *     left without a place
 * @param total the count of all
 * @param regions the count of each region
 * @param allocation who is served where, or null when places are ignored: then everybody covered is
 *     served by his nearest facility
 */
public record CoverageResult(
    Snapper.Joined joined,
    long[] weight,
    int[] facility,
    int[] costMm,
    int[] seconds,
    DemandClass[] demandClass,
    CoverageCounts total,
    List<CoverageCounts> regions,
    Allocation allocation) {

  /** Places ignored, people where the demand has them. */
  public CoverageResult(
      Snapper.Joined joined,
      int[] facility,
      int[] costMm,
      int[] seconds,
      DemandClass[] demandClass,
      CoverageCounts total,
      List<CoverageCounts> regions) {
    this(joined, null, facility, costMm, seconds, demandClass, total, regions, null);
  }
}
