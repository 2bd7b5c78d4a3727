package io.carecircle.kernel.coverage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.kernel.allocation.Allocation;
import io.carecircle.kernel.allocation.ReachablePairs;
import io.carecircle.kernel.fixture.Analyses;
import io.carecircle.kernel.fixture.Islets;
import io.carecircle.kernel.fixture.RandomCity;
import io.carecircle.kernel.fixture.Sketch;
import io.carecircle.kernel.fixture.TwoSidedRoads;
import io.carecircle.kernel.layer.DemandPoints;
import io.carecircle.kernel.layer.FeatureOrder;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.layer.StreetLine;
import io.carecircle.kernel.network.ArterialCrossing;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Snapped;
import io.carecircle.kernel.network.Snapper;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import io.carecircle.kernel.search.Direction;
import io.carecircle.kernel.search.ReachSpec;
import io.carecircle.kernel.unit.Lengths;
import io.carecircle.kernel.unit.Speed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WhatIfTest {
  /**
   * A wall with a gate between home and facility.
   *
   * <pre>
   *   home (0, 100)  3 ---------------------- 4 (900, 100)
   *                  : the gate               |
   *   facility       1 (0, 0) --------------- 2 (900, 0)
   * </pre>
   */
  @Test
  void aGateOpensAndAStreetCloses() {
    Network network = around().network();
    DemandPoints homes = Sketch.onePersonAt(0, 100, 800, 0);
    WhatIf whatIf =
        new WhatIf(Analyses.QUARTER_HOUR, network, Sketch.points(0, 0), homes, CancelToken.NONE);
    assertArrayEquals(new int[] {1900, 800}, whatIf.result().seconds());
    WhatIf gate = whatIf.copy(CancelToken.NONE);
    Snapped ends = ends(network, 50, 100, 50, 0);
    gate.openLink(ends, 100_000);
    // 50 m to the gate, 100 m through it, 50 m back.
    assertArrayEquals(new int[] {200, 800}, gate.result().seconds());
    int south = ends.edge()[1];
    gate.closeStreet(south);
    // The home at 800, 0 stands on the closed street itself, so it may walk along it.
    assertArrayEquals(new int[] {200, 800}, gate.result().seconds());
    gate.remove("p000000");
    assertArrayEquals(new int[] {-1, -1}, gate.result().seconds());
    gate.place("x", 0, Sketch.lat(100));
    // 100 m to the eastern end, 100 m north, 900 m west; or 750 m to the gate's southern end.
    assertArrayEquals(new int[] {0, 900}, gate.result().seconds());
    gate.reopenStreet(south);
    assertArrayEquals(new int[] {0, 900}, gate.result().seconds());
    assertArrayEquals(new int[] {1900, 800}, whatIf.result().seconds(), "the copy is apart");
  }

  private static Sketch around() {
    return new Sketch()
        .node(1, 0, 0)
        .node(2, 900, 0)
        .node(3, 0, 100)
        .node(4, 900, 100)
        .street("south", 1, 2)
        .street("east", 2, 4)
        .street("north", 3, 4);
  }

  private static Snapped ends(Network network, double... eastNorth) {
    return new Snapper(network).joinNearest(Sketch.points(eastNorth), 1000);
  }

  /** Facilities come, move and go on cities with small islands: every state is a full run's. */
  @Test
  void longSequencesOfFacilitiesEqualFullRuns() {
    int covered = 0;
    int unknown = 0;
    for (long seed = 0; seed < 1600; seed++) {
      ArterialCrossing crossing = crossing(seed);
      RandomCity city = new RandomCity(seed);
      SplittableRandom random = city.random();
      List<StreetLine> lines =
          Islets.add(city.lines(30, 25, 120.6, 28, 0.015), random, 120.6, 28, 0.015);
      if (crossing == ArterialCrossing.JUNCTIONS) {
        lines = TwoSidedRoads.arterials(lines, random);
      }
      Network network = Sketch.build(lines);
      PointSet start = city.points(random.nextInt(5), 120.6, 28, 0.015);
      PointSet homes = Islets.near(city.points(15, 120.6, 28, 0.015), lines, random);
      DemandPoints demand = new DemandPoints(homes, random.longs(15, 0, 9).toArray());
      Direction direction = Direction.values()[random.nextInt(3)];
      ReachSpec reach =
          new ReachSpec(new Speed(1000), random.nextInt(2500), direction, 80_000, crossing);
      WhatIf whatIf = new WhatIf(reach, network, start, demand, CancelToken.NONE);
      Map<String, double[]> now = new TreeMap<>(FeatureOrder.BY_ID);
      for (int f = 0; f < start.size(); f++) {
        now.put(start.ids().get(f), new double[] {start.lon()[f], start.lat()[f]});
      }
      for (int step = 0; step < 20; step++) {
        edit(whatIf, now, city, lines);
        if (random.nextInt(3) == 0) {
          whatIf = whatIf.copy(CancelToken.NONE);
        }
        if (random.nextInt(3) == 0) {
          continue; // several changes before the next answer
        }
        CoverageResult full = Analyses.coverage(network, points(now), demand, reach);
        WhatIf.Result result = whatIf.result();
        String message = "seed " + seed + " step " + step;
        assertArrayEquals(full.costMm(), result.costMm(), message);
        assertArrayEquals(full.seconds(), result.seconds(), message);
        assertArrayEquals(full.demandClass(), result.demandClass(), message);
        assertArrayEquals(full.joined().demand().edge(), whatIf.demandAt().edge(), message);
        List<String> ids = List.copyOf(now.keySet());
        for (int d = 0; d < 15; d++) {
          int f = full.facility()[d];
          assertEquals(f < 0 ? null : ids.get(f), result.facilityId()[d], message);
        }
        CoverageCounts counts = whatIf.count(result, IntStream.range(0, 15).toArray());
        assertEquals(full.total(), counts, message);
        if (step % 4 == 0) {
          assertPlacesAreThoseOfAFullRun(whatIf, network, points(now), demand, reach, random);
        }
        covered += full.total().communitiesCovered();
        unknown += full.total().communitiesUnknown();
      }
    }
    assertTrue(covered > 5000 && unknown > 1000, covered + " covered, " + unknown + " unknown");
  }

  /** Of the first 1,200 cities roads are crossed anywhere, of the others at junctions. */
  private static ArterialCrossing crossing(long seed) {
    return seed < 1200 ? ArterialCrossing.ANYWHERE : ArterialCrossing.JUNCTIONS;
  }

  private static void assertPlacesAreThoseOfAFullRun(
      WhatIf whatIf,
      Network network,
      PointSet facilities,
      DemandPoints demand,
      ReachSpec reach,
      SplittableRandom random) {
    int n = demand.size();
    long[] capacity = random.longs(facilities.size(), 0, 20).toArray();
    Map<String, Long> byId = new TreeMap<>();
    for (int f = 0; f < capacity.length; f++) {
      capacity[f] = capacity[f] > 17 ? Allocation.UNLIMITED : capacity[f];
      byId.put(facilities.ids().get(f), capacity[f]);
    }
    CoverageSpec spec =
        new CoverageSpec(reach, BigDecimal.ONE, new int[n], 1, null, false, null, capacity);
    CoverageResult full =
        Coverage.run(spec, network, facilities, demand, ProgressListener.NONE, CancelToken.NONE);
    WhatIf.Result result = whatIf.result(byId);
    assertArrayEquals(full.allocation().served(), result.served());
    assertArrayEquals(full.demandClass(), result.demandClass());
    assertEquals(full.total(), whatIf.count(result, IntStream.range(0, n).toArray()));
  }

  private static void edit(
      WhatIf whatIf, Map<String, double[]> now, RandomCity city, List<StreetLine> lines) {
    SplittableRandom random = city.random();
    if (random.nextInt(3) == 0 && !now.isEmpty()) {
      String gone = List.copyOf(now.keySet()).get(random.nextInt(now.size()));
      whatIf.remove(gone);
      now.remove(gone);
      return;
    }
    PointSet place = Islets.near(city.points(2, 120.6, 28, 0.015), lines, random);
    int i = random.nextInt(4) == 0 ? 0 : 1;
    String id = "p00000" + random.nextInt(7) + (random.nextBoolean() ? "" : "x");
    whatIf.place(id, place.lon()[i], place.lat()[i]);
    now.put(id, new double[] {place.lon()[i], place.lat()[i]});
  }

  private static PointSet points(Map<String, double[]> now) {
    return new PointSet(
        List.copyOf(now.keySet()),
        now.values().stream().mapToDouble(p -> p[0]).toArray(),
        now.values().stream().mapToDouble(p -> p[1]).toArray());
  }

  /**
   * Ids that squeeze in between the same two until there is no number left between them. The homes:
   * on the street of the new facilities, on the next one, and on a lane that only the first
   * facility is near to, where nothing changes but the numbers.
   */
  @Test
  void numbersAreGivenAnewWhenTheyRunOut() {
    Network network = around().node(5, 0, -200).street("lane", 1, 5).network();
    DemandPoints homes = Sketch.onePersonAt(450, 0, 450, 100, 0, -100);
    WhatIf whatIf =
        new WhatIf(
            Analyses.QUARTER_HOUR, network, Sketch.points(0, 0, 0, 0), homes, CancelToken.NONE);
    for (int i = 0; i < 100; i++) {
      String id = "p0000005" + "1".repeat(i); // before p000001 and after the one before it
      assertTrue(whatIf.place(id, Sketch.lon(800), 0));
      assertNearest(whatIf, "p0000005", 350_000, 650_000);
    }
    for (int i = 0; i < 99; i++) {
      whatIf.remove("p0000005" + "1".repeat(i));
      assertNearest(whatIf, "p0000005" + "1".repeat(i + 1), 350_000, 650_000);
    }
    assertThrows(IllegalArgumentException.class, () -> whatIf.remove("nobody"));
  }

  /** The lowest id of equals for two homes, and the first facility of all for the third. */
  private static void assertNearest(WhatIf whatIf, String id, int... costMm) {
    WhatIf.Result result = whatIf.result();
    assertArrayEquals(new String[] {id, id, "p000000"}, result.facilityId());
    assertArrayEquals(new int[] {costMm[0], costMm[1], 100_000}, result.costMm());
  }

  /** One far from every street serves nobody, and says so as soon as it is asked. */
  @Test
  void aFacilityInTheSeaServesNobody() {
    Network network = around().network();
    DemandPoints homes = Sketch.onePersonAt(0, 100, 800, 0);
    WhatIf whatIf =
        new WhatIf(Analyses.QUARTER_HOUR, network, Sketch.points(0, 0), homes, CancelToken.NONE);
    assertEquals(List.of(), whatIf.notJoined());
    assertFalse(whatIf.place("sea", Sketch.lon(5000), 0));
    assertArrayEquals(new int[] {1900, 800}, whatIf.result().seconds());
    assertEquals(List.of("sea"), whatIf.notJoined());
    whatIf.remove("sea");
    assertEquals(List.of(), whatIf.notJoined());
  }

  /**
   * A home on a rock is unknown until a facility makes the rock real; its pairs are asked first.
   */
  @Test
  void aFacilityMakesARockReal() {
    Network network =
        around().node(6, 1500, 1000).node(7, 1620, 1000).street("rock", 6, 7).network();
    DemandPoints homes = Sketch.onePersonAt(800, 0, 1600, 1000);
    WhatIf whatIf =
        new WhatIf(Analyses.QUARTER_HOUR, network, Sketch.points(0, 0), homes, CancelToken.NONE);
    assertArrayEquals(new int[] {800, -1}, whatIf.result().seconds());
    assertFalse(whatIf.place("rock", Sketch.lon(1510), Sketch.lat(1000)));
    ReachablePairs pairs = whatIf.pairs();
    assertEquals(2, pairs.size());
    assertEquals(90_000, pairs.costMm()[pairs.find(1, 1)]);
    assertArrayEquals(new int[] {800, 90}, whatIf.result().seconds());
    assertEquals(List.of(), whatIf.notJoined());
  }

  /** Everything changes: every state equals Floyd-Warshall on the streets as they then are. */
  @Test
  void longSequencesOfAllChangesEqualFloydWarshall() {
    int closed = 0;
    int shorter = 0;
    for (long seed = 0; seed < 1800; seed++) {
      ArterialCrossing crossing = crossing(seed);
      RandomCity city = new RandomCity(seed);
      SplittableRandom random = city.random();
      List<StreetLine> lines = city.lines(12, 10, 120.6, 28, 0.01);
      if (crossing == ArterialCrossing.JUNCTIONS) {
        lines = TwoSidedRoads.arterials(lines, random);
      }
      Network network = Sketch.build(lines);
      if (network.edgeCount() == 0) {
        continue;
      }
      PointSet start = city.points(2, 120.6, 28, 0.01);
      DemandPoints demand = new DemandPoints(city.points(10, 120.6, 28, 0.01), new long[10]);
      Direction direction = Direction.values()[random.nextInt(3)];
      ReachSpec reach = new ReachSpec(new Speed(1000), 600, direction, 300_000, crossing);
      WhatIf whatIf = new WhatIf(reach, network, start, demand, CancelToken.NONE);
      EditedTown town = new EditedTown(network, start, demand.points(), direction, crossing);
      int[] before = null;
      for (int step = 0; step < 12; step++) {
        change(whatIf, town, random, city);
        WhatIf.Result result = whatIf.result();
        int[] expected = town.costMm();
        assertArrayEquals(expected, result.costMm(), "seed " + seed + " step " + step);
        for (int d = 0; d < 10; d++) {
          shorter += before != null && expected[d] < before[d] ? 1 : 0;
          closed += before != null && expected[d] > before[d] ? 1 : 0;
        }
        assertPairs(town, whatIf.pairs(), reach.cutoffMm(), "seed " + seed + " step " + step);
        before = expected;
      }
    }
    assertTrue(closed > 1000 && shorter > 1000, closed + " longer, " + shorter + " shorter");
  }

  private static void assertPairs(
      EditedTown town, ReachablePairs pairs, int cutoffMm, String message) {
    int[][] ways = town.allMm();
    for (int d = 0; d < ways.length; d++) {
      for (int f = 0; f < ways[d].length; f++) {
        int pair = pairs.find(d, f);
        assertEquals(ways[d][f] <= cutoffMm, pair >= 0, message);
        assertEquals(pair < 0 || ways[d][f] == pairs.costMm()[pair], true, message);
      }
    }
  }

  private static void change(
      WhatIf whatIf, EditedTown town, SplittableRandom random, RandomCity city) {
    int edges = town.network.edgeCount();
    switch (random.nextInt(5)) {
      case 0 -> {
        int edge = random.nextInt(edges);
        whatIf.closeStreet(edge);
        town.closed.set(edge);
      }
      case 1 -> {
        int edge = town.closed.isEmpty() ? random.nextInt(edges) : town.closed.nextSetBit(0);
        whatIf.reopenStreet(edge);
        town.closed.clear(edge);
      }
      case 2 -> {
        Snapped ends = city.positions(town.network.streets(), 2, 4000);
        if (ends.joined(0) && ends.joined(1)) {
          int lengthMm = random.nextInt(100_000);
          whatIf.openLink(ends, lengthMm);
          town.links.add(new EditedTown.Link(ends, lengthMm));
        }
      }
      case 3 -> {
        String id = "p00000" + random.nextInt(4);
        PointSet place = city.points(1, 120.6, 28, 0.01);
        whatIf.place(id, place.lon()[0], place.lat()[0]);
        town.facilities.put(id, new double[] {place.lon()[0], place.lat()[0]});
      }
      default -> {
        if (!town.facilities.isEmpty()) {
          String id = new ArrayList<>(town.facilities.keySet()).get(0);
          whatIf.remove(id);
          town.facilities.remove(id);
        }
      }
    }
  }

  /** Adding a facility or a gate never makes a way longer, closing a street never shorter. */
  @Test
  void changesOnlyPushOneWay() {
    for (long seed = 0; seed < 300; seed++) {
      RandomCity city = new RandomCity(seed);
      Network network = Sketch.build(city.lines(30, 25, 120.6, 28, 0.015));
      DemandPoints demand = new DemandPoints(city.points(20, 120.6, 28, 0.015), new long[20]);
      WhatIf base =
          new WhatIf(
              Analyses.QUARTER_HOUR,
              network,
              city.points(2, 120.6, 28, 0.015),
              demand,
              CancelToken.NONE);
      int[] before = base.result().costMm();
      WhatIf more = base.copy(CancelToken.NONE);
      Snapped ends = city.positions(network.streets(), 2, 1000);
      if (ends.joinedCount() == 2) {
        more.openLink(ends, 10_000);
      }
      assertNotLonger(more.result().costMm(), before, seed);
      int[] linked = more.result().costMm();
      more.place("new", 120.607, 28.007);
      assertNotLonger(more.result().costMm(), linked, seed);
      WhatIf fewer = base.copy(CancelToken.NONE);
      fewer.closeStreet(city.random().nextInt(network.edgeCount()));
      assertNotLonger(before, fewer.result().costMm(), seed);
    }
  }

  private static void assertNotLonger(int[] shorter, int[] longer, long seed) {
    for (int d = 0; d < shorter.length; d++) {
      assertTrue(shorter[d] <= longer[d], "seed " + seed + " home " + d);
      assertTrue(longer[d] <= Lengths.NO_WAY_MM);
    }
  }
}
