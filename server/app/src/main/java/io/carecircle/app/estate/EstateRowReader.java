package io.carecircle.app.estate;

import io.carecircle.app.platform.Json;
import io.carecircle.app.platform.RefusedException;
import io.carecircle.app.selection.Gates;
import io.carecircle.formats.Limits;
import io.carecircle.formats.ReadResult;
import io.carecircle.formats.UnreadableFileException;
import io.carecircle.formats.geojson.GeoJsonReader;
import io.carecircle.kernel.layer.FeatureTable;
import io.carecircle.kernel.layer.JsonText;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes a filing of one row, or says why it cannot. */
final class EstateRowReader {
  private static final BigDecimal LARGEST = new BigDecimal("1e9");
  private static final int MOST_DECIMALS = 6;
  private static final int MOST_ROOMS = 10_000;
  private static final Set<String> REMEDY_MEMBERS =
      Set.of("id", "kind", "netArea", "sourceNetArea", "date", "plot", "plotEstate");
  private static final List<String> KINDS =
      List.of("pooling", "adjacent-plot", "purchase", "swap", "lease", "conversion");

  private final FeatureTable table;
  private final int row;

  private EstateRowReader(FeatureTable table, int row) {
    this.table = table;
    this.row = row;
  }

  /**
   * @throws BadEstateException when a value is not what it must be
   */
  static EstateFiling read(FeatureTable table, int row) {
    return new EstateRowReader(table, row).filing();
  }

  /**
   * An estate with what the programme for old ones asks of it.
   *
   * @throws BadEstateException when a value is not what it must be
   */
  static OldEstate readOld(FeatureTable table, int row) {
    EstateRowReader reader = new EstateRowReader(table, row);
    List<Coordinate> gates;
    try {
      gates = Gates.of(table, row, "estates");
    } catch (RefusedException e) {
      throw new BadEstateException("gates", "cannot be read: " + e.getMessage());
    }
    return new OldEstate(
        reader.filing(),
        reader.text("name"),
        reader.flag("renewalPlan"),
        date("deadline", reader.text("deadline")),
        gates,
        reader.yesOrNo("healthCabin"));
  }

  private EstateFiling filing() {
    String stage = text("stage");
    if (stage != null && !List.of("new", "old").contains(stage)) {
      throw new BadEstateException("stage", "is \"" + stage + "\"; allowed: new, old");
    }
    BigDecimal households = number("households", table.value(row, "households"));
    if (households != null && households.stripTrailingZeros().scale() > 0) {
      throw new BadEstateException("households", "must be a whole number");
    }
    BigDecimal total = number("totalFloorArea", table.value(row, "totalFloorArea"));
    BigDecimal underground =
        number("undergroundFloorArea", table.value(row, "undergroundFloorArea"));
    if (total != null && underground != null && underground.compareTo(total) > 0) {
      throw new BadEstateException("undergroundFloorArea", "is more than totalFloorArea");
    }
    return new EstateFiling(
        table.id(row),
        stage == null ? "new" : stage,
        text("jurisdiction"),
        date("planningConditionsDate", text("planningConditionsDate")),
        date("filingDate", text("filingDate")),
        date("acceptanceDate", text("acceptanceDate")),
        total,
        underground,
        number("residentialFloorArea", table.value(row, "residentialFloorArea")),
        households,
        flag("communityLevel"),
        rooms(),
        remedies(),
        table.geometry(row),
        null,
        List.of());
  }

  /** Text, also of a code written as a number or a date that the store has as one. */
  private String text(String name) {
    Object value = table.value(row, name);
    if (value == null || value.toString().isBlank()) {
      return null;
    }
    if (value instanceof String || value instanceof Long || value instanceof LocalDate) {
      return value.toString().strip();
    }
    throw new BadEstateException(name, "must be a text");
  }

  private static LocalDate date(String name, String value) {
    try {
      return value == null ? null : LocalDate.parse(value);
    } catch (DateTimeException e) {
      throw new BadEstateException(name, "is \"" + value + "\"; a date is written 2025-12-31");
    }
  }

  private static BigDecimal number(String name, Object value) {
    if (value == null) {
      return null;
    }
    BigDecimal number;
    if (value instanceof BigDecimal decimal) {
      number = decimal;
    } else if (value instanceof Long whole) {
      number = BigDecimal.valueOf(whole);
    } else {
      throw new BadEstateException(name, "is \"" + value + "\"; it must be a number");
    }
    if (number.signum() < 0
        || number.compareTo(LARGEST) > 0
        || number.stripTrailingZeros().scale() > MOST_DECIMALS) {
      throw new BadEstateException(name, "must be from 0 to 1,000,000,000 with at most 6 decimals");
    }
    return number;
  }

  private Boolean flag(String name) {
    Object value = table.value(row, name);
    if (value == null || value instanceof Boolean) {
      return (Boolean) value;
    }
    throw new BadEstateException(name, "is \"" + value + "\"; it must be true or false");
  }

  /** As {@link #flag}, of a column that the layer does not know: a table has words there. */
  private Boolean yesOrNo(String name) {
    Object value = table.value(row, name);
    String word = value == null ? "" : value.toString().strip().toLowerCase(Locale.ROOT);
    return switch (word) {
      case "" -> null;
      case "true", "yes", "是", "有" -> true;
      case "false", "no", "否", "无" -> false;
      default ->
          throw new BadEstateException(name, "is \"" + value + "\"; it must be true or false");
    };
  }

  /** The nested list, or null when the row does not have it. */
  private JsonNode list(String name) {
    Object value = table.value(row, name);
    if (value == null) {
      return null;
    }
    if (!(value instanceof JsonText || value instanceof String)) {
      throw new BadEstateException(name, "must be a list");
    }
    try {
      JsonNode node = Json.parse(value.toString().getBytes(StandardCharsets.UTF_8), name);
      if (node.isArray() && node.size() <= MOST_ROOMS) {
        return node;
      }
    } catch (RefusedException e) {
      throw new BadEstateException(name, "cannot be read: " + e.getMessage());
    }
    throw new BadEstateException(name, "must be a list of at most " + MOST_ROOMS);
  }

  private List<CareRoom> rooms() {
    JsonNode list = list("careRooms");
    if (list == null) {
      return null;
    }
    List<CareRoom> rooms = new ArrayList<>();
    Map<String, CareRoom> byId = new HashMap<>();
    for (int i = 0; i < list.size(); i++) {
      String at = "careRooms " + (i + 1);
      JsonNode node = object(at, list.get(i));
      String status = word(at, node, "status");
      if (status != null && !CareRoom.STATUS.contains(status)) {
        throw new BadEstateException(at, "has the unknown status \"" + status + "\"");
      }
      CareRoom room =
          new CareRoom(
              word(at, node, "id"),
              word(at, node, "placeId"),
              area(at, node, "netArea"),
              area(at, node, "grossArea"),
              status,
              date(at + " openDate", word(at, node, "openDate")));
      if (room.id() != null && byId.put(room.id(), room) != null) {
        throw new BadEstateException(at, "has the id of another room: " + room.id());
      }
      rooms.add(room);
    }
    return rooms;
  }

  private List<OfferedRemedy> remedies() {
    JsonNode list = list("remedies");
    List<OfferedRemedy> remedies = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (int i = 0; list != null && i < list.size(); i++) {
      String at = "remedies " + (i + 1);
      JsonNode node = object(at, list.get(i));
      for (String name : node.propertyNames()) {
        if (!REMEDY_MEMBERS.contains(name)) {
          throw new BadEstateException(at, "has the unknown member " + name);
        }
      }
      String id = word(at, node, "id");
      String kind = word(at, node, "kind");
      if (id == null || !ids.add(id)) {
        throw new BadEstateException(at, "must have an id that no other remedy here has");
      }
      if (!KINDS.contains(String.valueOf(kind))) {
        throw new BadEstateException(at, "must have a kind: " + String.join(", ", KINDS));
      }
      remedies.add(
          new OfferedRemedy(
              id,
              kind,
              area(at, node, "netArea"),
              area(at, node, "sourceNetArea"),
              date(at + " date", word(at, node, "date")),
              plot(at, node.get("plot")),
              word(at, node, "plotEstate")));
    }
    return remedies;
  }

  private static JsonNode object(String at, JsonNode node) {
    if (!node.isObject()) {
      throw new BadEstateException(at, "must be an object");
    }
    return node;
  }

  private static String word(String at, JsonNode node, String name) {
    JsonNode value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isString() && !value.isIntegralNumber()) {
      throw new BadEstateException(at + " " + name, "must be a text");
    }
    return value.asString().isBlank() ? null : value.asString();
  }

  private static BigDecimal area(String at, JsonNode node, String name) {
    JsonNode value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    return number(at + " " + name, value.isNumber() ? value.decimalValue() : value.toString());
  }

  private static Geometry plot(String at, JsonNode node) {
    if (node == null || node.isNull()) {
      return null;
    }
    ObjectNode feature = Json.MAPPER.createObjectNode().put("type", "Feature");
    feature.putObject("properties");
    feature.set("geometry", node);
    ObjectNode collection = Json.MAPPER.createObjectNode().put("type", "FeatureCollection");
    collection.putArray("features").add(feature);
    try {
      byte[] text = collection.toString().getBytes(StandardCharsets.UTF_8);
      ReadResult result = GeoJsonReader.read(text, Limits.DEFAULT);
      if (!result.errors().isEmpty()) {
        throw new BadEstateException(at + " plot", result.errors().get(0).reason());
      }
      return result.table().geometry(0);
    } catch (UnreadableFileException e) {
      throw new BadEstateException(at + " plot", "cannot be read: " + e.getMessage());
    }
  }
}
