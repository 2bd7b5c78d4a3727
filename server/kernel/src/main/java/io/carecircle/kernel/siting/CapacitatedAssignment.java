package io.carecircle.kernel.siting;

import io.carecircle.kernel.search.SparseCostMatrix;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Assigns demand points to given open sites of limited size. A person more in a full site costs the
 * others something: with such {@code marginals} of the sites as a price, points are assigned by
 * regret (Martello and Toth 1990, MTHG), and exactly by enumeration under the bound {@code sum of
 * min over j of (c_ij + marginal_j w_i) - sum of marginal_j capacity_j} (Fisher, Jaikumar and Van
 * Wassenhove 1986, with the sites relaxed).
 */
final class CapacitatedAssignment {
  /** Pairs that are looked at for moves of two points, for one assignment. */
  private static final long MOST_PAIRS = 10_000_000;

  private final SitingSpec spec;
  private final SparseCostMatrix costs;
  private final SolveControl control;
  private final boolean cover;

  /** What a point without a site pays: more than any plan, where everybody must have one. */
  private final double none;

  private final double[] roomOf;
  private final Integer[] heaviestFirst;

  private double best;
  private int[] bestSites;
  private boolean stopped;
  private boolean ended;
  private long steps;
  private long mostSteps;

  CapacitatedAssignment(SitingSpec spec, SolveControl control) {
    this.spec = spec;
    this.costs = spec.costs();
    this.control = control;
    this.cover = spec.model() == SitingModel.CAPACITATED_MCLP;
    this.none = cover ? Double.NaN : Questions.median(spec).ceiling();
    this.roomOf = new double[spec.siteCount()];
    Arrays.setAll(roomOf, j -> spec.capacity()[j] * (1 + 1e-12));
    this.heaviestFirst = new Integer[spec.demandCount()];
    Arrays.setAll(heaviestFirst, i -> i);
    Arrays.sort(
        heaviestFirst,
        Comparator.comparingDouble((Integer i) -> -spec.weight()[i]).thenComparing(i -> i));
  }

  /** What a plan costs, infinite when it leaves somebody out who must be served. */
  double costOf(int[] siteOf) {
    double sum = 0;
    for (int i = 0; i < siteOf.length; i++) {
      if (siteOf[i] < 0) {
        sum += cover ? spec.weight()[i] : Double.POSITIVE_INFINITY;
      } else {
        sum += cover ? 0 : spec.weight()[i] * costs.cost(i, siteOf[i]);
      }
    }
    return sum;
  }

  /**
   * A good assignment, -1 for nobody: by regret, and the heaviest first, the better one improved.
   *
   * @param marginals price of a person in each site
   * @param thorough whether moves of two points are looked for
   */
  int[] quick(boolean[] open, double[] marginals, boolean thorough) {
    Assigned byRegret = new Assigned(open, regretOrder(open, marginals), marginals);
    Assigned byWeight = new Assigned(open, heaviestFirst, marginals);
    Assigned better = byWeight.cost() < byRegret.cost() ? byWeight : byRegret;
    better.improve(thorough);
    return better.siteOf;
  }

  /** Those that lose most without their best site first. */
  private Integer[] regretOrder(boolean[] open, double[] marginals) {
    double[] regret = new double[spec.demandCount()];
    for (int i = 0; i < regret.length; i++) {
      double one = without(i);
      double two = one;
      for (int k = costs.first(i); k < costs.first(i + 1); k++) {
        int j = costs.column(k);
        if (open[j] && spec.weight()[i] <= roomOf[j]) {
          double price = price(i, k) + marginals[j] * spec.weight()[i];
          two = Math.min(two, Math.max(one, price));
          one = Math.min(one, price);
        }
      }
      regret[i] = two - one;
    }
    Integer[] order = heaviestFirst.clone();
    Arrays.sort(order, Comparator.comparingDouble((Integer i) -> -regret[i]));
    return order;
  }

  private double without(int i) {
    return cover ? spec.weight()[i] : none;
  }

  private double price(int i, int k) {
    return cover ? 0 : spec.weight()[i] * costs.cost(k);
  }

  /** An assignment while it is made better. */
  private final class Assigned {
    private final int[] siteOf = new int[spec.demandCount()];
    private final double[] priceOf = new double[siteOf.length];
    private final double[] room = roomOf.clone();
    private final boolean[] open;
    private long left;

    Assigned(boolean[] open, Integer[] order, double[] marginals) {
      this.open = open;
      for (int i : order) {
        double weight = spec.weight()[i];
        double least = Double.POSITIVE_INFINITY;
        siteOf[i] = -1;
        priceOf[i] = without(i);
        for (int k = costs.first(i); k < costs.first(i + 1); k++) {
          int j = costs.column(k);
          double price = price(i, k) + marginals[j] * weight;
          if (open[j] && weight <= room[j] && price < least) {
            least = price;
            siteOf[i] = j;
            priceOf[i] = price(i, k);
          }
        }
        if (siteOf[i] >= 0) {
          room[siteOf[i]] -= weight;
        }
      }
    }

    double cost() {
      return Arrays.stream(priceOf).sum();
    }

    /** Moves of one point, and of one that makes another one leave its site. */
    void improve(boolean thorough) {
      left = thorough ? MOST_PAIRS : 0;
      boolean changed = true;
      for (int pass = 0; pass < 20 && changed; pass++) {
        changed = false;
        for (int i = 0; i < siteOf.length; i++) {
          for (int k = costs.first(i); k < costs.first(i + 1); k++) {
            boolean moved = shift(i, k) || left > 0 && push(i, k);
            changed |= moved;
          }
        }
      }
    }

    private boolean better(double after, double before) {
      return after < before - 1e-9 * Math.abs(before);
    }

    private boolean shift(int i, int k) {
      int j = costs.column(k);
      boolean moves =
          open[j]
              && siteOf[i] != j
              && spec.weight()[i] <= room[j]
              && better(price(i, k), priceOf[i]);
      if (moves) {
        move(i, j, price(i, k));
      }
      return moves;
    }

    private void move(int i, int j, double price) {
      if (siteOf[i] >= 0) {
        room[siteOf[i]] += spec.weight()[i];
      }
      siteOf[i] = j;
      priceOf[i] = price;
      if (j >= 0) {
        room[j] -= spec.weight()[i];
      }
    }

    /** Moves a point to a site that another one leaves for it, by the best of such moves. */
    private boolean push(int i, int k) {
      int j = costs.column(k);
      double weight = spec.weight()[i];
      if (!open[j]
          || siteOf[i] == j
          || weight > roomOf[j]
          || !(price(i, k) < priceOf[i] || !cover)) {
        return false;
      }
      left -= siteOf.length;
      int from = siteOf[i];
      double least = Double.POSITIVE_INFINITY;
      int pushed = -1;
      int to = -1;
      double toPrice = 0;
      for (int n = 0; n < siteOf.length; n++) {
        if (siteOf[n] != j || room[j] + spec.weight()[n] < weight) {
          continue;
        }
        if (without(n) - priceOf[n] < least) {
          least = without(n) - priceOf[n];
          pushed = n;
          to = -1;
          toPrice = without(n);
        }
        left -= costs.first(n + 1) - costs.first(n);
        for (int q = costs.first(n); q < costs.first(n + 1); q++) {
          int t = costs.column(q);
          double free = t == from ? room[t] + weight : room[t];
          double more = price(n, q) - priceOf[n];
          if (open[t] && t != j && spec.weight()[n] <= free && more < least) {
            least = more;
            pushed = n;
            to = t;
            toPrice = price(n, q);
          }
        }
      }
      if (pushed < 0 || !better(price(i, k) + least, priceOf[i])) {
        return false;
      }
      move(pushed, to, toPrice);
      move(i, j, price(i, k));
      return true;
    }
  }

  /**
   * The best assignment below a cost.
   *
   * @param most steps
   * @return null when there is none, or none was found before it {@link #ended}
   */
  int[] exact(boolean[] open, double[] marginals, double below, long most) {
    ended = stopped;
    steps = 0;
    mostSteps = most;
    double slack = 0;
    for (int j = 0; j < open.length; j++) {
      slack += open[j] && marginals[j] > 0 ? marginals[j] * roomOf[j] : 0;
    }
    best = below;
    bestSites = null;
    Enumeration plain = new Enumeration(open, new double[open.length], 0);
    new Enumeration(open, marginals, slack).assign(0, 0, 0, plain);
    return bestSites;
  }

  /** Whether the last enumeration was not gone through to its end. */
  boolean ended() {
    return ended;
  }

  /** Whether the clock ended one. */
  boolean stopped() {
    return stopped;
  }

  /** Points one by one, the heaviest first, under two bounds. */
  private final class Enumeration {
    private final double[] marginals;
    private final double slack;
    private final double[] rest;
    private final boolean[] open;
    private final int[] sites = new int[spec.demandCount()];
    private final double[] room = roomOf.clone();

    Enumeration(boolean[] open, double[] marginals, double slack) {
      this.open = open;
      this.marginals = marginals;
      this.slack = slack;
      this.rest = new double[heaviestFirst.length + 1];
      for (int n = heaviestFirst.length - 1; n >= 0; n--) {
        int i = heaviestFirst[n];
        double least = cover ? spec.weight()[i] : Double.POSITIVE_INFINITY;
        for (int k = costs.first(i); k < costs.first(i + 1); k++) {
          int j = costs.column(k);
          if (open[j] && spec.weight()[i] <= roomOf[j]) {
            least = Math.min(least, price(i, k) + marginals[j] * spec.weight()[i]);
          }
        }
        rest[n] = rest[n + 1] + least;
      }
    }

    private boolean over() {
      stopped = stopped || (++steps & 1023) == 0 && control.isOver();
      ended = ended || stopped || steps > mostSteps;
      return ended;
    }

    /**
     * @param cost of the points before the n-th
     * @param priced the same with the prices of their sites
     */
    void assign(int n, double cost, double priced, Enumeration plain) {
      double enough = best - 1e-9 * Math.abs(best);
      if (cost + plain.rest[n] >= enough || priced + rest[n] - slack >= enough || over()) {
        return;
      }
      if (n == heaviestFirst.length) {
        best = cost;
        bestSites = sites.clone();
        return;
      }
      int i = heaviestFirst[n];
      double weight = spec.weight()[i];
      Integer[] order =
          IntStream.range(costs.first(i), costs.first(i + 1))
              .filter(k -> open[costs.column(k)] && weight <= room[costs.column(k)])
              .boxed()
              .sorted(
                  Comparator.comparingDouble(
                          (Integer k) -> price(i, k) + marginals[costs.column(k)] * weight)
                      .thenComparing(k -> k))
              .toArray(Integer[]::new);
      for (int k : order) {
        int j = costs.column(k);
        sites[i] = j;
        double before = room[j];
        room[j] -= weight;
        assign(n + 1, cost + price(i, k), priced + price(i, k) + marginals[j] * weight, plain);
        room[j] = before;
      }
      sites[i] = -1;
      if (cover) {
        assign(n + 1, cost + weight, priced + weight, plain);
      }
    }
  }
}
