package io.carecircle.app.standard;

import java.time.LocalDate;

/**
 * A document that rules or plans.
 *
 * @param id by which everything else names it
 * @param number as printed, or null when none is
 * @param authority that issued it, or null
 * @param regionCode where it holds, with everything below
 * @param issued day of issue, or null
 * @param from first day in force
 * @param to last day in force, or null when open
 * @param dateBasis whether the dates are printed or our reading
 * @param footnote oddities kept, or null
 */
public record PolicyDocument(
    String id,
    String number,
    String title,
    String authority,
    String regionCode,
    LocalDate issued,
    LocalDate from,
    LocalDate to,
    String dateBasis,
    String footnote) {

  /** What a verdict names: the number, else the title. */
  public String name() {
    return number == null ? title : number;
  }

  public boolean inForce(LocalDate day) {
    return Validity.holds(from, to, day);
  }
}
