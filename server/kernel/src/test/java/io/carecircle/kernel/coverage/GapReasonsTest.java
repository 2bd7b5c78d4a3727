package io.carecircle.kernel.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.kernel.fixture.Analyses;
import io.carecircle.kernel.fixture.Islets;
import io.carecircle.kernel.fixture.Karney;
import io.carecircle.kernel.fixture.RandomCity;
import io.carecircle.kernel.fixture.Sketch;
import io.carecircle.kernel.layer.DemandPoints;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.layer.StreetLine;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Snapped;
import io.carecircle.kernel.network.Snapper;
import io.carecircle.kernel.network.Streets;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import io.carecircle.kernel.search.Direction;
import io.carecircle.kernel.search.NearestFacility;
import io.carecircle.kernel.search.ReachSpec;
import io.carecircle.kernel.unit.Lengths;
import io.carecircle.kernel.unit.Speed;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GapReasonsTest {
  private static final PointSet NOBODY = Sketch.points();

  /**
   * Two banks 30 m apart, 4 km long, no bridge but one at the eastern end; the facility at 0, 0.
   *
   * <pre>
   *   north bank  3 ------------------------- 4 (4000, 30)
   *                                           |
   *   south bank  1 (0, 0) ------------------ 2 (4000, 0)      9 (0,-200) -- 8 (2100,-200)
   * </pre>
   */
  @Test
  void eachReasonInATownWithARiver() {
    Network network = river().network();
    DemandPoints homes =
        new DemandPoints(
            Sketch.points(100, 30, 2000, 0, 100, -200, 3000, 30), new long[] {5, 6, 7, 8});
    PointSet facility = Sketch.points(0, 0);
    PointSet planned = Sketch.points(3500, 30);
    ReachSpec reach = new ReachSpec(new Speed(1000), 900, Direction.TO_FACILITY, 15_000);
    Snapper.Joined joined = new Snapper(network).join(facility, homes.points(), 15_000);
    GapReasons reasons =
        new GapReasons(
            reach,
            null,
            network,
            facility,
            new GapReasons.NotOpen(planned, null),
            homes,
            joined,
            ProgressListener.NONE,
            CancelToken.NONE);
    GapReasons.Why across = reasons.why(0, false);
    assertEquals(GapReason.DETOUR, across.reason());
    // sqrt(100^2 + 30^2) = 104.403 m in a straight line, 3900 + 30 + 4000 m by the bridge.
    assertEquals(104_403, across.straightMm());
    assertEquals(GapReason.TOO_FAR, reasons.why(1, false).reason(), "2000 m along the bank");
    GapReasons.Why path = reasons.why(2, false);
    assertEquals(GapReason.ISLAND, path.reason(), "224 m away on a path that nothing joins");
    assertEquals(Lengths.NO_WAY_MM, path.notOpenMm());
    GapReasons.Why planning = reasons.why(3, false);
    assertEquals(GapReason.NOT_OPEN, planning.reason());
    assertEquals(500_000, planning.notOpenMm());
    assertEquals(GapReason.FULL, reasons.why(3, true).reason());
    assertEquals(GapReason.FULL, reasons.why(0, true).reason());
  }

  private static Sketch river() {
    Sketch sketch = new Sketch();
    for (int i = 0; i <= 8; i++) {
      sketch.node(10 + i, 500.0 * i, 0).node(30 + i, 500.0 * i, 30);
    }
    // Streets shorter than a kilometre are exact in the sketch.
    sketch.street("south", IntStream.rangeClosed(10, 18).asLongStream().toArray());
    sketch.street("north", IntStream.rangeClosed(30, 38).asLongStream().toArray());
    sketch.street("bridge", 18, 38);
    sketch.node(8, 0, -200).node(9, 700, -200).node(7, 1400, -200).node(6, 2100, -200);
    return sketch.street("path", 8, 9, 7, 6);
  }

  /** One random town with everything that the definition asks for. */
  private static final class Town {
    final Network network;
    final PointSet facilities;
    final PointSet planned;
    final PointSet homes;
    final ReachSpec reach;
    final int trips;
    final int[] facilityGroup;
    final int[] plannedGroup;
    final int[] homeGroup;
    final NearestFacility.Groups groups;
    final Snapper.Joined joined;
    final int[] costMm;
    final GapReasons reasons;
    final long[][] toPlanned;

    Town(long seed) {
      RandomCity city = new RandomCity(seed);
      SplittableRandom random = city.random();
      List<StreetLine> lines =
          Islets.add(city.lines(25, 18, 120.6, 28, 0.012), random, 120.6, 28, 0.012);
      network = Sketch.build(lines);
      facilities = Islets.near(city.points(random.nextInt(4), 120.6, 28, 0.012), lines, random);
      planned = city.points(random.nextInt(3), 120.6, 28, 0.012);
      homes = Islets.near(city.points(12, 120.6, 28, 0.012), lines, random);
      Direction direction = Direction.values()[random.nextInt(3)];
      trips = direction == Direction.ROUND_TRIP ? 2 : 1;
      reach = new ReachSpec(new Speed(1000), random.nextInt(1500), direction, 80_000);
      facilityGroup = random.ints(facilities.size(), -1, 2).toArray();
      plannedGroup = random.ints(planned.size(), -1, 2).toArray();
      homeGroup = random.ints(12, 0, 2).toArray();
      groups =
          random.nextInt(3) == 0 ? new NearestFacility.Groups(facilityGroup, homeGroup, 2) : null;
      joined = new Snapper(network).join(facilities, homes, 80_000);
      costMm =
          NearestFacility.run(
                  network, joined, direction, groups, ProgressListener.NONE, CancelToken.NONE)
              .costMm();
      reasons =
          new GapReasons(
              reach,
              groups,
              network,
              facilities,
              new GapReasons.NotOpen(planned, plannedGroup),
              new DemandPoints(homes, new long[12]),
              joined,
              ProgressListener.NONE,
              CancelToken.NONE);
      Snapped places = new Snapper(network).join(planned, 80_000);
      toPlanned = Analyses.ways(network, places, joined.demand(), direction);
    }

    boolean isGap(int d) {
      return joined.demand().joined(d) && costMm[d] > reach.cutoffMm();
    }

    boolean serves(int f, int d) {
      return groups == null || facilityGroup[f] == homeGroup[d];
    }

    long straightMm(int f, int d) {
      double metres =
          Karney.metres(homes.lon()[d], homes.lat()[d], facilities.lon()[f], facilities.lat()[f]);
      return trips * Math.round(metres * 1000);
    }

    long openedMm(int d) {
      return IntStream.range(0, planned.size())
          .filter(p -> groups == null || plannedGroup[p] == homeGroup[d])
          .mapToLong(p -> toPlanned[d][p])
          .min()
          .orElse(Lengths.NO_WAY_MM);
    }

    GapReason expected(int d) {
      if (openedMm(d) <= reach.cutoffMm()) {
        return GapReason.NOT_OPEN;
      }
      int[] within =
          IntStream.range(0, facilities.size())
              .filter(f -> serves(f, d) && straightMm(f, d) <= reach.cutoffMm())
              .toArray();
      if (within.length == 0) {
        return GapReason.TOO_FAR;
      }
      Snapped at = joined.facilities();
      boolean connected =
          Arrays.stream(within)
              .filter(at::joined)
              .anyMatch(f -> connected(network.streets(), at.edge()[f], joined.demand().edge()[d]));
      return connected ? GapReason.DETOUR : GapReason.ISLAND;
    }
  }

  @Test
  void everyReasonAndFigureEqualsItsDefinition() {
    Map<GapReason, Integer> seen = new EnumMap<>(GapReason.class);
    for (long seed = 0; seed < 1500; seed++) {
      Town town = new Town(seed);
      for (int home = 0; home < 12; home++) {
        int d = home;
        if (!town.isGap(d)) {
          continue;
        }
        GapReasons.Why why = town.reasons.why(d, false);
        String message = "seed " + seed + " home " + d;
        double straightMm =
            IntStream.range(0, town.facilities.size())
                .filter(f -> town.serves(f, d))
                .mapToLong(f -> town.straightMm(f, d))
                .min()
                .orElse(Lengths.NO_WAY_MM);
        assertEquals(town.expected(d), why.reason(), message);
        assertEquals(straightMm, why.straightMm(), town.trips, message);
        assertEquals(town.openedMm(d), why.notOpenMm(), message);
        assertEquals(straightMm < Lengths.NO_WAY_MM, why.straightFacility() >= 0, message);
        seen.merge(why.reason(), 1, Integer::sum);
      }
    }
    assertTrue(seen.values().stream().allMatch(n -> n > 50) && seen.size() == 4, seen.toString());
  }

  /** Whether streets lead from one edge to another, whatever their direction: by flooding. */
  private static boolean connected(Streets streets, int from, int to) {
    boolean[] wet = new boolean[streets.nodeCount()];
    wet[streets.from()[from]] = true;
    for (boolean more = true; more; ) {
      more = false;
      for (int e = 0; e < streets.edgeCount(); e++) {
        if (wet[streets.from()[e]] != wet[streets.to()[e]]) {
          wet[streets.from()[e]] = true;
          wet[streets.to()[e]] = true;
          more = true;
        }
      }
    }
    return wet[streets.from()[to]];
  }

  @Test
  void withoutAnyFacilityEverybodyIsTooFar() {
    Network network = river().network();
    DemandPoints homes = Sketch.onePersonAt(100, 0);
    GapReasons reasons =
        new GapReasons(
            Analyses.QUARTER_HOUR,
            null,
            network,
            NOBODY,
            new GapReasons.NotOpen(NOBODY, new int[0]),
            homes,
            new Snapper(network).join(NOBODY, homes.points(), 300_000),
            ProgressListener.NONE,
            CancelToken.NONE);
    assertEquals(
        new GapReasons.Why(GapReason.TOO_FAR, -1, Lengths.NO_WAY_MM, -1, Lengths.NO_WAY_MM),
        reasons.why(0, false));
  }

  @Test
  void theNearestInAStraightLineIsThatOfMeasuringAll() {
    for (long seed = 0; seed < 300; seed++) {
      RandomCity city = new RandomCity(seed);
      PointSet points = city.points(30, 120.6, 28, 0.5);
      PointSet from = city.points(10, 120.6, 28, 0.5);
      StraightWays ways = new StraightWays(points);
      for (int i = 0; i < 10; i++) {
        double lon = from.lon()[i];
        double lat = from.lat()[i];
        long[] mm = new long[30];
        Arrays.setAll(
            mm,
            p ->
                (long)
                    Math.floor(
                        1000 * Karney.metres(lon, lat, points.lon()[p], points.lat()[p]) + 0.5));
        StraightWays.Nearest nearest = ways.nearest(lon, lat, p -> p % 2 == 0);
        long best = IntStream.range(0, 15).mapToLong(k -> mm[2 * k]).min().orElseThrow();
        assertEquals(best, nearest.straightMm(), 1, "seed " + seed);
        assertEquals(0, nearest.point() % 2);
        int third = (int) (best + 2);
        assertTrue(ways.anyWithin(lon, lat, third, p -> p % 2 == 0));
        assertTrue(best < 3 || !ways.anyWithin(lon, lat, (int) best - 2, p -> p % 2 == 0));
      }
    }
  }
}
