package io.carecircle.kernel.progress;

/** Asked between units of work whether the caller still wants the answer. */
@FunctionalInterface
public interface CancelToken {
  /** A token that never cancels. */
  CancelToken NONE = () -> false;

  boolean isCancelled();

  /** Throws {@link CancelledException} when the caller has given up. */
  default void check() {
    if (isCancelled()) {
      throw new CancelledException();
    }
  }
}
