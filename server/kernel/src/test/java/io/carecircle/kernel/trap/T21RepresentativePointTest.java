package io.carecircle.kernel.trap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.kernel.coverage.Coverage;
import io.carecircle.kernel.coverage.CoverageCounts;
import io.carecircle.kernel.coverage.CoverageSpec;
import io.carecircle.kernel.demand.StreetSpread;
import io.carecircle.kernel.fixture.Analyses;
import io.carecircle.kernel.fixture.GridCity;
import io.carecircle.kernel.fixture.Sketch;
import io.carecircle.kernel.layer.DemandPoints;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** T21: one point for a large or crooked area. */
class T21RepresentativePointTest {
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();

  private static Geometry box(double west, double south, double east, double north) {
    return GEOMETRIES.toGeometry(
        new Envelope(Sketch.lon(west), Sketch.lon(east), Sketch.lat(south), Sketch.lat(north)));
  }

  /**
   * A street of 2,400 m with the facility at its western end and one community along all of it: 96
   * pieces of 25 m with a person each. Those with middles up to 887.5 m walk at most 900 m: 36 of
   * 96. The community's one point, at 1200 m, says nobody.
   */
  @Test
  void aLongCommunityIsCoveredInPart() {
    Network network = new GridCity(24, 1, 100).network();
    Geometry strip = box(-10, -10, 2410, 10);
    PointSet middle = Sketch.points(1200, 0);
    DemandPoints point = new DemandPoints(middle, new long[] {96});
    StreetSpread.Result spread =
        StreetSpread.run(network, point, List.of(strip), ProgressListener.NONE, CancelToken.NONE);
    assertEquals(0, Analyses.coverage(network, Sketch.points(0, 0), point).total().covered());
    CoverageCounts counts = counts(network, spread, "1");
    assertEquals(36, counts.covered());
    assertEquals(60, counts.outOfReach());
    assertEquals(1, counts.communities());
    assertEquals(0, counts.communitiesCovered());
    assertEquals(1, counts.communitiesPartly());
    // 36 / 96 = 0.375 of its people.
    assertEquals(1, counts(network, spread, "0.375").communitiesCovered());
    assertEquals(0, counts(network, spread, "0.376").communitiesCovered());
  }

  private static CoverageCounts counts(Network network, StreetSpread.Result spread, String share) {
    int points = spread.points().size();
    CoverageSpec spec =
        new CoverageSpec(
            Analyses.QUARTER_HOUR,
            new BigDecimal(share),
            new int[points],
            1,
            spread.feature(),
            false,
            null,
            null);
    return Coverage.run(
            spec,
            network,
            Sketch.points(0, 0),
            spread.points(),
            ProgressListener.NONE,
            CancelToken.NONE)
        .total();
  }

  /**
   * A horseshoe around a square of 800 m: its centroid lies outside of it. Neither the one point
   * (an interior point by JTS) nor anybody along the streets stands there.
   */
  @Test
  void nobodyOfAHorseshoeStandsInItsMouth() {
    Network network = new GridCity(10, 10, 100).network();
    Geometry mouth = box(101, 101, 899, 1001);
    Geometry horseshoe = box(-1, -1, 1001, 1001).difference(mouth);
    assertTrue(mouth.contains(horseshoe.getCentroid()), "the centroid is the trap");
    assertTrue(horseshoe.contains(horseshoe.getInteriorPoint()));
    DemandPoints demand =
        new DemandPoints(
            new PointSet(
                List.of("h"),
                new double[] {horseshoe.getInteriorPoint().getX()},
                new double[] {horseshoe.getInteriorPoint().getY()}),
            new long[] {1000});
    StreetSpread.Result spread =
        StreetSpread.run(
            network, demand, List.of(horseshoe), ProgressListener.NONE, CancelToken.NONE);
    assertArrayEquals(new boolean[] {true}, spread.spread());
    for (int i = 0; i < spread.points().size(); i++) {
      double lon = spread.points().points().lon()[i];
      double lat = spread.points().points().lat()[i];
      assertTrue(!mouth.contains(GEOMETRIES.createPoint(new Coordinate(lon, lat))));
    }
  }
}
