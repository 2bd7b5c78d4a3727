package io.carecircle.kernel.demand;

import io.carecircle.kernel.geo.LocalScale;
import io.carecircle.kernel.layer.DemandPoints;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

/**
 * People by the cells of a regular grid. Every point falls into exactly one cell, so nobody is lost
 * or counted twice.
 *
 * <p>Corners lie on whole units of 1e-7 degree and neighbours share them exactly. The grid is tied
 * to 0°, 0° and its steps to a whole degree of latitude, so that data from one city always fall
 * into the same cells. Away from that latitude a cell is narrower or wider by up to 1 % at half a
 * degree (30° north); its area is its own: units times the local scale of the ellipsoid at the
 * middle of the cell, within 1e-6 for cells up to 10 km.
 */
public final class DensityGrid {
  private static final double UNITS_PER_DEGREE = 1e7;
  private static final int CANCEL_EVERY = 1 << 14;
  private static final double SMALLEST_METRES = 50;
  private static final double LARGEST_METRES = 10_000;
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();
  private static final double ROOT_3 = Math.sqrt(3);

  private final CellShape shape;

  /** Units between the middles of two neighbours in a row. */
  private final long stepX;

  /** Units between two rows. */
  private final long stepY;

  /**
   * @param row counted from the equator
   * @param column counted from the meridian of Greenwich
   * @param people in it
   * @param polygon degrees, counter-clockwise
   * @param areaSquareMetres on the ellipsoid
   */
  public record Cell(int row, int column, long people, Polygon polygon, double areaSquareMetres) {}

  private record Place(int row, int column) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      return row != other.row
          ? Integer.compare(row, other.row)
          : Integer.compare(column, other.column);
    }
  }

  private DensityGrid(CellShape shape, double cellMetres, double lat) {
    this.shape = shape;
    LocalScale scale = LocalScale.at(lat);
    double unitX = scale.metresPerDegreeLon() / UNITS_PER_DEGREE;
    double unitY = scale.metresPerDegreeLat() / UNITS_PER_DEGREE;
    if (shape == CellShape.SQUARE) {
      stepX = Math.max(1, Math.round(cellMetres / unitX));
      stepY = Math.max(1, Math.round(cellMetres / unitY));
    } else {
      // Half a width and a third of a row are corners, so both must be whole.
      stepX = 2 * Math.max(1, Math.round(cellMetres / 2 / unitX));
      stepY = 3 * Math.max(1, Math.round(cellMetres / (2 * ROOT_3) / unitY));
    }
  }

  /**
   * Cells that hold people, from south to north and west to east.
   *
   * @param cellMetres side of a square, or width of a hexagon from side to side; 50 to 10,000
   */
  public static List<Cell> run(
      CellShape shape,
      double cellMetres,
      DemandPoints demand,
      ProgressListener progress,
      CancelToken cancel) {
    if (!(cellMetres >= SMALLEST_METRES && cellMetres <= LARGEST_METRES)) {
      throw new IllegalArgumentException(
          "a cell must be " + SMALLEST_METRES + " to " + LARGEST_METRES + " m, not " + cellMetres);
    }
    DensityGrid grid = new DensityGrid(shape, cellMetres, latitude(demand));
    Map<Place, Long> people = new TreeMap<>();
    for (int d = 0; d < demand.size(); d++) {
      if (d % CANCEL_EVERY == 0) {
        cancel.check();
        progress.onProgress("people by cell", d, demand.size());
      }
      if (demand.weight()[d] > 0) {
        Place place = grid.place(demand.points().lon()[d], demand.points().lat()[d]);
        people.merge(place, demand.weight()[d], Math::addExact);
      }
    }
    List<Cell> cells = new ArrayList<>();
    people.forEach((place, count) -> cells.add(grid.cell(place, count)));
    return cells;
  }

  /** The whole degree nearest to the middle of the people, away from the poles. */
  private static double latitude(DemandPoints demand) {
    double south = 90;
    double north = -90;
    for (int d = 0; d < demand.size(); d++) {
      if (demand.weight()[d] > 0) {
        south = Math.min(south, demand.points().lat()[d]);
        north = Math.max(north, demand.points().lat()[d]);
      }
    }
    return Math.max(-85, Math.min(85, Math.rint((south + north) / 2)));
  }

  private Place place(double lon, double lat) {
    double x = lon * UNITS_PER_DEGREE / stepX;
    double y = lat * UNITS_PER_DEGREE / stepY;
    if (shape == CellShape.SQUARE) {
      return new Place((int) Math.floor(y), (int) Math.floor(x));
    }
    // A hexagon holds what is nearest to its middle, measured where it is regular: rows are then
    // half of root 3 apart. Equal distances go to the lower row, then the lower column.
    Place best = null;
    double nearest = Double.MAX_VALUE;
    int below = (int) Math.floor(y);
    for (int row = below; row <= below + 1; row++) {
      double shifted = x - ((row & 1) == 0 ? 0 : 0.5);
      int column = (int) Math.ceil(shifted - 0.5);
      double dx = shifted - column;
      double dy = (y - row) * ROOT_3 / 2;
      double squared = dx * dx + dy * dy;
      if (squared < nearest) {
        nearest = squared;
        best = new Place(row, column);
      }
    }
    return best;
  }

  private Cell cell(Place place, long people) {
    long[][] corners = shape == CellShape.SQUARE ? square(place) : hexagon(place);
    Coordinate[] ring = new Coordinate[corners.length + 1];
    double middle = 0;
    for (int i = 0; i < corners.length; i++) {
      ring[i] = new Coordinate(corners[i][0] / UNITS_PER_DEGREE, corners[i][1] / UNITS_PER_DEGREE);
      middle += ring[i].y / corners.length;
    }
    ring[corners.length] = ring[0].copy();
    LocalScale scale = LocalScale.at(middle);
    double perUnit =
        scale.metresPerDegreeLon()
            / UNITS_PER_DEGREE
            * (scale.metresPerDegreeLat() / UNITS_PER_DEGREE);
    // A hexagon fills one step of its row and one step of rows, as a square does.
    double area = (double) stepX * stepY * perUnit;
    return new Cell(place.row, place.column, people, GEOMETRIES.createPolygon(ring), area);
  }

  private long[][] square(Place place) {
    long west = place.column * stepX;
    long south = place.row * stepY;
    return new long[][] {
      {west, south}, {west + stepX, south}, {west + stepX, south + stepY}, {west, south + stepY}
    };
  }

  private long[][] hexagon(Place place) {
    long half = stepX / 2;
    long third = stepY / 3;
    long x = place.column * stepX + ((place.row & 1) == 0 ? 0 : half);
    long y = place.row * stepY;
    return new long[][] {
      {x, y - 2 * third},
      {x + half, y - third},
      {x + half, y + third},
      {x, y + 2 * third},
      {x - half, y + third},
      {x - half, y - third}
    };
  }
}
