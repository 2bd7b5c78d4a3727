package io.carecircle.app.layer.internal.jdbc;

import io.carecircle.app.platform.StoreFailedException;
import java.sql.SQLException;
import org.h2.api.ErrorCode;
import org.springframework.core.NestedExceptionUtils;
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

  /** Whether the embedded store has waited in vain for the transaction of another import. */
  static boolean isWaitInVain(RuntimeException failure) {
    return NestedExceptionUtils.getMostSpecificCause(failure) instanceof SQLException said
        && (said.getErrorCode() == ErrorCode.LOCK_TIMEOUT_1
            || said.getErrorCode() == ErrorCode.CONCURRENT_UPDATE_1);
  }

  /** What the database said, in one line. */
  static String reason(Throwable failure) {
    Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
    String message = cause.getMessage();
    return message == null
        ? cause.getClass().getSimpleName()
        : message.strip().replaceAll("\\s*\\R\\s*", "; ");
  }
}
