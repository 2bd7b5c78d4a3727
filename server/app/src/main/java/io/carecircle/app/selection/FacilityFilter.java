package io.carecircle.app.selection;

import io.carecircle.app.layer.LayerSchemas;
import io.carecircle.app.platform.Json;
import io.carecircle.kernel.layer.FeatureTable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which facilities count: those of the kinds, in one of the states, open on the day. A facility is
 * open from its opening date on and no longer on its closing date; a date that is not given does
 * not restrict, a state that is not given means operating.
 *
 * @param kinds the kinds, or null for all
 * @param status the states
 * @param asOf the day
 */
record FacilityFilter(List<String> kinds, List<String> status, LocalDate asOf) {
  private static final List<String> STATES =
      List.of("operating", "construction", "planned", "dormant", "closed");

  static FacilityFilter read(InputReader in, List<String> defaultKinds, LocalDate today) {
    List<String> kinds = in.texts("kinds").orElse(defaultKinds);
    if (kinds != null) {
      for (String kind : kinds) {
        if (!LayerSchemas.FACILITY_KINDS.contains(kind)) {
          throw in.refusedMember(
              "kinds",
              "has \"" + kind + "\"; kinds are: " + String.join(", ", LayerSchemas.FACILITY_KINDS));
        }
      }
    }
    List<String> status = in.texts("status").orElse(List.of("operating"));
    for (String state : status) {
      if (!STATES.contains(state)) {
        throw in.refusedMember(
            "status", "has \"" + state + "\"; states are: " + String.join(", ", STATES));
      }
    }
    return new FacilityFilter(kinds, status, in.date("asOf").orElse(today));
  }

  void writeTo(ObjectNode resolved) {
    if (kinds != null) {
      resolved.set("kinds", Json.MAPPER.valueToTree(kinds));
    }
    resolved.set("status", Json.MAPPER.valueToTree(status));
    resolved.put("asOf", asOf.toString());
  }

  boolean accepts(FeatureTable table, int row, String input) {
    return isOfKind(table, row) && isCounted(table, row, input);
  }

  /** Of the kinds, but in another state or not open on the day. */
  boolean acceptsIfOpen(FeatureTable table, int row, String input) {
    return isOfKind(table, row) && !isCounted(table, row, input);
  }

  private boolean isOfKind(FeatureTable table, int row) {
    Object kind = table.value(row, "kind");
    return kinds == null || kind != null && kinds.contains(kind.toString());
  }

  private boolean isCounted(FeatureTable table, int row, String input) {
    Object state = table.value(row, "status");
    boolean rightState = status.contains(state == null ? "operating" : state.toString());
    return rightState && isOpen(table, row, input);
  }

  private boolean isOpen(FeatureTable table, int row, String input) {
    LocalDate opens = date(table, row, "openDate", input);
    LocalDate closes = date(table, row, "closeDate", input);
    // Asking for facilities that are planned or being built is asking for the future ones.
    boolean future = Set.copyOf(status).contains("planned") || status.contains("construction");
    boolean opened = opens == null || future || !opens.isAfter(asOf);
    return opened && (closes == null || status.contains("closed") || closes.isAfter(asOf));
  }

  private static LocalDate date(FeatureTable table, int row, String property, String input) {
    Object value = table.value(row, property);
    if (value == null || value instanceof LocalDate) {
      return (LocalDate) value;
    }
    try {
      return LocalDate.parse(value.toString());
    } catch (DateTimeException e) {
      throw InputReader.refused(
          input,
          "feature "
              + table.id(row)
              + ": "
              + property
              + " is \""
              + value
              + "\"; a date is written 2025-12-31");
    }
  }
}
