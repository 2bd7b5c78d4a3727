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
import org.locationtech.jts.geom.MultiPolygon;

/**
 * W1p: the reach of one facility and its polygon, from the search to the finished geometry.
 *
 * <p>GraphHopper's isochrone is a Delaunay triangulation of what a tree reached, with the contour
 * through its triangles. Its service lets the tree run on beyond the limit, by 14 % and at least
 * 200 for weights, and so does this; the graph has no shape points, which saves it the points that
 * it would put in the middle of long streets.
 */
final class CircleCase {
  private static final System.Logger LOG = System.getLogger(CircleCase.class.getName());
  private static final double EXTRA_SHARE = 0.14;
  private static final double EXTRA_LEAST = 200;

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
      rounds.addUnchecked("GraphHopper, triangulation and contour", this::drawPeer);
    }
    String work = String.format(Locale.ROOT, "W1p %d m, %.0f m cells", cutoffMetres, cellMetres);
    return Row.of(work, rounds.run(), facilities.size(), 0);
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

  private long drawPeer() {
    long positions = 0;
    for (int facility : city.facilities()) {
      try {
        positions += peerCircle(facility).getNumPoints();
      } catch (IllegalArgumentException tooFewPoints) {
        // It draws no polygon around a handful of nodes; its time until then still counts.
        LOG.log(System.Logger.Level.DEBUG, "no polygon around node {0}", facility);
      }
    }
    return positions;
  }

  private MultiPolygon peerCircle(int facility) {
    Snap snap = peer.snapAt(facility);
    QueryGraph graph = QueryGraph.create(peer.graph(), snap);
    double limit = cutoffMetres + Math.max(EXTRA_SHARE * cutoffMetres, EXTRA_LEAST);
    Triangulator.Result triangles =
        new JTSTriangulator(peer.config())
            .triangulate(snap, graph, peer.tree(graph, limit), label -> label.weight, 0);
    return new ContourBuilder(triangles.triangulation)
        .computeIsoline(cutoffMetres, triangles.seedEdges);
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
