package io.carecircle.app.estate;

import io.carecircle.app.stage.Stage;
import io.carecircle.app.stage.StageEntry;
import io.carecircle.app.stage.StageHistory;
import io.carecircle.app.stage.StageTrack;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * 四同步 by the dates on record: each step of a care room is no later than that of the homes. A step
 * that neither has taken has no verdict.
 *
 * <p>Planned together means that the conditions or the reviewed design hold the care rooms. A room
 * stands at the latest when it is accepted, so an acceptance in time shows that it was built in
 * time, and one too late leaves open when it was built.
 */
final class FourTogether {
  private static final Set<String> HANDED_OVER = Set.of("handed_over", "in_use");
  private static final Set<String> ACCEPTED =
      Set.of("accepted", "not_handed_over", "handed_over", "in_use");
  private static final Set<String> BUILT =
      Set.of("built", "accepted", "not_handed_over", "handed_over", "in_use");

  private final EstateFiling estate;
  private final StageHistory history;
  private final StageTrack homes;
  private final LocalDate homesAccepted;

  /**
   * @param estate with its history as of the day
   */
  FourTogether(EstateFiling estate, LocalDate asOf) {
    this.estate = estate;
    this.history = estate.history();
    this.homes = history.homes();
    LocalDate accepted = estate.acceptanceDate();
    this.homesAccepted = accepted == null || accepted.isAfter(asOf) ? null : accepted;
  }

  /**
   * One room, or all rooms alike when the estate names none.
   *
   * @param room id, or null
   */
  record Steps(String room, Verdict planned, Verdict built, Verdict accepted, Verdict handedOver) {
    List<Verdict> due() {
      return Stream.of(planned, built, accepted, handedOver).filter(Objects::nonNull).toList();
    }
  }

  /** Empty before anything is accepted. */
  List<Steps> steps() {
    List<Steps> steps = new ArrayList<>();
    boolean accepted = homesAccepted != null;
    if (estate.rooms() == null || estate.rooms().isEmpty()) {
      StageTrack all = history.careRooms();
      accepted |= all.findDate(Stage.ACCEPTANCE).isPresent();
      String status = all.last().map(e -> e.stage().roomStatus()).orElse(null);
      steps.add(steps(null, all, status));
    } else {
      for (CareRoom room : estate.rooms()) {
        if (room.counts()) {
          accepted |= room.isAccepted();
          steps.add(steps(room.id(), history.room(room.id()), room.status()));
        }
      }
    }
    return accepted ? steps : List.of();
  }

  /** Of all rooms and steps; null before anything is accepted. */
  static Verdict verdict(List<Steps> steps) {
    return steps.isEmpty()
        ? null
        : Verdict.ofAll(steps.stream().flatMap(s -> s.due().stream()).toList());
  }

  private Steps steps(String id, StageTrack room, String status) {
    LocalDate accepted = room.findDate(Stage.ACCEPTANCE).orElse(null);
    LocalDate handedOver = room.findDate(Stage.HANDOVER).orElse(null);
    LocalDate homesHandedOver = homes.findDate(Stage.HANDOVER).orElse(null);
    return new Steps(
        id,
        planned(room),
        built(room, accepted, status),
        compare(homesAccepted, accepted, status, ACCEPTED),
        "not_handed_over".equals(status)
            ? Verdict.FAIL
            : compare(homesHandedOver, handedOver, status, HANDED_OVER));
  }

  /** What was decided last holds; an entry that says nothing leaves what was said before. */
  private static Verdict planned(StageTrack room) {
    Boolean included = null;
    for (StageEntry entry : room.entries()) {
      Boolean said = entry.act().includesCareRooms();
      included = said == null ? included : said;
    }
    return included == null ? Verdict.UNKNOWN : included ? Verdict.PASS : Verdict.FAIL;
  }

  private Verdict built(StageTrack room, LocalDate accepted, String status) {
    LocalDate ofHomes = homes.findDate(Stage.BUILT).orElse(homesAccepted);
    LocalDate built = room.findDate(Stage.BUILT).orElse(null);
    if (built == null && accepted != null && ofHomes != null && accepted.isAfter(ofHomes)) {
      return Verdict.UNKNOWN;
    }
    return compare(ofHomes, built == null ? accepted : built, status, BUILT);
  }

  /**
   * @param ofHomes day of the homes' step, or null when it is not on record
   * @param ofRoom day of the room's, or null
   * @param done statuses of a room that has taken the step, on a day that is not on record
   * @return null when neither has come
   */
  private Verdict compare(LocalDate ofHomes, LocalDate ofRoom, String status, Set<String> done) {
    if (ofRoom == null) {
      if (ofHomes == null) {
        return null;
      }
      return status == null || done.contains(status) ? Verdict.UNKNOWN : Verdict.FAIL;
    }
    if (ofHomes == null) {
      // First is in time, when it is known that the homes are on their way.
      return homes.entries().isEmpty() ? Verdict.UNKNOWN : Verdict.PASS;
    }
    return ofRoom.isAfter(ofHomes) ? Verdict.FAIL : Verdict.PASS;
  }
}
