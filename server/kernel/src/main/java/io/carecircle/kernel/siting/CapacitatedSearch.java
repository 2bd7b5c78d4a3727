package io.carecircle.kernel.siting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Plans and bounds for sites of limited size: branch and bound on the sites by {@link
 * CapacitatedRelaxation}, the lowest bound first, kept in a {@link ProofTree}; plans are assigned
 * to the sites that the relaxation opens. Where all sites are decided but points can still be
 * assigned better than the bound, no multipliers prove more: such a case is left over, and {@link
 * #exhaust} settles it by enumeration, without a proof. Deterministic; work is counted in pairs
 * looked at.
 */
final class CapacitatedSearch {
  private static final int ROOT_STEPS = 1000;
  private static final int NODE_STEPS = 150;
  private static final int PREVIEW_STEPS = 60;
  private static final long PREVIEW_PAIRS = 30_000_000;
  private static final long ROOT_PAIRS = 100_000_000;
  private static final long FIRST_STEPS = 1_000_000;
  private static final long EXCHANGE_PAIRS = 30_000_000;
  private static final long MOST_OPEN_NUMBERS = 60_000_000;

  /** What a proof may hold, so that it is written and soon checked. */
  private static final long MOST_PROOF_NUMBERS = 600_000;

  private static final long MOST_PROOF_PAIRS = 30_000_000;

  /** Points are enumerated one within the other. */
  private static final int MOST_ENUMERATED = 2000;

  private static final LagrangianBound.Pace COARSE = new LagrangianBound.Pace(true, 1, 25);
  private static final LagrangianBound.Pace FINE = new LagrangianBound.Pace(false, 0.1, 20);

  private final SitingSpec spec;
  private final Question question;
  private final SelectionRule rule;
  private final SolveControl control;
  private final CapacitatedRelaxation relaxation;
  private final CapacitatedAssignment assignment;
  private final CapacitatedPlans plans;
  private final ProofTree tree = new ProofTree();
  private final PriorityQueue<Node> open;
  private final PriorityQueue<Node> leftOver;

  /** Cases that took too many steps to enumerate, for the time when there is nothing else. */
  private final List<Node> hard = new ArrayList<>();

  private final double grain;
  private final long pairs;
  private long vectors;
  private long spent;
  private double floor = Double.NEGATIVE_INFINITY;
  private boolean stopped;
  private int nodes;

  private record Node(byte[] state, double bound, double[] u, double[] sides, int leaf) {}

  CapacitatedSearch(SitingSpec spec, SolveControl control) {
    this.spec = spec;
    this.control = control;
    this.question = Questions.withinCapacities(spec);
    this.rule = question.rule();
    this.relaxation = new CapacitatedRelaxation(question);
    this.assignment = new CapacitatedAssignment(spec, control);
    this.plans = new CapacitatedPlans(spec, question, relaxation, assignment, control);
    this.pairs = Math.max(1, spec.costs().pairCount());
    Comparator<Node> lowest =
        Comparator.comparingDouble(Node::bound).thenComparingInt(node -> node.leaf);
    this.open = new PriorityQueue<>(lowest);
    this.leftOver = new PriorityQueue<>(lowest);
    double share = Math.max(1e-9, plans.cost() / Math.max(1, spec.demandCount()));
    this.grain = StrictMath.pow(10, Math.floor(StrictMath.log10(share)) - 5);
  }

  /** The least bound that closes a branch. */
  private double enough() {
    double cost = plans.cost();
    double room = 1e-9 * Math.max(1e-3, Math.abs(cost));
    double unit = question.granularity();
    return unit > 2 * room ? cost - unit + room : cost - room;
  }

  /**
   * Takes a good set of sites, and bounds the whole question.
   *
   * @param known that no plan is below
   */
  void begin(boolean[] sites, double known) {
    floor = known;
    double[] start = start();
    if (sites != null) {
      plans.offer(sites, assignment.quick(sites, new double[sites.length], !spec.greedy()));
    }
    Node root =
        new Node(question.fixed(), Double.NEGATIVE_INFINITY, start, new double[sideCount()], 0);
    if (rule.impossible(question.fixed())) {
      return;
    }
    relax(root, true);
  }

  private int sideCount() {
    return rule.sides().size();
  }

  /** A point without a site, or the dearest that it can reach. */
  private double[] start() {
    double[] start = new double[spec.demandCount()];
    for (int i = 0; i < start.length; i++) {
      double most = question.assignment() ? 0 : spec.weight()[i];
      for (int k = spec.costs().first(i); k < spec.costs().first(i + 1); k++) {
        double price = question.assignment() ? spec.weight()[i] * spec.costs().cost(k) : 0;
        most = Math.max(most, price);
      }
      start[i] = Math.rint(most / grain) * grain;
    }
    relaxation.clamp(start);
    return start;
  }

  /** A plan of another solver. */
  void take(CapacitatedSolver.Answer answer) {
    if (answer.open() != null) {
      plans.offer(answer.open(), answer.siteOf());
    }
  }

  CapacitatedSolver.Answer answer() {
    double bound = ReducedCheck.roundedUp(bound(), question.granularity());
    return new CapacitatedSolver.Answer(
        plans.open(), plans.siteOf(), plans.found(), bound, proven());
  }

  /** That no plan is below, by the cases looked at. */
  private double bound() {
    double bound = plans.found();
    for (Node node : hard) {
      bound = Math.min(bound, node.bound);
    }
    return Math.min(bound, Math.min(lowest(open), lowest(leftOver)));
  }

  private static double lowest(PriorityQueue<Node> cases) {
    return cases.isEmpty() ? Double.POSITIVE_INFINITY : cases.peek().bound;
  }

  /** Whether no case is left that could hold a better plan. */
  boolean proven() {
    double enough = enough();
    return floor > enough
        || lowest(open) > enough
            && lowest(leftOver) > enough
            && hard.stream().allMatch(node -> node.bound > enough);
  }

  boolean stopped() {
    return stopped;
  }

  int nodes() {
    return nodes;
  }

  /** What the sums of all plans are below. */
  double ceiling() {
    return question.ceiling();
  }

  /** Of the sums, see {@link Question}. */
  double granularity() {
    return question.granularity();
  }

  /** The tree, and what it sums up to. */
  SitingResult.Claim claim() {
    Certificate.Tree proof = tree.toTree(spec.demandCount());
    double least = new TreeCheck(question, proof).leastSum();
    // Never minus nothing.
    double value = ReducedCheck.roundedUp(least, question.granularity()) + 0.0;
    return new SitingResult.Claim(SitingResult.About.WITHIN_CAPACITIES, 0, value, proof);
  }

  /**
   * Looks at further cases until nothing is left to bound, the proof is as large as may be, or the
   * work is done.
   */
  void goOn(long mostPairs) {
    long most = spent + mostPairs;
    while (!open.isEmpty() && floor <= enough() && !stopped && spent < most && recording()) {
      next();
    }
  }

  /** Looks at all cases, also those that only enumeration settles. */
  void exhaust() {
    long most = FIRST_STEPS;
    while (!stopped && !proven()) {
      if (open.isEmpty() && leftOver.isEmpty()) {
        if (spec.demandCount() > MOST_ENUMERATED) {
          return;
        }
        leftOver.addAll(hard);
        hard.clear();
        most *= 8;
      }
      if (lowest(open) < lowest(leftOver)) {
        next();
      } else {
        enumerate(leftOver.poll(), most);
      }
    }
  }

  private void next() {
    control.watcher().onBound(plans.found(), bound());
    Node node = open.poll();
    if (node.bound > enough()) {
      return;
    }
    if (control.isOver() || (long) open.size() * spec.demandCount() > MOST_OPEN_NUMBERS) {
      stopped = true;
      open.add(node);
      return;
    }
    relax(node, false);
  }

  private void enumerate(Node node, long mostSteps) {
    if (node.bound > enough()) {
      return;
    }
    if (spec.demandCount() > MOST_ENUMERATED) {
      hard.add(node);
      return;
    }
    boolean[] sites = chosen(rule.completed(node.state));
    int[] exact =
        assignment.exact(sites, relaxation.marginals(node.u, sites), plans.cost(), mostSteps);
    if (exact != null) {
      plans.offer(sites, exact);
    }
    if (assignment.ended()) {
      hard.add(node);
    }
    stopped |= assignment.stopped();
  }

  private static boolean[] chosen(byte[] state) {
    boolean[] chosen = new boolean[state.length];
    for (int j = 0; j < chosen.length; j++) {
      chosen[j] = state[j] == SelectionRule.OPEN;
    }
    return chosen;
  }

  private boolean recording() {
    return vectors * (spec.demandCount() + sideCount() + 4) < MOST_PROOF_NUMBERS
        && vectors * pairs < MOST_PROOF_PAIRS;
  }

  /** Bounds one case and, unless that closes it, decides what it can and branches. */
  private void relax(Node node, boolean root) {
    nodes++;
    byte[] state = node.state.clone();
    LagrangianBound lagrangian = new LagrangianBound(relaxation.in(state), rule, grain);
    double bound = raise(lagrangian, node, state, root);
    if (bound > node.bound && recording()) {
      double[] u = lagrangian.best;
      tree.rest(node.leaf, tree.vector(u, lagrangian.bestSides));
      vectors++;
    }
    bound = Math.max(bound, node.bound);
    if (bound > enough()) {
      return;
    }
    int leaf = spec.greedy() ? node.leaf : fix(lagrangian, state, bound, node.leaf);
    double[] u = lagrangian.best.clone();
    Node rest = new Node(state, bound, u, lagrangian.bestSides.clone(), leaf);
    if (rule.impossible(state)) {
      tree.rest(leaf, ProofTree.IMPOSSIBLE);
    } else if (isDecided(state)) {
      byte[] completed = rule.completed(state);
      if (!rule.impossible(completed)) {
        boolean[] sites = chosen(completed);
        plans.offer(sites, assignment.quick(sites, relaxation.marginals(u, sites), true));
      }
      if (bound <= enough()) {
        leftOver.add(rest);
      }
    } else if (spec.greedy() || control.isOver()) {
      stopped |= !spec.greedy();
      open.add(rest);
    } else {
      branch(lagrangian, rest);
    }
  }

  private boolean isDecided(byte[] state) {
    byte[] completed = rule.completed(state);
    for (byte each : completed) {
      if (each == SelectionRule.FREE) {
        return false;
      }
    }
    return true;
  }

  private double raise(LagrangianBound lagrangian, Node node, byte[] state, boolean root) {
    int most = spec.greedy() ? PREVIEW_STEPS : root ? ROOT_STEPS : NODE_STEPS;
    long work = spec.greedy() ? PREVIEW_PAIRS : ROOT_PAIRS;
    int least = spec.greedy() ? 10 : 50;
    int steps = (int) Math.max(least, Math.min(most, work / pairs));
    LagrangianBound.Pace pace = root ? COARSE : BranchAndBound.AVERAGED;
    spent += steps * pairs;
    double bound =
        lagrangian.raise(
            node.u,
            node.sides,
            state,
            this::enough,
            plans::cost,
            pace,
            steps,
            control,
            sites -> plans.hear(sites, lagrangian.best));
    if (!root || spec.greedy() || Math.max(floor, bound) > enough()) {
      return bound;
    }
    plans.exchange(lagrangian, state, EXCHANGE_PAIRS / pairs);
    control.watcher().onBound(plans.found(), bound);
    spent += 2 * steps * pairs;
    bound =
        lagrangian.raise(
            lagrangian.best.clone(),
            lagrangian.bestSides.clone(),
            state,
            this::enough,
            plans::cost,
            FINE,
            2 * steps,
            control,
            sites -> plans.hear(sites, lagrangian.best));
    plans.exchange(lagrangian, state, EXCHANGE_PAIRS / pairs);
    return bound;
  }

  /** Decides the sites whose other decision the bound rules out. */
  private int fix(LagrangianBound lagrangian, byte[] state, double bound, int leaf) {
    double[] penalty = lagrangian.penalties(state);
    int rest = leaf;
    for (int j = 0; j < penalty.length; j++) {
      if (state[j] == SelectionRule.FREE && bound + penalty[j] > enough()) {
        boolean opens = lagrangian.opens(j);
        tree.split(rest, j);
        rest = opens ? tree.whenOpen(rest) : tree.whenClosed(rest);
        state[j] = opens ? SelectionRule.OPEN : SelectionRule.CLOSED;
      }
    }
    return rest;
  }

  /** On the site about which the relaxed problems were least of one mind. */
  private void branch(LagrangianBound lagrangian, Node node) {
    double[] penalty = lagrangian.penalties(node.state);
    int best = -1;
    double mixed = -1;
    for (int j = 0; j < penalty.length; j++) {
      double share = lagrangian.frequency[j];
      double each = Math.min(share, 1 - share);
      if (node.state[j] == SelectionRule.FREE && each > mixed) {
        mixed = each;
        best = j;
      }
    }
    tree.split(node.leaf, best);
    for (boolean decision : new boolean[] {true, false}) {
      byte[] decided = node.state.clone();
      decided[best] = decision ? SelectionRule.OPEN : SelectionRule.CLOSED;
      int child = decision ? tree.whenOpen(node.leaf) : tree.whenClosed(node.leaf);
      double against = decision == lagrangian.opens(best) ? 0 : penalty[best];
      double least = node.bound + against;
      if (rule.impossible(decided)) {
        tree.rest(child, ProofTree.IMPOSSIBLE);
      } else if (least <= enough()) {
        open.add(new Node(decided, least, node.u, node.sides, child));
      }
    }
  }
}
