package io.carecircle.kernel.siting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Proves that no plan of a covering question has a sum below a value that is known already: linear
 * relaxation with cuts, sites decided by their reduced costs, branching in the depth. What a case
 * rests on is cut down to the decisions that its bound needs, so that branches which do not need
 * theirs prove the case above them alone.
 */
final class CoverProof implements AutoCloseable {
  /** Steps of the linear solver times rows: half a minute or so, of which cuts take half. */
  private static final long MOST_WORK = 200_000_000L;

  private static final long MOST_NUMBERS = 30_000_000;
  private static final int CUT_ROUNDS = 60;
  private static final int CUTS_A_ROUND = 100;
  private static final int TIDY_ROUNDS = 4;
  private static final int RELIABLE = 4;
  private static final int TRIALS = 8;
  private static final double INTEGRAL = 1e-6;

  private final Question question;
  private final SolveControl control;
  private final CoverRelaxation relaxation;
  private final OddCuts cuts;
  private final byte[] state;
  private final List<double[]> vectors = new ArrayList<>();
  private final double[][] gain;
  private final int[][] trials;
  private long work;
  private long iterations;
  private int cases;
  private double target;
  private boolean ready;

  /** A case that is proven: a decision on a column or a leaf, and the decisions it rests on. */
  private record Case(int column, Case open, Case closed, int vector, BitSet needs) {}

  CoverProof(Question question, LinearSolver solver, SolveControl control) {
    this.question = question;
    this.control = control;
    int rows = Math.max(1, question.pairs().rowCount());
    double share = Math.max(1e-9, question.ceiling() / rows);
    double grain = StrictMath.pow(10, Math.floor(StrictMath.log10(share)) - 6);
    this.relaxation = new CoverRelaxation(question, question.ceiling(), grain, solver, control);
    this.cuts = new OddCuts(question, relaxation);
    int columns = relaxation.sites.length;
    this.state = new byte[columns];
    this.gain = new double[2][columns];
    this.trials = new int[2][columns];
  }

  /** The least bound that proves the target: the next lower sum is out of reach. */
  private double enough() {
    double unit = question.granularity();
    return target - unit + 1e-6 * unit + 4e-9 * Math.max(1e-3, Math.abs(target));
  }

  /**
   * Without cases: the linear bound, with cuts as long as they help.
   *
   * @param aim a bound that reaches it is enough
   * @return what no sum is below, rounded up to what a sum can be; negative infinity when the
   *     linear solver does not serve
   */
  double raise(double aim) {
    target = aim;
    if (question.rule().impossible(question.fixed())) {
      return Double.POSITIVE_INFINITY;
    }
    if (!relaxation.begin() || !relaxation.solve() || !cut() || !relaxation.dropIdleCuts()) {
      return Double.NEGATIVE_INFINITY;
    }
    ready = true;
    vectors.add(relaxation.multipliers());
    relaxation.price(vectors.get(0));
    double bound = relaxation.bound(state, relaxation.worthOfSite());
    return bound > enough() ? target : ReducedCheck.roundedUp(bound, question.granularity());
  }

  /**
   * @param sum that is to be proven
   * @return what proves it or, when that is too much work, what {@link #raise} found; null when the
   *     linear solver does not serve
   */
  Certificate.Tree prove(double sum) {
    if (!ready) {
      raise(sum);
    }
    target = sum;
    if (question.rule().impossible(question.fixed())) {
      return tree(leaf(ProofTree.IMPOSSIBLE));
    }
    Case all = ready ? proven() : null;
    return ready ? tree(all == null ? leaf(0) : all) : null;
  }

  /** Whether the solver did not fail. */
  private boolean cut() {
    double best = Double.NEGATIVE_INFINITY;
    int fruitless = 0;
    for (int round = 0; round < CUT_ROUNDS && fruitless < 5; round++) {
      double bound = relaxation.objective();
      fruitless = bound > best + 0.002 * question.granularity() ? 0 : fruitless + 1;
      best = Math.max(best, bound);
      if (bound > enough() || isOver(MOST_WORK / 2) || cuts.add(CUTS_A_ROUND) == 0) {
        return true;
      }
      boolean solved = relaxation.solve();
      if (!solved || round % TIDY_ROUNDS == TIDY_ROUNDS - 1 && !relaxation.dropIdleCuts()) {
        return false;
      }
    }
    return true;
  }

  private boolean isOver(long most) {
    long now = relaxation.iterations();
    work += (now - iterations + 10) * relaxation.size();
    iterations = now;
    boolean full = (long) vectors.size() * relaxation.size() > MOST_NUMBERS;
    return full || work > most || control.isOver();
  }

  private static Case leaf(int vector) {
    return new Case(-1, null, null, vector, new BitSet());
  }

  /** Proves the case of the present decisions, or gives null. */
  private Case proven() {
    cases++;
    if (isOver(MOST_WORK) || !relaxation.solve()) {
      return null;
    }
    if (isImpossible()) {
      BitSet all = new BitSet();
      IntStream.range(0, state.length)
          .filter(n -> state[n] != SelectionRule.FREE)
          .forEach(all::set);
      return new Case(-1, null, null, ProofTree.IMPOSSIBLE, all);
    }
    double[] u = relaxation.multipliers();
    double worth = relaxation.worthOfSite();
    relaxation.price(u);
    double bound = relaxation.bound(state, worth);
    int vector = vectors.size();
    vectors.add(u);
    if (bound > enough()) {
      return new Case(-1, null, null, vector, needs(bound, worth, -1));
    }
    List<Case> refuted = fix(bound, worth, vector);
    Case rest = branch();
    for (int k = refuted.size() - 1; k >= 0; k--) {
      Case other = refuted.get(k);
      int n = other.column;
      byte decision = state[n];
      free(n);
      if (rest != null && rest.needs.get(n)) {
        Case refutation = new Case(-1, null, null, vector, other.needs);
        rest =
            decision == SelectionRule.OPEN
                ? split(n, rest, refutation)
                : split(n, refutation, rest);
      }
    }
    return rest;
  }

  private boolean isImpossible() {
    if (question.rule().sides().isEmpty()) {
      return false;
    }
    byte[] whole = question.fixed().clone();
    for (int n = 0; n < state.length; n++) {
      whole[relaxation.sites[n]] = state[n];
    }
    return question.rule().impossible(whole);
  }

  private static Case split(int column, Case open, Case closed) {
    BitSet needs = (BitSet) open.needs.clone();
    needs.or(closed.needs);
    needs.clear(column);
    return new Case(column, open, closed, -1, needs);
  }

  private void decide(int column, byte decision) {
    state[column] = decision;
    relaxation.decide(column, decision);
  }

  private void free(int column) {
    decide(column, SelectionRule.FREE);
  }

  /** The decisions without which a bound would no longer be enough; the cheapest go first. */
  private BitSet needs(double bound, double worth, int without) {
    double room = bound - enough();
    double[] loss = new double[state.length];
    for (int n = 0; n < loss.length; n++) {
      double p = relaxation.price(n, worth);
      loss[n] = state[n] == SelectionRule.OPEN ? Math.max(0, p) : Math.max(0, -p);
    }
    int[] decided =
        IntStream.range(0, loss.length)
            .filter(n -> state[n] != SelectionRule.FREE && n != without)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer n) -> loss[n]).thenComparing(n -> n))
            .mapToInt(Integer::intValue)
            .toArray();
    BitSet needs = new BitSet();
    for (int n : decided) {
      room -= loss[n];
      if (room <= 0) {
        needs.set(n);
      }
    }
    return needs;
  }

  /** Decides the columns whose other decision the bound rules out; gives what refutes these. */
  private List<Case> fix(double bound, double worth, int vector) {
    List<Case> refuted = new ArrayList<>();
    for (int n = 0; n < state.length; n++) {
      double p = relaxation.price(n, worth);
      if (state[n] == SelectionRule.FREE && bound + Math.abs(p) > enough()) {
        byte other = p > 0 ? SelectionRule.OPEN : SelectionRule.CLOSED;
        state[n] = other;
        BitSet needs = needs(bound + Math.abs(p), worth, n);
        decide(n, p > 0 ? SelectionRule.CLOSED : SelectionRule.OPEN);
        refuted.add(new Case(n, null, null, vector, needs));
      }
    }
    return refuted;
  }

  private Case branch() {
    double here = relaxation.objective();
    double[] value = new double[state.length];
    for (int n = 0; n < value.length; n++) {
      value[n] = relaxation.value(n);
    }
    int n = choose(value, here);
    if (n < 0) {
      return null;
    }
    Case[] branches = new Case[2];
    for (int b = 0; b < 2; b++) {
      decide(n, b == 0 ? SelectionRule.OPEN : SelectionRule.CLOSED);
      branches[b] = proven();
      if (branches[b] == null || !branches[b].needs.get(n)) {
        free(n);
        return branches[b];
      }
    }
    free(n);
    return split(n, branches[0], branches[1]);
  }

  /** By what opening and closing raised the bound so far; the unknown is tried. */
  private int choose(double[] value, double here) {
    int[] open =
        IntStream.range(0, value.length)
            .filter(n -> state[n] == SelectionRule.FREE)
            .filter(n -> value[n] > INTEGRAL && value[n] < 1 - INTEGRAL)
            .toArray();
    double[] score = new double[value.length];
    for (int n : open) {
      score[n] = score(n, value[n]);
    }
    int[] order =
        Arrays.stream(open)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer n) -> -score[n]).thenComparing(n -> n))
            .mapToInt(Integer::intValue)
            .toArray();
    int best = -1;
    double most = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < order.length && k < TRIALS; k++) {
      int n = order[k];
      double s = score[n];
      if (Math.min(trials[0][n], trials[1][n]) < RELIABLE) {
        double[] raised = {attempt(n, 0, value[n], here), attempt(n, 1, value[n], here)};
        s = product(raised[0], raised[1]);
        if (here + Math.max(raised[0], raised[1]) > enough()) {
          return n;
        }
      }
      if (s > most) {
        most = s;
        best = n;
      }
    }
    return best;
  }

  private static double product(double a, double b) {
    return Math.max(a, 1e-6) * Math.max(b, 1e-6);
  }

  private double score(int n, double value) {
    return product(expected(n, 0) * (1 - value), expected(n, 1) * value);
  }

  private double expected(int n, int which) {
    if (trials[which][n] > 0) {
      return gain[which][n] / trials[which][n];
    }
    double sum = 0;
    int count = 0;
    for (int k = 0; k < state.length; k++) {
      sum += gain[which][k];
      count += trials[which][k];
    }
    return count == 0 ? question.granularity() : sum / count;
  }

  private double attempt(int n, int which, double value, double here) {
    decide(n, which == 0 ? SelectionRule.OPEN : SelectionRule.CLOSED);
    double raised = relaxation.solve() ? Math.max(0, relaxation.objective() - here) : 0;
    free(n);
    gain[which][n] += raised / (which == 0 ? 1 - value : value);
    trials[which][n]++;
    return raised;
  }

  private Certificate.Tree tree(Case all) {
    List<Integer> sites = new ArrayList<>();
    List<Integer> rests = new ArrayList<>();
    List<double[]> kept = new ArrayList<>();
    int[] renumbered = new int[vectors.size()];
    Arrays.fill(renumbered, -1);
    List<Case> stack = new ArrayList<>();
    stack.add(all);
    while (!stack.isEmpty()) {
      Case node = stack.remove(stack.size() - 1);
      sites.add(node.column < 0 ? -1 : relaxation.sites[node.column]);
      int rest = node.column < 0 ? node.vector : -1;
      if (rest >= 0) {
        if (renumbered[rest] < 0) {
          renumbered[rest] = kept.size();
          kept.add(vectors.get(rest));
        }
        rest = renumbered[rest];
      }
      rests.add(rest);
      if (node.column >= 0) {
        stack.add(node.closed);
        stack.add(node.open);
      }
    }
    return new Certificate.Tree(
        question.pairs().rowCount(),
        sites.stream().mapToInt(Integer::intValue).toArray(),
        rests.stream().mapToInt(Integer::intValue).toArray(),
        kept,
        relaxation.cuts());
  }

  @Override
  public void close() {
    relaxation.close();
  }
}
