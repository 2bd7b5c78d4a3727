package io.carecircle.kernel.progress;

/** Hears how far a long computation is. Called from the computing thread; must return at once. */
@FunctionalInterface
public interface ProgressListener {
  /** A listener that hears nothing. */
  ProgressListener NONE = (step, done, total) -> {};

  /**
   * @param step what is being done, a short English phrase
   * @param done units finished in this step
   * @param total units in this step, or 0 when unknown
   */
  void onProgress(String step, long done, long total);
}
