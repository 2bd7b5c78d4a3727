package io.carecircle.app.stage;

import java.util.List;

/** All histories of a store. Nothing here deletes or changes an entry. */
public interface StageLedger {
  /** The sequence of the newest entry, 0 when there is none. */
  long lastSequence();

  /** The entries of one estate by number; empty when it has none. */
  List<StageEntry> list(String estateId);

  /** The entries of all estates up to a sequence, by sequence. */
  List<StageEntry> listUpTo(long sequence);

  /**
   * Adds an entry in one transaction; when this returns, it survives a crash of the process.
   *
   * @param after number of the entry that the caller believes to be the last of the estate, 0 for
   *     none
   * @return the entry; {@code isNew} is false when the very same act was added at this place
   *     before, so that a caller who did not hear the answer may ask again
   * @throws io.carecircle.app.platform.RefusedException when it cannot have happened so
   * @throws StageConflictException when others have added entries meanwhile
   */
  Appended append(String estateId, int after, StageAct act);

  /**
   * What {@link #append} did.
   *
   * @param entry as it is stored
   * @param isNew whether it was stored now
   */
  record Appended(StageEntry entry, boolean isNew) {}
}
