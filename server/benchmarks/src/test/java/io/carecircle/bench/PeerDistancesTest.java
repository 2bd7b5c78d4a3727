package io.carecircle.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.layer.StreetClass;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Snapped;
import io.carecircle.kernel.network.Snapper;
import io.carecircle.kernel.network.Streets;
import io.carecircle.kernel.search.CostMatrix;
import io.carecircle.kernel.unit.Lengths;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Random walks on real cities, three ways: the kernel, a plain Dijkstra over the same streets (must
 * be equal to the millimetre), and GraphHopper from the file on, with its own importer, access
 * rules, lengths and snapping (must be equal to 1 %). GraphHopper gets the kernel's snapped
 * positions, because it snaps to islands that the kernel passes over. What differs is counted in
 * {@code server/docs/methods/reach.md}.
 */
class PeerDistancesTest {
  private static final int PAIRS = 1000;
  private static final int MAX_SNAP_MM = 300_000;

  /** Points lie up to 55 m from a street's vertex, so that legs and partial edges take part. */
  private static final double STRAY_DEGREES = 0.0005;

  @TempDir Path folder;

  /** Ends of the pairs, and the kernel's walk of each. */
  private record Walks(
      Network network,
      PointSet origins,
      PointSet destinations,
      Snapped from,
      Snapped to,
      int[] costMm) {
    double networkMetres(int pair) {
      return costMm[pair] == Lengths.NO_WAY_MM
          ? Double.POSITIVE_INFINITY
          : (costMm[pair] - from.legMm()[pair] - to.legMm()[pair]) / 1000.0;
    }

    /** The same pairs where escalators are walked both ways, as GraphHopper does. */
    Walks withEscalatorsAsSteps() {
      Streets s = network.streets();
      byte[] passable = s.passable().clone();
      for (int e = 0; e < passable.length; e++) {
        if (s.streetClass()[e] == StreetClass.ESCALATOR.ordinal()) {
          passable[e] = Streets.FORWARD | Streets.BACKWARD;
        }
      }
      Streets other =
          new Streets(
              s.nodeCount(),
              s.from(),
              s.to(),
              s.lengthMm(),
              passable,
              s.streetClass(),
              s.shapeStart(),
              s.shape());
      return between(Network.of(other), origins, destinations, from, to);
    }

    static Walks between(
        Network network, PointSet origins, PointSet destinations, Snapped from, Snapped to) {
      CostMatrix matrix = new CostMatrix(network, from, to, false);
      int[] costMm = new int[from.size()];
      for (int i = 0; i < costMm.length; i++) {
        matrix.row(i, Lengths.NO_WAY_MM - 1);
        costMm[i] = matrix.costMm(i);
      }
      return new Walks(network, origins, destinations, from, to, costMm);
    }
  }

  /** How a pair compares; all but the last are explained. */
  private enum Outcome {
    /** Both walk it, equal to 1 %. */
    EQUAL,
    /** Neither can. */
    NO_WAY,
    /** Equal once GraphHopper keeps off ferries. */
    FERRY,
    /** Equal once the kernel, too, walks escalators against their direction. */
    ESCALATOR,
    /**
     * Equal, but GraphHopper's own snapping would end on a part of the network that no walk joins.
     */
    EQUAL_UNLESS_STRANDED,
    UNEXPLAINED
  }

  @ParameterizedTest
  @CsvSource({
    "sao-paulo-centre.osm.pbf, 968, 2, 0, 0, 30",
    "andorra.osm.pbf, 686, 292, 0, 0, 22",
    "monaco.osm.pbf, 868, 0, 42, 2, 88",
  })
  void theKernelAgrees(
      String file, int equal, int noWay, int ferry, int escalator, int unlessStranded) {
    Walks walks = walks(RealFiles.network(file));
    assertEqualsPlainDijkstra(walks);
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    List<String> unexplained = new ArrayList<>();
    try (ImportedPeer peer = new ImportedPeer(RealFiles.get("osm/" + file), folder)) {
      Walks stepsBothWays = walks.withEscalatorsAsSteps();
      for (int i = 0; i < PAIRS; i++) {
        Outcome outcome = compare(walks, stepsBothWays, peer, i);
        counts.merge(outcome, 1, Integer::sum);
        if (outcome == Outcome.UNEXPLAINED) {
          unexplained.add("pair %d, here %.1f m".formatted(i, walks.networkMetres(i)));
        }
      }
    }
    assertEquals(List.of(), unexplained);
    int[] expected = {equal, noWay, ferry, escalator, unlessStranded, 0};
    for (Outcome outcome : Outcome.values()) {
      assertEquals(expected[outcome.ordinal()], counts.getOrDefault(outcome, 0), counts.toString());
    }
  }

  private static Outcome compare(Walks walks, Walks stepsBothWays, ImportedPeer peer, int i) {
    ImportedPeer.Place from = peer.snap(walks.from().lon()[i], walks.from().lat()[i]);
    ImportedPeer.Place to = peer.snap(walks.to().lon()[i], walks.to().lat()[i]);
    double ours = walks.networkMetres(i);
    double theirs = peer.metres(from, to, true);
    if (Double.isInfinite(ours) && Double.isInfinite(theirs)) {
      return Outcome.NO_WAY;
    }
    if (within1Percent(ours, theirs)) {
      double alone =
          peer.metres(
              peer.snap(walks.origins().lon()[i], walks.origins().lat()[i]),
              peer.snap(walks.destinations().lon()[i], walks.destinations().lat()[i]),
              true);
      return Double.isInfinite(alone) ? Outcome.EQUAL_UNLESS_STRANDED : Outcome.EQUAL;
    }
    double byLand = peer.metres(from, to, false);
    if (within1Percent(ours, byLand)) {
      return Outcome.FERRY;
    }
    boolean escalator = within1Percent(stepsBothWays.networkMetres(i), byLand);
    return escalator ? Outcome.ESCALATOR : Outcome.UNEXPLAINED;
  }

  private static boolean within1Percent(double ours, double theirs) {
    return ours == theirs || Math.abs(ours - theirs) <= 0.01 * theirs;
  }

  private static void assertEqualsPlainDijkstra(Walks walks) {
    Snapped from = walks.from();
    Snapped to = walks.to();
    InsertedPoints plain = new InsertedPoints(walks.network().streets(), from, to);
    for (int i = 0; i < PAIRS; i++) {
      long mm = plain.distances(plain.node(from, i))[plain.node(to, i)];
      long expected =
          mm == InsertedPoints.NO_WAY ? Lengths.NO_WAY_MM : from.legMm()[i] + mm + to.legMm()[i];
      assertEquals(expected, walks.costMm()[i], "pair " + i);
    }
  }

  private static Walks walks(Network network) {
    Random random = new Random(20_260_102);
    Snapper snapper = new Snapper(network);
    PointSet origins = places(network.streets(), random);
    PointSet destinations = places(network.streets(), random);
    Snapped from = snapper.join(origins, MAX_SNAP_MM);
    Snapped to = snapper.join(destinations, MAX_SNAP_MM);
    assertEquals(PAIRS, from.joinedCount());
    assertEquals(PAIRS, to.joinedCount());
    return Walks.between(network, origins, destinations, from, to);
  }

  private static PointSet places(Streets streets, Random random) {
    double[] lon = new double[PAIRS];
    double[] lat = new double[PAIRS];
    for (int i = 0; i < PAIRS; i++) {
      int vertex = random.nextInt(streets.shape().size());
      lon[i] = streets.shape().lon(vertex) + STRAY_DEGREES * (2 * random.nextDouble() - 1);
      lat[i] = streets.shape().lat(vertex) + STRAY_DEGREES * (2 * random.nextDouble() - 1);
    }
    return Points.of(lon, lat);
  }
}
