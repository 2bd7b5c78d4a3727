package io.carecircle.kernel.servicearea;

import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.network.Snapped;
import java.util.Arrays;
import org.locationtech.jts.geom.MultiPolygon;

/**
 * Ground around several facilities at once: the least time of every vertex over all of them, and
 * whose it is. One search after the other: the labels of a joint search would be the same, but this
 * way partial edges, legs and round trips are those of the single circles, to the millimetre.
 *
 * <p>Scratch memory of one thread.
 */
final class SharedGround {
  private final Snapped facilities;
  private final TimeField field;
  private final TimeGrid grid;
  private final Contour contour;
  private final int limitMm;
  private final Runnable step;

  /** Vertices of facility f: entries {@code first[f]} to {@code first[f + 1] - 1}. */
  private final int[] first;

  private int[] vertices = new int[0];

  /**
   * @param step run before each search; throws when nobody waits for the answer any more
   */
  SharedGround(
      ServiceAreasSpec spec,
      SnapRaster raster,
      PointSet points,
      Snapped facilities,
      Runnable step) {
    this.facilities = facilities;
    this.field = new TimeField(raster, facilities, points.lon(), points.lat(), spec.direction());
    this.grid = new TimeGrid(raster.lattice(), spec.shape() == AreaShape.NEAREST);
    this.contour = new Contour(raster.lattice(), grid);
    this.limitMm = spec.farthestDrawnMm() + Contour.jumpMm(raster.lattice());
    this.step = step;
    this.first = new int[facilities.size() + 1];
  }

  /** Times the ground around some facilities, and forgets any timed before. */
  void time(int[] members) {
    grid.clear();
    for (int f : members) {
      step.run();
      if (facilities.joined(f)) {
        field.search(f, limitMm);
        field.write(grid);
      }
    }
  }

  /** Sorts the ground by facility, for {@link #ofOne}. */
  void shareOut() {
    Arrays.fill(first, 0);
    for (int k = 0; k < grid.writtenCount(); k++) {
      first[grid.owner(grid.written()[k]) + 1]++;
    }
    for (int f = 0; f < facilities.size(); f++) {
      first[f + 1] += first[f];
    }
    int[] next = first.clone();
    vertices = new int[grid.writtenCount()];
    for (int k = 0; k < vertices.length; k++) {
      vertices[next[grid.owner(grid.written()[k])]++] = grid.written()[k];
    }
  }

  /** All ground within a cut-off of some facility. */
  MultiPolygon ofAll(int cutoffMm) {
    return contour.draw(grid, grid.written(), 0, grid.writtenCount(), cutoffMm, TimeGrid.SINGLE);
  }

  /** The ground within a cut-off to which a facility is the nearest. */
  MultiPolygon ofOne(int facility, int cutoffMm) {
    return contour.draw(grid, vertices, first[facility], first[facility + 1], cutoffMm, facility);
  }

  /** Square metres of what was drawn last. */
  double areaSquareMetres() {
    return contour.areaSquareMetres();
  }
}
