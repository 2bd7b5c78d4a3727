package io.carecircle.app.estate;

import java.math.BigDecimal;

/**
 * What another reading of the rules gives.
 *
 * @param reading its id
 * @param standard that it is judged by, when another; null when the same
 * @param required m2 in total, or null when not known
 */
record OtherReading(String reading, String standard, BigDecimal required, Verdict verdict) {}
