package io.carecircle.formats.csv;

/** Trimming as a person sees it: Chinese input methods leave full-width and hard spaces. */
final class CsvText {
  private static final int SHOWN = 80;

  private CsvText() {}

  /** Whether the character shows nothing: white space, any space, a byte order mark. */
  static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF' || c == '\u200B';
  }

  /** Without blanks at both ends. */
  static String trim(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  /** A field's value: trimmed, its formula guard taken off, null when nothing is left. */
  static String value(String field) {
    String trimmed = trim(field);
    return trimmed.isEmpty() ? null : FormulaGuard.unguard(trimmed);
  }

  /** The text as an error may show it. */
  static String shortened(String text) {
    if (text == null || text.length() <= SHOWN) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(SHOWN - 1)) ? SHOWN - 1 : SHOWN;
    return text.substring(0, end) + "…";
  }
}
