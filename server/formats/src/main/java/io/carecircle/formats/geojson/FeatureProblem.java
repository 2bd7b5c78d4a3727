package io.carecircle.formats.geojson;

/** What is wrong with one feature; the others are not touched by it. */
final class FeatureProblem extends Exception {
  private static final int SHOWN = 80;

  private final String member;
  private final String value;

  /**
   * @param member the property or member at fault, or null
   * @param value what stood there, or null
   * @param reason a sentence for the sender
   */
  FeatureProblem(String member, String value, String reason) {
    // Without a stack trace: a file may hold a hundred thousand of these.
    super(reason, null, false, false);
    this.member = member;
    this.value = value == null ? null : shortened(value);
  }

  String member() {
    return member;
  }

  String value() {
    return value;
  }

  /** The text as an error may show it, never ending in half a character. */
  static String shortened(String text) {
    if (text.length() <= SHOWN) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(SHOWN - 1)) ? SHOWN - 1 : SHOWN;
    return text.substring(0, end) + "…";
  }
}
