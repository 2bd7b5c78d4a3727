package io.carecircle.bench;

import io.carecircle.kernel.coverage.Coverage;
import io.carecircle.kernel.coverage.CoverageSpec;
import io.carecircle.kernel.layer.DemandPoints;
import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Streets;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import io.carecircle.kernel.search.Direction;
import io.carecircle.kernel.search.ReachSpec;
import io.carecircle.kernel.unit.Speed;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A whole coverage analysis as the program runs it: snapping, the sweep, classes and counts. */
final class CoverageCase {
  private static final long SEED = 20_260_103;

  /** Points lie up to 55 m from a street's vertex. */
  private static final double STRAY_DEGREES = 0.0005;

  private final Network network;
  private final PointSet facilities;
  private final DemandPoints demand;

  CoverageCase(Network network) {
    Random random = new Random(SEED);
    this.network = network;
    this.facilities = places(City.FACILITIES, random);
    long[] one = new long[City.DEMAND];
    Arrays.fill(one, 1);
    this.demand = new DemandPoints(places(City.DEMAND, random), one);
  }

  private PointSet places(int count, Random random) {
    Streets streets = network.streets();
    double[] lon = new double[count];
    double[] lat = new double[count];
    for (int i = 0; i < count; i++) {
      int vertex = random.nextInt(streets.shape().size());
      lon[i] = streets.shape().lon(vertex) + STRAY_DEGREES * (2 * random.nextDouble() - 1);
      lat[i] = streets.shape().lat(vertex) + STRAY_DEGREES * (2 * random.nextDouble() - 1);
    }
    List<String> ids = IntStream.range(0, count).mapToObj("p%06d"::formatted).toList();
    return new PointSet(ids, lon, lat);
  }

  List<Row> run(Rounds rounds) {
    ReachSpec reach = new ReachSpec(new Speed(1000), 900, Direction.TO_FACILITY, 300_000);
    CoverageSpec spec = new CoverageSpec(reach, BigDecimal.ONE, new int[City.DEMAND], 1, null);
    rounds.add(
        Row.OURS,
        () ->
            Coverage.run(spec, network, facilities, demand, ProgressListener.NONE, CancelToken.NONE)
                .total()
                .covered());
    return Row.of("coverage, from coordinates to counts", rounds.run(), 1, 0);
  }
}
