package io.carecircle.kernel.siting;

import java.util.stream.IntStream;

/**
 * The problem on some of the sites, those that are not closed, with demand points that they cannot
 * tell apart made one.
 *
 * @param sites their numbers in the whole problem, ascending
 * @param demand the smaller problem
 * @param rule of these sites
 * @param siteCount of the whole problem
 */
record Frame(int[] sites, Service.Condensed demand, SelectionRule rule, int siteCount) {

  static Frame of(Service service, SelectionRule rule, byte[] state) {
    int[] sites =
        IntStream.range(0, state.length).filter(j -> state[j] != SelectionRule.CLOSED).toArray();
    return new Frame(sites, service.condensedTo(sites), rule.restrictedTo(sites), rule.siteCount());
  }

  byte[] narrow(byte[] state) {
    byte[] narrowed = new byte[sites.length];
    for (int n = 0; n < sites.length; n++) {
      narrowed[n] = state[sites[n]];
    }
    return narrowed;
  }

  boolean[] widen(boolean[] chosen) {
    boolean[] wide = new boolean[siteCount];
    for (int n = 0; n < sites.length; n++) {
      wide[sites[n]] = chosen[n];
    }
    return wide;
  }
}
