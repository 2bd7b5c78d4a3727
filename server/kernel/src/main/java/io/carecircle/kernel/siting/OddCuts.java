package io.carecircle.kernel.siting;

import io.carecircle.kernel.search.SparseCostMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds sets of rows whose halved sum, rounded up, the relaxation breaks: of an odd number of rows,
 * what their slacks and the columns that stand in an odd number of them add up to is below 1
 * (zero-half cuts, Caprara and Fischetti 1996). Small ones by trying all triples that hang
 * together, others by elimination modulo 2, the largest column first (Koster, Zymolka and Kutschka
 * 2009).
 */
final class OddCuts {
  private static final double TINY = 1e-6;
  private static final double LEAST_BREACH = 0.02;

  private final Question question;
  private final CoverRelaxation relaxation;

  /** A set of rows: which columns stand in an odd number of them, and what it costs. */
  private record Sum(BitSet rows, BitSet odd, double slack) {
    Sum plus(Sum other) {
      BitSet r = (BitSet) rows.clone();
      r.xor(other.rows);
      BitSet o = (BitSet) odd.clone();
      o.xor(other.odd);
      return new Sum(r, o, slack + other.slack);
    }
  }

  private record Found(int[] rows, double breach) {}

  OddCuts(Question question, CoverRelaxation relaxation) {
    this.question = question;
    this.relaxation = relaxation;
  }

  /** Adds the most broken cuts at the last optimum, at most so many, and says how many. */
  int add(int most) {
    double[] value = new double[relaxation.sites.length];
    for (int n = 0; n < value.length; n++) {
      value[n] = relaxation.value(n);
    }
    List<Sum> rows = rows(value);
    List<Found> found = new ArrayList<>();
    triples(rows, value, found);
    eliminate(rows, value, found);
    found.sort(
        Comparator.comparingDouble((Found f) -> -f.breach)
            .thenComparing(f -> f.rows, Arrays::compare));
    Set<List<Integer>> known = new HashSet<>();
    relaxation.cuts().forEach(cut -> known.add(Arrays.stream(cut).boxed().toList()));
    int added = 0;
    for (Found each : found) {
      if (added < most && known.add(Arrays.stream(each.rows).boxed().toList())) {
        relaxation.addCut(each.rows);
        added++;
      }
    }
    return added;
  }

  private List<Sum> rows(double[] value) {
    SparseCostMatrix pairs = question.pairs();
    List<Sum> rows = new ArrayList<>();
    for (int i = 0; i < pairs.rowCount(); i++) {
      if (question.none()[i] <= question.once()[i]) {
        continue;
      }
      double pays = relaxation.unserved(i);
      double sum = pays - 1;
      BitSet odd = new BitSet();
      for (int k = pairs.first(i); k < pairs.first(i + 1); k++) {
        int n = relaxation.columnOf[pairs.column(k)];
        sum += value[n];
        odd.set(n, value[n] > TINY);
      }
      double slack = Math.max(0, sum) + pays;
      if (slack < 1 - LEAST_BREACH && !odd.isEmpty()) {
        BitSet self = new BitSet();
        self.set(i);
        rows.add(new Sum(self, odd, slack));
      }
    }
    return rows;
  }

  private static double cost(Sum sum, double[] value) {
    double cost = sum.slack;
    for (int n = sum.odd.nextSetBit(0); n >= 0; n = sum.odd.nextSetBit(n + 1)) {
      cost += value[n];
    }
    return cost;
  }

  private static void offer(Sum sum, double[] value, List<Found> found) {
    double breach = 1 - cost(sum, value);
    if (breach > LEAST_BREACH && sum.rows.cardinality() % 2 == 1) {
      found.add(new Found(sum.rows.stream().toArray(), breach));
    }
  }

  /** Rows that share a column two by two. */
  private void triples(List<Sum> rows, double[] value, List<Found> found) {
    for (int a = 0; a < rows.size(); a++) {
      List<Integer> near = new ArrayList<>();
      for (int b = a + 1; b < rows.size(); b++) {
        if (rows.get(a).odd.intersects(rows.get(b).odd)) {
          near.add(b);
        }
      }
      for (int x = 0; x < near.size(); x++) {
        Sum two = rows.get(a).plus(rows.get(near.get(x)));
        for (int y = x + 1; y < near.size(); y++) {
          Sum third = rows.get(near.get(y));
          if (two.slack + third.slack < 1 && rows.get(near.get(x)).odd.intersects(third.odd)) {
            offer(two.plus(third), value, found);
          }
        }
      }
    }
  }

  private static void eliminate(List<Sum> rows, double[] value, List<Found> found) {
    List<Sum> left = new ArrayList<>(rows);
    Integer[] order = new Integer[value.length];
    Arrays.setAll(order, n -> n);
    Arrays.sort(order, Comparator.comparingDouble((Integer n) -> -value[n]).thenComparing(n -> n));
    for (int n : order) {
      if (value[n] <= TINY) {
        return;
      }
      int pivot = -1;
      for (int r = 0; r < left.size(); r++) {
        boolean holds = left.get(r).odd.get(n);
        if (holds && (pivot < 0 || left.get(r).slack < left.get(pivot).slack)) {
          pivot = r;
        }
      }
      if (pivot < 0) {
        continue;
      }
      Sum used = left.remove(pivot);
      List<Sum> next = new ArrayList<>();
      for (Sum row : left) {
        Sum sum = row.odd.get(n) ? row.plus(used) : row;
        if (sum != row) {
          offer(sum, value, found);
        }
        if (sum.slack < 1 && !sum.rows.isEmpty()) {
          next.add(sum);
        }
      }
      left = next;
    }
  }
}
