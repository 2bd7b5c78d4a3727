package io.carecircle.app.stage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;

/**
 * One line of a history; it never changes.
 *
 * @param sequence position among all entries of the store, from 1
 * @param estateId of the estate
 * @param number position in the history of that estate, from 1
 * @param recordedAt when it was recorded, in milliseconds
 * @param act what was recorded
 */
public record StageEntry(
    long sequence, String estateId, int number, Instant recordedAt, StageAct act) {
  /** As it happened: acts of one day in the order of their stages, then as recorded. */
  static final Comparator<StageEntry> AS_IT_HAPPENED =
      Comparator.comparing(StageEntry::date)
          .thenComparing(entry -> entry.stage().rank())
          .thenComparing(StageEntry::number);

  public Stage stage() {
    return act.stage();
  }

  public LocalDate date() {
    return act.date();
  }

  /** Stage and day, for a sentence in Chinese. */
  String inChinese() {
    return stage().chinese() + "（" + date() + "）";
  }

  String inEnglish() {
    return stage().english() + " of " + date();
  }
}
