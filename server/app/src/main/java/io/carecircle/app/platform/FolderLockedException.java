package io.carecircle.app.platform;

/** Another process holds the data folder. Nothing is wrong with the input: exit code 1. */
public final class FolderLockedException extends RuntimeException {
  /**
   * @param message names the folder and its holder
   */
  public FolderLockedException(String message) {
    super(message);
  }
}
