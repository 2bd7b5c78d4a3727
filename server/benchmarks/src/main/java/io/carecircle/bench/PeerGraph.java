package io.carecircle.bench;

import com.graphhopper.isochrone.algorithm.ShortestPathTree;
import com.graphhopper.routing.DijkstraOneToMany;
import com.graphhopper.routing.RouterConfig;
import com.graphhopper.routing.ev.BooleanEncodedValue;
import com.graphhopper.routing.ev.SimpleBooleanEncodedValue;
import com.graphhopper.routing.util.EncodingManager;
import com.graphhopper.routing.util.TraversalMode;
import com.graphhopper.storage.BaseGraph;
import com.graphhopper.storage.Graph;
import com.graphhopper.storage.index.Snap;
import com.graphhopper.util.DistancePlaneProjection;
import com.graphhopper.util.EdgeIterator;
import com.graphhopper.util.EdgeIteratorState;
import com.graphhopper.util.PointList;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Streets;

/**
 * A {@link Network} as a GraphHopper graph: the same nodes in the same (Hilbert) order, the same
 * edges, lengths and shapes; GraphHopper keeps lengths in whole millimetres too. Loops are left out
 * because the network's own arcs leave them out.
 *
 * <p>Two nodes more than the network: {@link #source()} is joined to some nodes by edges of length
 * 0, which turns one tree into a search from all of them at once; {@link #nowhere()} is joined to
 * nothing, so that a search for it only stops at its limit.
 */
final class PeerGraph {
  /** Limits lie half a millimetre beyond the cut-off: sums of doubles are that far from exact. */
  private static final double HALF_MM = 0.0005;

  private final BaseGraph graph;
  private final DistanceWeighting weighting;
  private final int nodes;

  /**
   * @param sources nodes that {@link #source()} is joined to, for searches from there only: in any
   *     other search the source would be a short cut. None for single searches
   */
  PeerGraph(Network network, int[] sources) {
    BooleanEncodedValue access = new SimpleBooleanEncodedValue("access", true);
    EncodingManager encoding = EncodingManager.start().add(access).build();
    this.nodes = network.nodeCount();
    this.graph = new BaseGraph.Builder(encoding).create();
    this.weighting = new DistanceWeighting(network.symmetric() ? null : access);
    Streets streets = network.streets();
    for (int e = 0; e < streets.edgeCount(); e++) {
      int first = streets.shapeStart()[e];
      int last = streets.shapeStart()[e + 1] - 1;
      setNode(streets, streets.from()[e], first);
      setNode(streets, streets.to()[e], last);
      if (streets.from()[e] != streets.to()[e]) {
        EdgeIteratorState edge = graph.edge(streets.from()[e], streets.to()[e]);
        edge.setDistance(streets.lengthMm()[e] / 1000.0);
        edge.set(access, streets.forward(e), streets.backward(e));
        if (last - first > 1) {
          edge.setWayGeometry(between(streets, first, last));
        }
      }
    }
    graph.getNodeAccess().setNode(nowhere(), 0, 0);
    graph.getNodeAccess().setNode(source(), 0, 0);
    for (int node : sources) {
      graph.edge(source(), node).setDistance(0).set(access, true, true);
    }
    graph.freeze();
  }

  private static PointList between(Streets streets, int first, int last) {
    PointList points = new PointList(last - first - 1, false);
    for (int i = first + 1; i < last; i++) {
      points.add(streets.shape().lat(i), streets.shape().lon(i));
    }
    return points;
  }

  private void setNode(Streets streets, int node, int position) {
    graph
        .getNodeAccess()
        .setNode(node, streets.shape().lat(position), streets.shape().lon(position));
  }

  int source() {
    return nodes;
  }

  int nowhere() {
    return nodes + 1;
  }

  int edgeCount() {
    return graph.getEdges();
  }

  /** Bytes that GraphHopper has reserved for the graph. */
  long bytes() {
    return graph.getCapacity();
  }

  /**
   * A search against the direction of walking, within a cut-off; it can run once, as its class
   * demands.
   */
  ShortestPathTree tree(double cutoffMetres) {
    ShortestPathTree tree = new ShortestPathTree(graph, weighting, true, TraversalMode.NODE_BASED);
    tree.setWeightLimit(cutoffMetres + HALF_MM);
    return tree;
  }

  /** The same on a view of the graph, as the peer's isochrones take it. */
  ShortestPathTree tree(Graph view, double cutoffMetres) {
    ShortestPathTree tree = new ShortestPathTree(view, weighting, true, TraversalMode.NODE_BASED);
    tree.setWeightLimit(cutoffMetres);
    return tree;
  }

  BaseGraph graph() {
    return graph;
  }

  RouterConfig config() {
    return new RouterConfig();
  }

  /** A place that is a node. */
  Snap snapAt(int node) {
    Snap snap = new Snap(graph.getNodeAccess().getLat(node), graph.getNodeAccess().getLon(node));
    EdgeIterator edges = graph.createEdgeExplorer().setBaseNode(node);
    edges.next();
    snap.setClosestNode(node);
    snap.setClosestEdge(edges.detach(false));
    snap.setSnappedPosition(Snap.Position.TOWER);
    snap.setWayIndex(0);
    snap.calcSnappedPoint(DistancePlaneProjection.DIST_PLANE);
    return snap;
  }

  /** Forward only, but its arrays are reused from search to search. */
  DijkstraOneToMany oneToMany(double cutoffMetres) {
    DijkstraOneToMany search = new DijkstraOneToMany(graph, weighting, TraversalMode.NODE_BASED);
    search.setWeightLimit(cutoffMetres + HALF_MM);
    return search;
  }
}
