package io.carecircle.app.estate;

import java.math.BigDecimal;

/** Exact arithmetic on areas that may be unknown (null). */
final class Areas {
  private Areas() {}

  /** How much is missing, 0 when nothing; null when either is not known. */
  static BigDecimal shortfall(BigDecimal required, BigDecimal provided) {
    return required == null || provided == null
        ? null
        : required.subtract(provided).max(BigDecimal.ZERO);
  }

  static Verdict enough(BigDecimal required, BigDecimal provided) {
    if (required == null || provided == null) {
      return Verdict.UNKNOWN;
    }
    return provided.compareTo(required) >= 0 ? Verdict.PASS : Verdict.FAIL;
  }

  static BigDecimal plus(BigDecimal area, BigDecimal more) {
    return area == null || more == null ? area : area.add(more);
  }

  static boolean same(BigDecimal a, BigDecimal b) {
    return a == null || b == null ? a == b : a.compareTo(b) == 0;
  }
}
