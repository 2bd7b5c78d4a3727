package io.carecircle.app.ingest;

/**
 * Text that every store keeps as it is. PostgreSQL takes no NUL character, and half of a surrogate
 * pair has no UTF-8: one store would keep it and the other would not.
 */
final class StorableText {
  private StorableText() {}

  /**
   * @param text or null
   * @throws BadValueException when a store would refuse or change it
   */
  static void check(String text) throws BadValueException {
    if (text == null) {
      return;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\0') {
        throw new BadValueException("holds a NUL character");
      }
      if (Character.isSurrogate(c)) {
        if (!Character.isHighSurrogate(c)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          throw new BadValueException("holds half of a character (a lone surrogate)");
        }
        i++;
      }
    }
  }
}
