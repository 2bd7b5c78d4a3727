package io.carecircle.kernel.catchment;

import io.carecircle.kernel.allocation.AllocationRule;
import io.carecircle.kernel.search.NearestFacility;
import io.carecircle.kernel.search.ReachSpec;
import java.util.Objects;

/**
 * @param reach what within reach means
 * @param ownOnly who may serve whom, or null when neighbours may serve each other
 * @param capacity places of each facility in the unit of the demand, {@link
 *     io.carecircle.kernel.allocation.Allocation#UNLIMITED} for no limit; null to ignore places:
 *     everybody then belongs to the nearest facility
 * @param rule how limited places are shared out; not looked at without places
 * @param entranceOf of each demand point the demand whose people may leave by it, see {@link
 *     io.carecircle.kernel.allocation.Entrances}; null when each point is where its people are
 */
public record CatchmentSpec(
    ReachSpec reach,
    NearestFacility.Groups ownOnly,
    long[] capacity,
    AllocationRule rule,
    int[] entranceOf) {
  public CatchmentSpec {
    Objects.requireNonNull(reach);
    Objects.requireNonNull(rule);
  }

  /** Everybody belongs to the nearest facility, however many there are. */
  public static CatchmentSpec nearest(ReachSpec reach, NearestFacility.Groups ownOnly) {
    return new CatchmentSpec(reach, ownOnly, null, AllocationRule.OPTIMAL, null);
  }
}
