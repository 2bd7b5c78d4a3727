package io.carecircle.formats.csv;

import java.util.regex.Pattern;

/** Keeps text that a spreadsheet would run as a formula from being run, reversibly. */
final class FormulaGuard {
  private static final String DANGEROUS = "=+-@\t\r\0＝＋－＠";
  private static final char GUARD = '\'';
  private static final Pattern PLAIN_NUMBER =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?");

  private FormulaGuard() {}

  /** The text as it may stand in a cell. */
  static String guard(String text) {
    return isGuarded(text) && !PLAIN_NUMBER.matcher(text).matches() ? GUARD + text : text;
  }

  /** The inverse of {@link #guard}; other text is left alone. */
  static String unguard(String text) {
    return !text.isEmpty() && text.charAt(0) == GUARD && isGuarded(text.substring(1))
        ? text.substring(1)
        : text;
  }

  /** Whether a dangerous character comes first, or first after any number of apostrophes. */
  private static boolean isGuarded(String text) {
    int i = 0;
    while (i < text.length() && text.charAt(i) == GUARD) {
      i++;
    }
    return i < text.length() && DANGEROUS.indexOf(text.charAt(i)) >= 0;
  }
}
