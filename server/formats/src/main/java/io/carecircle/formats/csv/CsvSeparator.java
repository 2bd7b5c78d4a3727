package io.carecircle.formats.csv;

import io.carecircle.formats.UnreadableFileException;

/** Which character parts the fields, told from the header line alone. */
final class CsvSeparator {
  private static final String CANDIDATES = ",;\t，";

  private CsvSeparator() {}

  /**
   * The candidate that stands most often outside quotes in the header; a comma when none does (a
   * table of one column). Two that stand equally often are refused: a guess would shift columns.
   */
  static char find(String text) {
    int[] counts = count(text, headerStart(text));
    int best = 0;
    for (int i = 1; i < counts.length; i++) {
      best = counts[i] > counts[best] ? i : best;
    }
    for (int i = 0; i < counts.length; i++) {
      if (i != best && counts[i] > 0 && counts[i] == counts[best]) {
        throw new UnreadableFileException(
            "the header could be parted by %s or by %s; use only one of them in it"
                .formatted(name(best), name(i)));
      }
    }
    return CANDIDATES.charAt(best);
  }

  private static int headerStart(String text) {
    int lineStart = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        lineStart = i + 1;
      } else if (c == '\t' || !CsvText.isBlank(c)) {
        return lineStart;
      }
    }
    return text.length();
  }

  private static int[] count(String text, int start) {
    int[] counts = new int[CANDIDATES.length()];
    boolean quoted = false;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == '\n' || c == '\r')) {
        break;
      } else if (!quoted && CANDIDATES.indexOf(c) >= 0) {
        counts[CANDIDATES.indexOf(c)]++;
      }
    }
    return counts;
  }

  private static String name(int candidate) {
    return switch (CANDIDATES.charAt(candidate)) {
      case ',' -> "comma";
      case ';' -> "semicolon";
      case '\t' -> "tabulator";
      default -> "full-width comma";
    };
  }
}
