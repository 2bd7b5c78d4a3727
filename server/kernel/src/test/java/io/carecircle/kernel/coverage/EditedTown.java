package io.carecircle.kernel.coverage;

import io.carecircle.kernel.layer.FeatureOrder;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.network.ArterialCrossing;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Snapped;
import io.carecircle.kernel.network.Snapper;
import io.carecircle.kernel.network.Streets;
import io.carecircle.kernel.search.Direction;
import io.carecircle.kernel.unit.Lengths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The plain answer to changes of facilities and streets: edges are really cut where links end,
 * closed ones are really left out, and all ways are found by Floyd and Warshall's method.
 */
final class EditedTown {
  private static final long FAR = Long.MAX_VALUE / 4;

  final Network network;
  final Map<String, double[]> facilities = new TreeMap<>(FeatureOrder.BY_ID);
  final BitSet closed = new BitSet();
  final List<Link> links = new ArrayList<>();
  private final PointSet homes;
  private final Direction direction;
  private final ArterialCrossing crossing;

  /** A gate or path. */
  record Link(Snapped ends, int lengthMm) {}

  EditedTown(
      Network network,
      PointSet start,
      PointSet homes,
      Direction direction,
      ArterialCrossing crossing) {
    this.network = network;
    this.homes = homes;
    this.direction = direction;
    this.crossing = crossing;
    for (int f = 0; f < start.size(); f++) {
      facilities.put(start.ids().get(f), new double[] {start.lon()[f], start.lat()[f]});
    }
  }

  /** The way of each home to its nearest facility. */
  int[] costMm() {
    return Arrays.stream(allMm())
        .mapToInt(row -> Arrays.stream(row).min().orElse(Lengths.NO_WAY_MM))
        .toArray();
  }

  /** By home and facility, in the order of ids. */
  int[][] allMm() {
    PointSet points =
        new PointSet(
            List.copyOf(facilities.keySet()),
            facilities.values().stream().mapToDouble(p -> p[0]).toArray(),
            facilities.values().stream().mapToDouble(p -> p[1]).toArray());
    Snapper.Joined joined = new Snapper(network, crossing).join(points, homes, 300_000);
    long[][] ways = ways();
    int[][] all = new int[homes.size()][points.size()];
    for (int d = 0; d < all.length; d++) {
      for (int f = 0; f < points.size(); f++) {
        long to = way(ways, joined.demand(), d, joined.facilities(), f);
        long from = way(ways, joined.facilities(), f, joined.demand(), d);
        long way =
            switch (direction) {
              case TO_FACILITY -> to;
              case FROM_FACILITY -> from;
              case ROUND_TRIP -> to + from;
            };
        all[d][f] = (int) Math.min(Lengths.NO_WAY_MM, way);
      }
    }
    return all;
  }

  private long way(long[][] ways, Snapped a, int i, Snapped b, int j) {
    if (!a.joined(i) || !b.joined(j)) {
      return FAR;
    }
    long best = FAR;
    if (a.edge()[i] == b.edge()[j] && a.side()[i] * b.side()[j] >= 0) {
      best = along(a.edge()[i], a.offsetMm()[i], b.offsetMm()[j]);
    }
    for (int[] out : places(a.edge()[i])) {
      for (int[] in : places(b.edge()[j])) {
        best =
            Math.min(
                best,
                along(a.edge()[i], a.offsetMm()[i], out[1])
                    + ways[out[0]][in[0]]
                    + along(b.edge()[j], in[1], b.offsetMm()[j]));
      }
    }
    return best + a.legMm()[i] + b.legMm()[j];
  }

  /** Nodes on an edge with their offsets: its ends and the ends of links. */
  private List<int[]> places(int edge) {
    Streets streets = network.streets();
    List<int[]> places = new ArrayList<>();
    places.add(new int[] {streets.from()[edge], 0});
    places.add(new int[] {streets.to()[edge], streets.lengthMm()[edge]});
    for (int k = 0; k < links.size(); k++) {
      for (int end = 0; end < 2; end++) {
        if (links.get(k).ends().edge()[end] == edge) {
          int node = streets.nodeCount() + 2 * k + end;
          places.add(new int[] {node, links.get(k).ends().offsetMm()[end]});
        }
      }
    }
    return places;
  }

  private long along(int edge, int fromMm, int toMm) {
    Streets streets = network.streets();
    boolean open =
        fromMm == toMm || (fromMm < toMm ? streets.forward(edge) : streets.backward(edge));
    return open ? Math.abs(toMm - fromMm) : FAR / 4;
  }

  private static void shorten(long[][] ways, int a, int b, long cost) {
    ways[a][b] = Math.min(ways[a][b], cost);
  }

  private long[][] ways() {
    Streets streets = network.streets();
    int n = streets.nodeCount() + 2 * links.size();
    long[][] ways = new long[n][n];
    for (int i = 0; i < n; i++) {
      Arrays.fill(ways[i], FAR / 4);
      ways[i][i] = 0;
    }
    for (int e = 0; e < streets.edgeCount(); e++) {
      List<int[]> places = places(e);
      if (!closed.get(e)) {
        int length = streets.lengthMm()[e];
        shorten(ways, streets.from()[e], streets.to()[e], streets.forward(e) ? length : FAR / 4);
        shorten(ways, streets.to()[e], streets.from()[e], streets.backward(e) ? length : FAR / 4);
      }
      if (streets.lengthMm()[e] == 0) {
        places.remove(1); // links on an edge without length are at its first end
      }
      for (int[] a : places) {
        for (int[] b : places) {
          if (a[1] == b[1] || !closed.get(e)) {
            shorten(ways, a[0], b[0], along(e, a[1], b[1]));
          }
        }
      }
    }
    for (int k = 0; k < links.size(); k++) {
      Snapped ends = links.get(k).ends();
      long cost = (long) links.get(k).lengthMm() + ends.legMm()[0] + ends.legMm()[1];
      int a = streets.nodeCount() + 2 * k;
      ways[a][a + 1] = cost;
      ways[a + 1][a] = cost;
    }
    for (int k = 0; k < n; k++) {
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          ways[i][j] = Math.min(ways[i][j], ways[i][k] + ways[k][j]);
        }
      }
    }
    return ways;
  }
}
