package io.carecircle.formats.geojson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class PolygonMendingTest {
  private static Geometry wkt(String text) throws ParseException {
    return new WKTReader().read(text);
  }

  /** A ring of so many vertices on a circle, joined in steps: step 1 is a circle, more a star. */
  private static Geometry star(int vertices, int step) {
    Coordinate[] ring = new Coordinate[vertices + 1];
    for (int i = 0; i <= vertices; i++) {
      double angle = 2 * Math.PI * ((long) i * step % vertices) / vertices;
      ring[i] = new Coordinate(120 + 0.1 * Math.cos(angle), 28 + 0.1 * Math.sin(angle));
    }
    ring[vertices] = ring[0].copy();
    return new GeometryFactory().createPolygon(ring);
  }

  @Test
  void validShapesAreNotTouched() throws Exception {
    for (Geometry valid :
        new Geometry[] {
          wkt("POINT (1 2)"), wkt("LINESTRING (1 2, 1 2)"), star(5, 1), star(150_000, 1)
        }) {
      assertSame(valid, PolygonMending.mend(valid, true));
    }
  }

  @Test
  void overlappingPartsAreJoined() throws Exception {
    // Two squares of 4 that share 1.
    Geometry mended =
        PolygonMending.mend(
            wkt("MULTIPOLYGON (((0 0, 2 0, 2 2, 0 2, 0 0)), ((1 1, 3 1, 3 3, 1 3, 1 1)))"), true);
    assertTrue(mended.isValid());
    assertEquals(7, mended.getArea(), 1e-12);
  }

  @Test
  void whatHasNoAreaIsRefused() {
    FeatureProblem problem =
        assertThrows(
            FeatureProblem.class,
            () -> PolygonMending.mend(wkt("POLYGON ((0 0, 1 1, 2 2, 0 0))"), true));
    assertTrue(problem.getMessage().contains("nothing with an area"), problem.getMessage());
  }

  /** 150,001 spikes through the centre: every side crosses nearly every other. */
  @Test
  void aHugeStarIsRefusedNotComputed() {
    FeatureProblem problem =
        assertThrows(FeatureProblem.class, () -> PolygonMending.mend(star(150_001, 75_000), true));
    assertTrue(problem.getMessage().contains("too often"), problem.getMessage());
  }

  @Test
  void aSmallStarIsMended() throws Exception {
    Geometry star = star(101, 50);
    Geometry mended = PolygonMending.mend(star, true);
    assertTrue(mended.isValid() && mended != star);
  }
}
