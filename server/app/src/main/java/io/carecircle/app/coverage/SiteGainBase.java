package io.carecircle.app.coverage;

import io.carecircle.app.selection.ServiceInputs;
import io.carecircle.kernel.coverage.CoverageResult;
import io.carecircle.kernel.coverage.SiteGain;
import io.carecircle.kernel.network.Snapped;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;

/**
 * The coverage before one more site, and searches around sites that are ready to go: each holds the
 * memory of one thread, and most of that is about the demand, so it is worth keeping from click to
 * click. A search is lent to one request at a time.
 */
final class SiteGainBase {
  /** As many requests as usually ask at the same time; further ones make a search of their own. */
  private static final int MOST_IDLE = 2;

  private final ServiceInputs.Service service;
  private final CoverageResult coverage;
  private final Deque<SiteGain> idle = new ArrayDeque<>();

  SiteGainBase(ServiceInputs.Service service, CoverageResult coverage) {
    this.service = service;
    this.coverage = coverage;
  }

  /** Where the demand stands on the streets. */
  Snapped demandAt() {
    return coverage.joined().demand();
  }

  /**
   * Some 50 bytes each: coverage and search of each demand point, labels of each node of the
   * streets.
   */
  int units() {
    long units = 1L + service.demand().size() + service.network().nodeCount();
    return (int) Math.min(Integer.MAX_VALUE, units);
  }

  /** Lends a search. One that failed halfway is not used again. */
  <T> T with(Function<SiteGain, T> use) {
    SiteGain gain = borrow();
    T result = use.apply(gain);
    giveBack(gain);
    return result;
  }

  private SiteGain borrow() {
    synchronized (idle) {
      if (!idle.isEmpty()) {
        return idle.pop();
      }
    }
    return new SiteGain(
        service.network(),
        service.facilities().points(),
        service.demand().points(),
        service.reach(),
        service.ownOnly(),
        coverage);
  }

  private void giveBack(SiteGain gain) {
    synchronized (idle) {
      if (idle.size() < MOST_IDLE) {
        idle.push(gain);
      }
    }
  }
}
