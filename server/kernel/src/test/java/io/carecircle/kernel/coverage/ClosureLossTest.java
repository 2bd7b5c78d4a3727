package io.carecircle.kernel.coverage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.kernel.fixture.Analyses;
import io.carecircle.kernel.fixture.Islets;
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
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClosureLossTest {
  /**
   * A street of 3 km with facilities at 0 and 1000 m; homes at 500 (7 people), 950 (5), 1800 (3).
   * Home 500 is 500 s from both and belongs to the lower id; home 950 is 950 s from the first.
   */
  @Test
  void twoFacilitiesOnAStreet() {
    Network network =
        new Sketch()
            .node(1, 0, 0)
            .node(2, 900, 0)
            .node(3, 1800, 0)
            .node(4, 2700, 0)
            .street("a", 1, 2)
            .street("b", 2, 3)
            .street("c", 3, 4)
            .network();
    DemandPoints demand =
        new DemandPoints(Sketch.points(500, 0, 950, 0, 1800, 0), new long[] {7, 5, 3});
    ClosureLoss.Result result =
        run(Analyses.QUARTER_HOUR, null, true, network, Sketch.points(0, 0, 1000, 0), demand);
    ClosureLoss.Loss first = result.losses().get(0);
    assertEquals(0, first.lostPeople());
    assertEquals(7, first.reroutedPeople());
    assertEquals(BigInteger.ZERO, first.addedPersonSeconds(), "as far to the other one");
    ClosureLoss.Loss second = result.losses().get(1);
    assertArrayEquals(new int[] {1, 2}, second.lost(), "950 s and 1800 s to the first");
    assertEquals(8, second.lostPeople());
    assertEquals(0, second.reroutedPeople());
    assertEquals(List.of(new ClosureLoss.Pair(0, 1, 7, 15)), result.pairs());
  }

  @Test
  void equalsTheDifferenceOfTwoFullRuns() {
    int lost = 0;
    int rerouted = 0;
    int islands = 0;
    for (long seed = 0; seed < 1000; seed++) {
      RandomCity city = new RandomCity(seed);
      SplittableRandom random = city.random();
      List<StreetLine> lines =
          Islets.add(city.lines(40, 30, 120.6, 28, 0.015), random, 120.6, 28, 0.015);
      Network network = Sketch.build(lines);
      PointSet facilities =
          Islets.near(city.points(1 + random.nextInt(6), 120.6, 28, 0.015), lines, random);
      PointSet homes = Islets.near(city.points(25, 120.6, 28, 0.015), lines, random);
      DemandPoints demand = new DemandPoints(homes, random.longs(25, 0, 9).toArray());
      Direction direction = Direction.values()[random.nextInt(3)];
      ReachSpec reach = new ReachSpec(new Speed(1000), random.nextInt(3500), direction, 80_000);
      NearestFacility.Groups groups =
          random.nextInt(3) > 0 ? null : groups(random, facilities.size(), demand.size());
      ClosureLoss.Result result = run(reach, groups, false, network, facilities, demand);
      NearestFacility.Result base = ways(reach, groups, network, facilities, demand);
      int[] before = base.costMm();
      for (int f = 0; f < facilities.size(); f++) {
        String message = "seed " + seed + " facility " + f;
        int[] after = waysWithout(reach, groups, network, facilities, demand, f);
        int[] expected =
            IntStream.range(0, demand.size())
                .filter(d -> before[d] <= reach.cutoffMm() && after[d] > reach.cutoffMm())
                .toArray();
        ClosureLoss.Loss loss = result.losses().get(f);
        assertArrayEquals(expected, loss.lost(), message);
        assertEquals(people(demand, expected), loss.lostPeople(), message);
        int closed = f;
        int[] moved =
            IntStream.range(0, demand.size())
                .filter(d -> base.facility()[d] == closed && before[d] <= reach.cutoffMm())
                .filter(d -> after[d] <= reach.cutoffMm())
                .toArray();
        assertEquals(people(demand, moved), loss.reroutedPeople(), message);
        assertEquals(moved.length, loss.reroutedCommunities(), message);
        long added = 0;
        for (int d : moved) {
          added += demand.weight()[d] * ((after[d] + 999) / 1000 - (before[d] + 999) / 1000);
        }
        assertEquals(BigInteger.valueOf(added), loss.addedPersonSeconds(), message);
        lost += expected.length;
        rerouted += moved.length;
        islands += isSmall(network, result.joined().facilities(), f) ? 1 : 0;
      }
    }
    assertTrue(lost > 500 && rerouted > 300 && islands > 20, lost + " " + rerouted + " " + islands);
  }

  @Test
  void pairsEqualClosingBoth() {
    int found = 0;
    for (long seed = 0; seed < 300; seed++) {
      RandomCity city = new RandomCity(seed);
      Network network = Sketch.build(city.lines(40, 30, 120.6, 28, 0.02));
      PointSet facilities = city.points(5, 120.6, 28, 0.02);
      DemandPoints demand =
          new DemandPoints(
              city.points(25, 120.6, 28, 0.02), city.random().longs(25, 0, 9).toArray());
      ReachSpec reach =
          new ReachSpec(new Speed(1000), 2500, Direction.values()[(int) (seed % 3)], 150_000);
      ClosureLoss.Result result = run(reach, null, true, network, facilities, demand);
      int[] before = ways(reach, null, network, facilities, demand).costMm();
      assertEquals(
          result.pairs().stream()
              .sorted(
                  Comparator.comparingLong((ClosureLoss.Pair pair) -> -pair.lostPeople())
                      .thenComparing(ClosureLoss.Pair::first)
                      .thenComparing(ClosureLoss.Pair::second))
              .toList(),
          result.pairs(),
          "most people first");
      for (ClosureLoss.Pair pair : result.pairs()) {
        int[] after =
            waysWithout(reach, null, network, facilities, demand, pair.first(), pair.second());
        int[] expected =
            IntStream.range(0, demand.size())
                .filter(d -> before[d] <= reach.cutoffMm() && after[d] > reach.cutoffMm())
                .toArray();
        assertEquals(people(demand, expected), pair.lostPeople(), "seed " + seed + " " + pair);
        found++;
      }
    }
    assertTrue(found > 80, "pairs: " + found);
  }

  /** The first three of each demand point against sorting all ways, on graphs full of ties. */
  @Test
  void theNearestSeveralAreThoseOfAFullMatrix() {
    for (long seed = 0; seed < 1500; seed++) {
      RandomCity city = new RandomCity(seed);
      SplittableRandom random = city.random();
      Streets streets = city.streets(2 + random.nextInt(15), random.nextInt(40), 8);
      Network network = Network.of(streets);
      Snapped facilities = city.positions(streets, random.nextInt(7), 4);
      Snapped homes = city.positions(streets, 6, 4);
      Direction direction = Direction.values()[random.nextInt(3)];
      long[][] ways = Analyses.ways(network, facilities, homes, direction);
      NearestSeveral.Result result =
          NearestSeveral.run(
              network,
              new Snapper.Joined(facilities, homes),
              direction,
              null,
              3,
              ProgressListener.NONE,
              CancelToken.NONE);
      for (int d = 0; d < homes.size(); d++) {
        long[] row = ways[d];
        int[] order =
            IntStream.range(0, row.length)
                .filter(f -> row[f] < Lengths.NO_WAY_MM)
                .boxed()
                .sorted((a, b) -> row[a] != row[b] ? Long.compare(row[a], row[b]) : a - b)
                .mapToInt(Integer::intValue)
                .toArray();
        for (int i = 0; i < 3; i++) {
          String message = "seed " + seed + " home " + d + " rank " + i + Arrays.toString(row);
          assertEquals(i < order.length ? order[i] : -1, result.facility(d, i), message);
          assertEquals(
              i < order.length ? row[order[i]] : Lengths.NO_WAY_MM, result.costMm(d, i), message);
        }
      }
    }
  }

  private static ClosureLoss.Result run(
      ReachSpec reach,
      NearestFacility.Groups groups,
      boolean pairs,
      Network network,
      PointSet facilities,
      DemandPoints demand) {
    return ClosureLoss.run(
        reach, groups, pairs, network, facilities, demand, ProgressListener.NONE, CancelToken.NONE);
  }

  private static NearestFacility.Groups groups(SplittableRandom random, int facilities, int homes) {
    return new NearestFacility.Groups(
        random.ints(facilities, -1, 2).toArray(), random.ints(homes, 0, 2).toArray(), 2);
  }

  private static NearestFacility.Result ways(
      ReachSpec reach,
      NearestFacility.Groups groups,
      Network network,
      PointSet facilities,
      DemandPoints demand) {
    return NearestFacility.run(
        network,
        new Snapper(network).join(facilities, demand.points(), reach.maxSnapMm()),
        reach.direction(),
        groups,
        ProgressListener.NONE,
        CancelToken.NONE);
  }

  private static int[] waysWithout(
      ReachSpec reach,
      NearestFacility.Groups groups,
      Network network,
      PointSet facilities,
      DemandPoints demand,
      int... closed) {
    int[] kept =
        IntStream.range(0, facilities.size())
            .filter(f -> Arrays.stream(closed).noneMatch(c -> c == f))
            .toArray();
    NearestFacility.Groups own =
        groups == null
            ? null
            : new NearestFacility.Groups(
                Arrays.stream(kept).map(f -> groups.facility()[f]).toArray(),
                groups.demand(),
                groups.count());
    return ways(reach, own, network, Points.pick(facilities, kept), demand).costMm();
  }

  private static long people(DemandPoints demand, int[] members) {
    return Arrays.stream(members).mapToLong(d -> demand.weight()[d]).sum();
  }

  private static boolean isSmall(Network network, Snapped facilities, int f) {
    return facilities.joined(f)
        && network.islands()
            .small()[network.islands().island()[network.streets().from()[facilities.edge()[f]]]];
  }
}
