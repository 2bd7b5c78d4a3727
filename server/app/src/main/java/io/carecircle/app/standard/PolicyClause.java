package io.carecircle.app.standard;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

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

  /**
   * The value of a parameter, for example {@code 100 %,50 %}; empty when the clause has none of the
   * name.
   */
  public Optional<String> findParameter(String name) {
    for (String part : parameters == null ? new String[0] : parameters.split(";")) {
      int equals = part.indexOf('=');
      if (equals > 0 && part.substring(0, equals).replace(">", "").strip().equals(name)) {
        return Optional.of(part.substring(equals + 1).strip());
      }
    }
    return Optional.empty();
  }

  /**
   * One of the numbers of a parameter; a percentage as a share.
   *
   * @param index 0 for the first of several behind commas
   * @throws IllegalStateException when the clause has no such number
   */
  public BigDecimal figure(String name, int index) {
    String[] numbers = findParameter(name).orElse("").split(",");
    if (index >= numbers.length || numbers[index].isBlank()) {
      throw new IllegalStateException("clause " + id + " has no parameter " + name);
    }
    String number = numbers[index].strip();
    return number.endsWith("%")
        ? new BigDecimal(number.substring(0, number.length() - 1).strip()).movePointLeft(2)
        : new BigDecimal(number);
  }
}
