package io.carecircle.app.estate;

import io.carecircle.app.platform.Json;
import io.carecircle.app.stage.StageEntry;
import io.carecircle.app.stage.StageHistory;
import io.carecircle.app.stage.StageJson;
import java.time.LocalDate;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How far an estate has come on a day.
 *
 * @param history as of that day
 * @param steps 四同步 by room; empty before anything is accepted
 */
record StageState(StageHistory history, List<FourTogether.Steps> steps, LocalDate asOf) {
  StageState {
    steps = List.copyOf(steps);
  }

  /** Null when nothing is on record by the day. */
  static StageState of(EstateFiling estate, LocalDate asOf) {
    return estate.history() == null
        ? null
        : new StageState(estate.history(), new FourTogether(estate, asOf).steps(), asOf);
  }

  long openOrders() {
    return history.openOrders().size();
  }

  long overdueOrders() {
    return history.openOrders().stream().filter(e -> e.act().order().isOverdue(asOf)).count();
  }

  ObjectNode toJson() {
    StageEntry last = history.last().orElseThrow();
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("stage", last.stage().word()).put("stageName", last.stage().chinese());
    node.put("date", last.date().toString()).put("asOf", asOf.toString());
    node.put("entries", history.standing().size());
    Verdict verdict = FourTogether.verdict(steps);
    ObjectNode together = node.putObject("fourTogether");
    together.put("verdict", word(verdict));
    ArrayNode rooms = together.putArray("rooms");
    for (FourTogether.Steps room : steps) {
      rooms
          .addObject()
          .put("room", room.room())
          .put("planned", word(room.planned()))
          .put("built", word(room.built()))
          .put("accepted", word(room.accepted()))
          .put("handedOver", word(room.handedOver()));
    }
    node.set("openOrders", StageJson.openOrders(history, asOf));
    return node;
  }

  private static String word(Verdict verdict) {
    return verdict == null ? null : verdict.word();
  }
}
