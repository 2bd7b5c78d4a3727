package io.carecircle.kernel.coverage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.kernel.fixture.Analyses;
import io.carecircle.kernel.fixture.GridCity;
import io.carecircle.kernel.fixture.Islets;
import io.carecircle.kernel.fixture.Karney;
import io.carecircle.kernel.fixture.RandomCity;
import io.carecircle.kernel.fixture.Sketch;
import io.carecircle.kernel.layer.DemandPoints;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.layer.StreetLine;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Snapped;
import io.carecircle.kernel.network.Streets;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import io.carecircle.kernel.search.Direction;
import io.carecircle.kernel.search.NearestFacility;
import io.carecircle.kernel.search.ReachSpec;
import io.carecircle.kernel.unit.Speed;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MarginalGainTest {
  /**
   * Blocks of 100 m, reach 200 m: the facility at 0, 0 covers the home at 100, 0 (50 people). Homes
   * at 400, 0 (9) and 400, 300 (4) are uncovered: the node 400, 100 is 100 m and 200 m from them
   * and gains both; 400, 0 gains 9 alone; 200, 0 gains 9 and 0, 0 nothing.
   */
  @Test
  void gainsOfAGrid() {
    Network network = new GridCity(4, 3, 100).network();
    DemandPoints demand =
        new DemandPoints(Sketch.points(100, 0, 400, 0, 400, 300), new long[] {50, 9, 4});
    ReachSpec reach = new ReachSpec(new Speed(1000), 200, Direction.TO_FACILITY, 50_000);
    MarginalGain.Result result = run(reach, network, Sketch.points(0, 0), demand);
    assertEquals(13, result.gainedPeople()[Sketch.nodeAt(network, 400, 100)]);
    assertEquals(2, result.gainedCommunities()[Sketch.nodeAt(network, 400, 100)]);
    assertEquals(9, result.gainedPeople()[Sketch.nodeAt(network, 400, 0)]);
    assertEquals(9, result.gainedPeople()[Sketch.nodeAt(network, 200, 0)]);
    assertEquals(0, result.gainedPeople()[Sketch.nodeAt(network, 0, 0)]);
  }

  /** Every node against the difference of two plain counts, on graphs full of ties and one-ways. */
  @Test
  void everyNodeEqualsBruteForce() {
    long gains = 0;
    for (long seed = 0; seed < 1500; seed++) {
      RandomCity city = new RandomCity(seed);
      SplittableRandom random = city.random();
      List<StreetLine> lines =
          Islets.add(city.lines(20, 14, 120.6, 28, 0.01), random, 120.6, 28, 0.01);
      Network network = Sketch.build(lines);
      PointSet facilities = city.points(random.nextInt(3), 120.6, 28, 0.01);
      PointSet homes = Islets.near(city.points(12, 120.6, 28, 0.01), lines, random);
      DemandPoints demand = new DemandPoints(homes, random.longs(12, 0, 9).toArray());
      Direction direction = Direction.values()[random.nextInt(3)];
      ReachSpec reach = new ReachSpec(new Speed(1000), random.nextInt(1500), direction, 80_000);
      MarginalGain.Result result = run(reach, network, facilities, demand);
      Snapped at = result.joined().demand();
      long[][] base = Analyses.ways(network, result.joined().facilities(), at, direction);
      Snapped sites = nodes(network.streets());
      long[][] ways = Analyses.ways(network, sites, at, direction);
      boolean[] small = network.islands().small();
      for (int n = 0; n < network.nodeCount(); n++) {
        if (!sites.joined(n)) {
          continue;
        }
        int node = n;
        boolean site = !small[network.islands().island()[n]];
        int[] gained =
            IntStream.range(0, 12)
                .filter(d -> ways[d][node] <= reach.cutoffMm())
                .filter(d -> Arrays.stream(base[d]).noneMatch(way -> way <= reach.cutoffMm()))
                .toArray();
        long people = Arrays.stream(gained).mapToLong(d -> demand.weight()[d]).sum();
        String message = "seed " + seed + " node " + n;
        assertEquals(site ? people : MarginalGain.NO_SITE, result.gainedPeople()[n], message);
        assertEquals(site ? gained.length : -1, result.gainedCommunities()[n], message);
        gains += site ? people : 0;
      }
    }
    assertTrue(gains > 10_000, "gains: " + gains);
  }

  /**
   * Each site serves its own group, which is where it lies: the city is cut in stripes of
   * longitude, the last of which is nobody's.
   */
  @Test
  void amongGroupsItAgreesWithTheGainOfASingleSite() {
    int gains = 0;
    for (long seed = 0; seed < 120; seed++) {
      RandomCity city = new RandomCity(seed);
      SplittableRandom random = city.random();
      Network network = Sketch.build(city.lines(30, 25, 120.6, 28, 0.015));
      PointSet facilities = city.points(3, 120.6, 28, 0.015);
      DemandPoints demand =
          new DemandPoints(city.points(20, 120.6, 28, 0.015), random.longs(20, 0, 9).toArray());
      MarginalGain.PlaceGroups stripes = (lon, lat) -> (int) ((lon - 120.6) / 0.005 + 1) % 3 - 1;
      NearestFacility.Groups groups =
          new NearestFacility.Groups(
              random.ints(3, -1, 2).toArray(), random.ints(20, 0, 2).toArray(), 2);
      Direction direction = Direction.values()[random.nextInt(3)];
      ReachSpec reach = new ReachSpec(new Speed(1000), 700, direction, 150_000);
      MarginalGain.Result result =
          MarginalGain.run(
              reach,
              network,
              facilities,
              demand,
              new MarginalGain.Own(groups, stripes),
              ProgressListener.NONE,
              CancelToken.NONE);
      CoverageSpec spec = new CoverageSpec(reach, BigDecimal.ONE, groups.demand(), 2, groups);
      CoverageResult base =
          Coverage.run(spec, network, facilities, demand, ProgressListener.NONE, CancelToken.NONE);
      SiteGain single = new SiteGain(network, facilities, demand, reach, groups, base);
      for (int n = 0; n < network.nodeCount(); n++) {
        double lon = result.lon()[n];
        double lat = result.lat()[n];
        PointSet site = new PointSet(List.of("site"), new double[] {lon}, new double[] {lat});
        SiteGain.Result gain = single.run(site, stripes.of(lon, lat), CancelToken.NONE);
        boolean stands = gain.joined().joined(0) && standsOn(network, gain.joined(), n);
        if (stands && result.gainedPeople()[n] >= 0) {
          String message = "seed " + seed + " node " + n;
          assertEquals(gain.gainedPeople(), result.gainedPeople()[n], message);
          assertEquals(gain.gained().length, result.gainedCommunities()[n], message);
          gains += gain.gained().length;
        }
      }
    }
    assertTrue(gains > 300, "gains: " + gains);
  }

  /** A site that is put where the node lies gains what the map says. */
  @Test
  void agreesWithTheGainOfASingleSite() {
    int compared = 0;
    for (long seed = 0; seed < 60; seed++) {
      RandomCity city = new RandomCity(seed);
      Network network = Sketch.build(city.lines(30, 25, 120.6, 28, 0.015));
      PointSet facilities = city.points(2, 120.6, 28, 0.015);
      DemandPoints demand =
          new DemandPoints(
              city.points(20, 120.6, 28, 0.015), city.random().longs(20, 0, 9).toArray());
      ReachSpec reach = new ReachSpec(new Speed(1000), 900, Direction.TO_FACILITY, 150_000);
      MarginalGain.Result result = run(reach, network, facilities, demand);
      CoverageResult base = Analyses.coverage(network, facilities, demand, reach);
      SiteGain single = new SiteGain(network, facilities, demand, reach, base);
      for (int n = 0; n < network.nodeCount(); n++) {
        PointSet site =
            new PointSet(
                List.of("site"), new double[] {result.lon()[n]}, new double[] {result.lat()[n]});
        SiteGain.Result gain = single.run(site, CancelToken.NONE);
        if (standsOn(network, gain.joined(), n) && result.gainedPeople()[n] >= 0) {
          assertEquals(
              gain.gainedPeople(), result.gainedPeople()[n], "seed " + seed + " node " + n);
          compared++;
        }
      }
    }
    assertTrue(compared > 500, "compared: " + compared);
  }

  private static boolean standsOn(Network network, Snapped site, int node) {
    int edge = site.edge()[0];
    Streets streets = network.streets();
    return site.offsetMm()[0] == 0 && streets.from()[edge] == node
        || site.offsetMm()[0] == streets.lengthMm()[edge] && streets.to()[edge] == node;
  }

  @Test
  void theBestStandApart() {
    RandomCity city = new RandomCity(11);
    Network network = Sketch.build(city.lines(60, 60, 120.6, 28, 0.02));
    DemandPoints demand =
        new DemandPoints(
            city.points(80, 120.6, 28, 0.02), city.random().longs(80, 0, 50).toArray());
    MarginalGain.Result result = run(Analyses.QUARTER_HOUR, network, Sketch.points(0, 0), demand);
    int[] best = result.best(10, 400);
    assertTrue(best.length > 3, "found: " + best.length);
    for (int i = 1; i < best.length; i++) {
      assertTrue(result.gainedPeople()[best[i - 1]] >= result.gainedPeople()[best[i]]);
      for (int j = 0; j < i; j++) {
        assertTrue(metres(result, best[i], best[j]) >= 400);
      }
    }
    for (int n = 0; n < network.nodeCount(); n++) {
      int node = n;
      boolean beaten =
          Arrays.stream(best)
              .anyMatch(
                  b ->
                      metres(result, b, node) < 400
                          && result.gainedPeople()[b] >= result.gainedPeople()[node]);
      boolean later = result.gainedPeople()[n] <= result.gainedPeople()[best[best.length - 1]];
      assertTrue(beaten || later, "node " + n + " was left out for nothing");
    }
    assertArrayEquals(new int[] {best[0]}, result.best(1, 0));
  }

  private static double metres(MarginalGain.Result result, int a, int b) {
    return a == b
        ? 0
        : Karney.metres(result.lon()[a], result.lat()[a], result.lon()[b], result.lat()[b]);
  }

  /** A position at every node, on an edge that has a length: others are at both of their ends. */
  private static Snapped nodes(Streets streets) {
    int n = streets.nodeCount();
    Snapped at = new Snapped(new int[n], new int[n], new int[n], new double[n], new double[n]);
    Arrays.fill(at.edge(), -1);
    for (int e = 0; e < streets.edgeCount(); e++) {
      if (streets.lengthMm()[e] == 0) {
        continue;
      }
      at.edge()[streets.from()[e]] = e;
      at.offsetMm()[streets.from()[e]] = 0;
      at.edge()[streets.to()[e]] = e;
      at.offsetMm()[streets.to()[e]] = streets.lengthMm()[e];
    }
    return at;
  }

  /** One look at the token for every uncovered home, and the first word of progress at once. */
  @Test
  void stopsBetweenTwoHomes() {
    assertEquals(300, looks(301) - looks(1));
  }

  private static int looks(int homes) {
    Network network = new GridCity(2, 2, 100).network();
    double[] eastNorth = new double[2 * homes];
    int[] looks = {0};
    int[] told = {0};
    MarginalGain.run(
        Analyses.QUARTER_HOUR,
        network,
        Sketch.points(),
        Sketch.onePersonAt(eastNorth),
        (step, done, of) -> told[0] += step.equals("marginal gain") && of == homes ? 1 : 0,
        () -> looks[0]++ < 0);
    assertEquals(1 + (homes - 1) / 256, told[0], "a word every 256 homes");
    return looks[0];
  }

  private static MarginalGain.Result run(
      ReachSpec reach, Network network, PointSet facilities, DemandPoints demand) {
    return MarginalGain.run(
        reach, network, facilities, demand, ProgressListener.NONE, CancelToken.NONE);
  }
}
