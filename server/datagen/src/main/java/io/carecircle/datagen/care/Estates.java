package io.carecircle.datagen.care;

import io.carecircle.datagen.draw.Dice;
import io.carecircle.datagen.draw.Plane;
import io.carecircle.datagen.draw.Spot;
import io.carecircle.datagen.people.Community;
import io.carecircle.datagen.settle.Grid;
import io.carecircle.datagen.settle.Settlement.Quarter;
import io.carecircle.kernel.layer.FeatureOrder;
import io.carecircle.kernel.layer.FeatureTable;
import io.carecircle.kernel.layer.JsonText;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * Housing estates, walled, with one gate or two: old ones take a block, new ones as many as keep
 * them at about three square metres of floor on each of land; the lanes between are theirs.
 */
final class Estates {
  /** 纳入老旧小区改造计划, 温政办〔2023〕75号 6. */
  static final int RENEWAL = 520;

  /** Other old estates; the plan does not count them. */
  static final int OTHER_OLD = 240;

  static final int NEW = 260;

  private static final LocalDate RENEWAL_DEADLINE = LocalDate.of(2025, 12, 31);

  /** "2027年7月1日前": the last day is the one before. */
  private static final LocalDate OTHER_DEADLINE = LocalDate.of(2027, 6, 30);

  private static final LocalDate LAST_FILING = LocalDate.of(2025, 12, 31);
  private static final String YUEQING = "330382";

  /** From the middle of the street to the wall, as a share of a block. */
  private static final double WALL = 0.13;

  private static final int OLD_COLUMNS = 2;

  /** From so many on an estate takes nine blocks and not four. */
  private static final int LARGE_HOUSEHOLDS = 800;

  private static final String[] NAMES = {
    "花园", "家园", "新村", "公寓", "雅苑", "嘉园", "锦庭", "名邸", "小区", "佳苑"
  };

  private final Scene scene;
  private final List<Estate> estates = new ArrayList<>();

  private record Estate(String id, Geometry area, Map<String, Object> values) {}

  Estates(Scene scene) {
    this.scene = scene;
  }

  FeatureTable table() {
    List<Community> old =
        scene
            .ranked(c -> c.place().town(), c -> scene.chance(c, "old"))
            .subList(0, RENEWAL + OTHER_OLD);
    Set<String> renewal =
        old.subList(0, RENEWAL).stream().map(Community::code).collect(Collectors.toSet());
    for (Community c : old) {
      addOld(c, renewal.contains(c.code()));
    }
    scene
        .ranked(c -> c.place().town(), c -> scene.chance(c, "new"))
        .subList(0, NEW)
        .forEach(this::addNew);
    estates.sort(Comparator.comparing(Estate::id, FeatureOrder.BY_ID));
    FeatureTable.Builder table = FeatureTable.builder();
    for (Estate estate : estates) {
      table.add(estate.id(), estate.area(), table.size() + 1, estate.values());
    }
    return table.build();
  }

  private void addOld(Community c, boolean renewal) {
    Dice dice = scene.dice().of("old estate").of(c.code());
    long households = 60 + 10L * dice.of("households").below(13);
    long floor = households * (62 + dice.of("size").below(30));
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("stage", "old");
    values.put("totalFloorArea", BigDecimal.valueOf(floor));
    values.put("residentialFloorArea", BigDecimal.valueOf(floor - floor / 20));
    values.put("households", households);
    values.put("renewalPlan", renewal);
    values.put("deadline", renewal ? RENEWAL_DEADLINE : OTHER_DEADLINE);
    values.put("careRooms", new JsonText("[]"));
    // The first two columns of blocks are for old estates, the other three for new ones.
    Quarter quarter = c.place().quarter();
    int a = quarter.firstA() + dice.of("a").below(OLD_COLUMNS);
    int b = quarter.firstB() + dice.of("b").below(Grid.BLOCKS);
    add("old-" + c.code(), c, dice, walls(quarter.grid(), a, b, 1), values);
  }

  private void addNew(Community c) {
    Dice dice = scene.dice().of("new estate").of(c.code());
    long households = 250 + 10L * dice.of("households").below(160);
    long homes = households * (95 + dice.of("size").below(40));
    long underground = homes * (22 + dice.of("cellar").below(12)) / 100;
    long floor = homes + homes / 12 + underground;
    LocalDate filed = FacilityBook.day(dice.of("filed"), 2019, 2025);
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("stage", "new");
    values.put("planningConditionsDate", filed.minusDays(120 + dice.of("before").below(300)));
    values.put("filingDate", filed);
    // A file without the floor area leaves the check without an answer.
    boolean complete = !dice.of("complete").chance(0.05);
    values.put("totalFloorArea", complete ? BigDecimal.valueOf(floor) : null);
    values.put("undergroundFloorArea", BigDecimal.valueOf(underground));
    values.put("residentialFloorArea", BigDecimal.valueOf(homes));
    values.put("households", households);
    values.put("communityLevel", c.county().equals(YUEQING) ? dice.of("level").chance(0.25) : null);
    values.put("careRooms", CareRooms.of(floor, households, status(filed, dice), dice));
    Quarter quarter = c.place().quarter();
    int blocks = households < LARGE_HOUSEHOLDS ? 2 : 3;
    int room = Grid.BLOCKS - OLD_COLUMNS - blocks + 1;
    int a = quarter.firstA() + OLD_COLUMNS + dice.of("a").below(room);
    int b = quarter.firstB() + dice.of("b").below(Grid.BLOCKS - blocks + 1);
    add("new-" + c.code(), c, dice, walls(quarter.grid(), a, b, blocks), values);
  }

  /** The older the filing, the further along. */
  private static String status(LocalDate filed, Dice dice) {
    long years = LAST_FILING.getYear() - filed.getYear();
    boolean late = dice.of("late").chance(0.12);
    if (years >= 4) {
      return late ? "not_handed_over" : "in_use";
    }
    if (years >= 2) {
      return late ? "accepted" : "handed_over";
    }
    return years == 1 ? "built" : "planned";
  }

  private void add(
      String id, Community c, Dice dice, List<Spot> walls, Map<String, Object> values) {
    String own = c.name().replaceAll("(社区|村)$", "");
    values.put("name", own + dice.of("name").pick(NAMES));
    values.put("jurisdiction", c.county());
    values.put("gates", gates(walls, dice.of("gates").chance(0.4)));
    Coordinate[] shell = new Coordinate[walls.size() + 1];
    for (int k = 0; k < shell.length; k++) {
      shell[k] = scene.plane().degrees(walls.get(k % walls.size()));
    }
    estates.add(new Estate(id, Plane.wgs84().createPolygon(shell), values));
  }

  /** Counter-clockwise, inside the streets around a square of blocks. */
  private static List<Spot> walls(Grid grid, int a, int b, int blocks) {
    List<Spot> corners =
        List.of(
            grid.crossing(a, b),
            grid.crossing(a + blocks, b),
            grid.crossing(a + blocks, b + blocks),
            grid.crossing(a, b + blocks));
    Spot middle =
        corners
            .get(0)
            .towards(corners.get(2), 0.5)
            .towards(corners.get(1).towards(corners.get(3), 0.5), 0.5);
    return corners.stream().map(corner -> corner.towards(middle, 2 * WALL / blocks)).toList();
  }

  private JsonText gates(List<Spot> walls, boolean two) {
    String first = gate("g1", walls.get(0), walls.get(1));
    String second = two ? "," + gate("g2", walls.get(2), walls.get(3)) : "";
    return new JsonText("[" + first + second + "]");
  }

  private String gate(String id, Spot from, Spot to) {
    Coordinate at = scene.plane().degrees(from.towards(to, 0.5));
    return String.format(
        Locale.ROOT, "{\"id\":\"%s\",\"lat\":%s,\"lon\":%s}", id, number(at.y), number(at.x));
  }

  private static String number(double degrees) {
    return BigDecimal.valueOf(degrees).stripTrailingZeros().toPlainString();
  }
}
