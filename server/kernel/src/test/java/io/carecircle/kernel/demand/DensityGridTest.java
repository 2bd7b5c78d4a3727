package io.carecircle.kernel.demand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.kernel.fixture.Sketch;
import io.carecircle.kernel.layer.DemandPoints;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.CancelledException;
import io.carecircle.kernel.progress.ProgressListener;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.PolygonArea;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;

class DensityGridTest {
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();

  private static DemandPoints random(long seed, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] lon = random.doubles(count, 120.55, 120.75).toArray();
    double[] lat = random.doubles(count, 27.9, 28.1).toArray();
    long[] weight = random.longs(count, 0, 50).toArray();
    return new DemandPoints(new PointSet(Sketch.ids(count), lon, lat), weight);
  }

  private static List<DensityGrid.Cell> run(
      CellShape shape, double cellMetres, DemandPoints demand) {
    return DensityGrid.run(shape, cellMetres, demand, ProgressListener.NONE, CancelToken.NONE);
  }

  @Test
  void stopsWhenCancelled() {
    assertThrows(
        CancelledException.class,
        () ->
            DensityGrid.run(
                CellShape.SQUARE, 500, random(1, 1), ProgressListener.NONE, () -> true));
  }

  /** T11: totals are kept; every point lies in its cell; cells do not overlap. */
  @Test
  void everybodyIsInOneCell() {
    for (CellShape shape : CellShape.values()) {
      for (long seed = 0; seed < 20; seed++) {
        DemandPoints demand = random(seed, 400);
        List<DensityGrid.Cell> cells = run(shape, 700 + 100 * seed, demand);
        long people = cells.stream().mapToLong(DensityGrid.Cell::people).sum();
        assertEquals(Arrays.stream(demand.weight()).sum(), people);
        for (DensityGrid.Cell cell : cells) {
          assertEquals(inside(cell, demand), cell.people(), shape + " seed " + seed);
        }
      }
    }
  }

  private static long inside(DensityGrid.Cell cell, DemandPoints demand) {
    long people = 0;
    for (int d = 0; d < demand.size(); d++) {
      Point at =
          GEOMETRIES.createPoint(
              new Coordinate(demand.points().lon()[d], demand.points().lat()[d]));
      people += cell.polygon().covers(at) ? demand.weight()[d] : 0;
    }
    return people;
  }

  @Test
  void neighboursShareTheirBordersAndNothingElse() {
    for (CellShape shape : CellShape.values()) {
      List<DensityGrid.Cell> cells = run(shape, 2000, random(1, 3000));
      int sides = 0;
      for (DensityGrid.Cell a : cells) {
        for (DensityGrid.Cell b : cells) {
          if (a != b) {
            assertEquals(0, a.polygon().intersection(b.polygon()).getArea(), 0);
            sides += a.polygon().intersection(b.polygon()).getLength() > 0 ? 1 : 0;
          }
        }
      }
      assertTrue(sides > 2 * cells.size(), "cells touch");
    }
  }

  @Test
  void areasAreThoseOfTheEllipsoid() {
    for (CellShape shape : CellShape.values()) {
      for (double metres : new double[] {50, 500, 1000, 10_000}) {
        for (DensityGrid.Cell cell : run(shape, metres, random(7, 30))) {
          PolygonArea polygon = new PolygonArea(Geodesic.WGS84, false);
          Coordinate[] ring = cell.polygon().getCoordinates();
          for (int i = 1; i < ring.length; i++) {
            polygon.AddPoint(ring[i].y, ring[i].x);
          }
          double expected = polygon.Compute().area;
          assertEquals(1, cell.areaSquareMetres() / expected, 2e-6, shape + " " + metres);
          // A hexagon of width w has (root 3 / 2) w x w; rounding to units is a part in 1e4.
          double regular = metres * metres * (shape == CellShape.SQUARE ? 1 : Math.sqrt(3) / 2);
          assertEquals(1, expected / regular, 5e-3, shape + " " + metres);
        }
      }
    }
  }

  /** Another neighbourhood of the same city must not move the cells. */
  @Test
  void theGridDoesNotMoveWithTheData() {
    for (CellShape shape : CellShape.values()) {
      List<DensityGrid.Cell> all = run(shape, 500, random(3, 300));
      DensityGrid.Cell first = all.get(0);
      Coordinate middle = first.polygon().getCentroid().getCoordinate();
      PointSet one = new PointSet(List.of("a"), new double[] {middle.x}, new double[] {middle.y});
      List<DensityGrid.Cell> alone = run(shape, 500, new DemandPoints(one, new long[] {1}));
      assertEquals(1, alone.size());
      assertTrue(alone.get(0).polygon().equalsExact(first.polygon()));
      assertEquals(first.row(), alone.get(0).row());
      assertEquals(first.column(), alone.get(0).column());
    }
  }

  @Test
  void cellsWithoutPeopleAreLeftOutAndOddSizesRefused() {
    PointSet one = new PointSet(List.of("a"), new double[] {-0.001}, new double[] {-0.001});
    assertTrue(run(CellShape.SQUARE, 500, new DemandPoints(one, new long[1])).isEmpty());
    List<DensityGrid.Cell> cells =
        run(CellShape.SQUARE, 500, new DemandPoints(one, new long[] {1}));
    assertEquals(-1, cells.get(0).row(), "south of the equator rows are negative");
    assertFalse(cells.get(0).polygon().isEmpty());
    for (double metres : new double[] {0, -1, 49, 10_001, Double.NaN}) {
      assertThrows(
          IllegalArgumentException.class, () -> run(CellShape.SQUARE, metres, random(1, 2)));
    }
  }
}
