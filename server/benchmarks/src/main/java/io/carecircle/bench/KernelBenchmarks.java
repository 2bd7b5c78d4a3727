package io.carecircle.bench;

import io.carecircle.kernel.layer.PointSet;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Snapped;
import io.carecircle.kernel.network.Snapper;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import io.carecircle.kernel.search.CostMatrix;
import io.carecircle.kernel.search.Direction;
import io.carecircle.kernel.search.EndCosts;
import io.carecircle.kernel.search.NearestFacility;
import io.carecircle.kernel.search.NearestSearch;
import io.carecircle.kernel.search.ReachSearch;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The kernel's entry points one by one, under JMH: one call is one facility, or one sweep. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class KernelBenchmarks {
  private static final int CUTOFF_MM = 900_000;

  @Param({"sao-paulo-centre", "liechtenstein"})
  String graph;

  private City city;
  private ReachSearch reach;
  private NearestSearch nearest;
  private EndCosts starts;
  private CostMatrix matrix;
  private Snapper.Joined joined;
  private Snapper snapper;
  private PointSet point;
  private int next;

  /** Once before each benchmark. */
  @Setup
  public void load() {
    city =
        City.of(
            graph,
            ImportCase.read(
                SharedFolder.find().orElseThrow().resolve("osm/" + graph + ".osm.pbf")));
    Network network = city.network();
    Snapped facilities = city.facilityPositions();
    reach = new ReachSearch(network.reverse());
    nearest = new NearestSearch(network.reverse());
    starts = EndCosts.arriving(network.streets(), facilities);
    matrix = new CostMatrix(network, facilities, city.demand(), true);
    joined = new Snapper.Joined(facilities, city.demand());
    snapper = new Snapper(network);
    int middle = network.streets().shape().size() / 2;
    point =
        new PointSet(
            List.of("p"),
            new double[] {network.streets().shape().lon(middle) + 0.0003},
            new double[] {network.streets().shape().lat(middle) + 0.0002});
  }

  private int facility() {
    next = (next + 1) % city.facilities().length;
    return next;
  }

  /** W1 at 900 m. */
  @Benchmark
  public int reach() {
    reach.begin(CUTOFF_MM);
    reach.addStart(city.facilities()[facility()], 0);
    reach.run();
    return reach.reachedCount();
  }

  /** W2 at 900 m. */
  @Benchmark
  public int nearestOfAllNodes() {
    nearest.run(starts, null, CUTOFF_MM, CancelToken.NONE);
    return nearest.facility(0);
  }

  /** One row of W5. */
  @Benchmark
  public int matrixRow() {
    matrix.row(facility(), CUTOFF_MM);
    return matrix.foundCount();
  }

  /** 100,000 demand points, at any distance. */
  @Benchmark
  public NearestFacility.Result nearestFacility() {
    return NearestFacility.run(
        city.network(),
        joined,
        Direction.TO_FACILITY,
        null,
        ProgressListener.NONE,
        CancelToken.NONE);
  }

  @Benchmark
  public Snapped snapOnePoint() {
    return snapper.join(point, 300_000);
  }
}
