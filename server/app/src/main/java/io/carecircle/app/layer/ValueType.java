package io.carecircle.app.layer;

/** The type of a property, with the Java type that a {@code FeatureTable} carries for it. */
public enum ValueType {
  /** {@link String}. */
  TEXT,
  /** {@link Long}. */
  INTEGER,
  /** {@link java.math.BigDecimal} without trailing zeros. */
  DECIMAL,
  /** {@link Boolean}. */
  BOOLEAN,
  /** {@link java.time.LocalDate}. */
  DATE,
  /** {@link io.carecircle.kernel.layer.JsonText}, keys sorted, no white space. */
  JSON
}
