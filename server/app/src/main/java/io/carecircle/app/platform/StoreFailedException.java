package io.carecircle.app.platform;

/**
 * The store cannot do what was asked: it is not reachable, too old, locked, lost its connection, or
 * another import came first. Nothing is wrong with the input: exit code 1.
 */
public final class StoreFailedException extends IllegalStateException {
  private final String code;

  /**
   * @param code stable and short, for programs: {@code store-unreachable}, {@code layer-changed}
   * @param message for the person who asked: what happened, what was stored, what to do; never a
   *     password
   * @param cause or null
   */
  public StoreFailedException(String code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  public String code() {
    return code;
  }
}
