package io.carecircle.kernel.siting;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Finds the cheapest set of sites and proves it: Lagrangian bounds, decisions fixed by their
 * reduced costs, exchange for good plans, and branching on one site where a gap is left, the lowest
 * bound first (Beasley 1985; Christofides and Beasley 1982). Every step is noted in a {@link
 * ProofTree}. Deterministic: the seed only steers the search for plans.
 */
final class BranchAndBound {
  private static final int ROOT_STEPS = 1000;
  private static final int NODE_STEPS = 120;
  private static final int PREVIEW_STEPS = 60;
  private static final int PREVIEW_MOVES = 40;
  private static final long MOST_OPEN_NUMBERS = 60_000_000;

  private static final LagrangianBound.Pace COARSE = new LagrangianBound.Pace(true, 1, 25);
  private static final LagrangianBound.Pace FINE = new LagrangianBound.Pace(false, 0.1, 20);

  /** Steps of cases near a relaxed problem that is solved already. */
  static final LagrangianBound.Pace AVERAGED = new LagrangianBound.Pace(false, 0.1, 10);

  private final Service service;
  private final SelectionRule rule;
  private final double granularity;
  private final double goal;
  private final boolean deepFirst;
  private final byte[] fixed;
  private final SolveControl control;
  private final ProofTree tree = new ProofTree();
  private final PriorityQueue<Node> open;
  private final Exchange exchange;
  private final SplittableRandom random;
  private final double grain;
  private boolean[] plan;
  private double cost;
  private boolean stopped;
  private int nodes;

  /** Sites that are not closed for good, and the problem on them alone. */
  private Frame root;

  private record Node(
      byte[] state, double bound, double[] u, double[] sides, int leaf, int depth) {}

  /**
   * @param open the best plan, or null when there is none below the ceiling
   * @param cost of it, or the ceiling
   * @param bound that no plan is below
   * @param certified the part of the bound that the tree proves
   * @param outside whether a solver without proofs had its share
   * @param proven whether nothing is left to search: no plan is cheaper, or there is none
   * @param nodes of the search
   * @param tree the proof, null when it was too large to keep or {@code reduced} is the better one
   * @param reduced the proof on a smaller question, or null
   */
  record Outcome(
      boolean[] open,
      double cost,
      double bound,
      double certified,
      boolean outside,
      boolean proven,
      int nodes,
      Certificate.Tree tree,
      Certificate.Reduced reduced) {
    /** By the own search alone. */
    Outcome(
        boolean[] open,
        double cost,
        double bound,
        boolean proven,
        int nodes,
        Certificate.Tree tree) {
      this(open, cost, bound, bound, false, proven, nodes, tree, null);
    }
  }

  BranchAndBound(Question question, long seed, SolveControl control) {
    this.service = question.service();
    this.rule = question.rule();
    this.fixed = question.fixed();
    this.granularity = question.granularity();
    this.cost = question.ceiling();
    this.goal = question.goal();
    // A yes or no is found sooner in the depth; the best bound only matters where the best is
    // asked.
    this.deepFirst = goal > Double.NEGATIVE_INFINITY;
    Comparator<Node> lowest = Comparator.comparingDouble(Node::bound);
    lowest = lowest.thenComparingInt(Node::leaf);
    this.open =
        new PriorityQueue<>(
            deepFirst
                ? Comparator.comparingInt((Node n) -> -n.depth).thenComparing(lowest)
                : lowest);
    this.control = control;
    this.random = new SplittableRandom(seed);
    this.exchange = new Exchange(service, rule, fixed);
    double share = Math.max(1e-9, Math.abs(cost) / Math.max(1, service.demandCount()));
    this.grain = StrictMath.pow(10, Math.floor(StrictMath.log10(share)) - 5);
    this.root = Frame.of(service, rule, fixed);
  }

  /** The least bound that closes a branch. */
  private double enough() {
    double room = 1e-9 * Math.max(1e-3, Math.abs(cost));
    return granularity > 2 * room ? cost - granularity + room : cost - room;
  }

  /** A plan that is known already; only better ones are of interest. */
  void begin(boolean[] known) {
    offer(known, exchange.costOf(known));
    offer(exchange.open, exchange.improve(Integer.MAX_VALUE, control));
  }

  /**
   * @param mostNodes cases that may be looked at
   */
  Outcome run(boolean greedyOnly, int mostNodes) {
    if (rule.impossible(fixed)) {
      return new Outcome(null, cost, cost, true, 0, tree.toTree(service.demandCount()));
    }
    if (exchange.greedy(goal, control)) {
      exchange.improve(greedyOnly ? PREVIEW_MOVES : Integer.MAX_VALUE, control);
      offer(exchange.open, exchange.cost());
    }
    if (cost <= goal) {
      return outcome();
    }
    if (greedyOnly) {
      // A bound that costs little: enough to say how far the preview can be off.
      quickBound();
      return outcome();
    }
    // No sum is negative, and multipliers of nothing show it.
    double[] start = cost <= 0 ? new double[service.demandCount()] : service.start(plan);
    relax(new Node(fixed, Double.NEGATIVE_INFINITY, start, sides(), 0, 0), ROOT_STEPS, true);
    return goOn(mostNodes);
  }

  /** Looks at further cases, until so many are looked at in all. */
  Outcome goOn(int mostNodes) {
    while (!open.isEmpty() && !stopped && cost > goal && nodes < mostNodes) {
      Node node = open.peek();
      control.watcher().onBound(plan == null ? Double.POSITIVE_INFINITY : cost, node.bound);
      if (node.bound > enough()) {
        open.poll();
        continue;
      }
      if ((long) open.size() * service.demandCount() > MOST_OPEN_NUMBERS) {
        stopped = true;
        break;
      }
      open.poll();
      relax(node, NODE_STEPS, false);
    }
    return outcome();
  }

  private void quickBound() {
    LagrangianBound lagrangian = new LagrangianBound(root.demand().service(), root.rule(), grain);
    double bound =
        lagrangian.raise(
            root.demand().gather(service.start(plan)),
            sides(),
            root.narrow(fixed),
            this::enough,
            () -> cost,
            COARSE,
            PREVIEW_STEPS,
            control,
            sites -> {});
    double[] u = root.demand().spread(lagrangian.best);
    tree.rest(0, tree.vector(u, lagrangian.bestSides));
    if (bound <= enough()) {
      open.add(new Node(fixed, bound, u, lagrangian.bestSides, 0, 0));
    }
  }

  private double[] sides() {
    return new double[rule.sides().size()];
  }

  private Outcome outcome() {
    double bound = cost;
    for (Node node : open) {
      bound = Math.min(bound, node.bound);
    }
    boolean proven = open.isEmpty() && !stopped;
    return new Outcome(
        plan, cost, proven ? cost : bound, proven, nodes, tree.toTree(service.demandCount()));
  }

  private void offer(boolean[] sites, double price) {
    if (price < cost - 1e-12 * Math.abs(cost) && rule.allows(sites)) {
      cost = price;
      plan = sites.clone();
    }
  }

  /** Bounds one node and, unless that closes it, fixes what it can and branches. */
  private void relax(Node node, int steps, boolean root) {
    nodes++;
    byte[] state = node.state.clone();
    Frame frame = frame(state);
    LagrangianBound lagrangian = new LagrangianBound(frame.demand().service(), frame.rule(), grain);
    byte[] narrowed = frame.narrow(state);
    double bound = raise(lagrangian, frame, node, narrowed, steps, root);
    double[] u = frame.demand().spread(lagrangian.best);
    double[] sides = lagrangian.bestSides.clone();
    int leaf = node.leaf;
    if (bound > node.bound) {
      tree.rest(leaf, tree.vector(u, sides));
    }
    bound = Math.max(bound, node.bound);
    if (bound > enough()) {
      return;
    }
    leaf = fix(frame, lagrangian, narrowed, state, bound, leaf);
    if (leaf < 0) {
      return;
    }
    if (settled(state, leaf)) {
      return;
    }
    if (control.isOver()) {
      stopped = true;
      open.add(new Node(state, bound, u, sides, leaf, node.depth));
      return;
    }
    if (root) {
      this.root = Frame.of(service, rule, state);
    }
    branch(frame, lagrangian, narrowed, state, bound, u, sides, leaf, node.depth);
  }

  /** At the root long steps first, which come near from anywhere, then the averaged ones. */
  private double raise(
      LagrangianBound lagrangian, Frame frame, Node node, byte[] state, int steps, boolean root) {
    Consumer<boolean[]> plans = sites -> hear(frame.widen(sites));
    double[] begin = frame.demand().gather(node.u);
    if (!root) {
      return lagrangian.raise(
          begin, node.sides, state, this::enough, () -> cost, AVERAGED, steps, control, plans);
    }
    double bound =
        lagrangian.raise(
            begin, node.sides, state, this::enough, () -> cost, COARSE, steps, control, plans);
    if (bound <= enough()) {
      search();
      control.watcher().onBound(plan == null ? Double.POSITIVE_INFINITY : cost, bound);
      double[] u = lagrangian.best.clone();
      double[] sides = lagrangian.bestSides.clone();
      bound =
          lagrangian.raise(
              u, sides, state, this::enough, () -> cost, FINE, 2 * steps, control, plans);
      if (bound <= enough()) {
        new Dive(frame, grain, () -> cost, control, this::hear).from(lagrangian, state);
      }
    }
    control.watcher().onBound(plan == null ? Double.POSITIVE_INFINITY : cost, bound);
    return bound;
  }

  /** The sites a node still needs, when that is worth a problem of its own. */
  private Frame frame(byte[] state) {
    long needed = IntStream.of(root.sites()).filter(j -> state[j] != SelectionRule.CLOSED).count();
    return needed * 2 > root.sites().length ? root : Frame.of(service, rule, state);
  }

  /** Takes the sites of a relaxed problem as a plan, and improves it when it is nearly the best. */
  private void hear(boolean[] sites) {
    if (!rule.allows(sites)) {
      return;
    }
    double price = exchange.costOf(sites);
    if (price < cost + 0.02 * Math.abs(cost) + (goal > Double.NEGATIVE_INFINITY ? 3 : 0)) {
      price = exchange.improve(40, control);
    }
    offer(exchange.open, price);
  }

  /** Shakes the best plan and exchanges again (iterated local search). */
  private void search() {
    if (plan == null) {
      return;
    }
    int fruitless = 0;
    for (int n = 0; n < 60 && fruitless < 15 && !control.isOver() && cost > goal; n++) {
      double before = cost;
      exchange.costOf(plan);
      exchange.shake(2 + n % 3, random);
      offer(exchange.open, exchange.improve(200, control));
      fruitless = cost < before ? 0 : fruitless + 1;
    }
  }

  /**
   * Decides the sites whose other decision the bound or a side constraint rules out.
   *
   * @return the leaf that is left, or -1 when nothing is
   */
  private int fix(
      Frame frame,
      LagrangianBound lagrangian,
      byte[] narrowed,
      byte[] state,
      double bound,
      int leaf) {
    double[] penalty = lagrangian.penalties(narrowed);
    int rest = leaf;
    for (int n = 0; n < penalty.length; n++) {
      if (narrowed[n] == SelectionRule.FREE && bound + penalty[n] > enough()) {
        int j = frame.sites()[n];
        boolean opens = lagrangian.opens(n);
        tree.split(rest, j);
        rest = opens ? tree.whenOpen(rest) : tree.whenClosed(rest);
        state[j] = opens ? SelectionRule.OPEN : SelectionRule.CLOSED;
        narrowed[n] = state[j];
      }
    }
    return propagate(state, rest);
  }

  /** Decides what the side constraints leave no choice about. */
  private int propagate(byte[] state, int leaf) {
    int rest = leaf;
    boolean changed = !rule.sides().isEmpty();
    while (changed) {
      changed = false;
      if (rule.impossible(state)) {
        tree.rest(rest, ProofTree.IMPOSSIBLE);
        return -1;
      }
      for (SideConstraint side : rule.sides()) {
        double least = side.least(state);
        for (int k = 0; k < side.sites().length; k++) {
          int j = side.sites()[k];
          if (state[j] == SelectionRule.FREE
              && least + Math.abs(side.coefficients()[k]) > side.limit() + side.slack()) {
            boolean opens = side.coefficients()[k] < 0;
            tree.split(rest, j);
            int refuted = opens ? tree.whenClosed(rest) : tree.whenOpen(rest);
            tree.rest(refuted, ProofTree.IMPOSSIBLE);
            rest = opens ? tree.whenOpen(rest) : tree.whenClosed(rest);
            state[j] = opens ? SelectionRule.OPEN : SelectionRule.CLOSED;
            changed = true;
          }
        }
      }
    }
    return rest;
  }

  /** Whether the counts and decisions leave one set of sites, which is then priced exactly. */
  private boolean settled(byte[] state, int leaf) {
    byte[] completed = rule.completed(state);
    boolean[] sites = new boolean[completed.length];
    for (int j = 0; j < completed.length; j++) {
      if (completed[j] == SelectionRule.FREE) {
        return false;
      }
      sites[j] = completed[j] == SelectionRule.OPEN;
    }
    if (rule.impossible(state)) {
      tree.rest(leaf, ProofTree.IMPOSSIBLE);
      return true;
    }
    double price = exchange.costOf(sites);
    offer(sites, price);
    tree.rest(leaf, tree.vector(service.tight(sites), sides()));
    return true;
  }

  private void branch(
      Frame frame,
      LagrangianBound lagrangian,
      byte[] narrowed,
      byte[] state,
      double bound,
      double[] u,
      double[] sides,
      int leaf,
      int depth) {
    double[] penalty = lagrangian.penalties(narrowed);
    StrongBranching branching =
        new StrongBranching(frame, grain, this::enough, () -> cost, granularity, control);
    int best = branching.choose(lagrangian, penalty, narrowed);
    int j = frame.sites()[best];
    boolean opens = lagrangian.opens(best);
    tree.split(leaf, j);
    for (boolean decision : new boolean[] {true, false}) {
      byte[] decided = state.clone();
      decided[j] = decision ? SelectionRule.OPEN : SelectionRule.CLOSED;
      int child = decision ? tree.whenOpen(leaf) : tree.whenClosed(leaf);
      double least = decision == opens ? bound : bound + penalty[best];
      if (rule.impossible(decided)) {
        tree.rest(child, ProofTree.IMPOSSIBLE);
      } else if (least <= enough()) {
        open.add(new Node(decided, least, u, sides, child, depth + 1));
      }
    }
  }
}
