package io.carecircle.app.whatif;

import io.carecircle.app.selection.InputReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * One change.
 *
 * @param id of the facility, or null for a change of the streets
 * @param places longitude and latitude of each place it names
 * @param capacity places of the facility, or null when it is not given
 */
record Edit(Kind kind, String id, List<double[]> places, BigDecimal capacity) {
  private static final int MOST = 1000;
  private static final BigDecimal MOST_PLACES = new BigDecimal("1e11");

  /** What can be changed, and the members that each change has beside its type. */
  enum Kind {
    ADD_FACILITY("add-facility", List.of("id", "at")),
    MOVE_FACILITY("move-facility", List.of("id", "at")),
    REMOVE_FACILITY("remove-facility", List.of("id")),
    RESIZE_FACILITY("resize-facility", List.of("id", "capacity")),
    CLOSE_STREET("close-street", List.of("at")),
    OPEN_LINK("open-link", List.of("from", "to"));

    private final String type;
    private final List<String> members;

    Kind(String type, List<String> members) {
      this.type = type;
      this.members = members;
    }

    String type() {
      return type;
    }
  }

  private static final Map<String, Kind> KINDS = kinds();

  private static Map<String, Kind> kinds() {
    Map<String, Kind> kinds = new TreeMap<>();
    for (Kind kind : Kind.values()) {
      kinds.put(kind.type, kind);
    }
    return Map.copyOf(kinds);
  }

  static List<Edit> list(JsonNode node) {
    if (!(node instanceof ArrayNode array)) {
      throw InputReader.refused("edits", "must be a list of changes");
    }
    if (array.size() > MOST) {
      throw InputReader.refused("edits", "are " + array.size() + ", more than " + MOST);
    }
    List<Edit> edits = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      edits.add(read(array.get(i), "edits[" + i + "]"));
    }
    return edits;
  }

  private static Edit read(JsonNode node, String path) {
    InputReader any =
        InputReader.of(node, path, List.of("type", "id", "at", "from", "to", "capacity"));
    String type = any.choice("type", "", KINDS.keySet().stream().sorted().toList());
    Kind kind = KINDS.get(type);
    List<String> names = new ArrayList<>(kind.members);
    names.add("type");
    if (kind == Kind.ADD_FACILITY) {
      names.add("capacity");
    }
    InputReader in = InputReader.of(node, path, names);
    String id = null;
    List<double[]> places = new ArrayList<>();
    for (String member : kind.members) {
      if (!in.has(member)) {
        throw in.refusedMember(member, "is missing");
      }
      if (member.equals("id")) {
        id = in.text("id").orElseThrow();
      } else if (!member.equals("capacity")) {
        places.add(place(in, member));
      }
    }
    if (id != null && (id.isEmpty() || id.length() > 200)) {
      throw in.refusedMember("id", "must have 1 to 200 characters");
    }
    BigDecimal capacity =
        in.has("capacity") ? in.decimal("capacity", null, BigDecimal.ZERO, MOST_PLACES) : null;
    return new Edit(kind, id, places, capacity);
  }

  private static double[] place(InputReader in, String member) {
    BigDecimal bound = new BigDecimal(180);
    List<BigDecimal> numbers = in.decimals(member, bound.negate(), bound);
    if (numbers.size() != 2 || numbers.get(1).abs().compareTo(new BigDecimal(90)) > 0) {
      throw in.refusedMember(member, "must be [longitude, latitude] in degrees");
    }
    return new double[] {numbers.get(0).doubleValue(), numbers.get(1).doubleValue()};
  }
}
