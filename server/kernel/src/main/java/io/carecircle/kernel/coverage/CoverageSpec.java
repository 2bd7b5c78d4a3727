package io.carecircle.kernel.coverage;

import io.carecircle.kernel.search.NearestFacility;
import io.carecircle.kernel.search.ReachSpec;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * @param reach what within reach means
 * @param coveredShare a community counts as covered when at least this share of its known people
 *     is; over 0, up to 1 (everybody)
 * @param region of each demand point, 0 to regions - 1
 * @param regions number of regions; a point without one belongs to a region of its own for such
 * @param community of each demand point the community it is a part of, 0 and up; null when each
 *     point is one
 * @param entrances whether the points of a community are entrances that its people may choose from,
 *     see {@link io.carecircle.kernel.allocation.Entrances}, rather than places where some of them
 *     live
 * @param ownOnly who may serve whom, or null when neighbours may serve each other
 * @param capacity places of each facility in the unit of the demand, {@link
 *     io.carecircle.kernel.allocation.Allocation#UNLIMITED} for no limit; null to ignore places.
 *     Limited places are shared out so that as many as possible are served and, among all ways to
 *     do so, walk least
 */
public record CoverageSpec(
    ReachSpec reach,
    BigDecimal coveredShare,
    int[] region,
    int regions,
    int[] community,
    boolean entrances,
    NearestFacility.Groups ownOnly,
    long[] capacity) {
  public CoverageSpec {
    Objects.requireNonNull(reach);
    if (coveredShare.signum() <= 0 || coveredShare.compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException(
          "the covered share must be over 0 and at most 1, not " + coveredShare);
    }
    for (int r : region) {
      if (r < 0 || r >= regions) {
        throw new IllegalArgumentException("there is no region " + r + " of " + regions);
      }
    }
    if (community != null && community.length != region.length) {
      throw new IllegalArgumentException("each demand point needs a region and a community");
    }
    if (entrances && community == null) {
      throw new IllegalArgumentException("entrances need the communities they belong to");
    }
  }

  /** Places ignored, each demand point a community of its own. */
  public CoverageSpec(
      ReachSpec reach,
      BigDecimal coveredShare,
      int[] region,
      int regions,
      NearestFacility.Groups ownOnly) {
    this(reach, coveredShare, region, regions, null, false, ownOnly, null);
  }
}
