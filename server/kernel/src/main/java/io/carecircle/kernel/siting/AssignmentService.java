package io.carecircle.kernel.siting;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Each demand point goes to its cheapest open site, or pays a penalty when that is cheaper or no
 * open site can be reached: the p-median's service.
 *
 * <p>Relaxed is "served once": {@code base(u) = sum of u}, {@code reduced(u, j) = sum of min(0,
 * c_ij - u_i)}, for {@code u_i <= penalty_i} (Narula, Ogbu and Samuelsson 1977; Beasley 1985).
 */
final class AssignmentService extends Service {
  private final int siteCount;
  private final int[] first;
  private final int[] site;
  private final double[] cost;
  private final double[] penalty;
  private final int[] firstOfSite;
  private final int[] demandOfSite;
  private final double[] costOfSite;

  /**
   * @param first of demand point i the pairs are {@code first[i]} to {@code first[i + 1] - 1}, by
   *     cost
   * @param cost of each pair, already times the demand's weight
   * @param penalty of each demand point that is not served; positive infinity when every site can
   *     be reached
   */
  AssignmentService(int siteCount, int[] first, int[] site, double[] cost, double[] penalty) {
    this.siteCount = siteCount;
    this.first = first;
    this.site = site;
    this.cost = cost;
    this.penalty = penalty;
    this.firstOfSite = new int[siteCount + 1];
    for (int j : site) {
      firstOfSite[j + 1]++;
    }
    for (int j = 0; j < siteCount; j++) {
      firstOfSite[j + 1] += firstOfSite[j];
    }
    this.demandOfSite = new int[site.length];
    this.costOfSite = new double[site.length];
    int[] next = firstOfSite.clone();
    for (int i = 0; i < penalty.length; i++) {
      for (int k = first[i]; k < first[i + 1]; k++) {
        int at = next[site[k]]++;
        demandOfSite[at] = i;
        costOfSite[at] = cost[k];
      }
    }
  }

  @Override
  int demandCount() {
    return penalty.length;
  }

  @Override
  int siteCount() {
    return siteCount;
  }

  @Override
  double base(double[] multiplier, double[] reduced) {
    double sum = 0;
    for (int i = 0; i < multiplier.length; i++) {
      double u = multiplier[i];
      sum += u;
      int last = first[i + 1];
      for (int k = first[i]; k < last && cost[k] < u; k++) {
        reduced[site[k]] += cost[k] - u;
      }
    }
    return sum;
  }

  @Override
  void gradient(double[] multiplier, boolean[] chosen, double[] gradient) {
    for (int i = 0; i < multiplier.length; i++) {
      double u = multiplier[i];
      int served = 0;
      int last = first[i + 1];
      for (int k = first[i]; k < last && cost[k] < u; k++) {
        served += chosen[site[k]] ? 1 : 0;
      }
      gradient[i] = 1 - served;
    }
  }

  @Override
  void clamp(double[] multiplier) {
    for (int i = 0; i < multiplier.length; i++) {
      multiplier[i] = Math.max(0, Math.min(penalty[i], multiplier[i]));
    }
  }

  /** Halfway between the cheapest and the second cheapest open site: no longer one of them only. */
  @Override
  double[] start(boolean[] open) {
    double[] multiplier = new double[demandCount()];
    for (int i = 0; i < multiplier.length; i++) {
      double one = Double.NaN;
      double two = Double.NaN;
      for (int k = first[i]; k < first[i + 1] && Double.isNaN(two); k++) {
        if (open == null || open[site[k]]) {
          two = Double.isNaN(one) ? two : cost[k];
          one = Double.isNaN(one) ? cost[k] : one;
        }
      }
      multiplier[i] =
          Double.isNaN(two) ? Double.isNaN(one) ? penalty[i] : one : one + 0.5 * (two - one);
    }
    clamp(multiplier);
    return multiplier;
  }

  @Override
  double[] tight(boolean[] open) {
    double[] multiplier = penalty.clone();
    for (int i = 0; i < multiplier.length; i++) {
      for (int k = first[i]; k < first[i + 1]; k++) {
        if (open[site[k]]) {
          multiplier[i] = Math.min(penalty[i], cost[k]);
          break;
        }
      }
    }
    return multiplier;
  }

  @Override
  Condensed condensedTo(int[] sites) {
    int[] renumbered = new int[siteCount];
    Arrays.fill(renumbered, -1);
    for (int n = 0; n < sites.length; n++) {
      renumbered[sites[n]] = n;
    }
    int[] starts = new int[first.length];
    int[] kept = new int[site.length];
    double[] costs = new double[site.length];
    int count = 0;
    for (int i = 0; i < demandCount(); i++) {
      for (int k = first[i]; k < first[i + 1]; k++) {
        if (renumbered[site[k]] >= 0) {
          kept[count] = renumbered[site[k]];
          costs[count++] = cost[k];
        }
      }
      starts[i + 1] = count;
    }
    double[] share = new double[demandCount()];
    Arrays.fill(share, 1);
    return new Condensed(
        new AssignmentService(
            sites.length, starts, Arrays.copyOf(kept, count), Arrays.copyOf(costs, count), penalty),
        IntStream.range(0, demandCount()).toArray(),
        share);
  }

  @Override
  Neighbourhood neighbourhood() {
    return new Nearest();
  }

  private final class Nearest extends Neighbourhood {
    private final int[] nearest = new int[penalty.length];
    private final double[] one = new double[penalty.length];
    private final double[] two = new double[penalty.length];

    Nearest() {
      super(siteCount);
    }

    @Override
    double rebuild(boolean[] open) {
      Arrays.fill(loss, 0);
      double sum = 0;
      for (int i = 0; i < penalty.length; i++) {
        int k = nextOpen(i, first[i], open);
        nearest[i] = k < 0 ? -1 : site[k];
        one[i] = k < 0 ? penalty[i] : cost[k];
        two[i] = penalty[i];
        if (k >= 0) {
          int second = nextOpen(i, k + 1, open);
          two[i] = second < 0 ? penalty[i] : cost[second];
          loss[nearest[i]] += two[i] - one[i];
        }
        sum += one[i];
      }
      return sum;
    }

    private int nextOpen(int i, int from, boolean[] open) {
      for (int k = from; k < first[i + 1] && cost[k] < penalty[i]; k++) {
        if (open[site[k]]) {
          return k;
        }
      }
      return -1;
    }

    @Override
    double gain(int j, double[] saved) {
      double gain = 0;
      int last = firstOfSite[j + 1];
      for (int k = firstOfSite[j]; k < last; k++) {
        int i = demandOfSite[k];
        double c = costOfSite[k];
        if (c < two[i]) {
          double nearer = one[i];
          gain += Math.max(0, nearer - c);
          if (nearest[i] >= 0) {
            saved[nearest[i]] += two[i] - Math.max(c, nearer);
          }
        }
      }
      return gain;
    }
  }
}
