package io.carecircle.app.siting;

import com.google.ortools.Loader;
import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import io.carecircle.kernel.progress.CancelledException;
import io.carecircle.kernel.siting.SideConstraint;
import io.carecircle.kernel.siting.SolveControl;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** OR-Tools CP-SAT, if its native library can be loaded here. */
@Component
class CpSat {
  /** Numbers up to which CP-SAT adds without overflow. */
  static final double MOST_SUM = 1e15;

  private static final Logger LOG = LoggerFactory.getLogger(CpSat.class);
  private static final long POLL_MILLIS = 100;

  private final boolean loaded;

  /**
   * @param wanted false leaves the native library alone, as where it cannot be loaded
   */
  CpSat(@Value("${carecircle.native-solver:true}") boolean wanted) {
    this.loaded = wanted && load();
  }

  /**
   * Missing natives are reported by whatever error the loader comes upon, also by a null pointer;
   * where it cannot unpack them (a temporary folder that is missing, full or not for programs) by
   * none at all, so that a first call has to tell. A model alone calls nothing; a variable does.
   */
  private static boolean load() {
    try {
      Loader.loadNativeLibraries();
      new CpModel().newBoolVar("first call");
      return true;
    } catch (Throwable e) { // NOSONAR: see above
      LOG.warn("OR-Tools cannot be loaded here; own methods serve: {}", e.toString());
      return false;
    }
  }

  boolean isLoaded() {
    return loaded;
  }

  /**
   * Until it is done or the time is over.
   *
   * @param solver told to work on one thread, so that the answer is the same on every machine
   * @throws CancelledException when the token says so
   */
  static CpSolverStatus solve(CpSolver solver, CpModel model, long seed, SolveControl control) {
    if (control.deadlineNanos() != Long.MAX_VALUE) {
      double left = (control.deadlineNanos() - control.nanos().getAsLong()) / 1e9;
      solver.getParameters().setMaxTimeInSeconds(Math.max(0.01, left));
    }
    solver.getParameters().setRandomSeed((int) (seed % Integer.MAX_VALUE));
    return watched(() -> solver.solve(model), solver::stopSearch, control);
  }

  /** Adds a condition on the open sites, never stricter than it is. */
  static void add(CpModel model, BoolVar[] open, SideConstraint side) {
    double size = 1;
    boolean whole = true;
    for (double c : side.coefficients()) {
      size += Math.abs(c);
      whole &= c == Math.rint(c);
    }
    double scale = whole ? 1 : MOST_SUM / 1000 / size;
    LinearExprBuilder sum = LinearExpr.newBuilder();
    for (int k = 0; k < side.sites().length; k++) {
      sum.addTerm(open[side.sites()[k]], Math.round(side.coefficients()[k] * scale));
    }
    // Rounding may shift a scaled sum by half a unit for each term.
    long room = whole ? 0 : side.sites().length;
    model.addLessOrEqual(sum, (long) Math.floor(side.limit() * scale + 1e-9 * scale) + room);
  }

  /**
   * Asks the cancel token while the native code computes; the thread ends before this returns.
   *
   * @param stop makes the native code return soon
   * @throws CancelledException when the token says so
   */
  static <T> T watched(Supplier<T> solve, Runnable stop, SolveControl control) {
    AtomicBoolean done = new AtomicBoolean();
    Thread watch =
        new Thread(
            () -> {
              while (!done.get()) {
                if (control.cancel().isCancelled()) {
                  stop.run();
                }
                sleep();
              }
            },
            "siting-cancel");
    watch.setDaemon(true);
    watch.start();
    T answer;
    try {
      answer = solve.get();
    } finally {
      done.set(true);
      watch.interrupt();
      join(watch);
    }
    if (control.cancel().isCancelled()) {
      throw new CancelledException();
    }
    return answer;
  }

  private static void sleep() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void join(Thread watch) {
    try {
      watch.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
