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
 * @param ownOnly who may serve whom, or null when neighbours may serve each other
 */
public record CoverageSpec(
    ReachSpec reach,
    BigDecimal coveredShare,
    int[] region,
    int regions,
    NearestFacility.Groups ownOnly) {
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
  }
}
