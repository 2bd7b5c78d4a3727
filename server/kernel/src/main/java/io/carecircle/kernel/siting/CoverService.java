package io.carecircle.kernel.siting;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A demand point pays for not being covered, and (for backup cover) less for being covered only
 * once: {@code none_i >= once_i >= 0} for no and one open site within reach, nothing for two or
 * more; for plain cover {@code once_i} is 0. The cost must be convex in the number of sites: {@code
 * none - once >= once}.
 *
 * <p>Relaxed is "the cover that counts is there": {@code base(u) = sum over i of the least of
 * none_i, once_i + u_i, 2 u_i} and {@code reduced(u, j) = - sum of u_i over what j covers}.
 */
final class CoverService extends Service {
  private final int siteCount;
  private final int[] first;
  private final int[] site;
  private final double[] none;
  private final double[] once;
  private final double[] start;
  private final int[] firstOfSite;
  private final int[] demandOfSite;

  /**
   * @param start multipliers to begin with
   */
  CoverService(
      int siteCount, int[] first, int[] site, double[] none, double[] once, double[] start) {
    this.siteCount = siteCount;
    this.first = first;
    this.site = site;
    this.none = none;
    this.once = once;
    this.start = start;
    this.firstOfSite = new int[siteCount + 1];
    for (int j : site) {
      firstOfSite[j + 1]++;
    }
    for (int j = 0; j < siteCount; j++) {
      firstOfSite[j + 1] += firstOfSite[j];
    }
    this.demandOfSite = new int[site.length];
    int[] next = firstOfSite.clone();
    for (int i = 0; i < none.length; i++) {
      for (int k = first[i]; k < first[i + 1]; k++) {
        demandOfSite[next[site[k]]++] = i;
      }
    }
  }

  @Override
  int demandCount() {
    return none.length;
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
      sum += Math.min(none[i], Math.min(once[i] + u, 2 * u));
      if (u > 0) {
        int last = first[i + 1];
        for (int k = first[i]; k < last; k++) {
          reduced[site[k]] -= u;
        }
      }
    }
    return sum;
  }

  @Override
  void gradient(double[] multiplier, boolean[] chosen, double[] gradient) {
    for (int i = 0; i < multiplier.length; i++) {
      double u = multiplier[i];
      gradient[i] = u > none[i] - once[i] ? 0 : u < once[i] ? 2 : 1;
    }
    for (int j = 0; j < siteCount; j++) {
      if (chosen[j]) {
        int last = firstOfSite[j + 1];
        for (int k = firstOfSite[j]; k < last; k++) {
          gradient[demandOfSite[k]]--;
        }
      }
    }
  }

  @Override
  void clamp(double[] multiplier) {
    for (int i = 0; i < multiplier.length; i++) {
      multiplier[i] = Math.max(0, Math.min(none[i] - once[i], multiplier[i]));
    }
  }

  @Override
  double[] start(boolean[] open) {
    return start.clone();
  }

  @Override
  double[] tight(boolean[] open) {
    double[] multiplier = new double[none.length];
    for (int i = 0; i < multiplier.length; i++) {
      int covers = 0;
      for (int k = first[i]; k < first[i + 1]; k++) {
        covers += open[site[k]] ? 1 : 0;
      }
      multiplier[i] = covers == 0 ? none[i] - once[i] : covers == 1 ? once[i] : 0;
    }
    return multiplier;
  }

  /** Demand points with the same sites in reach become one, unless backing them up counts. */
  @Override
  Condensed condensedTo(int[] sites) {
    int[] renumbered = new int[siteCount];
    Arrays.fill(renumbered, -1);
    for (int n = 0; n < sites.length; n++) {
      renumbered[sites[n]] = n;
    }
    Map<Row, Integer> groups = new LinkedHashMap<>();
    int[] group = new int[demandCount()];
    for (int i = 0; i < group.length; i++) {
      int[] row =
          IntStream.range(first[i], first[i + 1])
              .map(k -> renumbered[site[k]])
              .filter(j -> j >= 0)
              .sorted()
              .toArray();
      group[i] = groups.computeIfAbsent(new Row(row, once[i] > 0 ? i : -1), r -> groups.size());
    }
    double[] sumNone = new double[groups.size()];
    double[] sumOnce = new double[groups.size()];
    double[] sumStart = new double[groups.size()];
    for (int i = 0; i < group.length; i++) {
      sumNone[group[i]] += none[i];
      sumOnce[group[i]] += once[i];
      sumStart[group[i]] += start[i];
    }
    double[] share = new double[group.length];
    for (int i = 0; i < group.length; i++) {
      share[i] = sumNone[group[i]] > 0 ? none[i] / sumNone[group[i]] : 0;
    }
    int[] starts = new int[groups.size() + 1];
    int count = 0;
    for (Row row : groups.keySet()) {
      starts[count + 1] = starts[count++] + row.sites.length;
    }
    int[] kept = groups.keySet().stream().flatMapToInt(r -> Arrays.stream(r.sites)).toArray();
    return new Condensed(
        new CoverService(sites.length, starts, kept, sumNone, sumOnce, sumStart), group, share);
  }

  private static final class Row {
    private final int[] sites;
    private final int alone;

    Row(int[] sites, int alone) {
      this.sites = sites;
      this.alone = alone;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Row row && alone == row.alone && Arrays.equals(sites, row.sites);
    }

    @Override
    public int hashCode() {
      return 31 * Arrays.hashCode(sites) + alone;
    }
  }

  @Override
  Neighbourhood neighbourhood() {
    return new Counts();
  }

  private final class Counts extends Neighbourhood {
    private final int[] covers = new int[none.length];
    private final int[] one = new int[none.length];
    private final int[] two = new int[none.length];

    Counts() {
      super(siteCount);
    }

    @Override
    double rebuild(boolean[] open) {
      Arrays.fill(loss, 0);
      double sum = 0;
      for (int i = 0; i < none.length; i++) {
        int count = 0;
        for (int k = first[i]; k < first[i + 1] && count < 3; k++) {
          if (open[site[k]]) {
            two[i] = count == 1 ? site[k] : two[i];
            one[i] = count == 0 ? site[k] : one[i];
            count++;
          }
        }
        covers[i] = count;
        if (count == 0) {
          sum += none[i];
        } else if (count == 1) {
          sum += once[i];
          loss[one[i]] += none[i] - once[i];
        } else if (count == 2) {
          loss[one[i]] += once[i];
          loss[two[i]] += once[i];
        }
      }
      return sum;
    }

    @Override
    double gain(int j, double[] saved) {
      double gain = 0;
      int last = firstOfSite[j + 1];
      for (int k = firstOfSite[j]; k < last; k++) {
        int i = demandOfSite[k];
        if (covers[i] == 0) {
          gain += none[i] - once[i];
        } else if (covers[i] == 1) {
          gain += once[i];
          saved[one[i]] += none[i] - 2 * once[i];
        } else if (covers[i] == 2) {
          saved[one[i]] += once[i];
          saved[two[i]] += once[i];
        }
      }
      return gain;
    }
  }
}
