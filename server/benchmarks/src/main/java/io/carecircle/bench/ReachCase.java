package io.carecircle.bench;

import com.graphhopper.isochrone.algorithm.ShortestPathTree;
import com.graphhopper.routing.DijkstraOneToMany;
import io.carecircle.kernel.search.ReachSearch;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

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
  double gainOfTwoThreads(int rounds) throws InterruptedException {
    ReachSearch[] searches = {
      new ReachSearch(city.network().reverse()), new ReachSearch(city.network().reverse())
    };
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      long bestOfOne = Long.MAX_VALUE;
      long bestOfTwo = Long.MAX_VALUE;
      for (int round = 0; round < rounds; round++) {
        long one = System.nanoTime();
        threads.invokeAll(List.of(task(searches[0], 0, 1)));
        one = System.nanoTime() - one;
        long two = System.nanoTime();
        for (Future<Long> done :
            threads.invokeAll(List.of(task(searches[0], 0, 2), task(searches[1], 1, 2)))) {
          done.get();
        }
        two = System.nanoTime() - two;
        bestOfOne = Math.min(bestOfOne, one);
        bestOfTwo = Math.min(bestOfTwo, two);
      }
      return (double) bestOfOne / bestOfTwo;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      threads.shutdown();
    }
  }

  private Callable<Long> task(ReachSearch search, int first, int step) {
    return () -> {
      long sum = 0;
      for (int repeat = 0; repeat < 10; repeat++) {
        sum += sumOfDistances(search, first, step);
      }
      return sum;
    };
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
