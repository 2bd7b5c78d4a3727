package io.carecircle.formats.osm;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.formats.SharedFiles;
import io.carecircle.kernel.geo.Geodesic;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.network.Coordinates;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.NetworkBuilder;
import io.carecircle.kernel.network.Snapper;
import io.carecircle.kernel.network.Streets;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import io.carecircle.kernel.search.CostMatrix;
import io.carecircle.kernel.search.Direction;
import io.carecircle.kernel.servicearea.CircleSearch;
import io.carecircle.kernel.servicearea.SnapRaster;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.MultiPolygon;

/**
 * Polygons against the network on real cities: places drawn along all streets by length, each timed
 * as a demand point would be, compared with the circles of 60 facilities. The polygons know nothing
 * of the places.
 *
 * <p>Precision is the share of the places inside that are truly within reach, recall the share of
 * those within reach that are inside. The first four networks were used to choose the constants of
 * the method, the last two were not.
 */
class CircleQualityTest {
  private static final System.Logger LOG = System.getLogger(CircleQualityTest.class.getName());
  private static final int FACILITIES = 60;
  private static final int PLACES = 20_000;
  private static final int CUTOFF_MM = 900_000;
  private static final double PRECISION = 0.99;
  private static final double RECALL = 0.98;

  @ParameterizedTest
  @CsvSource({
    "sao-paulo-centre.osm.pbf",
    "andorra.osm.pbf",
    "liechtenstein.osm.pbf",
    "monaco.osm.pbf",
    "bayfront_singapore.osm.pbf",
    "paris_bss.osm.pbf"
  })
  void circlesShowWhatTheNetworkSays(String file) {
    Network network =
        NetworkBuilder.build(
            OsmStreetReader.read(
                    SharedFiles.get("osm/" + file),
                    Limits.STANDARD,
                    ProgressListener.NONE,
                    CancelToken.NONE)
                .lines(),
            ProgressListener.NONE,
            CancelToken.NONE);
    StringBuilder figures = new StringBuilder();
    for (double cell : new double[] {SnapRaster.CELL_METRES, 25}) {
      long[] counts = compare(network, cell);
      double precision = counts[0] / (double) (counts[0] + counts[1]);
      double recall = counts[0] / (double) (counts[0] + counts[2]);
      String figure =
          String.format(
              Locale.ROOT, "%.0f m cells: precision %.4f, recall %.4f", cell, precision, recall);
      figures.append(figure).append("; ");
      assertTrue(counts[0] > 3_000, "only " + counts[0] + " places were within reach");
      if (cell == SnapRaster.CELL_METRES) {
        assertTrue(precision >= PRECISION && recall >= RECALL, file + ": " + figure);
      }
    }
    LOG.log(System.Logger.Level.INFO, "{0}: {1}", file, figures);
  }

  /** Rightly inside, wrongly inside, wrongly outside. */
  private static long[] compare(Network network, double cell) {
    SplittableRandom random = new SplittableRandom(20_260_101);
    PointSet facilities = places(network, FACILITIES, true, random);
    PointSet places = places(network, PLACES, false, random);
    Snapper.Joined joined = new Snapper(network).join(facilities, places, 300_000);
    CostMatrix truth = new CostMatrix(network, joined.facilities(), joined.demand(), true);
    SnapRaster raster =
        SnapRaster.build(
            network, cell, SnapRaster.LIMIT_METRES, ProgressListener.NONE, CancelToken.NONE);
    CircleSearch circles =
        new CircleSearch(raster, facilities, joined.facilities(), Direction.TO_FACILITY);
    long[] counts = new long[3];
    for (int f = 0; f < FACILITIES; f++) {
      truth.row(f, CUTOFF_MM);
      circles.reach(f, CUTOFF_MM);
      MultiPolygon polygon = circles.draw(CUTOFF_MM);
      assertTrue(polygon.isValid(), "facility " + f);
      IndexedPointInAreaLocator locator = new IndexedPointInAreaLocator(polygon);
      for (int p = 0; p < PLACES; p++) {
        Coordinate at = new Coordinate(places.lon()[p], places.lat()[p]);
        boolean inside =
            polygon.getEnvelopeInternal().covers(at) && locator.locate(at) != Location.EXTERIOR;
        boolean within = truth.costMm(p) <= CUTOFF_MM;
        if (inside || within) {
          counts[inside ? within ? 0 : 1 : 2]++;
        }
      }
    }
    return counts;
  }

  /** Places along the streets, every metre as likely as any other. */
  private static PointSet places(
      Network network, int count, boolean onLargestIsland, SplittableRandom random) {
    Streets streets = network.streets();
    long[] upTo = new long[streets.edgeCount()];
    long total = 0;
    long longest = network.islands().longestMm();
    for (int e = 0; e < upTo.length; e++) {
      int island = network.islands().island()[streets.from()[e]];
      boolean counts = !onLargestIsland || network.islands().lengthMm()[island] == longest;
      total += counts ? streets.lengthMm()[e] : 0;
      upTo[e] = total;
    }
    List<String> ids = new ArrayList<>();
    double[] lon = new double[count];
    double[] lat = new double[count];
    for (int i = 0; i < count; i++) {
      long at = random.nextLong(total);
      int e = firstAbove(upTo, at);
      place(streets, e, (streets.lengthMm()[e] - (upTo[e] - at)) / 1000.0, i, lon, lat);
      ids.add(String.format(Locale.ROOT, "%08d", i));
    }
    return new PointSet(ids, lon, lat);
  }

  private static int firstAbove(long[] upTo, long at) {
    int e = Arrays.binarySearch(upTo, at + 1);
    e = e < 0 ? -e - 1 : e;
    while (e > 0 && upTo[e - 1] > at) {
      e--;
    }
    return e;
  }

  private static void place(
      Streets streets, int e, double metres, int i, double[] lon, double[] lat) {
    Coordinates shape = streets.shape();
    double before = 0;
    for (int s = streets.shapeStart()[e]; s < streets.shapeStart()[e + 1] - 1; s++) {
      double length =
          Geodesic.metres(shape.lon(s), shape.lat(s), shape.lon(s + 1), shape.lat(s + 1));
      double share = length == 0 ? 0 : Math.min(1, (metres - before) / length);
      lon[i] = shape.lon(s) + share * (shape.lon(s + 1) - shape.lon(s));
      lat[i] = shape.lat(s) + share * (shape.lat(s + 1) - shape.lat(s));
      before += length;
      if (before >= metres) {
        return;
      }
    }
  }
}
