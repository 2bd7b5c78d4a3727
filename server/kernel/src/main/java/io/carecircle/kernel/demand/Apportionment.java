package io.carecircle.kernel.demand;

import java.math.BigInteger;

/**
 * Whole people shared out in proportion, none lost: the method of the largest remainder (A.
 * Hamilton, 1792; M. L. Balinski, H. P. Young, "Fair representation", Yale 1982), applied to halves
 * of the list again and again.
 *
 * <p>Why in halves: shared out at once, 30 people over 200 positions all go to the positions with
 * the largest remainders, that is to the longest pieces or, where those are equal, to the first 30.
 * In halves every half, quarter and so on of a list of equal shares is within one person of its
 * due.
 */
final class Apportionment {
  private final long[] sumBefore;
  private final long[] people;

  private Apportionment(long[] share) {
    sumBefore = new long[share.length + 1];
    for (int i = 0; i < share.length; i++) {
      sumBefore[i + 1] = Math.addExact(sumBefore[i], share[i]);
    }
    people = new long[share.length];
  }

  /**
   * @param people to share out, not negative
   * @param share of each part, positive; neighbours in the list should be neighbours in space
   * @return people of each part, adding up to all
   */
  static long[] of(long people, long[] share) {
    Apportionment parts = new Apportionment(share);
    if (share.length > 0) {
      parts.split(0, share.length, people);
    }
    return parts.people;
  }

  private void split(int from, int to, long all) {
    if (to - from == 1) {
      people[from] = all;
      return;
    }
    if (all == 0) {
      return;
    }
    int middle = from + to >>> 1;
    BigInteger whole = BigInteger.valueOf(sumBefore[to] - sumBefore[from]);
    BigInteger lower = BigInteger.valueOf(sumBefore[middle] - sumBefore[from]);
    // Of two remainders the larger is the one over a half; two halves go to the first.
    BigInteger twice = lower.multiply(BigInteger.valueOf(all)).shiftLeft(1).add(whole);
    long first = twice.divide(whole.shiftLeft(1)).longValueExact();
    split(from, middle, first);
    split(middle, to, all - first);
  }
}
