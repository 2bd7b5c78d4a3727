package io.carecircle.app.stage;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What happened to one thing, in order: to the homes, to the care rooms as a whole, or to one room.
 *
 * <p>Before acceptance an entry may be missing, because old papers are; from acceptance on each act
 * needs the one before it.
 */
public final class StageTrack {
  private static final Set<Stage> AT_FIRST =
      EnumSet.of(Stage.PLANNING_CONDITIONS, Stage.DESIGN_REVIEW, Stage.BUILT, Stage.ACCEPTANCE);
  private static final Set<Stage> ONCE = EnumSet.of(Stage.BUILT, Stage.ACCEPTANCE, Stage.HANDOVER);

  private final List<StageEntry> entries;

  StageTrack(List<StageEntry> entries) {
    this.entries = List.copyOf(entries);
  }

  /** The entries in effect, as they happened. */
  public List<StageEntry> entries() {
    return entries;
  }

  public Optional<StageEntry> last() {
    return entries.isEmpty() ? Optional.empty() : Optional.of(entries.get(entries.size() - 1));
  }

  /** The first day of a stage. */
  public Optional<LocalDate> findDate(Stage stage) {
    return entries.stream().filter(e -> e.stage() == stage).map(StageEntry::date).findFirst();
  }

  /** Orders to correct that nothing has followed that corrects them. */
  public List<StageEntry> openOrders() {
    return entries.stream()
        .filter(e -> e.act().order() != null)
        .filter(
            e ->
                entries.subList(entries.indexOf(e) + 1, entries.size()).stream()
                    .noneMatch(later -> corrects(later.stage(), e.stage())))
        .toList();
  }

  private static boolean corrects(Stage later, Stage wrong) {
    return later == Stage.IN_USE || wrong == Stage.NOT_HANDED_OVER && later == Stage.HANDOVER;
  }

  /** Why this cannot have happened, in Chinese and English; empty when it can. */
  Optional<String> findFault() {
    Set<Stage> seen = EnumSet.noneOf(Stage.class);
    StageEntry before = null;
    for (StageEntry entry : entries) {
      Optional<String> fault = findFault(entry, before, seen);
      if (fault.isPresent()) {
        return fault;
      }
      seen.add(entry.stage());
      before = entry;
    }
    return Optional.empty();
  }

  private static Optional<String> findFault(StageEntry entry, StageEntry before, Set<Stage> seen) {
    Stage stage = entry.stage();
    if (ONCE.contains(stage) && seen.contains(stage)) {
      return Optional.of(
          "%s已登记，更正请注明所更正的记录 / %s is recorded already: to correct it, say which entry is superseded"
              .formatted(stage.chinese(), stage.english()));
    }
    Stage needed = neededBefore(stage);
    if (needed != null && !seen.contains(needed)) {
      return Optional.of(
          "%s之前须先登记%s / %s needs an earlier entry: %s"
              .formatted(entry.inChinese(), needed.chinese(), entry.inEnglish(), needed.english()));
    }
    if (before != null && !mayFollow(stage, before.stage(), seen)) {
      return Optional.of(
          "%s不能在%s之后 / %s cannot follow %s"
              .formatted(
                  entry.inChinese(), before.inChinese(), entry.inEnglish(), before.inEnglish()));
    }
    return Optional.empty();
  }

  private static Stage neededBefore(Stage stage) {
    return switch (stage) {
      case NOT_HANDED_OVER, HANDOVER, MISUSED, REMOVED -> Stage.ACCEPTANCE;
      case IN_USE -> Stage.HANDOVER;
      default -> null;
    };
  }

  private static boolean mayFollow(Stage stage, Stage before, Set<Stage> seen) {
    if (AT_FIRST.contains(stage)) {
      // Conditions and designs change until the building stands.
      return before.isPlanning() || stage == Stage.ACCEPTANCE && before == Stage.BUILT;
    }
    return stage != Stage.NOT_HANDED_OVER || !seen.contains(Stage.HANDOVER);
  }
}
