package io.carecircle.bench;

import io.carecircle.formats.osm.Limits;
import io.carecircle.formats.osm.OsmStreetReader;
import io.carecircle.kernel.network.Islands;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.NetworkBuilder;
import io.carecircle.kernel.network.Snapped;
import io.carecircle.kernel.network.Streets;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/**
 * A network with seeded facilities and demand on it.
 *
 * @param facilities nodes of the largest island, each at most once
 * @param demand points on the edges, edges drawn by length; legs are 0
 */
record City(String name, Network network, int[] facilities, Snapped demand) {
  private static final long SEED = 20_260_101;

  static City read(Path osmFile, int facilityCount, int demandCount) {
    Network network =
        NetworkBuilder.build(
            OsmStreetReader.read(osmFile, Limits.STANDARD, ProgressListener.NONE, CancelToken.NONE)
                .lines(),
            ProgressListener.NONE,
            CancelToken.NONE);
    String file = osmFile.getFileName().toString();
    return new City(
        file.substring(0, file.indexOf('.')),
        network,
        facilities(network, facilityCount),
        demand(network, demandCount));
  }

  private static int[] facilities(Network network, int count) {
    Islands islands = network.islands();
    int largest = 0;
    for (int i = 1; i < islands.count(); i++) {
      largest = islands.nodes()[i] > islands.nodes()[largest] ? i : largest;
    }
    int island = largest;
    return new Random(SEED)
        .ints(0, network.nodeCount())
        .filter(node -> islands.island()[node] == island)
        .distinct()
        .limit(count)
        .toArray();
  }

  private static Snapped demand(Network network, int count) {
    Streets streets = network.streets();
    long[] upTo = new long[streets.edgeCount()];
    long total = 0;
    for (int e = 0; e < upTo.length; e++) {
      total += streets.lengthMm()[e];
      upTo[e] = total;
    }
    Snapped demand =
        new Snapped(
            new int[count], new int[count], new int[count], new double[count], new double[count]);
    Random random = new Random(SEED + 1);
    for (int i = 0; i < count; i++) {
      long at = (long) (random.nextDouble() * total);
      int edge = Arrays.binarySearch(upTo, at);
      // Past the end of edge e means on e + 1; edges of length 0 are never drawn.
      edge = edge < 0 ? -edge - 1 : edge + 1;
      while (streets.lengthMm()[edge] == 0) {
        edge++;
      }
      demand.edge()[i] = edge;
      demand.offsetMm()[i] = (int) (streets.lengthMm()[edge] - (upTo[edge] - at));
    }
    return demand;
  }
}
