package io.carecircle.app.estate;

import io.carecircle.app.layer.CanonicalJson;
import io.carecircle.app.platform.Json;
import io.carecircle.app.process.ProcessInput;
import io.carecircle.app.result.Run;
import io.carecircle.app.selection.InputReader;
import io.carecircle.app.stage.Stage;
import io.carecircle.app.stage.StageEntry;
import io.carecircle.app.stage.StageHistory;
import io.carecircle.app.stage.StageJson;
import io.carecircle.app.stage.StageLedger;
import io.carecircle.app.stage.StageTrack;
import io.carecircle.kernel.layer.FeatureTable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** The stage histories that a run takes into account, in one named state of the ledger. */
final class EstateHistories {
  static final ProcessInput INPUT =
      ProcessInput.optional(
          "stagesUpTo",
          "Stage entries up to this sequence count; 0 for none. By default all for estates of the"
              + " layer and none for features, which may only happen to have the same ids.",
          """
          {"type": "integer", "minimum": 0}""");

  private static final Set<String> BEFORE_ACCEPTANCE = Set.of("planned", "built");

  private final Map<String, StageHistory> byEstate = new HashMap<>();
  private final LocalDate asOf;
  private final int upTo;
  private final List<StageEntry> used = new ArrayList<>();

  private EstateHistories(LocalDate asOf, int upTo) {
    this.asOf = asOf;
    this.upTo = upTo;
  }

  /**
   * @param in inputs of the process, {@code estates} and {@link #INPUT} among them
   * @param estates that are judged
   */
  static EstateHistories read(
      StageLedger ledger, InputReader in, FeatureTable estates, LocalDate asOf, Run run) {
    int last = Math.toIntExact(ledger.lastSequence());
    boolean inline = in.find("estates").filter(node -> node.has("features")).isPresent();
    int upTo = in.count("stagesUpTo", inline ? 0 : last, 0, last);
    run.parameter("stagesUpTo", Json.MAPPER.valueToTree(upTo));
    EstateHistories histories = new EstateHistories(asOf, upTo);
    if (upTo > 0) {
      Set<String> ids = new HashSet<>();
      for (int row = 0; row < estates.size(); row++) {
        ids.add(estates.id(row));
      }
      Map<String, List<StageEntry>> entries = new HashMap<>();
      for (StageEntry entry : ledger.listUpTo(upTo)) {
        if (ids.contains(entry.estateId())) {
          histories.used.add(entry);
          entries.computeIfAbsent(entry.estateId(), id -> new ArrayList<>()).add(entry);
        }
      }
      entries.forEach((id, list) -> histories.byEstate.put(id, StageHistory.of(list)));
    }
    return histories;
  }

  /** All entries of an estate, also of later days. */
  Optional<StageHistory> find(String estateId) {
    return Optional.ofNullable(byEstate.get(estateId));
  }

  /**
   * The filing with what its history says of it; the history is dated and signed, so it decides.
   */
  EstateFiling apply(EstateFiling filed) {
    StageHistory whole = byEstate.get(filed.id());
    return whole == null ? filed : apply(filed, whole, asOf);
  }

  static EstateFiling apply(EstateFiling filed, StageHistory whole, LocalDate asOf) {
    StageHistory history = whole.asOf(asOf);
    if (history.standing().isEmpty()) {
      return filed;
    }
    List<String> notes = new ArrayList<>();
    LocalDate conditions =
        decided(
            "规划条件日期",
            "planningConditionsDate",
            filed.planningConditionsDate(),
            history.homes().findDate(Stage.PLANNING_CONDITIONS).orElse(null),
            notes);
    LocalDate accepted =
        decided(
            "竣工验收日期",
            "acceptanceDate",
            filed.acceptanceDate(),
            history.homes().findDate(Stage.ACCEPTANCE).orElse(null),
            notes);
    List<CareRoom> rooms =
        filed.rooms() == null
            ? null
            : filed.rooms().stream().map(room -> room(room, history, notes)).toList();
    boolean notAsked =
        history.standing().stream()
            .anyMatch(e -> Boolean.FALSE.equals(e.act().civilAffairsAsked()));
    if (notAsked) {
      notes.add("设计审查未征求民政部门意见 / civil affairs was not asked in the design review");
    }
    return filed.recorded(conditions, accepted, rooms, history, notes);
  }

  private static LocalDate decided(
      String chinese, String name, LocalDate filed, LocalDate recorded, List<String> notes) {
    if (filed != null && recorded != null && !filed.equals(recorded)) {
      notes.add(
          "%s：填报%s，阶段记录%s，按记录 / %s: filed %s, on record %s, which decides"
              .formatted(chinese, filed, recorded, name, filed, recorded));
    }
    return recorded == null ? filed : recorded;
  }

  private static CareRoom room(CareRoom room, StageHistory history, List<String> notes) {
    StageTrack track = history.room(room.id());
    String recorded = track.last().map(e -> e.stage().roomStatus()).orElse(null);
    String status = recorded == null ? room.status() : recorded;
    if (room.status() != null && recorded != null && !room.status().equals(recorded)) {
      // A record that ends before acceptance does not say that the rest has not happened.
      boolean ends = BEFORE_ACCEPTANCE.contains(recorded);
      boolean filedDecides = ends && !BEFORE_ACCEPTANCE.contains(room.status());
      status = filedDecides ? room.status() : recorded;
      notes.add(
          "用房%s：填报状态%s，阶段记录%s，按%s / room %s: filed as %s, on record %s; %s decides"
              .formatted(
                  Objects.requireNonNullElse(room.id(), "（无编号）"),
                  room.status(),
                  recorded,
                  filedDecides ? "填报" : "记录",
                  Objects.requireNonNullElse(room.id(), "without an id"),
                  room.status(),
                  recorded,
                  filedDecides ? "the filing" : "the record"));
    }
    LocalDate opened =
        room.openDate() == null ? track.findDate(Stage.IN_USE).orElse(null) : room.openDate();
    return new CareRoom(
        room.id(), room.placeId(), room.netArea(), room.grossArea(), status, opened);
  }

  /** Which entries were used: equal hashes mean equal histories. */
  ObjectNode toJson() {
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("upTo", upTo).put("entries", used.size());
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (StageEntry entry : used) {
        ObjectNode line = StageJson.of(entry).put("estate", entry.estateId());
        sha.update(CanonicalJson.of(line.toString()).json().getBytes(StandardCharsets.UTF_8));
        sha.update((byte) '\n');
      }
      return node.put("hash", HexFormat.of().formatHex(sha.digest()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
