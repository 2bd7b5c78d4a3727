package io.carecircle.app.stage;

/** Another officer has added to the history since the caller read it. */
public final class StageConflictException extends RuntimeException {
  private final int last;

  /**
   * @param last number of the entry that is the last now
   */
  public StageConflictException(int last) {
    super("the history has " + last + " entries now: read it again, then add yours");
    this.last = last;
  }

  public int last() {
    return last;
  }
}
