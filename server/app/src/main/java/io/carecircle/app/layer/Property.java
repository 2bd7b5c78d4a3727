package io.carecircle.app.layer;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * One property of a collection.
 *
 * @param name as in the contract, camelCase
 * @param type of its values
 * @param required whether every feature must give it
 * @param allowed the only values it may take, or empty for any
 * @param minimum smallest number allowed, or null
 * @param maximum largest number allowed, or null
 */
public record Property(
    String name,
    ValueType type,
    boolean required,
    List<String> allowed,
    BigDecimal minimum,
    BigDecimal maximum) {
  private static final BigDecimal FIRST_YEAR = BigDecimal.valueOf(1900);
  private static final BigDecimal LAST_YEAR = BigDecimal.valueOf(2200);

  public Property {
    Objects.requireNonNull(name);
    Objects.requireNonNull(type);
    allowed = List.copyOf(allowed);
  }

  /** The column of the typed table: snake case, always quoted in SQL ("from" is a keyword). */
  public String column() {
    StringBuilder column = new StringBuilder();
    for (char c : name.toCharArray()) {
      if (Character.isUpperCase(c)) {
        column.append('_');
      }
      column.append(Character.toLowerCase(c));
    }
    return column.toString();
  }

  Property asRequired() {
    return new Property(name, type, true, allowed, minimum, maximum);
  }

  static Property text(String name) {
    return plain(name, ValueType.TEXT);
  }

  static Property choice(String name, String... allowed) {
    return new Property(name, ValueType.TEXT, false, List.of(allowed), null, null);
  }

  /** People, beds, households: whole and never negative. */
  static Property count(String name) {
    return new Property(name, ValueType.INTEGER, false, List.of(), BigDecimal.ZERO, null);
  }

  /** Areas and money: never negative. */
  static Property amount(String name) {
    return new Property(name, ValueType.DECIMAL, false, List.of(), BigDecimal.ZERO, null);
  }

  static Property year(String name) {
    return new Property(name, ValueType.INTEGER, false, List.of(), FIRST_YEAR, LAST_YEAR);
  }

  static Property stars(String name) {
    return new Property(
        name, ValueType.INTEGER, false, List.of(), BigDecimal.ZERO, BigDecimal.valueOf(5));
  }

  static Property flag(String name) {
    return plain(name, ValueType.BOOLEAN);
  }

  static Property date(String name) {
    return plain(name, ValueType.DATE);
  }

  static Property json(String name) {
    return plain(name, ValueType.JSON);
  }

  private static Property plain(String name, ValueType type) {
    return new Property(name, type, false, List.of(), null, null);
  }
}
