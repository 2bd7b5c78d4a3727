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
      assertSame(valid, new PolygonMending().mend(valid, true));
    }
  }

  @Test
  void overlappingPartsAreJoined() throws Exception {
    // Two squares of 4 that share 1.
    Geometry mended =
        new PolygonMending()
            .mend(
                wkt("MULTIPOLYGON (((0 0, 2 0, 2 2, 0 2, 0 0)), ((1 1, 3 1, 3 3, 1 3, 1 1)))"),
                true);
    assertTrue(mended.isValid());
    assertEquals(7, mended.getArea(), 1e-12);
  }

  @Test
  void whatHasNoAreaIsRefused() {
    FeatureProblem problem =
        assertThrows(
            FeatureProblem.class,
            () -> new PolygonMending().mend(wkt("POLYGON ((0 0, 1 1, 2 2, 0 0))"), true));
    assertTrue(problem.getMessage().contains("nothing with an area"), problem.getMessage());
  }

  /** 150,001 spikes through the centre: every side crosses nearly every other. */
  @Test
  void aHugeStarIsRefusedNotComputed() {
    FeatureProblem problem =
        assertThrows(
            FeatureProblem.class, () -> new PolygonMending().mend(star(150_001, 75_000), true));
    assertTrue(problem.getMessage().contains("too tangled"), problem.getMessage());
  }

  @Test
  void aSmallStarIsMended() throws Exception {
    Geometry star = star(101, 50);
    Geometry mended = new PolygonMending().mend(star, true);
    assertTrue(mended.isValid() && mended != star);
  }

  /** Each alone is cheap; a file of them is not, and only the late ones are refused. */
  @Test
  void manyTanglesOfOneFileAreBounded() throws Exception {
    // A comb of 600 teeth has 1200 long sides, so about 720,000 pairs of them: six fit.
    PolygonMending pairs = new PolygonMending(5_000_000, 1000);
    Geometry comb = comb(600);
    for (int i = 0; i < 6; i++) {
      assertSame(comb, pairs.mend(comb, true));
    }
    assertThrows(FeatureProblem.class, () -> pairs.mend(comb, true));
    // A pentagram has five crossings, each of which costs one, and its mending one more: three fit.
    PolygonMending crossings = new PolygonMending(1000, 20);
    for (int i = 0; i < 3; i++) {
      assertTrue(crossings.mend(star(5, 2), true).isValid());
    }
    assertThrows(FeatureProblem.class, () -> crossings.mend(star(5, 2), true));
  }

  /** Neighbours that share a border of many vertices touch, and do not count as crossing. */
  @Test
  void aSharedBorderIsNoTangle() throws Exception {
    int steps = 20_000;
    StringBuilder up = new StringBuilder();
    StringBuilder down = new StringBuilder();
    for (int i = 0; i <= steps; i++) {
      up.append("1 ").append(i / (double) steps).append(", ");
      down.append("1 ").append((steps - i) / (double) steps).append(", ");
    }
    Geometry mended =
        new PolygonMending()
            .mend(
                wkt(
                    "MULTIPOLYGON (((0 0, %s 0 1, 0 0)), ((2 1, %s 2 0, 2 1)))"
                        .formatted(up, down)),
                true);
    assertTrue(mended.isValid());
    assertEquals(2, mended.getArea(), 1e-9);
  }

  /** A valid polygon whose long diagonal teeth have boxes that all overlap each other. */
  private static Geometry comb(int teeth) {
    Coordinate[] ring = new Coordinate[2 * teeth + 3];
    for (int i = 0; i < teeth; i++) {
      double shift = i * 1e-4;
      ring[2 * i] = new Coordinate(shift, -shift);
      ring[2 * i + 1] = new Coordinate(50 + shift + 5e-5, 50 - shift - 5e-5);
    }
    ring[2 * teeth] = new Coordinate(60, -60);
    ring[2 * teeth + 1] = new Coordinate(-1, -60);
    ring[2 * teeth + 2] = ring[0].copy();
    return new GeometryFactory().createPolygon(ring);
  }
}
