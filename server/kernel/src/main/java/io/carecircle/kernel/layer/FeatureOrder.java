package io.carecircle.kernel.layer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/**
 * The one order of feature ids, used for results, hashes and ties ("the lowest id"): by Unicode
 * code point, so "10" comes before "2". Comparing UTF-8 bytes gives just that, where {@link
 * String#compareTo} would put supplementary characters before the private use area.
 */
public final class FeatureOrder {
  public static final Comparator<String> BY_ID = FeatureOrder::compare;

  private FeatureOrder() {}

  private static int compare(String a, String b) {
    return Arrays.compareUnsigned(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }
}
