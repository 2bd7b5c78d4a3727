package io.carecircle.datagen.care;

import io.carecircle.datagen.draw.Dice;
import io.carecircle.datagen.land.Township;
import io.carecircle.datagen.people.Community;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Canteens, medical sites and the other kinds. Only two numbers are the plan's (298 learning
 * places, 12 integrated-care bodies); the rest is made up to look like a city.
 */
final class OtherServices {
  /** 社区老年学习苑, 温发改规划〔2021〕146号 一(二). */
  static final int ELDER_SCHOOLS = 298;

  /** 康养联合体, the text's number; the table of indicators has 11. */
  static final int INTEGRATED_CARE = 12;

  /** On the way to the 1,300 that 温政办〔2023〕75号 5 wants by 2025. */
  static final int CANTEENS = 820;

  /** Indicator 15 wants 6 by 2025 and has none in 2020. */
  static final int REHAB_AID = 6;

  private final Scene scene;
  private final FacilityBook book;

  OtherServices(Scene scene, FacilityBook book) {
    this.scene = scene;
    this.book = book;
  }

  void open() {
    inTownships("md", "medical", "卫生院", 1980);
    inTownships("cu", "culture", "文化站", 1990);
    inTownships("ac", "activity_centre", "老年活动中心", 1995);
    inTownships("em", "emergency", "急救点", 2005);
    best("ct", "canteen", "老年食堂", CANTEENS, c -> true);
    best("es", "elder_school", "老年学习苑", ELDER_SCHOOLS, c -> true);
    best("ic", "integrated_care", "康养联合体", INTEGRATED_CARE, Community::urban);
    share("md", "medical", "卫生服务站", 0.3, 0.25);
    share("ma", "mutual_aid", "互助养老点", 0, 0.35);
    share("ft", "fitness", "健身点", 0.85, 0.45);
    share("cu", "culture", "文化礼堂", 0.05, 0.25);
    share("cv", "convenience", "邻里中心", 0.25, 0);
    for (Community c :
        scene.ranked(Community::urban, c -> scene.chance(c, "ra")).subList(0, REHAB_AID)) {
      String id = "ra-" + c.code();
      book.add(id, "rehab_aid", c.name() + "康复辅具适配平台", "planned", null, c, Map.of());
    }
  }

  /** One in the middle of each township and of Longgang. */
  private void inTownships(String prefix, String kind, String name, int since) {
    for (Township township : scene.townships()) {
      String id = prefix + "-" + township.code();
      add(id, kind, township.name() + name, since, scene.of(township).get(0));
    }
  }

  private void best(
      String prefix, String kind, String name, int count, Predicate<Community> where) {
    List<Community> ranked =
        scene.ranked(where, c -> scene.chance(c, prefix) + (c.urban() ? 0.25 : 0));
    for (Community c : ranked.subList(0, count)) {
      add(prefix + "-" + c.code(), kind, c.name() + name, 2014, c);
    }
  }

  private void share(String prefix, String kind, String name, double urban, double rural) {
    for (Community c : scene.communities()) {
      if (scene.chance(c, prefix + name) < (c.urban() ? urban : rural)) {
        add(prefix + "-" + c.code(), kind, c.name() + name, 2008, c);
      }
    }
  }

  private void add(String id, String kind, String name, int since, Community at) {
    Dice dice = scene.dice().of(id);
    // An eating place has seats; the others have no figure that a rule asks for.
    Map<String, Object> more =
        kind.equals("canteen")
            ? Map.of("capacity", 30L + 10 * dice.of("seats").below(12))
            : Map.of();
    book.add(id, kind, name, "operating", FacilityBook.day(dice, since, 2020), at, more);
  }
}
