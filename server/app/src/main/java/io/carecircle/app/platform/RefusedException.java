package io.carecircle.app.platform;

import io.carecircle.formats.RowError;
import java.util.List;

/**
 * The caller asked for something that cannot be done as asked: the input is refused, nothing was
 * changed. Exit code 2 on the command line, a 4xx answer over HTTP.
 */
public final class RefusedException extends RuntimeException {
  private final String code;
  private final transient List<RowError> errors;

  /**
   * @param code stable and short, for programs: {@code unknown-layer}, {@code bad-rows}
   * @param message for the person who asked: what is wrong and what to do
   */
  public RefusedException(String code, String message) {
    this(code, message, List.of());
  }

  /**
   * @param errors the rows that caused it, or empty
   */
  public RefusedException(String code, String message, List<RowError> errors) {
    super(message);
    this.code = code;
    this.errors = List.copyOf(errors);
  }

  public String code() {
    return code;
  }

  public List<RowError> errors() {
    return errors;
  }
}
