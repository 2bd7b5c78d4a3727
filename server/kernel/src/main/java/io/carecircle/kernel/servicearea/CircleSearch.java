package io.carecircle.kernel.servicearea;

import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.network.Snapped;
import io.carecircle.kernel.search.Direction;
import org.locationtech.jts.geom.MultiPolygon;

/**
 * Circles of single facilities, one after the other. Holds the scratch memory of one thread; the
 * raster is shared. Call {@link #reach} once for a facility, then {@link #draw} for each cut-off.
 */
public final class CircleSearch {
  private final CircleTimes times;
  private final Contour contour;
  private final int beyondMm;
  private int farthestMm = -1;

  /**
   * @param points where the facilities are
   * @param snapped where they stand on the raster's network
   */
  public CircleSearch(SnapRaster raster, PointSet points, Snapped snapped, Direction direction) {
    this.times =
        new CircleTimes(
            raster, new TimeField(raster, snapped, points.lon(), points.lat(), direction));
    this.contour = new Contour(raster.lattice(), times);
    this.beyondMm = Contour.jumpMm(raster.lattice());
  }

  /**
   * Finds the times around a joined facility.
   *
   * @param farthest longest cut-off that will be drawn, millimetres one way (of a round trip, half)
   */
  public void reach(int facility, int farthest) {
    times.search(facility, farthest + beyondMm);
    farthestMm = farthest;
  }

  /**
   * Draws the circle of the last facility.
   *
   * @param cutoffMm as in {@link #reach}, at most what was said there
   * @return see {@link ServiceArea#polygon}
   */
  public MultiPolygon draw(int cutoffMm) {
    if (cutoffMm > farthestMm) {
      throw new IllegalArgumentException(
          "times are known up to " + farthestMm + " mm, not up to " + cutoffMm);
    }
    times.fill(cutoffMm);
    contour.begin(cutoffMm, VertexTimes.SINGLE);
    times.follow(contour);
    return contour.end();
  }

  /** Square metres of the last drawn circle. */
  public double areaSquareMetres() {
    return contour.areaSquareMetres();
  }
}
