package io.carecircle.datagen.care;

import io.carecircle.datagen.draw.Dice;
import io.carecircle.datagen.draw.Plane;
import io.carecircle.datagen.people.Community;
import io.carecircle.kernel.layer.FeatureTable;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;

/**
 * Idle public buildings of the kinds that 乐政办函〔2020〕24号 1 names, more of them where no centre is.
 * All invented.
 */
final class Candidates {
  static final int COUNT = 420;

  private static final String[] KINDS = {"闲置学校", "闲置卫生院", "闲置办公楼", "闲置厂房", "闲置村部"};
  private static final String[] LAND_USE = {"教育用地", "医疗卫生用地", "机关团体用地", "工业用地", "村集体建设用地"};

  /** 亿元 per m2 to make it fit: 1,800 yuan. */
  private static final BigDecimal COST_PER_SQUARE_METRE = new BigDecimal("0.000018");

  private static final double UNSERVED_FIRST = 0.3;

  private final Scene scene;
  private final Set<String> served;

  /**
   * @param served codes of communities with a centre of their own
   */
  Candidates(Scene scene, Set<String> served) {
    this.scene = scene;
    this.served = served;
  }

  FeatureTable table() {
    FeatureTable.Builder table = FeatureTable.builder();
    List<Community> places =
        scene
            .ranked(
                c -> true,
                c ->
                    scene.chance(c, "candidate") + (served.contains(c.code()) ? 0 : UNSERVED_FIRST))
            .subList(0, COUNT)
            .stream()
            .sorted(Comparator.comparing(Community::code))
            .toList();
    for (Community c : places) {
      String id = "cd-" + c.code();
      Dice dice = scene.dice().of(id);
      Geometry point =
          Plane.wgs84().createPoint(scene.plane().degrees(c.place().corner(dice.of("place"))));
      table.add(id, point, table.size() + 1, values(c, dice));
    }
    return table.build();
  }

  private static Map<String, Object> values(Community c, Dice dice) {
    int kind = c.urban() ? dice.of("kind").below(4) : new int[] {0, 1, 4}[dice.of("kind").below(3)];
    long area = 240 + 20L * dice.of("area").below(90);
    BigDecimal cost = COST_PER_SQUARE_METRE.multiply(BigDecimal.valueOf(area));
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("name", c.name() + KINDS[kind]);
    values.put("kind", KINDS[kind]);
    values.put("ownership", kind == 4 || !c.urban() ? "集体" : "国有");
    values.put("floorArea", BigDecimal.valueOf(area));
    values.put("landUse", LAND_USE[kind]);
    values.put("cost", cost.stripTrailingZeros());
    values.put("capacity", area / 2);
    values.put("forbidden", dice.of("forbidden").chance(0.03));
    values.put("required", false);
    return values;
  }
}
