package io.carecircle.app.result;

/**
 * Takes what the reader of a result should know: one text a warning, both languages in it, Chinese
 * first, as {@code 中文 / English}.
 */
@FunctionalInterface
public interface Warnings {
  /** Between the Chinese and the English text. */
  String BORDER = " / ";

  /** For what has nothing to warn of. */
  Warnings NONE = warning -> {};

  void warn(String warning);

  /**
   * One warning.
   *
   * @param chinese must not hold the border between the languages, a slash between two spaces
   */
  default void warn(String chinese, String english) {
    warn(chinese + BORDER + english);
  }

  /** A warning that something else gave, with the name of that before the text of each language. */
  static String of(String giver, String warning) {
    int at = warning.indexOf(BORDER);
    String named = giver + ": ";
    return at < 0
        ? named + warning
        : named
            + warning.substring(0, at)
            + BORDER
            + named
            + warning.substring(at + BORDER.length());
  }
}
