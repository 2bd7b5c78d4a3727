package io.carecircle.kernel.coverage;

import io.carecircle.kernel.network.Snapper;
import java.util.List;

/**
 * @param joined where facilities and demand stand on the network
 * @param facility nearest facility of each demand point at any distance, or -1
 * @param costMm the whole way to it, {@link io.carecircle.kernel.unit.Lengths#NO_WAY_MM} for none
 * @param seconds the same in seconds, -1 for none
 * @param demandClass of each demand point
 * @param total the count of all
 * @param regions the count of each region
 */
public record CoverageResult(
    Snapper.Joined joined,
    int[] facility,
    int[] costMm,
    int[] seconds,
    DemandClass[] demandClass,
    CoverageCounts total,
    List<CoverageCounts> regions) {}
