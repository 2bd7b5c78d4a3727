package io.carecircle.kernel.network;

import io.carecircle.kernel.geo.Geodesic;
import io.carecircle.kernel.layer.FeatureOrder;
import io.carecircle.kernel.layer.StreetLine;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import io.carecircle.kernel.unit.Lengths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.shape.fractal.HilbertCode;

/**
 * Street lines to a {@link Network}. Lines are cut at junctions (a node that two lines share, that
 * a line passes twice, or that ends a line); what lies between two junctions is one edge, and its
 * length is the sum of its geodesics, rounded once. Nodes and edges get their numbers from where
 * they lie, so the order of the lines changes nothing.
 */
public final class NetworkBuilder {
  /** 32,768 cells a side: 7 m over a city of two degrees. Finer would not help the cache. */
  private static final int HILBERT_LEVEL = 15;

  private static final int CANCEL_EVERY = 4096;

  private final List<StreetLine> lines;
  private final CancelToken cancel;
  private long[] keys;
  private double[] keyLon;
  private double[] keyLat;
  private boolean[] junction;
  private int[] nodeOfKey;
  private int nodeCount;
  private final List<Edge> edges = new ArrayList<>();

  /** One edge while it is being put in order; positions are indices into keys. */
  private record Edge(
      int from, int to, int lengthMm, byte passable, byte streetClass, int[] path) {}

  private NetworkBuilder(List<StreetLine> lines, CancelToken cancel) {
    this.lines = lines;
    this.cancel = cancel;
  }

  /**
   * @param lines ids distinct; those that nobody may walk are left out
   * @throws IllegalArgumentException when an edge is 1,000 km or longer
   */
  public static Network build(
      List<StreetLine> lines, ProgressListener progress, CancelToken cancel) {
    List<StreetLine> walkable = new ArrayList<>();
    for (StreetLine line : lines) {
      if (line.walkable() && leadsSomewhere(line)) {
        walkable.add(line);
      }
    }
    walkable.sort(Comparator.comparing(StreetLine::id, FeatureOrder.BY_ID));
    NetworkBuilder builder = new NetworkBuilder(walkable, cancel);
    progress.onProgress("junctions", 0, 3);
    builder.collectKeys();
    builder.findJunctions();
    builder.orderNodes();
    progress.onProgress("edges", 1, 3);
    builder.cutLines();
    progress.onProgress("index", 2, 3);
    Network network = Network.of(builder.streets());
    progress.onProgress("network", 3, 3);
    return network;
  }

  /** A line that names one node over and over has no edge and must not leave a lone node behind. */
  private static boolean leadsSomewhere(StreetLine line) {
    return Arrays.stream(line.nodes()).anyMatch(node -> node != line.nodes()[0]);
  }

  private void collectKeys() {
    int total = lines.stream().mapToInt(line -> line.nodes().length).sum();
    long[] all = new long[total];
    int n = 0;
    for (StreetLine line : lines) {
      System.arraycopy(line.nodes(), 0, all, n, line.nodes().length);
      n += line.nodes().length;
    }
    Arrays.sort(all);
    int distinct = 0;
    for (int i = 0; i < total; i++) {
      if (i == 0 || all[i] != all[i - 1]) {
        all[distinct++] = all[i];
      }
    }
    keys = Arrays.copyOf(all, distinct);
  }

  private void findJunctions() {
    keyLon = new double[keys.length];
    keyLat = new double[keys.length];
    junction = new boolean[keys.length];
    boolean[] seen = new boolean[keys.length];
    for (StreetLine line : lines) {
      long[] nodes = line.nodes();
      int previous = -1;
      for (int i = 0; i < nodes.length; i++) {
        int key = Arrays.binarySearch(keys, nodes[i]);
        boolean end = i == 0 || i == nodes.length - 1;
        // A node written twice in a row is one passage, not two.
        if (end || (seen[key] && key != previous)) {
          junction[key] = true;
        }
        if (!seen[key]) {
          seen[key] = true;
          keyLon[key] = line.lon()[i];
          keyLat[key] = line.lat()[i];
        }
        previous = key;
      }
    }
  }

  private void orderNodes() {
    double west = Double.POSITIVE_INFINITY;
    double south = Double.POSITIVE_INFINITY;
    double extent = 1e-9; // degrees; one point alone still needs a cell
    for (int k = 0; k < keys.length; k++) {
      west = Math.min(west, keyLon[k]);
      south = Math.min(south, keyLat[k]);
    }
    for (int k = 0; k < keys.length; k++) {
      extent = Math.max(extent, Math.max(keyLon[k] - west, keyLat[k] - south));
    }
    double cells = ((1 << HILBERT_LEVEL) - 1) / extent;
    int[] hilbert = new int[keys.length];
    List<Integer> nodes = new ArrayList<>();
    for (int k = 0; k < keys.length; k++) {
      if (junction[k]) {
        int x = (int) ((keyLon[k] - west) * cells);
        int y = (int) ((keyLat[k] - south) * cells);
        hilbert[k] = HilbertCode.encode(HILBERT_LEVEL, x, y);
        nodes.add(k);
      }
    }
    nodes.sort(
        Comparator.<Integer>comparingInt(k -> hilbert[k])
            .thenComparingDouble(k -> keyLon[k])
            .thenComparingDouble(k -> keyLat[k])
            .thenComparingInt(k -> k));
    nodeOfKey = new int[keys.length];
    Arrays.fill(nodeOfKey, -1);
    for (int n = 0; n < nodes.size(); n++) {
      nodeOfKey[nodes.get(n)] = n;
    }
    nodeCount = nodes.size();
  }

  private void cutLines() {
    int done = 0;
    for (StreetLine line : lines) {
      if (done++ % CANCEL_EVERY == 0) {
        cancel.check();
      }
      long[] nodes = line.nodes();
      int[] path = new int[nodes.length];
      path[0] = Arrays.binarySearch(keys, nodes[0]);
      int size = 1;
      for (int i = 1; i < nodes.length; i++) {
        int key = Arrays.binarySearch(keys, nodes[i]);
        if (key == path[size - 1]) {
          continue;
        }
        path[size++] = key;
        if (junction[key]) {
          addEdge(line, Arrays.copyOf(path, size));
          path[0] = key;
          size = 1;
        }
      }
    }
  }

  private void addEdge(StreetLine line, int[] path) {
    double metres = 0;
    for (int i = 1; i < path.length; i++) {
      int a = path[i - 1];
      int b = path[i];
      metres += Geodesic.metres(keyLon[a], keyLat[a], keyLon[b], keyLat[b]);
    }
    int passable =
        (line.forward() ? Streets.FORWARD : 0) | (line.backward() ? Streets.BACKWARD : 0);
    edges.add(
        new Edge(
            nodeOfKey[path[0]],
            nodeOfKey[path[path.length - 1]],
            Lengths.millimetres(metres),
            (byte) passable,
            (byte) line.streetClass().ordinal(),
            path));
  }

  private Streets streets() {
    // The sort is stable: equal edges stay in the order of their lines' ids.
    edges.sort(
        Comparator.comparingInt(Edge::from)
            .thenComparingInt(Edge::to)
            .thenComparingInt(Edge::lengthMm));
    int count = edges.size();
    int[] from = new int[count];
    int[] to = new int[count];
    int[] lengthMm = new int[count];
    byte[] passable = new byte[count];
    byte[] streetClass = new byte[count];
    int[] shapeStart = new int[count + 1];
    for (int e = 0; e < count; e++) {
      Edge edge = edges.get(e);
      from[e] = edge.from();
      to[e] = edge.to();
      lengthMm[e] = edge.lengthMm();
      passable[e] = edge.passable();
      streetClass[e] = edge.streetClass();
      shapeStart[e + 1] = shapeStart[e] + edge.path().length;
    }
    double[] lon = new double[shapeStart[count]];
    double[] lat = new double[shapeStart[count]];
    for (int e = 0; e < count; e++) {
      int at = shapeStart[e];
      for (int key : edges.get(e).path()) {
        lon[at] = keyLon[key];
        lat[at++] = keyLat[key];
      }
    }
    return new Streets(
        nodeCount, from, to, lengthMm, passable, streetClass, shapeStart, Coordinates.of(lon, lat));
  }
}
