package io.carecircle.bench;

import com.graphhopper.isochrone.algorithm.ShortestPathTree;
import com.graphhopper.routing.DijkstraOneToMany;
import io.carecircle.kernel.search.ReachSearch;
import java.lang.management.ManagementFactory;
import java.util.List;

/** W1: every node from which a facility can be reached within a cut-off, with its distance. */
final class ReachCase {
  private final City city;
  private final PeerGraph peer;
  private final int cutoffMetres;

  ReachCase(City city, PeerGraph peer, int cutoffMetres) {
    this.city = city;
    this.peer = peer;
    this.cutoffMetres = cutoffMetres;
  }

  List<Row> run(Rounds rounds) {
    ReachSearch search = new ReachSearch(city.network().reverse());
    rounds
        .add(Row.OURS, () -> sumOfDistances(search, 0, 1))
        .add("GraphHopper ShortestPathTree", this::peerSumOfDistances);
    return Row.of("W1 %d m".formatted(cutoffMetres), rounds.run(), calls(), settled());
  }

  /**
   * GraphHopper's other one-to-many search keeps its arrays, but it searches forwards only and
   * cannot list what it reached, so it answers less than is asked; shown for comparison.
   */
  List<Row> runSearchOnly(Rounds rounds) {
    ReachSearch search = new ReachSearch(city.network().forward());
    DijkstraOneToMany oneToMany = peer.oneToMany(cutoffMetres);
    rounds
        .add(Row.OURS, () -> searchAll(search))
        .add("GraphHopper DijkstraOneToMany", () -> searchAll(oneToMany));
    String work = "W1 %d m, search only, forwards".formatted(cutoffMetres);
    return Row.of(work, rounds.run(), calls(), 0);
  }

  /** The wall clock of one thread over that of two, each with a search of its own. */
  Threads twoThreads(int rounds) throws InterruptedException {
    ReachSearch[] searches = {
      new ReachSearch(city.network().reverse()), new ReachSearch(city.network().reverse())
    };
    return Threads.measure(
        rounds, (worker, first, step) -> sumOfDistances(searches[worker], first, step));
  }

  /** Bytes that one search allocates once its scratch memory has grown. */
  double bytesPerSearch() {
    ReachSearch search = new ReachSearch(city.network().reverse());
    sumOfDistances(search, 0, 1);
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    sumOfDistances(search, 0, 1);
    return (double) (threads.getCurrentThreadAllocatedBytes() - before) / calls();
  }

  private long calls() {
    return city.facilities().length;
  }

  private long settled() {
    ReachSearch search = new ReachSearch(city.network().reverse());
    long settled = 0;
    for (int facility : city.facilities()) {
      start(search, facility);
      settled += search.reachedCount();
    }
    return settled;
  }

  private void start(ReachSearch search, int facility) {
    search.begin(cutoffMetres * 1000);
    search.addStart(facility, 0);
    search.run();
  }

  private long sumOfDistances(ReachSearch search, int first, int step) {
    long sum = 0;
    for (int f = first; f < city.facilities().length; f += step) {
      start(search, city.facilities()[f]);
      for (int k = 0; k < search.reachedCount(); k++) {
        sum += search.reachedCostMm(k);
      }
    }
    return sum;
  }

  private long peerSumOfDistances() {
    Sum sum = new Sum();
    for (int facility : city.facilities()) {
      peer.tree(cutoffMetres).search(facility, sum::add);
    }
    // In metres as doubles the sum of all is exact to far less than a millimetre.
    return Math.round(sum.metres * 1000);
  }

  private static final class Sum {
    private double metres;

    void add(ShortestPathTree.IsoLabel label) {
      metres += label.weight;
    }
  }

  private long searchAll(ReachSearch search) {
    for (int facility : city.facilities()) {
      start(search, facility);
    }
    return 0;
  }

  private long searchAll(DijkstraOneToMany oneToMany) {
    for (int facility : city.facilities()) {
      oneToMany.clear().findEndNode(facility, peer.nowhere());
    }
    return 0;
  }
}
