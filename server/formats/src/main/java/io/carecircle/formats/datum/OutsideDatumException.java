package io.carecircle.formats.datum;

/** A coordinate cannot be of the system that it was said to be of. */
public final class OutsideDatumException extends RuntimeException {
  /**
   * @param message a sentence for the person who sent the file
   */
  public OutsideDatumException(String message) {
    super(message);
  }
}
