package io.carecircle.app.stage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The entries of one estate and what they come to. */
public final class StageHistory {
  private final List<StageEntry> entries;
  private final List<StageEntry> standing;

  private StageHistory(List<StageEntry> entries, List<StageEntry> standing) {
    this.entries = entries;
    this.standing = standing;
  }

  /**
   * @param entries of one estate, by number
   */
  public static StageHistory of(List<StageEntry> entries) {
    Set<Integer> superseded =
        entries.stream()
            .map(e -> e.act().supersedes())
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    List<StageEntry> standing =
        entries.stream()
            .filter(e -> !superseded.contains(e.number()) && e.stage() != Stage.WITHDRAWN)
            .sorted(StageEntry.AS_IT_HAPPENED)
            .toList();
    return new StageHistory(List.copyOf(entries), standing);
  }

  /** What was so on a day: entries of later days left out. All stay in {@link #entries}. */
  public StageHistory asOf(LocalDate day) {
    return new StageHistory(
        entries, standing.stream().filter(e -> !e.date().isAfter(day)).toList());
  }

  /** All of them, the superseded ones too, as recorded. */
  public List<StageEntry> entries() {
    return entries;
  }

  /** Those in effect, as they happened. */
  public List<StageEntry> standing() {
    return standing;
  }

  public boolean stands(int number) {
    return standing.stream().anyMatch(e -> e.number() == number);
  }

  /** The last act of all. */
  public Optional<StageEntry> last() {
    return new StageTrack(standing).last();
  }

  public StageTrack homes() {
    return track(act -> act.subject() != Subject.CARE_ROOMS);
  }

  /** What is recorded of all care rooms alike. */
  public StageTrack careRooms() {
    return track(act -> act.subject() != Subject.HOMES && act.room() == null);
  }

  /**
   * What is recorded of one room, by its name or with all others.
   *
   * @param room id, or null for one that has none
   */
  public StageTrack room(String room) {
    return track(
        act -> act.subject() != Subject.HOMES && (act.room() == null || act.room().equals(room)));
  }

  /** Rooms that entries name. */
  public Set<String> rooms() {
    return standing.stream()
        .map(e -> e.act().room())
        .filter(Objects::nonNull)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Orders to correct that are still open, by number. */
  public List<StageEntry> openOrders() {
    List<StageEntry> open = new ArrayList<>();
    for (StageEntry entry : standing) {
      String room = entry.act().room();
      boolean isOpen =
          entry.act().order() != null
              && (room == null ? careRooms() : room(room)).openOrders().contains(entry);
      if (isOpen) {
        open.add(entry);
      }
    }
    return open;
  }

  private StageTrack track(Predicate<StageAct> of) {
    return new StageTrack(standing.stream().filter(e -> of.test(e.act())).toList());
  }
}
