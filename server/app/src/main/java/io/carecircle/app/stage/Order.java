package io.carecircle.app.stage;

import java.time.LocalDate;

/**
 * An order to correct (责令整改).
 *
 * @param number of the document, or null
 * @param date on which it was given
 * @param dueDate day by which it must be done, itself included; null when it names none
 */
public record Order(String number, LocalDate date, LocalDate dueDate) {
  /** Whether the day to correct it by has passed. */
  public boolean isOverdue(LocalDate asOf) {
    return dueDate != null && asOf.isAfter(dueDate);
  }
}
