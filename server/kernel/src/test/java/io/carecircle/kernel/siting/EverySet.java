package io.carecircle.kernel.siting;

/** A covering solver that tries every set of sites. */
final class EverySet {
  private EverySet() {}

  static CoverSolver.Answer solve(CoverTask task) {
    long least = Long.MAX_VALUE;
    boolean[] best = null;
    for (int set = 0; set < 1 << task.siteCount(); set++) {
      boolean[] open = new boolean[task.siteCount()];
      int counted = 0;
      long sum = 0;
      for (int j = 0; j < open.length; j++) {
        open[j] = (set >> j & 1) == 1;
        counted += open[j] && task.counted()[j] ? 1 : 0;
        sum += open[j] ? task.price()[j] : 0;
      }
      boolean allowed =
          counted <= task.most()
              && task.hard().stream().allMatch(row -> covers(row, open) > 0)
              && task.sides().stream().allMatch(side -> side.holds(open));
      for (CoverTask.Soft row : task.soft()) {
        sum += covers(row.sites(), open) < row.need() ? row.weight() : 0;
      }
      if (allowed && sum < least) {
        least = sum;
        best = open;
      }
    }
    return new CoverSolver.Answer(best, least);
  }

  private static int covers(int[] row, boolean[] open) {
    int covers = 0;
    for (int j : row) {
      covers += open[j] ? 1 : 0;
    }
    return covers;
  }
}
