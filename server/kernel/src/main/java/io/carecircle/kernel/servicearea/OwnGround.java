package io.carecircle.kernel.servicearea;

import io.carecircle.kernel.search.NearestFacility;
import java.util.List;
import java.util.Objects;
import org.locationtech.jts.geom.Geometry;

/**
 * Facilities that serve their own region only: ground belongs to the nearest facility of the region
 * in which it lies. Ground outside of all regions belongs to nobody.
 *
 * @param groups who may serve which demand; null when there is no demand to compare with
 * @param regionOf region of each facility, -1 for one that belongs to none and serves no ground
 * @param regions polygons in degrees; null for a region that nobody has drawn
 */
public record OwnGround(NearestFacility.Groups groups, int[] regionOf, List<Geometry> regions) {
  public OwnGround {
    Objects.requireNonNull(regionOf);
    // Not List.copyOf: a region may be missing.
    Objects.requireNonNull(regions);
  }
}
