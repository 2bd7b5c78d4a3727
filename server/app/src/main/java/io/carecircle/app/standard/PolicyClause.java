package io.carecircle.app.standard;

import java.time.LocalDate;

/**
 * One demand of a document, in our own words.
 *
 * @param document id of its document
 * @param topic row of the requirement list, for example S7
 * @param binds whom
 * @param parameters its figures, {@code name=value; …}, or null
 * @param from first day, that of the document unless the clause has its own
 * @param to last day or null
 * @param openReadings what its words leave open, or null
 */
public record PolicyClause(
    String id,
    String document,
    String citation,
    String topic,
    String binds,
    String summaryZh,
    String summaryEn,
    String parameters,
    LocalDate from,
    LocalDate to,
    String openReadings) {
  public boolean inForce(LocalDate day) {
    return Validity.holds(from, to, day);
  }
}
