package io.carecircle.app.indicator;

import io.carecircle.app.territory.OpenYears;
import io.carecircle.app.territory.Residents;
import io.carecircle.app.territory.Territory;
import io.carecircle.app.territory.Territory.Rows;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Measures that are counted from the facilities and people of a territory, on one day. Beds are
 * those of nursing homes; beds that a home does not tell are unknown, not 0.
 */
final class Measures {
  private static final String HOME = "nursing_home";

  private final Territory territory;
  private final OpenYears facilities;
  private final Rows rows;
  private final LocalDate day;
  private final Places places;

  Measures(Territory territory, Territory townships, LocalDate day) {
    this.territory = territory;
    this.rows = territory.rows("facilities");
    this.facilities = new OpenYears(rows, OpenYears.OPERATING);
    this.day = day;
    this.places = new Places(territory, townships, facilities, day);
  }

  Places places() {
    return places;
  }

  /**
   * Measures by their names in the policy files, each a function of the part of the territory.
   *
   * @param firstYear of the period over which additions are counted
   */
  Map<String, IntFunction<Measured>> byName(int firstYear) {
    Map<String, IntFunction<Measured>> all = new TreeMap<>();
    all.put("institution-beds", this::beds);
    all.put("institution-beds-added", part -> bedsAdded(part, firstYear));
    all.put("institution-beds-per-10000", part -> perElders(part, "beds"));
    all.put("dementia-beds-per-10000", part -> perElders(part, "dementiaBeds"));
    all.put("nursing-bed-share", this::nursingShare);
    all.put("integrated-care-sites", part -> ofKind(part, "integrated_care"));
    all.put("integrated-care-added", part -> added(part, "integrated_care", firstYear));
    all.put("elder-schools-added", part -> added(part, "elder_school", firstYear));
    all.put("rehab-aid-platforms", part -> ofKind(part, "rehab_aid"));
    all.put("canteens", part -> ofKind(part, "canteen"));
    all.put("three-star-centres", part -> stars(part, "community_care", 3));
    all.put("four-star-centres", part -> stars(part, "community_care", 4));
    all.put("two-star-institutions", part -> stars(part, HOME, 2));
    all.put("three-star-institutions", part -> stars(part, HOME, 3));
    all.put("smart-institutions", part -> flagged(part, "smart"));
    all.put("large-institutions-with-medical", part -> large(part, 200, "inHouseMedical"));
    all.put("large-institutions-with-rehab", part -> large(part, 100, "rehabRoom"));
    all.put("township-centres", part -> places.townships(part, "township_care"));
    all.put("integrated-care-townships", part -> places.townships(part, "integrated_care"));
    all.put("elder-school-townships", part -> places.townships(part, "elder_school"));
    all.put("activity-centre-townships", part -> places.townships(part, "activity_centre"));
    all.put("village-centres", part -> places.communities(part, "community_care", false));
    all.put("mutual-aid-villages", part -> places.communities(part, "mutual_aid", true));
    return all;
  }

  private IntStream open(int part, String kind) {
    return rows.in(part).filter(r -> facilities.isOfKind(r, kind) && facilities.isOpen(r, day));
  }

  /** Sum of a property over homes; null when none of them tells it. */
  private Sum sum(int part, String property) {
    long known = 0;
    long unknown = 0;
    int telling = 0;
    for (int row : open(part, HOME).toArray()) {
      Long beds = rows.count(row, property);
      known += beds == null ? 0 : beds;
      telling += beds == null ? 0 : 1;
      unknown += beds == null ? 1 : 0;
    }
    return new Sum(telling == 0 && unknown > 0 ? null : known, unknown);
  }

  private record Sum(Long known, long unknown) {}

  private Measured beds(int part) {
    Sum beds = sum(part, "beds");
    return beds.known == null
        ? Measured.unknown(
            null, beds.unknown, new Note("no institution tells its beds", "没有机构写明床位"))
        : Measured.count(
            beds.known,
            beds.unknown,
            new Note("beds of nursing homes that operate", "年末运营的养老机构的床位之和"));
  }

  private Measured bedsAdded(int part, int firstYear) {
    long added = 0;
    long unknown = 0;
    for (int row : open(part, HOME).toArray()) {
      Integer opened = facilities.openYear(row);
      Long beds = rows.count(row, "beds");
      if (opened == null || opened >= firstYear && beds == null) {
        unknown++;
      } else if (opened >= firstYear) {
        added += beds;
      }
    }
    boolean dated = open(part, HOME).anyMatch(row -> facilities.openYear(row) != null);
    return dated
        ? Measured.count(
            added,
            unknown,
            new Note(
                "beds of nursing homes opened from " + firstYear + " on",
                firstYear + " 年起开业的养老机构的床位之和"))
        : Measured.not("no institution tells when it opened", "没有机构写明开业日期");
  }

  private Measured perElders(int part, String property) {
    Residents people = territory.residents(part);
    if (!people.isResident()) {
      return people.elders() == null
          ? Measured.not("the elders are not known", "老年人口未知")
          : Measured.not(people.caveat(), "人口口径为户籍或混合，不计算每常住老人的比率");
    }
    Sum beds = sum(part, property);
    return beds.known == null
        ? Measured.unknown(
            people.elders(),
            beds.unknown,
            new Note("no institution tells its " + property, "没有机构写明" + Note.zhOf(property)))
        : Measured.rate(
            beds.known,
            10_000,
            people.elders(),
            beds.unknown,
            people.caveat() == null
                ? new Note("for 10,000 resident elders", "每万常住 60 岁及以上人口")
                : new Note(people.caveat(), "每万 60 岁及以上人口；口径未注明，按常住读"));
  }

  private Measured nursingShare(int part) {
    long nursing = 0;
    long all = 0;
    long unknown = 0;
    for (int row : open(part, HOME).toArray()) {
      Long beds = rows.count(row, "beds");
      Long care = rows.count(row, "nursingBeds");
      if (beds == null || care == null) {
        unknown++;
      } else {
        nursing += care;
        all += beds;
      }
    }
    return Measured.share(
        nursing, all, unknown, new Note("over homes that tell both", "护理型床位 ÷ 床位，只计两项都写明的机构"));
  }

  private Measured ofKind(int part, String kind) {
    return rows.table().size() == 0
        ? Measured.not("there are no facilities", "没有设施图层")
        : Measured.count(
            open(part, kind).count(),
            0,
            new Note("facilities of the kind " + kind, "年末运营的" + Note.zhOf(kind)));
  }

  private Measured added(int part, String kind, int firstYear) {
    IntPredicate dated = row -> facilities.openYear(row) != null;
    long unknown = open(part, kind).filter(dated.negate()).count();
    if (open(part, kind).noneMatch(dated)) {
      return Measured.not(
          "none of the kind " + kind + " tells when it opened", "没有" + Note.zhOf(kind) + "写明开业日期");
    }
    return Measured.count(
        open(part, kind).filter(dated).filter(r -> facilities.openYear(r) >= firstYear).count(),
        unknown,
        new Note("opened from " + firstYear + " on", firstYear + " 年起开业"));
  }

  private Measured stars(int part, String kind, int least) {
    long graded = 0;
    long enough = 0;
    long unknown = 0;
    for (int row : open(part, kind).toArray()) {
      Long star = rows.count(row, "star");
      graded += star == null ? 0 : 1;
      unknown += star == null ? 1 : 0;
      enough += star != null && star >= least ? 1 : 0;
    }
    return graded == 0
        ? Measured.not(
            "none of the kind " + kind + " tells its stars", "没有" + Note.zhOf(kind) + "写明星级")
        : Measured.count(
            enough, unknown, new Note("of " + least + " stars or more", least + " 星及以上"));
  }

  private Measured flagged(int part, String property) {
    if (!rows.table().hasColumn(property)) {
      return Measured.not(
          "the facilities have no property " + property, "设施图层没有属性：" + Note.zhOf(property));
    }
    long yes = open(part, HOME).filter(row -> isYes(row, property)).count();
    long unknown = open(part, HOME).filter(row -> rows.text(row, property) == null).count();
    return Measured.count(
        yes,
        unknown,
        new Note(
            "nursing homes whose property " + property + " is true",
            "属性为是的养老机构：" + Note.zhOf(property)));
  }

  private boolean isYes(int row, String property) {
    return "true".equals(rows.text(row, property));
  }

  private Measured large(int part, int leastBeds, String property) {
    if (!rows.table().hasColumn(property)) {
      return Measured.not(
          "the facilities have no property " + property, "设施图层没有属性：" + Note.zhOf(property));
    }
    IntPredicate big =
        row -> rows.count(row, "beds") != null && rows.count(row, "beds") >= leastBeds;
    long all = open(part, HOME).filter(big).filter(r -> rows.text(r, property) != null).count();
    long yes = open(part, HOME).filter(big).filter(row -> isYes(row, property)).count();
    long unknown = open(part, HOME).filter(big).count() - all;
    return Measured.share(
        yes,
        all,
        unknown,
        new Note(
            "homes of " + leastBeds + " beds or more",
            leastBeds + " 张床位以上的机构中属性为是的：" + Note.zhOf(property)));
  }
}
