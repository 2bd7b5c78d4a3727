package io.carecircle.datagen.people;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Shares out a whole number by weights so that the parts sum to it exactly (Hamilton's method). */
public final class LargestRemainder {
  private LargestRemainder() {}

  /**
   * @param total not negative
   * @param weights not negative, not all zero unless the total is
   * @return one part for each weight; equal remainders go to the lower index
   */
  public static long[] split(long total, double[] weights) {
    double sum = Arrays.stream(weights).sum();
    long[] parts = new long[weights.length];
    double[] remainder = new double[weights.length];
    long left = total;
    for (int i = 0; i < parts.length && total > 0; i++) {
      double exact = total * (weights[i] / sum);
      parts[i] = (long) Math.floor(exact);
      remainder[i] = exact - parts[i];
      left -= parts[i];
    }
    int[] order =
        IntStream.range(0, parts.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -remainder[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int k = 0; k < left; k++) {
      parts[order[k]]++;
    }
    return parts;
  }
}
