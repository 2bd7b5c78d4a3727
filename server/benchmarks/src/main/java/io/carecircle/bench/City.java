package io.carecircle.bench;

import io.carecircle.kernel.layer.StreetLine;
import io.carecircle.kernel.network.Islands;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.NetworkBuilder;
import io.carecircle.kernel.network.Snapped;
import io.carecircle.kernel.network.Streets;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A network with seeded facilities and demand on it.
 *
 * @param facilities nodes of the largest island (or of those at least half as large), each at most
 *     once
 * @param demand points on the edges, edges drawn by their length; legs are 0
 */
record City(String name, Network network, int[] facilities, Snapped demand) {
  static final int FACILITIES = 300;
  static final int DEMAND = 100_000;
  private static final long SEED = 20_260_101;

  static City of(String name, List<StreetLine> lines) {
    Network network = NetworkBuilder.build(lines, ProgressListener.NONE, CancelToken.NONE);
    return new City(name, network, facilities(network), demand(network));
  }

  private static int[] facilities(Network network) {
    Islands islands = network.islands();
    int largest = Arrays.stream(islands.nodes()).max().orElse(0);
    return new Random(SEED)
        .ints(0, network.nodeCount())
        .filter(node -> islands.nodes()[islands.island()[node]] * 2 > largest)
        .distinct()
        .limit(FACILITIES)
        .toArray();
  }

  private static Snapped demand(Network network) {
    Streets streets = network.streets();
    long[] endsAt = new long[streets.edgeCount()];
    long total = 0;
    for (int e = 0; e < endsAt.length; e++) {
      total += streets.lengthMm()[e];
      endsAt[e] = total;
    }
    Snapped demand = emptySnapped(DEMAND);
    Random random = new Random(SEED + 1);
    for (int i = 0; i < DEMAND; i++) {
      long at = (long) (random.nextDouble() * total);
      int edge = Arrays.binarySearch(endsAt, at);
      // Exactly at the end of one edge is the start of the next that has a length.
      edge = edge < 0 ? -edge - 1 : edge + 1;
      while (endsAt[edge] == at) {
        edge++;
      }
      demand.edge()[i] = edge;
      demand.offsetMm()[i] = (int) (streets.lengthMm()[edge] - (endsAt[edge] - at));
    }
    return demand;
  }

  private static Snapped emptySnapped(int n) {
    return new Snapped(new int[n], new int[n], new int[n], new double[n], new double[n]);
  }

  /** The facilities as positions at an end of an edge of theirs. */
  Snapped facilityPositions() {
    return positions(facilities);
  }

  /** Nodes as positions at an end of an edge of theirs. */
  Snapped positions(int[] nodes) {
    Streets streets = network.streets();
    int[] edgeAt = new int[network.nodeCount()];
    for (int e = 0; e < streets.edgeCount(); e++) {
      edgeAt[streets.from()[e]] = e;
      edgeAt[streets.to()[e]] = e;
    }
    Snapped positions = emptySnapped(nodes.length);
    for (int f = 0; f < nodes.length; f++) {
      int edge = edgeAt[nodes[f]];
      positions.edge()[f] = edge;
      boolean first = streets.from()[edge] == nodes[f];
      positions.offsetMm()[f] = first ? 0 : streets.lengthMm()[edge];
    }
    return positions;
  }
}
