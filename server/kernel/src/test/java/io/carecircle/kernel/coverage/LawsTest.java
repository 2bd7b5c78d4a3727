package io.carecircle.kernel.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.kernel.allocation.AllocationRule;
import io.carecircle.kernel.catchment.CatchmentSpec;
import io.carecircle.kernel.catchment.Catchments;
import io.carecircle.kernel.catchment.CatchmentsResult;
import io.carecircle.kernel.fixture.Islets;
import io.carecircle.kernel.fixture.RandomCity;
import io.carecircle.kernel.fixture.Sketch;
import io.carecircle.kernel.fixture.TwoSidedRoads;
import io.carecircle.kernel.layer.DemandPoints;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.layer.StreetLine;
import io.carecircle.kernel.network.ArterialCrossing;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Streets;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import io.carecircle.kernel.search.Direction;
import io.carecircle.kernel.search.NearestFacility;
import io.carecircle.kernel.search.ReachSpec;
import io.carecircle.kernel.servicearea.AreaShape;
import io.carecircle.kernel.servicearea.OwnGround;
import io.carecircle.kernel.servicearea.ServiceAreas;
import io.carecircle.kernel.servicearea.ServiceAreasSpec;
import io.carecircle.kernel.servicearea.SnapRaster;
import io.carecircle.kernel.unit.Speed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** What must hold of gains, losses, reasons and changes whatever the city. */
class LawsTest {
  private static final double EXTENT = 0.012;

  /** A question about one city. */
  private record Case(
      List<StreetLine> lines,
      PointSet facilities,
      PointSet planned,
      DemandPoints demand,
      ArterialCrossing crossing) {
    /** Of every other city most streets are arterial roads that are crossed at junctions only. */
    static Case of(long seed) {
      RandomCity city = new RandomCity(seed);
      List<StreetLine> lines =
          Islets.add(city.lines(40, 30, 120.6, 28, EXTENT), city.random(), 120.6, 28, EXTENT);
      ArterialCrossing crossing = ArterialCrossing.values()[(int) (seed % 2)];
      if (crossing == ArterialCrossing.JUNCTIONS) {
        lines = TwoSidedRoads.arterials(lines, city.random());
      }
      PointSet homes = Islets.near(city.points(25, 120.6, 28, EXTENT), lines, city.random());
      return new Case(
          lines,
          Islets.near(city.points(4, 120.6, 28, EXTENT), lines, city.random()),
          city.points(2, 120.6, 28, EXTENT),
          new DemandPoints(homes, city.random().longs(25, 0, 9).toArray()),
          crossing);
    }

    ReachSpec reach(Direction direction, int seconds) {
      return new ReachSpec(new Speed(1000), seconds, direction, 80_000, crossing);
    }
  }

  /** All answers in words. */
  private static String answers(Case c, Network network, Direction direction) {
    ReachSpec reach = c.reach(direction, 700);
    StringBuilder words = new StringBuilder(served(c, reach, network));
    ClosureLoss.Result loss =
        ClosureLoss.run(
            reach,
            null,
            true,
            network,
            c.facilities(),
            c.demand(),
            ProgressListener.NONE,
            CancelToken.NONE);
    for (ClosureLoss.Loss one : loss.losses()) {
      words.append(Arrays.toString(one.lost())).append(one.reroutedPeople());
      words.append(' ').append(one.addedPersonSeconds()).append('\n');
    }
    words.append(loss.pairs()).append('\n');
    MarginalGain.Result gain =
        MarginalGain.run(
            reach, network, c.facilities(), c.demand(), ProgressListener.NONE, CancelToken.NONE);
    words.append(Arrays.toString(gain.gainedPeople()));
    words.append(Arrays.toString(gain.best(5, 100))).append('\n');
    GapReasons reasons =
        new GapReasons(
            reach,
            null,
            network,
            c.facilities(),
            new GapReasons.NotOpen(c.planned(), new int[2]),
            c.demand(),
            loss.joined(),
            ProgressListener.NONE,
            CancelToken.NONE);
    for (int d = 0; d < c.demand().size(); d++) {
      if (loss.joined().demand().joined(d)) {
        words.append(reasons.why(d, false)).append('\n');
      }
    }
    WhatIf whatIf = new WhatIf(reach, network, c.facilities(), c.demand(), CancelToken.NONE);
    whatIf.place("p000001", 120.606, 28.006);
    whatIf.remove("p000002");
    words.append(Arrays.toString(whatIf.result().costMm()));
    words.append(Arrays.toString(whatIf.result().facilityId()));
    return words.toString();
  }

  /** Each region on its own, with and without limited places. */
  private static String served(Case c, ReachSpec reach, Network network) {
    int homes = c.demand().size();
    int[] region = IntStream.range(0, homes).map(d -> d % 2).toArray();
    int[] home = IntStream.range(0, c.facilities().size()).map(f -> f % 3 - 1).toArray();
    NearestFacility.Groups own = new NearestFacility.Groups(home, region, 2);
    CoverageSpec spec = new CoverageSpec(reach, BigDecimal.ONE, region, 2, own);
    CoverageResult coverage =
        Coverage.run(
            spec, network, c.facilities(), c.demand(), ProgressListener.NONE, CancelToken.NONE);
    StringBuilder words = new StringBuilder();
    words.append(coverage.total()).append(coverage.regions()).append('\n');
    long[] places = new long[c.facilities().size()];
    Arrays.setAll(places, f -> 6 + f);
    for (AllocationRule rule : AllocationRule.values()) {
      for (NearestFacility.Groups groups : new NearestFacility.Groups[] {own, null}) {
        CatchmentsResult catchments =
            Catchments.run(
                new CatchmentSpec(reach, groups, places, rule, null),
                network,
                c.facilities(),
                c.demand(),
                ProgressListener.NONE,
                CancelToken.NONE);
        words.append(catchments.served()).append(catchments.overCapacity()).append('\n');
      }
    }
    return words.toString();
  }

  /** The ground of all shapes, position by position. */
  private static String ground(Case c, Network network, Direction direction) {
    SnapRaster raster = SnapRaster.of(network, ProgressListener.NONE, CancelToken.NONE);
    List<Geometry> halves =
        List.of(half(120.5, 120.6 + EXTENT / 2), half(120.6 + EXTENT / 2, 120.7));
    int[] regionOf = IntStream.range(0, c.facilities().size()).map(f -> f % 3 - 1).toArray();
    StringBuilder words = new StringBuilder();
    for (AreaShape shape : AreaShape.values()) {
      for (OwnGround own : new OwnGround[] {null, new OwnGround(null, regionOf, halves)}) {
        if (own != null && shape != AreaShape.NEAREST) {
          continue;
        }
        ServiceAreasSpec spec =
            new ServiceAreasSpec(
                new Speed(1000), new int[] {300, 700}, direction, 80_000, c.crossing(), shape, own);
        ServiceAreas.run(
                spec,
                raster,
                c.facilities(),
                own == null ? c.demand() : null,
                ProgressListener.NONE,
                CancelToken.NONE)
            .areas()
            .forEach(area -> words.append(area).append('\n'));
      }
    }
    return words.toString();
  }

  private static Geometry half(double west, double east) {
    return new GeometryFactory().toGeometry(new Envelope(west, east, 27, 29));
  }

  @Test
  void theOrderOfTheStreetsChangesNothing() {
    for (long seed = 0; seed < 150; seed++) {
      Case c = Case.of(seed);
      List<StreetLine> shuffled = new ArrayList<>(c.lines());
      Collections.shuffle(shuffled, new Random(seed));
      Direction direction = Direction.values()[(int) (seed % 3)];
      Network first = Sketch.build(c.lines());
      Network second = Sketch.build(shuffled);
      assertEquals(answers(c, first, direction), answers(c, second, direction), "seed " + seed);
      if (seed < 40) {
        assertEquals(ground(c, first, direction), ground(c, second, direction), "seed " + seed);
      }
    }
  }

  @Test
  void threadsChangeNothing() throws Exception {
    Case c = Case.of(7);
    Network network = Sketch.build(c.lines());
    Callable<String> work =
        () -> answers(c, network, Direction.ROUND_TRIP) + ground(c, network, Direction.ROUND_TRIP);
    String expected = work.call();
    for (int threads : new int[] {1, 2, 8}) {
      ExecutorService pool = Executors.newFixedThreadPool(threads);
      try {
        for (Future<String> answer : pool.invokeAll(Collections.nCopies(16, work))) {
          assertEquals(expected, answer.get(), threads + " threads");
        }
      } finally {
        pool.shutdownNow();
      }
    }
  }

  /** Walking to a facility is walking from it where every street is turned round. */
  @Test
  void theReverseOfTheReverseIsTheSame() {
    for (long seed = 0; seed < 300; seed++) {
      Case c = Case.of(seed);
      Network network = Sketch.build(c.lines());
      Network turned = Network.of(turned(network.streets()));
      assertEquals(
          answers(c, network, Direction.TO_FACILITY),
          answers(c, turned, Direction.FROM_FACILITY),
          "seed " + seed);
      assertEquals(
          answers(c, network, Direction.ROUND_TRIP),
          answers(c, turned, Direction.ROUND_TRIP),
          "seed " + seed);
    }
  }

  private static Streets turned(Streets s) {
    byte[] passable = new byte[s.edgeCount()];
    for (int e = 0; e < passable.length; e++) {
      passable[e] =
          (byte) ((s.backward(e) ? Streets.FORWARD : 0) | (s.forward(e) ? Streets.BACKWARD : 0));
    }
    return new Streets(
        s.nodeCount(),
        s.from(),
        s.to(),
        s.lengthMm(),
        passable,
        s.streetClass(),
        s.shapeStart(),
        s.shape());
  }

  /** Streets cut at whole millimetres are the same streets; only gains at new nodes are new. */
  @Test
  void splittingEdgesChangesNothing() {
    for (long seed = 0; seed < 100; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Case c =
          new Case(
              List.of(),
              onStreets(random, 4),
              onStreets(random, 2),
              new DemandPoints(onStreets(random, 25), random.longs(25, 0, 9).toArray()),
              ArterialCrossing.ANYWHERE);
      Direction direction = Direction.values()[(int) (seed % 3)];
      assertEquals(
          withoutGains(answers(c, grid(1), direction)),
          withoutGains(answers(c, grid(8), direction)),
          "seed " + seed);
    }
  }

  /** Gains are told node by node, and one more node is one more gain. */
  private static String withoutGains(String answers) {
    return answers
        .lines()
        .filter(line -> !line.matches("\\[[-0-9, ]*\\]\\[[0-9, ]*\\]"))
        .toList()
        .toString();
  }

  private static PointSet onStreets(SplittableRandom random, int count) {
    double[] eastNorth = new double[2 * count];
    for (int i = 0; i < count; i++) {
      int across = random.nextInt(2);
      eastNorth[2 * i + across] = 200 * random.nextInt(5);
      eastNorth[2 * i + 1 - across] = random.nextInt(801);
    }
    return Sketch.points(eastNorth);
  }

  /** Four by four blocks of 200 m, each side in so many lines. */
  private static Network grid(int pieces) {
    Sketch sketch = new Sketch();
    int steps = 4 * pieces;
    double metres = 200.0 / pieces;
    for (int street = 0; street <= 4; street++) {
      for (int at = 0; at <= steps; at++) {
        sketch.node(key(at, street * pieces), at * metres, 200 * street);
        sketch.node(key(street * pieces, at), 200 * street, at * metres);
      }
      for (int at = 0; at < steps; at++) {
        int across = street * pieces;
        sketch.street("e" + street + "," + at, key(at, across), key(at + 1, across));
        sketch.street("n" + street + "," + at, key(across, at), key(across, at + 1));
      }
    }
    return sketch.network();
  }

  private static long key(int x, int y) {
    return 1000L * x + y;
  }

  /** Whoever is covered within a shorter cut-off is covered within a longer one. */
  @Test
  void aLongerCutoffContainsAShorter() {
    int more = 0;
    for (long seed = 0; seed < 300; seed++) {
      Case c = Case.of(seed);
      Network network = Sketch.build(c.lines());
      Direction direction = Direction.values()[(int) (seed % 3)];
      DemandClass[] before = null;
      for (int seconds : new int[] {0, 200, 500, 501, 900, 2000}) {
        DemandClass[] now =
            new WhatIf(
                    c.reach(direction, seconds),
                    network,
                    c.facilities(),
                    c.demand(),
                    CancelToken.NONE)
                .result()
                .demandClass();
        for (int d = 0; before != null && d < now.length; d++) {
          assertTrue(
              before[d] != DemandClass.COVERED || now[d] == DemandClass.COVERED,
              "seed " + seed + " home " + d);
          more += before[d] != now[d] ? 1 : 0;
        }
        before = now;
      }
    }
    assertTrue(more > 500, "more: " + more);
  }

  /** What one site gains is what coverage rises by, and closing it again loses just that. */
  @Test
  void closingWhatWasOpenedLosesWhatItGained() {
    long gains = 0;
    for (long seed = 0; seed < 300; seed++) {
      Case c = Case.of(seed);
      Network network = Sketch.build(c.lines());
      ReachSpec reach = c.reach(Direction.values()[(int) (seed % 3)], 700);
      MarginalGain.Result gain =
          MarginalGain.run(
              reach, network, c.facilities(), c.demand(), ProgressListener.NONE, CancelToken.NONE);
      int[] best = gain.best(1, 0);
      if (best.length == 0) {
        continue;
      }
      WhatIf whatIf = new WhatIf(reach, network, c.facilities(), c.demand(), CancelToken.NONE);
      long before = covered(whatIf, c.demand());
      whatIf.place("zz", gain.lon()[best[0]], gain.lat()[best[0]]);
      long after = covered(whatIf, c.demand());
      // Another street may pass through the same place without meeting there.
      assertTrue(after >= before, "seed " + seed);
      whatIf.remove("zz");
      assertEquals(before, covered(whatIf, c.demand()), "seed " + seed);
      gains += after - before;
    }
    assertTrue(gains > 500, "gains: " + gains);
  }

  private static long covered(WhatIf whatIf, DemandPoints demand) {
    int[] all = new int[demand.size()];
    Arrays.setAll(all, d -> d);
    return whatIf.count(whatIf.result(), all).covered();
  }
}
