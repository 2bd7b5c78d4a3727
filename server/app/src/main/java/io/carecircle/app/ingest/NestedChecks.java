package io.carecircle.app.ingest;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Checks nested properties: a typing error in a care room would otherwise surface in a verdict. */
final class NestedChecks {
  private static final Set<String> ROOM_STATUS =
      Set.of(
          "planned",
          "built",
          "accepted",
          "handed_over",
          "not_handed_over",
          "in_use",
          "removed",
          "misused");

  private NestedChecks() {}

  static void check(String property, JsonNode value) throws BadValueException {
    switch (property) {
      case "gates", "nodes" -> checkList(value);
      case "careRooms" -> {
        checkList(value);
        for (int i = 0; i < value.size(); i++) {
          checkRoom(i + 1, value.get(i));
        }
      }
      default -> {}
    }
  }

  private static void checkList(JsonNode value) throws BadValueException {
    if (!value.isArray()) {
      throw new BadValueException("must be a JSON list");
    }
  }

  private static void checkRoom(int position, JsonNode room) throws BadValueException {
    if (!room.isObject()) {
      throw new BadValueException("room " + position + " must be a JSON object");
    }
    checkArea(position, "netArea", room.get("netArea"));
    checkArea(position, "grossArea", room.get("grossArea"));
    JsonNode status = room.get("status");
    if (status != null
        && !status.isNull()
        && !(status.isString() && ROOM_STATUS.contains(status.stringValue()))) {
      throw new BadValueException(
          "room %d: the status is none of %s"
              .formatted(position, String.join(", ", ROOM_STATUS.stream().sorted().toList())));
    }
  }

  private static void checkArea(int position, String name, JsonNode area) throws BadValueException {
    if (area != null && !area.isNull() && !(area.isNumber() && area.decimalValue().signum() >= 0)) {
      throw new BadValueException(
          "room %d: %s must be a number of square metres, 0 or more".formatted(position, name));
    }
  }
}
