package io.carecircle.app.standard;

import java.time.LocalDate;

/** Days in force: the first and the last both count. */
final class Validity {
  private Validity() {}

  static boolean holds(LocalDate from, LocalDate to, LocalDate day) {
    return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
  }
}
