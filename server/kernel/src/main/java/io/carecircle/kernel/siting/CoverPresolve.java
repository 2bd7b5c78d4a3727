package io.carecircle.kernel.siting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Makes a covering question small before it leaves the kernel: decided sites and the rows they
 * serve go, equal rows become one, a row that contains another hard row and a site that another one
 * does better go, a row with one site decides it (Toregas and ReVelle 1973), and what does not hang
 * together is solved apart. All of this keeps the least sum, if not every plan that reaches it.
 */
final class CoverPresolve {
  private final Question question;
  private final SelectionRule rule;
  private final byte[] state;
  private final boolean simple;
  private final List<BitSet> hard = new ArrayList<>();
  private final List<Soft> soft = new ArrayList<>();
  private final Map<BitSet, Integer> demandOf = new IdentityHashMap<>();
  private final List<Integer> without = new ArrayList<>();
  private final List<Certificate.Step> steps = new ArrayList<>();
  private long constant;

  private record Soft(BitSet sites, int need, long weight) {}

  /** A question of its own on some of the sites. */
  record Part(int[] sites, CoverTask task) {}

  CoverPresolve(Question question) {
    this.question = question;
    this.rule = question.rule();
    this.state = question.fixed().clone();
    rows();
    // Two sites in reach are wanted, or conditions tell sites apart: no site does better then.
    this.simple = rule.sides().isEmpty() && soft.stream().allMatch(row -> row.need == 1);
    dropContainingRows();
    for (boolean changed = simple; changed; ) {
      changed = dropDominatedSites();
      changed |= openEssentials();
      dropContainingRows();
    }
    for (int j = 0; j < state.length; j++) {
      constant += state[j] == SelectionRule.OPEN ? units(rule.siteCost()[j]) : 0;
    }
  }

  private long units(double value) {
    return Math.round(value / question.granularity());
  }

  /** Sum that no decision changes any more, in units of the granularity. */
  long constant() {
    return constant;
  }

  /** Sites that are open in the plan whatever the parts say. */
  boolean[] forced() {
    boolean[] open = new boolean[state.length];
    for (int j = 0; j < open.length; j++) {
      open[j] = state[j] == SelectionRule.OPEN;
    }
    return open;
  }

  /** Demand points that are left out: whoever serves the others serves them. */
  int[] without() {
    return without.stream().mapToInt(Integer::intValue).sorted().toArray();
  }

  /** What was decided, in this order. */
  List<Certificate.Step> steps() {
    return steps;
  }

  /** What is left, as text for a proof. */
  Remainder remainder() {
    return new Remainder(question.without(without()), state);
  }

  /** Opens the lowest further sites until as many are open as must be; that harms nobody. */
  boolean[] filled(boolean[] open) {
    int count = 0;
    for (int j = 0; j < open.length; j++) {
      count += open[j] && rule.counted()[j] ? 1 : 0;
    }
    for (int j = 0; j < open.length && count < rule.least(); j++) {
      if (!open[j] && rule.counted()[j] && question.fixed()[j] == SelectionRule.FREE) {
        open[j] = true;
        count++;
      }
    }
    return open;
  }

  private void rows() {
    Map<BitSet, Map<Integer, Long>> weights = new LinkedHashMap<>();
    for (int i = 0; i < question.pairs().rowCount(); i++) {
      BitSet free = new BitSet();
      int covers = 0;
      for (int k = question.pairs().first(i); k < question.pairs().first(i + 1); k++) {
        int j = question.pairs().column(k);
        covers += state[j] == SelectionRule.OPEN ? 1 : 0;
        free.set(j, state[j] == SelectionRule.FREE);
      }
      boolean must = question.none()[i] >= question.ceiling();
      long once = units(question.once()[i]);
      if (covers == 0 && must) {
        hard.add(free);
        demandOf.put(free, i);
      } else if (covers == 0) {
        weights
            .computeIfAbsent(free, r -> new LinkedHashMap<>())
            .merge(1, units(question.none()[i]), Long::sum);
      }
      if (once > 0 && covers < 2) {
        weights
            .computeIfAbsent(free, r -> new LinkedHashMap<>())
            .merge(2 - covers, once, Long::sum);
      }
    }
    weights.forEach(
        (sites, needs) ->
            needs.forEach(
                (need, weight) -> {
                  if (sites.cardinality() < need) {
                    constant += weight;
                  } else if (weight > 0) {
                    soft.add(new Soft(sites, need, weight));
                  }
                }));
  }

  private List<List<BitSet>> rowsOfSites(List<BitSet> rows) {
    List<List<BitSet>> of = new ArrayList<>();
    for (int j = 0; j < state.length; j++) {
      of.add(new ArrayList<>());
    }
    rows.forEach(row -> row.stream().forEach(j -> of.get(j).add(row)));
    return of;
  }

  /**
   * Whoever serves the smaller row serves one that contains it, whatever the conditions. A row that
   * contains another holds also that one's rarest site, so only few are compared.
   */
  private void dropContainingRows() {
    List<BitSet> rows = new ArrayList<>(new LinkedHashSet<>(hard));
    List<List<BitSet>> of = rowsOfSites(rows);
    Set<BitSet> containing = Collections.newSetFromMap(new IdentityHashMap<>());
    for (BitSet row : rows) {
      row.stream()
          .boxed()
          .min(Comparator.comparingInt(j -> of.get(j).size()))
          .ifPresent(
              rarest ->
                  of.get(rarest).stream()
                      .filter(other -> other != row && isPart(row, other))
                      .forEach(containing::add));
    }
    Set<BitSet> kept = Collections.newSetFromMap(new IdentityHashMap<>());
    rows.stream().filter(row -> !containing.contains(row)).forEach(kept::add);
    hard.stream().filter(row -> !kept.contains(row)).map(demandOf::get).forEach(without::add);
    hard.removeIf(row -> !kept.contains(row));
  }

  private static boolean isPart(BitSet part, BitSet whole) {
    if (part.cardinality() > whole.cardinality()) {
      return false;
    }
    BitSet rest = (BitSet) part.clone();
    rest.andNot(whole);
    return rest.isEmpty();
  }

  /** A site goes when another one serves the same rows and more at no higher price. */
  private boolean dropDominatedSites() {
    BitSet[] columns = columns();
    List<BitSet> rows = allRows();
    boolean changed = false;
    // From the end, so that of equal sites the lowest stays.
    for (int j = state.length - 1; j >= 0; j--) {
      if (state[j] != SelectionRule.FREE) {
        continue;
      }
      int site = j;
      int first = columns[j].nextSetBit(0);
      OptionalInt better =
          first < 0
              ? OptionalInt.of(-1)
              : rows.get(first).stream()
                  .filter(k -> k != site && isBetter(k, site, columns))
                  .findFirst();
      if (better.isPresent()) {
        state[j] = SelectionRule.CLOSED;
        steps.add(new Certificate.Step(j, false, better.getAsInt()));
        rows.forEach(row -> row.clear(site));
        changed = true;
      }
    }
    return changed;
  }

  private boolean isBetter(int k, int j, BitSet[] columns) {
    return state[k] == SelectionRule.FREE
        && (!rule.counted()[k] || rule.counted()[j])
        && rule.siteCost()[k] <= rule.siteCost()[j]
        && isPart(columns[j], columns[k]);
  }

  private List<BitSet> allRows() {
    List<BitSet> rows = new ArrayList<>(hard);
    soft.forEach(row -> rows.add(row.sites));
    return rows;
  }

  private BitSet[] columns() {
    BitSet[] columns = new BitSet[state.length];
    Arrays.setAll(columns, j -> new BitSet());
    List<BitSet> rows = allRows();
    for (int r = 0; r < rows.size(); r++) {
      int row = r;
      rows.get(r).stream().forEach(j -> columns[j].set(row));
    }
    return columns;
  }

  private boolean openEssentials() {
    boolean changed = false;
    for (BitSet row : List.copyOf(hard)) {
      int j = row.nextSetBit(0);
      if (row.cardinality() == 1 && state[j] == SelectionRule.FREE) {
        state[j] = SelectionRule.OPEN;
        steps.add(new Certificate.Step(j, true, demandOf.get(row)));
        hard.removeIf(other -> other.get(j));
        soft.removeIf(other -> other.sites.get(j));
        changed = true;
      }
    }
    return changed;
  }

  /**
   * What is left, apart where nothing joins it.
   *
   * @param start a plan to begin with, or null
   */
  List<Part> parts(boolean[] start) {
    int counted = 0;
    int opened = 0;
    for (int j = 0; j < state.length; j++) {
      counted += rule.counted()[j] ? 1 : 0;
      opened += rule.counted()[j] && state[j] == SelectionRule.OPEN ? 1 : 0;
    }
    // A row that nobody can serve makes the whole impossible, and stays for the solver to say so.
    boolean possible = hard.stream().noneMatch(BitSet::isEmpty);
    boolean apart = simple && possible && rule.most() >= counted;
    int[] root = new int[state.length];
    Arrays.setAll(root, j -> apart ? j : 0);
    for (BitSet row : apart ? allRows() : List.<BitSet>of()) {
      row.stream().forEach(j -> root[find(root, j)] = find(root, row.nextSetBit(0)));
    }
    Map<Integer, BitSet> members = new LinkedHashMap<>();
    for (int j = 0; j < state.length; j++) {
      if (state[j] == SelectionRule.FREE) {
        members.computeIfAbsent(find(root, j), r -> new BitSet()).set(j);
      }
    }
    if (members.isEmpty() && !apart) {
      members.put(0, new BitSet());
    }
    List<Part> parts = new ArrayList<>();
    for (BitSet sites : members.values()) {
      parts.add(part(sites.stream().toArray(), rule.most() - opened, apart, start));
    }
    return parts;
  }

  private static int find(int[] root, int j) {
    int at = j;
    while (root[at] != at) {
      root[at] = root[root[at]];
      at = root[at];
    }
    return at;
  }

  private Part part(int[] sites, int most, boolean apart, boolean[] start) {
    int[] number = new int[state.length];
    Arrays.fill(number, -1);
    for (int n = 0; n < sites.length; n++) {
      number[sites[n]] = n;
    }
    List<int[]> hardRows = new ArrayList<>();
    for (BitSet row : hard) {
      if (!apart || number[row.nextSetBit(0)] >= 0) {
        hardRows.add(row.stream().map(j -> number[j]).toArray());
      }
    }
    List<CoverTask.Soft> softRows = new ArrayList<>();
    for (Soft row : soft) {
      if (!apart || number[row.sites.nextSetBit(0)] >= 0) {
        int[] numbers = row.sites.stream().map(j -> number[j]).toArray();
        softRows.add(new CoverTask.Soft(numbers, row.need, row.weight));
      }
    }
    SelectionRule narrow = rule.restrictedTo(sites);
    long[] price = Arrays.stream(narrow.siteCost()).mapToLong(this::units).toArray();
    boolean[] begin = start == null ? null : new boolean[sites.length];
    for (int n = 0; start != null && n < sites.length; n++) {
      begin[n] = start[sites[n]];
    }
    return new Part(
        sites,
        new CoverTask(price, narrow.counted(), most, hardRows, softRows, sides(narrow), begin));
  }

  /** With what the open sites have used taken off the limits. */
  private List<SideConstraint> sides(SelectionRule narrow) {
    List<SideConstraint> sides = new ArrayList<>();
    for (int n = 0; n < narrow.sides().size(); n++) {
      SideConstraint whole = rule.sides().get(n);
      SideConstraint part = narrow.sides().get(n);
      double used = 0;
      for (int k = 0; k < whole.sites().length; k++) {
        used += state[whole.sites()[k]] == SelectionRule.OPEN ? whole.coefficients()[k] : 0;
      }
      // A sum of decimals may end a last bit too high: the room keeps this no stricter than before.
      double limit = whole.limit() + whole.slack() - used;
      sides.add(new SideConstraint(part.name(), part.sites(), part.coefficients(), limit));
    }
    return sides;
  }
}
