package io.carecircle.app.estate;

import java.math.BigDecimal;
import java.util.List;

/**
 * What the remedies of one estate come to.
 *
 * @param credited m2 in all
 * @param findings one for each remedy offered
 */
record RemedyCredit(BigDecimal credited, List<ClauseFinding> findings) {
  static final RemedyCredit NONE = new RemedyCredit(BigDecimal.ZERO, List.of());
}
