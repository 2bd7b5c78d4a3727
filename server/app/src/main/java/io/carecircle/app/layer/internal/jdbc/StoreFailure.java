package io.carecircle.app.layer.internal.jdbc;

import io.carecircle.app.platform.StoreFailedException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.jdbc.BadSqlGrammarException;

/** Tells the failures of a store from those of the program. */
final class StoreFailure {
  private StoreFailure() {}

  /**
   * @param consequence what it means for the caller and what to do
   * @return the failure as a sentence, or itself when the program is wrong and its stack trace is
   *     needed
   */
  static RuntimeException explain(RuntimeException failure, String consequence) {
    if (failure instanceof BadSqlGrammarException
        || failure instanceof DataIntegrityViolationException
        || failure instanceof InvalidDataAccessApiUsageException) {
      return failure;
    }
    return new StoreFailedException(
        "store-failed", "the store failed (" + reason(failure) + "): " + consequence, failure);
  }

  /** What the database said, in one line. */
  static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    String message = cause.getMessage();
    return message == null
        ? cause.getClass().getSimpleName()
        : message.strip().replaceAll("\\s*\\R\\s*", "; ");
  }
}
