package io.carecircle.kernel.progress;

/** The computation was given up by its caller; nothing of it was published. */
public final class CancelledException extends RuntimeException {
  public CancelledException() {
    super("cancelled by the caller");
  }
}
