package io.carecircle.app.result;

/** Takes what the reader of a result should know. */
@FunctionalInterface
public interface Warnings {
  /** For what has nothing to warn of. */
  Warnings NONE = warning -> {};

  /**
   * @param warning in both languages, Chinese first: {@code 中文 / English}
   */
  void warn(String warning);

  /** One warning in both languages; the Chinese must not hold " / ". */
  default void warn(String chinese, String english) {
    warn(chinese + " / " + english);
  }
}
