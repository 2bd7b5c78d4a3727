package io.carecircle.formats;

/** The file as a whole cannot be taken: not of the format, cut off, over a limit. */
public final class UnreadableFileException extends RuntimeException {
  /**
   * @param message a sentence for the person who sent the file
   */
  public UnreadableFileException(String message) {
    super(message);
  }

  public UnreadableFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
