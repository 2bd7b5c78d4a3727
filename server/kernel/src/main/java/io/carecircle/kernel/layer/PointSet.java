package io.carecircle.kernel.layer;

import java.util.List;

/**
 * Places by id, in the order of {@link FeatureOrder}: index 0 is the lowest id, which is how ties
 * are broken. Immutable by convention: nobody writes to the arrays.
 *
 * @param ids distinct, ascending
 * @param lon degrees WGS84, finite
 * @param lat degrees WGS84, finite
 */
public record PointSet(List<String> ids, double[] lon, double[] lat) {
  public PointSet {
    ids = List.copyOf(ids);
    if (lon.length != ids.size() || lat.length != ids.size()) {
      throw new IllegalArgumentException("each point needs an id, a longitude and a latitude");
    }
    for (int i = 0; i < lon.length; i++) {
      if (!(Math.abs(lon[i]) <= 180 && Math.abs(lat[i]) <= 90)) {
        throw new IllegalArgumentException(
            "point " + ids.get(i) + " is not on the earth: " + lon[i] + ", " + lat[i]);
      }
      if (i > 0 && FeatureOrder.BY_ID.compare(ids.get(i - 1), ids.get(i)) >= 0) {
        throw new IllegalArgumentException(
            "ids must ascend: " + ids.get(i - 1) + " before " + ids.get(i));
      }
    }
  }

  public int size() {
    return lon.length;
  }
}
