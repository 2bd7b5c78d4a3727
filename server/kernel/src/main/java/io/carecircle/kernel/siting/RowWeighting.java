package io.carecircle.kernel.siting;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Looks for few sites that serve all rows: one site fewer than the best, then exchanges that serve
 * a row left over, where rows weigh more the longer they are left (Gao, Weise and Li 2015, "An
 * efficient local search heuristic with row weighting for the unicost set covering problem").
 * Deterministic for a seed.
 */
final class RowWeighting {
  private final int[][] rows;
  private final int[][] rowsOf;
  private final int[] weight;
  private final int[] covers;

  /** Weight that opening a site would serve, or that closing an open one would leave over. */
  private final long[] score;

  private final boolean[] open;
  private final boolean[] mayOpen;
  private final long[] movedAt;
  private final int[] opened;
  private final int[] placeOpen;
  private int openCount;
  private final int[] left;
  private final int[] placeLeft;
  private int leftCount;

  private RowWeighting(int sites, int[][] rows) {
    this.rows = rows;
    int[] size = new int[sites];
    for (int[] row : rows) {
      for (int j : row) {
        size[j]++;
      }
    }
    this.rowsOf = new int[sites][];
    Arrays.setAll(rowsOf, j -> new int[size[j]]);
    for (int r = 0; r < rows.length; r++) {
      for (int j : rows[r]) {
        rowsOf[j][--size[j]] = r;
      }
    }
    this.weight = new int[rows.length];
    Arrays.fill(weight, 1);
    this.covers = new int[rows.length];
    this.score = new long[sites];
    Arrays.setAll(score, j -> rowsOf[j].length);
    this.open = new boolean[sites];
    this.mayOpen = new boolean[sites];
    Arrays.fill(mayOpen, true);
    this.movedAt = new long[sites];
    this.opened = new int[sites];
    this.placeOpen = new int[sites];
    this.left = new int[rows.length];
    this.placeLeft = new int[rows.length];
    for (int r = 0; r < rows.length; r++) {
      placeLeft[r] = leftCount;
      left[leftCount++] = r;
    }
  }

  /** Whether the question is about the number of sites alone. */
  static boolean serves(CoverTask task) {
    boolean plain = task.soft().isEmpty() && task.sides().isEmpty() && !task.hard().isEmpty();
    int counted = 0;
    for (int j = 0; j < task.siteCount(); j++) {
      plain &= task.price()[j] == task.price()[0];
      counted += task.counted()[j] ? 1 : 0;
    }
    return plain && task.most() >= counted && task.hard().stream().noneMatch(r -> r.length == 0);
  }

  /**
   * @param steps exchanges that are made
   * @param enough a plan of so few sites ends it
   * @return open sites, those of the task's start where no fewer were found
   */
  static boolean[] search(CoverTask task, long steps, int enough, long seed, SolveControl control) {
    RowWeighting search = new RowWeighting(task.siteCount(), task.hard().toArray(int[][]::new));
    return search.run(task.start(), steps, enough, new SplittableRandom(seed), control);
  }

  private boolean[] run(
      boolean[] start, long steps, int enough, SplittableRandom random, SolveControl control) {
    for (int j = 0; start != null && j < open.length; j++) {
      if (start[j]) {
        open(j);
      }
    }
    while (leftCount > 0) {
      open(best(rows[left[0]], false));
    }
    boolean[] found = open.clone();
    for (long step = 1; step <= steps; step++) {
      if (leftCount == 0) {
        found = open.clone();
        if (openCount <= enough) {
          break;
        }
        close(cheapest());
        continue;
      }
      if ((step & 0xfff) == 0 && control.isOver()) {
        break;
      }
      int closed = cheapest();
      close(closed);
      movedAt[closed] = step;
      mayOpen[closed] = false;
      int added = best(rows[left[random.nextInt(leftCount)]], true);
      if (added >= 0) {
        open(added);
        movedAt[added] = step;
      }
      weigh();
    }
    return found;
  }

  /** Of the sites of a row the one that serves most, of equal ones the one that rested longest. */
  private int best(int[] row, boolean onlyAllowed) {
    int best = -1;
    for (int j : row) {
      boolean better =
          best < 0
              || score[j] > score[best]
              || score[j] == score[best] && movedAt[j] < movedAt[best];
      if (!open[j] && (mayOpen[j] || !onlyAllowed) && better) {
        best = j;
      }
    }
    return best;
  }

  /** The open site whose rows are missed least. */
  private int cheapest() {
    int best = opened[0];
    for (int n = 1; n < openCount; n++) {
      int j = opened[n];
      boolean same = score[j] == score[best];
      boolean longer = movedAt[j] < movedAt[best] || movedAt[j] == movedAt[best] && j < best;
      if (score[j] < score[best] || same && longer) {
        best = j;
      }
    }
    return best;
  }

  private void weigh() {
    for (int n = 0; n < leftCount; n++) {
      weight[left[n]]++;
      for (int j : rows[left[n]]) {
        score[j]++;
      }
    }
  }

  private void open(int site) {
    open[site] = true;
    placeOpen[site] = openCount;
    opened[openCount++] = site;
    long own = 0;
    for (int r : rowsOf[site]) {
      covers[r]++;
      if (covers[r] == 1) {
        own += weight[r];
        remove(r);
        for (int j : rows[r]) {
          score[j] -= j == site ? 0 : weight[r];
          mayOpen[j] = true;
        }
      } else {
        for (int j : rows[r]) {
          score[j] -= covers[r] == 2 && open[j] && j != site ? weight[r] : 0;
          mayOpen[j] = true;
        }
      }
    }
    score[site] = own;
  }

  private void close(int site) {
    open[site] = false;
    int last = opened[--openCount];
    opened[placeOpen[site]] = last;
    placeOpen[last] = placeOpen[site];
    long own = 0;
    for (int r : rowsOf[site]) {
      covers[r]--;
      if (covers[r] == 0) {
        own += weight[r];
        placeLeft[r] = leftCount;
        left[leftCount++] = r;
        for (int j : rows[r]) {
          score[j] += j == site ? 0 : weight[r];
          mayOpen[j] = true;
        }
      } else {
        for (int j : rows[r]) {
          score[j] += covers[r] == 1 && open[j] ? weight[r] : 0;
          mayOpen[j] = true;
        }
      }
    }
    score[site] = own;
  }

  private void remove(int row) {
    int last = left[--leftCount];
    left[placeLeft[row]] = last;
    placeLeft[last] = placeLeft[row];
  }
}
