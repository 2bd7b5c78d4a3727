package io.carecircle.app.ingest;

import io.carecircle.app.layer.LayerSchemas;
import io.carecircle.app.layer.Property;
import io.carecircle.app.platform.Json;
import io.carecircle.formats.RowError;
import io.carecircle.kernel.layer.FeatureTable;
import io.carecircle.kernel.layer.JsonText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The care rooms of estates in a flat table. Two layouts are understood, each with or without the
 * other:
 *
 * <ul>
 *   <li>a row for each room: columns 用房编号, 用房处号, 用房套内面积, 用房建筑面积, 用房状态; rows with the same id (else
 *       name), and rows that give neither, are one estate;
 *   <li>columns with a number, 房间1套内面积, 房间1处号, 房间2套内面积 and so on.
 * </ul>
 *
 * <p>Empty cells are unknown; the word 无 says that there is no room.
 */
final class EstateRooms {
  private static final String ROOMS = "careRooms";
  private static final Pattern NUMBERED =
      Pattern.compile("(养老服务用房|养老用房|用房|房间|carerooms?|rooms?)[.]?(\\d{1,3})[.]?(.+)");
  private static final List<String> NONE = List.of("无", "没有", "none");
  private static final Property AREA =
      LayerSchemas.ESTATES.findProperty("totalFloorArea").orElseThrow();

  private final Findings findings;
  private final ValueReader values;
  private final Synonyms synonyms;
  private final Map<String, String> otherMapping = new LinkedHashMap<>();

  /** Columns by room number, 0 for the one room of a row; the property by column. */
  private final TreeMap<Integer, Map<String, String>> columns = new TreeMap<>();

  private EstateRooms(Synonyms synonyms, Findings findings) {
    this.findings = findings;
    this.synonyms = synonyms;
    this.values = new ValueReader("estates", synonyms);
  }

  /**
   * @param mapping of the sender; entries to {@code careRooms.netArea} and the like are taken
   */
  static EstateRooms of(
      List<String> columns, Map<String, String> mapping, Synonyms synonyms, Findings findings) {
    EstateRooms rooms = new EstateRooms(synonyms, findings);
    mapping.forEach(
        (column, target) -> {
          if (target.startsWith(ROOMS + ".") && columns.contains(column)) {
            rooms.add(0, column, target.substring(ROOMS.length() + 1));
          } else {
            rooms.otherMapping.put(column, target);
          }
        });
    for (String column : columns) {
      if (!mapping.containsKey(column)) {
        rooms.recognise(column);
      }
    }
    return rooms;
  }

  /** The mapping without what was taken from it. */
  Map<String, String> otherMapping() {
    return otherMapping;
  }

  private void recognise(String column) {
    String header = Synonyms.header(column);
    Matcher numbered = NUMBERED.matcher(header);
    if (numbered.matches()) {
      synonyms
          .findRoomProperty("用房" + numbered.group(3))
          .or(() -> synonyms.findRoomProperty("room" + numbered.group(3)))
          .ifPresent(p -> add(Integer.parseInt(numbered.group(2)), column, p));
    } else {
      synonyms.findRoomProperty(column).ifPresent(p -> add(0, column, p));
    }
  }

  private void add(int room, String column, String property) {
    columns.computeIfAbsent(room, n -> new LinkedHashMap<>()).put(column, property);
  }

  /**
   * One row an estate, its rooms in a column {@code careRooms}.
   *
   * @param errors of rows that the reader could not take; estates that they may belong to are
   *     refused, because a room would be missing from them
   * @param refused what is known of those rows
   */
  FeatureTable fold(FeatureTable table, List<RowError> errors, FeatureTable refused) {
    if (columns.isEmpty() || table.hasColumn(ROOMS)) {
      return table;
    }
    Map<String, EstateRows> estates = new LinkedHashMap<>();
    EstateKey key = new EstateKey(table, otherMapping, synonyms);
    boolean roomRows = columns.containsKey(0) && key.isGiven();
    EstateRows last = null;
    for (int row = 0; row < table.size(); row++) {
      String own = roomRows ? key.of(row) : "row " + row;
      last =
          own == null && last != null
              ? last
              : estates.computeIfAbsent(own == null ? "row " + row : own, k -> new EstateRows());
      addRow(table, row, last);
    }
    if (roomRows) {
      refuseTouched(estates, errors, refused);
      if (estates.size() < table.size()) {
        findings.warn(
            "%d rows of rooms were put together to %d estates"
                .formatted(table.size(), estates.size()));
      }
    }
    FeatureTable.Builder folded = FeatureTable.builder();
    table.columnNames().stream().filter(c -> !isRoom(c)).forEach(folded::column);
    folded.column(ROOMS);
    estates.values().stream()
        .filter(estate -> estate.rows.stream().noneMatch(findings::isRefused))
        .forEach(estate -> folded.add(null, null, estate.rows.get(0), estate.values()));
    return folded.build();
  }

  private boolean isRoom(String column) {
    return columns.values().stream().anyMatch(map -> map.containsKey(column));
  }

  private void addRow(FeatureTable table, int row, EstateRows estate) {
    int sourceRow = table.sourceRow(row);
    estate.rows.add(sourceRow);
    for (Map.Entry<String, Object> cell : table.values(row).entrySet()) {
      if (!isRoom(cell.getKey())) {
        Object known = estate.given.putIfAbsent(cell.getKey(), cell.getValue());
        if (known != null && !known.equals(cell.getValue())) {
          findings.refuse(
              sourceRow,
              cell.getKey(),
              cell.getValue(),
              "the same estate has another value in row %d: %s"
                  .formatted(estate.rows.get(0), known));
        }
      }
    }
    columns.forEach((number, properties) -> addRoom(table, row, properties, estate));
  }

  private void addRoom(
      FeatureTable table, int row, Map<String, String> properties, EstateRows estate) {
    ObjectNode room = Json.MAPPER.createObjectNode();
    boolean none = false;
    for (Map.Entry<String, String> column : properties.entrySet()) {
      Object raw = table.value(row, column.getKey());
      try {
        if (raw instanceof String text && NONE.contains(Synonyms.word(text))) {
          none = true;
        } else {
          put(room, column.getValue(), raw);
        }
      } catch (BadValueException e) {
        findings.refuse(table.sourceRow(row), column.getKey(), raw, e.getMessage());
      }
    }
    if (!room.isEmpty()) {
      estate.rooms.add(room);
    } else if (none) {
      estate.saidNone = true;
    }
  }

  private void put(ObjectNode room, String property, Object raw) throws BadValueException {
    switch (property) {
      case "netArea", "grossArea" -> {
        if (values.read(AREA, raw) instanceof BigDecimal area) {
          room.put(property, area);
        }
      }
      case "status" -> {
        String word = ValueReader.readCode(raw);
        if (word != null) {
          Optional<String> known = synonyms.findValue("estates", "careRooms.status", word);
          // An unknown one is refused with the list of those that there are.
          room.put(property, known.orElse(word));
        }
      }
      default -> {
        String code = ValueReader.readCode(raw);
        if (code != null) {
          room.put(property, code);
        }
      }
    }
  }

  /**
   * A room whose row cannot be read would be missing from its estate, and the verdict wrong. Where
   * the row does not say which estate it is of, the ones above and below it are refused; but not in
   * a table in which every estate has one row.
   */
  private void refuseTouched(
      Map<String, EstateRows> estates, List<RowError> errors, FeatureTable refused) {
    Map<Integer, String> keys = new HashMap<>();
    EstateKey key = new EstateKey(refused, otherMapping, synonyms);
    for (int row = 0; row < refused.size(); row++) {
      keys.put(refused.sourceRow(row), key.certain(row));
    }
    boolean many = estates.values().stream().anyMatch(estate -> estate.rows.size() > 1);
    TreeMap<Integer, EstateRows> inOrder = new TreeMap<>();
    estates.values().forEach(e -> e.rows.forEach(row -> inOrder.put(row, e)));
    for (RowError error : errors) {
      String known = keys.get(error.row());
      if (known != null) {
        refuseTouched(estates.get(known), error.row());
      } else if (many) {
        refuseTouched(inOrder.lowerEntry(error.row()), error.row());
        refuseTouched(inOrder.higherEntry(error.row()), error.row());
      }
    }
  }

  private void refuseTouched(Map.Entry<Integer, EstateRows> beside, int badRow) {
    refuseTouched(beside == null ? null : beside.getValue(), badRow);
  }

  private void refuseTouched(EstateRows estate, int badRow) {
    if (estate != null && !findings.isRefused(estate.rows.get(0))) {
      findings.refuse(
          estate.rows.get(0),
          null,
          null,
          "row %d cannot be read and may be a room of this estate".formatted(badRow));
    }
  }

  /** The rows of one estate. */
  private static final class EstateRows {
    private final List<Integer> rows = new ArrayList<>();
    private final Map<String, Object> given = new LinkedHashMap<>();
    private final ArrayNode rooms = Json.MAPPER.createArrayNode();
    private boolean saidNone;

    private Map<String, Object> values() {
      Map<String, Object> all = new LinkedHashMap<>(given);
      for (int i = 0; i < rooms.size(); i++) {
        ObjectNode room = (ObjectNode) rooms.get(i);
        if (!room.has("id")) {
          room.put("id", Integer.toString(i + 1));
        }
      }
      if (!rooms.isEmpty() || saidNone) {
        all.put(ROOMS, new JsonText(Json.MAPPER.writeValueAsString(rooms)));
      }
      return all;
    }
  }
}
