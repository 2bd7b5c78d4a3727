package io.carecircle.kernel.coverage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.kernel.fixture.GridCity;
import io.carecircle.kernel.fixture.RandomCity;
import io.carecircle.kernel.fixture.Sketch;
import io.carecircle.kernel.layer.DemandPoints;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Snapped;
import io.carecircle.kernel.network.Snapper;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import io.carecircle.kernel.search.Direction;
import io.carecircle.kernel.search.NearestFacility;
import io.carecircle.kernel.search.ReachSpec;
import io.carecircle.kernel.unit.Speed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SiteGainTest {
  /** Ids of the fixture's points sort before it. */
  private static final String SITE = "\uFFFD site";

  @Test
  void theGainIsTheDifferenceOfTwoFullRuns() {
    int gains = 0;
    int unjoined = 0;
    for (long seed = 0; seed < 400; seed++) {
      RandomCity city = new RandomCity(seed);
      SplittableRandom random = city.random();
      Network network = Sketch.build(city.lines(50, 40, 120.6, 28, 0.02));
      PointSet facilities = city.points(random.nextInt(4), 120.6, 28, 0.02);
      PointSet homes = city.points(30, 120.6, 28, 0.02);
      DemandPoints demand = new DemandPoints(homes, random.longs(30, 0, 9).toArray());
      Direction direction = Direction.values()[random.nextInt(3)];
      ReachSpec reach = new ReachSpec(new Speed(1000), random.nextInt(2500), direction, 150_000);
      double lon = 120.6 + random.nextDouble() * 0.02;
      double lat = 28 + random.nextDouble() * 0.02;
      CoverageResult before = cover(reach, network, facilities, demand);
      CoverageResult after = cover(reach, network, plus(facilities, lon, lat), demand);
      SiteGain sites = new SiteGain(network, facilities, demand, reach, before);
      // The scratch memory of another site leaves no trace.
      sites.run(point(lon + 0.002, lat), CancelToken.NONE);
      SiteGain.Result gain = sites.run(point(lon, lat), CancelToken.NONE);
      int[] expected =
          IntStream.range(0, demand.size())
              .filter(
                  d ->
                      after.demandClass()[d] == DemandClass.COVERED
                          && before.demandClass()[d] != DemandClass.COVERED)
              .toArray();
      assertArrayEquals(expected, gain.gained(), "seed " + seed);
      assertEquals(
          after.total().covered() - before.total().covered(), gain.gainedPeople(), "seed " + seed);
      int last = facilities.size();
      assertEquals(
          after.joined().facilities().edge()[last], gain.joined().edge()[0], "seed " + seed);
      if (gain.joined().joined(0)) {
        assertWithin(network, reach, before.joined().demand(), demand, gain);
      }
      gains += gain.gained().length;
      unjoined += gain.joined().joined(0) ? 0 : 1;
    }
    assertTrue(gains > 200 && unjoined > 20, "the cases must occur: " + gains + ", " + unjoined);
  }

  /** Each group is a city of its own that happens to have the same streets. */
  @Test
  void aSiteAmongGroupsGainsInItsOwn() {
    int gains = 0;
    int unjoined = 0;
    for (long seed = 1000; seed < 1800; seed++) {
      RandomCity city = new RandomCity(seed);
      SplittableRandom random = city.random();
      Network network = Sketch.build(city.lines(50, 40, 120.6, 28, 0.02));
      PointSet facilities = city.points(random.nextInt(6), 120.6, 28, 0.02);
      PointSet homes = city.points(30, 120.6, 28, 0.02);
      DemandPoints demand = new DemandPoints(homes, random.longs(30, 0, 9).toArray());
      int[] servers = random.ints(facilities.size(), -1, 3).toArray();
      NearestFacility.Groups groups =
          new NearestFacility.Groups(servers, random.ints(30, 0, 3).toArray(), 3);
      Direction direction = Direction.values()[random.nextInt(3)];
      ReachSpec reach = new ReachSpec(new Speed(1000), random.nextInt(2500), direction, 150_000);
      int group = random.nextInt(4) - 1;
      PointSet site = point(120.6 + random.nextDouble() * 0.02, 28 + random.nextDouble() * 0.02);
      CoverageResult before = cover(reach, groups, network, facilities, demand);
      int[] more = Arrays.copyOf(servers, servers.length + 1);
      more[servers.length] = group;
      CoverageResult after =
          cover(
              reach,
              new NearestFacility.Groups(more, groups.demand(), 3),
              network,
              plus(facilities, site.lon()[0], site.lat()[0]),
              demand);
      SiteGain.Result gain =
          new SiteGain(network, facilities, demand, reach, groups, before)
              .run(site, group, CancelToken.NONE);
      int[] expected =
          IntStream.range(0, demand.size())
              .filter(
                  d ->
                      after.demandClass()[d] == DemandClass.COVERED
                          && before.demandClass()[d] != DemandClass.COVERED)
              .toArray();
      assertArrayEquals(expected, gain.gained(), "seed " + seed);
      assertEquals(
          after.total().covered() - before.total().covered(), gain.gainedPeople(), "seed " + seed);
      gains += gain.gained().length;
      unjoined += gain.joined().joined(0) ? 0 : 1;
    }
    assertTrue(gains > 100 && unjoined > 10, "the cases must occur: " + gains + ", " + unjoined);
  }

  @Test
  void aSiteAmongGroupsNeedsAGroup() {
    Network network = new GridCity(2, 2, 100).sketch().network();
    PointSet places = Sketch.points(0, 0);
    DemandPoints demand = new DemandPoints(places, new long[] {1});
    ReachSpec reach = new ReachSpec(new Speed(1000), 900, Direction.TO_FACILITY, 300_000);
    NearestFacility.Groups groups = new NearestFacility.Groups(new int[] {0}, new int[] {0}, 1);
    CoverageResult base = cover(reach, groups, network, places, demand);
    SiteGain sites = new SiteGain(network, places, demand, reach, groups, base);
    assertThrows(
        IllegalArgumentException.class, () -> sites.run(point(120.6, 28), CancelToken.NONE));
  }

  /** Whoever the site covers, covered before or not. */
  private static void assertWithin(
      Network network, ReachSpec reach, Snapped homes, DemandPoints demand, SiteGain.Result gain) {
    int[] costMm =
        NearestFacility.run(
                network,
                new Snapper.Joined(gain.joined(), homes),
                reach.direction(),
                null,
                ProgressListener.NONE,
                CancelToken.NONE)
            .costMm();
    int[] within =
        IntStream.range(0, demand.size()).filter(d -> costMm[d] <= reach.cutoffMm()).toArray();
    assertEquals(within.length, gain.within());
    assertEquals(
        IntStream.of(within).mapToLong(d -> demand.weight()[d]).sum(), gain.peopleWithin());
  }

  /**
   * A rock of 120 m with two homes that no facility made real: unknown before, covered by a site 1
   * m off its west end, which stands before or behind the two facilities by its name.
   */
  @Test
  void aSiteMakesAnIslandReal() {
    Network network =
        new GridCity(6, 6, 100)
            .sketch()
            .node(911, 1500, 1000)
            .node(912, 1540, 1000)
            .node(913, 1580, 1000)
            .node(914, 1620, 1000)
            .street("rock1", 911, 912)
            .street("rock2", 912, 913)
            .street("rock3", 913, 914)
            .network();
    PointSet facilities = Sketch.points(300, 300, 400, 300);
    DemandPoints demand =
        new DemandPoints(Sketch.points(1622, 1000, 0, 0, 1580, 1001), new long[] {7, 5, 3});
    ReachSpec reach = new ReachSpec(new Speed(1000), 900, Direction.TO_FACILITY, 300_000);
    CoverageResult before = cover(reach, network, facilities, demand);
    SiteGain sites = new SiteGain(network, facilities, demand, reach, before);
    for (String id : List.of("\u0000", SITE)) {
      PointSet site =
          new PointSet(
              List.of(id), new double[] {Sketch.lon(1499)}, new double[] {Sketch.lat(1000)});
      SiteGain.Result gain = sites.run(site, CancelToken.NONE);
      assertArrayEquals(new int[] {0, 2}, gain.gained());
      assertEquals(10, gain.gainedPeople());
      assertEquals(2, gain.within());
      assertEquals(10, gain.peopleWithin());
      assertEquals(1000, gain.joined().legMm()[0]);
    }
  }

  /** Many homes to a street, and each a site: on its own street a way need not pass an end. */
  @Test
  void theOwnStreetOfASiteNeedsNoEnd() {
    for (long seed = 400; seed < 500; seed++) {
      RandomCity city = new RandomCity(seed);
      Network network = Sketch.build(city.lines(3, 2, 120.6, 28, 0.02));
      PointSet homes = city.points(40, 120.6, 28, 0.02);
      DemandPoints demand = new DemandPoints(homes, city.random().longs(40, 0, 9).toArray());
      PointSet none = city.points(0, 120.6, 28, 0.02);
      for (Direction direction : Direction.values()) {
        ReachSpec reach = new ReachSpec(new Speed(1000), 400, direction, 900_000);
        CoverageResult before = cover(reach, network, none, demand);
        SiteGain sites = new SiteGain(network, none, demand, reach, before);
        for (int i = 0; i < homes.size(); i++) {
          SiteGain.Result gain = sites.run(point(homes.lon()[i], homes.lat()[i]), CancelToken.NONE);
          if (gain.joined().joined(0)) {
            assertWithin(network, reach, before.joined().demand(), demand, gain);
            assertEquals(gain.within(), gain.gained().length);
            assertEquals(gain.peopleWithin(), gain.gainedPeople());
          }
        }
      }
    }
  }

  private static CoverageResult cover(
      ReachSpec reach, Network network, PointSet facilities, DemandPoints demand) {
    return cover(reach, null, network, facilities, demand);
  }

  private static CoverageResult cover(
      ReachSpec reach,
      NearestFacility.Groups groups,
      Network network,
      PointSet facilities,
      DemandPoints demand) {
    CoverageSpec spec = new CoverageSpec(reach, BigDecimal.ONE, new int[demand.size()], 1, groups);
    return Coverage.run(spec, network, facilities, demand, ProgressListener.NONE, CancelToken.NONE);
  }

  private static PointSet point(double lon, double lat) {
    return new PointSet(List.of(SITE), new double[] {lon}, new double[] {lat});
  }

  private static PointSet plus(PointSet facilities, double lon, double lat) {
    List<String> ids = new ArrayList<>(facilities.ids());
    ids.add(SITE);
    int n = facilities.size();
    double[] lons = java.util.Arrays.copyOf(facilities.lon(), n + 1);
    double[] lats = java.util.Arrays.copyOf(facilities.lat(), n + 1);
    lons[n] = lon;
    lats[n] = lat;
    return new PointSet(ids, lons, lats);
  }
}
