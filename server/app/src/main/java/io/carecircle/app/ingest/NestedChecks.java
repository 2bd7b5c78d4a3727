package io.carecircle.app.ingest;

import io.carecircle.app.layer.CanonicalJson;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
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

  private static final List<String> REMEDY_MEMBERS =
      List.of("id", "kind", "netArea", "sourceNetArea", "date", "plot", "plotEstate");
  private static final List<String> REMEDY_KINDS =
      List.of("pooling", "adjacent-plot", "purchase", "swap", "lease", "conversion");
  private static final BigDecimal LARGEST_AREA = new BigDecimal("1e9");
  private static final int MOST_DECIMALS = 6;

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

  /**
   * Remedies of an estate, which the layer keeps as a column that it does not know: a list, or its
   * text in a table.
   */
  static void checkRemedies(String text) throws BadValueException {
    JsonNode list;
    try {
      list = CanonicalJson.parse(text);
    } catch (IllegalArgumentException e) {
      throw new BadValueException("must be a JSON list: " + e.getMessage());
    }
    checkList(list);
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < list.size(); i++) {
      checkRemedy("remedy " + (i + 1), list.get(i), ids);
    }
  }

  private static void checkRemedy(String at, JsonNode remedy, Set<String> ids)
      throws BadValueException {
    if (!remedy.isObject()) {
      throw new BadValueException(at + " must be a JSON object");
    }
    for (String name : remedy.propertyNames()) {
      if (!REMEDY_MEMBERS.contains(name)) {
        throw new BadValueException(
            "%s has the unknown member %s; known: %s"
                .formatted(at, name, String.join(", ", REMEDY_MEMBERS)));
      }
    }
    String id = remedy.path("id").asString("");
    if (id.isBlank() || !ids.add(id)) {
      throw new BadValueException(at + " must have an id that no other remedy of the estate has");
    }
    if (!REMEDY_KINDS.contains(remedy.path("kind").asString(""))) {
      throw new BadValueException(at + ": the kind is none of " + String.join(", ", REMEDY_KINDS));
    }
    for (String name : List.of("netArea", "sourceNetArea")) {
      JsonNode area = remedy.path(name);
      if (isGiven(area) && !isArea(area)) {
        throw new BadValueException(
            at + ": " + name + " must be from 0 to 1,000,000,000 with at most 6 decimals");
      }
    }
    JsonNode date = remedy.path("date");
    if (isGiven(date) && !isDate(date)) {
      throw new BadValueException(at + ": the date must be written 2025-12-31");
    }
    if (isGiven(remedy.path("plot")) && !remedy.path("plot").isObject()) {
      throw new BadValueException(at + ": the plot must be a GeoJSON geometry");
    }
  }

  private static boolean isGiven(JsonNode node) {
    return !node.isMissingNode() && !node.isNull();
  }

  private static boolean isArea(JsonNode node) {
    return node.isNumber()
        && node.decimalValue().signum() >= 0
        && node.decimalValue().compareTo(LARGEST_AREA) <= 0
        && node.decimalValue().stripTrailingZeros().scale() <= MOST_DECIMALS;
  }

  private static boolean isDate(JsonNode node) {
    try {
      return node.isString() && LocalDate.parse(node.stringValue()) != null;
    } catch (DateTimeException e) {
      return false;
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
