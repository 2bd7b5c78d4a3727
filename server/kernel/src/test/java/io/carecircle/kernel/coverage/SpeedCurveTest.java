package io.carecircle.kernel.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.kernel.fixture.Analyses;
import io.carecircle.kernel.fixture.RandomCity;
import io.carecircle.kernel.fixture.Sketch;
import io.carecircle.kernel.layer.DemandPoints;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import io.carecircle.kernel.search.Direction;
import io.carecircle.kernel.search.ReachSpec;
import io.carecircle.kernel.unit.Lengths;
import io.carecircle.kernel.unit.Speed;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpeedCurveTest {
  /** A home 900.001 m away needs 1,001 mm/s for 900 s: 900,001 / 900 = 1000.0011. */
  @Test
  void theSpeedNeededIsRoundedUp() {
    Network network = new Sketch().node(1, 0, 0).node(2, 999, 0).street("a", 1, 2).network();
    DemandPoints homes = Sketch.onePersonAt(900, 0, 900.001, 0, 0, 0, 0, 5000);
    SpeedCurve.Result result =
        run(Analyses.QUARTER_HOUR, List.of(1000, 1001), network, Sketch.points(0, 0), homes);
    assertEquals(List.of(1000, 1001, 1, SpeedCurve.NEVER), needed(result));
    assertEquals(2, result.counts().get(0).covered());
    assertEquals(3, result.counts().get(1).covered());
    assertEquals(1, result.counts().get(1).unknown());
  }

  @Test
  void everyPointOfTheCurveIsAFullRun() {
    long covered = 0;
    for (long seed = 0; seed < 400; seed++) {
      RandomCity city = new RandomCity(seed);
      SplittableRandom random = city.random();
      Network network = Sketch.build(city.lines(40, 30, 120.6, 28, 0.02));
      PointSet facilities = city.points(random.nextInt(4), 120.6, 28, 0.02);
      DemandPoints demand =
          new DemandPoints(city.points(20, 120.6, 28, 0.02), random.longs(20, 0, 9).toArray());
      Direction direction = Direction.values()[random.nextInt(3)];
      ReachSpec reach = new ReachSpec(new Speed(1000), random.nextInt(1200), direction, 150_000);
      List<Integer> speeds = random.ints(6, 1, 3000).sorted().boxed().toList();
      SpeedCurve.Result result = run(reach, speeds, network, facilities, demand);
      for (int i = 0; i < speeds.size(); i++) {
        ReachSpec at =
            new ReachSpec(new Speed(speeds.get(i)), reach.cutoffSeconds(), direction, 150_000);
        CoverageCounts full = Analyses.coverage(network, facilities, demand, at).total();
        assertEquals(full, result.counts().get(i), "seed " + seed + " speed " + speeds.get(i));
        covered += full.covered();
        int speed = speeds.get(i);
        long byNeed =
            IntStream.range(0, demand.size())
                .filter(d -> needed(result).get(d) > 0 && needed(result).get(d) <= speed)
                .mapToLong(d -> demand.weight()[d])
                .sum();
        assertEquals(full.covered(), byNeed, "seed " + seed + " speed " + speed);
        assertTrue(i == 0 || full.covered() >= result.counts().get(i - 1).covered());
      }
    }
    assertTrue(covered > 1000, "covered: " + covered);
  }

  @Test
  void aSpeedThatPutsTheCutoffOutOfRangeIsRefused() {
    Network network = new Sketch().node(1, 0, 0).node(2, 999, 0).street("a", 1, 2).network();
    ReachSpec reach =
        new ReachSpec(new Speed(1), Lengths.NO_WAY_MM / 1000, Direction.TO_FACILITY, 300_000);
    assertThrows(
        IllegalArgumentException.class,
        () -> run(reach, List.of(5000), network, Sketch.points(0, 0), Sketch.onePersonAt(1, 0)));
  }

  /** One look at the token for every speed: ten speeds are nine looks more than one. */
  @Test
  void stopsBetweenTwoSpeeds() {
    assertEquals(9, looks(10) - looks(1));
  }

  private static int looks(int speeds) {
    Network network = new Sketch().node(1, 0, 0).node(2, 999, 0).street("a", 1, 2).network();
    int[] looks = {0};
    SpeedCurve.run(
        Analyses.QUARTER_HOUR,
        null,
        IntStream.range(0, speeds).mapToObj(i -> new Speed(1000 + i)).toList(),
        network,
        Sketch.points(0, 0),
        Sketch.onePersonAt(900, 0),
        ProgressListener.NONE,
        () -> looks[0]++ < 0);
    return looks[0];
  }

  private static List<Integer> needed(SpeedCurve.Result result) {
    return IntStream.of(result.neededMmPerSecond()).boxed().toList();
  }

  private static SpeedCurve.Result run(
      ReachSpec reach,
      List<Integer> speeds,
      Network network,
      PointSet facilities,
      DemandPoints demand) {
    return SpeedCurve.run(
        reach,
        null,
        speeds.stream().map(Speed::new).toList(),
        network,
        facilities,
        demand,
        ProgressListener.NONE,
        CancelToken.NONE);
  }
}
