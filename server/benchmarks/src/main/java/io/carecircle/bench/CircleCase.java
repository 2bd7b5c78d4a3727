package io.carecircle.bench;

import com.graphhopper.isochrone.algorithm.ContourBuilder;
import com.graphhopper.isochrone.algorithm.JTSTriangulator;
import com.graphhopper.isochrone.algorithm.Triangulator;
import com.graphhopper.routing.querygraph.QueryGraph;
import com.graphhopper.storage.index.Snap;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Snapped;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import io.carecircle.kernel.search.Direction;
import io.carecircle.kernel.servicearea.CircleSearch;
import io.carecircle.kernel.servicearea.SnapRaster;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * W1p: the reach of one facility and its polygon, from the search to the finished geometry.
 *
 * <p>GraphHopper's isochrone is a Delaunay triangulation of what a tree reached, nodes and a shape
 * point of each longer street, with the contour through its triangles. The tree runs on beyond the
 * limit as in its service: by 14 % and at least 200 when 900 seconds are asked for (a metre is a
 * second here), and by at least 2,000 when 900 metres are. The service's last step is done as well:
 * of the polygons the one around the place, without its holes.
 */
final class CircleCase {
  private static final System.Logger LOG = System.getLogger(CircleCase.class.getName());
  private static final double EXTRA_SHARE = 0.14;
  private static final double SECONDS_EXTRA = 200;
  private static final double METRES_EXTRA = 2000;

  /** Of all facilities every so many for the wide tree: it takes milliseconds. */
  private static final int EVERY = 10;

  private final City city;
  private final PeerGraph peer;
  private final int cutoffMetres;
  private final double cellMetres;
  private final SnapRaster raster;
  private final Snapped facilities;
  private final PointSet points;
  private final long rasterMillis;

  CircleCase(City city, PeerGraph peer, int cutoffMetres, double cellMetres) {
    this.city = city;
    this.peer = peer;
    this.cutoffMetres = cutoffMetres;
    this.cellMetres = cellMetres;
    long start = System.nanoTime();
    this.raster =
        SnapRaster.build(
            city.network(),
            cellMetres,
            SnapRaster.LIMIT_METRES,
            ProgressListener.NONE,
            CancelToken.NONE);
    this.rasterMillis = (System.nanoTime() - start) / 1_000_000;
    this.facilities = placed(city.network(), city.facilityPositions());
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < facilities.size(); i++) {
      ids.add(String.format(Locale.ROOT, "f%06d", i));
    }
    this.points = new PointSet(ids, facilities.lon(), facilities.lat());
  }

  String raster() {
    return String.format(
        Locale.ROOT,
        "Raster of %.0f m: %,d vertices in %,d ms.%n",
        cellMetres,
        raster.vertexCount(),
        rasterMillis);
  }

  private CircleSearch search() {
    return new CircleSearch(raster, points, facilities, Direction.TO_FACILITY);
  }

  /**
   * @param withPeer the peer's polygons are other polygons, so nothing is compared but the time
   */
  List<Row> run(Rounds rounds, boolean withPeer) {
    CircleSearch circles = search();
    rounds.add(Row.OURS, () -> draw(circles, 0, 1));
    if (withPeer) {
      rounds.addUnchecked(
          "GraphHopper, isochrone of 900 seconds", () -> drawPeer(1, SECONDS_EXTRA));
    }
    return Row.of(work(""), rounds.run(), facilities.size(), 0);
  }

  /** As {@link #run} for some facilities, with the peer asked in metres. */
  List<Row> runInMetres(Rounds rounds) {
    CircleSearch circles = search();
    rounds
        .add(Row.OURS, () -> draw(circles, 0, EVERY))
        .addUnchecked("GraphHopper, isochrone of 900 metres", () -> drawPeer(EVERY, METRES_EXTRA));
    int calls = (facilities.size() + EVERY - 1) / EVERY;
    return Row.of(work(", every tenth facility"), rounds.run(), calls, 0);
  }

  /** The part of it before anything is drawn. */
  List<Row> runSearchOnly(Rounds rounds) {
    CircleSearch circles = search();
    rounds.addUnchecked(
        Row.OURS,
        () -> {
          for (int f = 0; f < facilities.size(); f++) {
            circles.reach(f, cutoffMetres * 1000);
          }
          return 0;
        });
    return Row.of(work(", search alone"), rounds.run(), facilities.size(), 0);
  }

  private String work(String note) {
    return String.format(Locale.ROOT, "W1p %d m, %.0f m cells%s", cutoffMetres, cellMetres, note);
  }

  /** The wall clock of one thread over that of two; both must draw the same. */
  Threads twoThreads(int rounds) throws InterruptedException {
    CircleSearch[] searches = {search(), search()};
    return Threads.measure(rounds, (worker, first, step) -> draw(searches[worker], first, step));
  }

  private long draw(CircleSearch circles, int first, int step) {
    long positions = 0;
    for (int f = first; f < facilities.size(); f += step) {
      circles.reach(f, cutoffMetres * 1000);
      MultiPolygon polygon = circles.draw(cutoffMetres * 1000);
      positions += polygon.getNumPoints() + Math.round(1000 * circles.areaSquareMetres());
    }
    return positions;
  }

  private long drawPeer(int step, double extraLeast) {
    long positions = 0;
    for (int f = 0; f < facilities.size(); f += step) {
      int facility = city.facilities()[f];
      try {
        positions += peerCircle(facility, extraLeast).getNumPoints();
      } catch (IllegalArgumentException tooFewPoints) {
        // It draws no polygon around a handful of nodes; its time until then still counts.
        LOG.log(System.Logger.Level.DEBUG, "no polygon around node {0}", facility);
      }
    }
    return positions;
  }

  private Polygon peerCircle(int facility, double extraLeast) {
    Snap snap = peer.snapAt(facility);
    QueryGraph graph = QueryGraph.create(peer.graph(), snap);
    double limit = cutoffMetres + Math.max(EXTRA_SHARE * cutoffMetres, extraLeast);
    Triangulator.Result triangles =
        new JTSTriangulator(peer.config())
            .triangulate(snap, graph, peer.tree(graph, limit), label -> label.weight, 0);
    MultiPolygon isoline =
        new ContourBuilder(triangles.triangulation)
            .computeIsoline(cutoffMetres, triangles.seedEdges);
    Point place =
        isoline
            .getFactory()
            .createPoint(new Coordinate(snap.getSnappedPoint().lon, snap.getSnappedPoint().lat));
    return isoline.getFactory().createPolygon(around(isoline, place).getExteriorRing());
  }

  private static Polygon around(MultiPolygon isoline, Point place) {
    Polygon longest = isoline.getFactory().createPolygon();
    for (int i = 0; i < isoline.getNumGeometries(); i++) {
      Polygon polygon = (Polygon) isoline.getGeometryN(i);
      if (polygon.contains(place)) {
        return polygon;
      }
      longest = polygon.getNumPoints() > longest.getNumPoints() ? polygon : longest;
    }
    return longest;
  }

  /** Positions at an end of their edge, with the place of that end. */
  private static Snapped placed(Network network, Snapped positions) {
    for (int f = 0; f < positions.size(); f++) {
      int edge = positions.edge()[f];
      int[] shapeStart = network.streets().shapeStart();
      int at = positions.offsetMm()[f] == 0 ? shapeStart[edge] : shapeStart[edge + 1] - 1;
      positions.lon()[f] = network.streets().shape().lon(at);
      positions.lat()[f] = network.streets().shape().lat(at);
    }
    return positions;
  }
}
