package io.carecircle.datagen.care;

import io.carecircle.datagen.draw.Dice;
import io.carecircle.datagen.draw.Noise;
import io.carecircle.datagen.land.Township;
import io.carecircle.datagen.land.TownshipKind;
import io.carecircle.datagen.people.Community;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The centres that the 15-minute circle is drawn around: as many as the plan counts for 2020, where
 * they stand is invented.
 */
final class CareCentres {
  /** 镇（街）居家养老服务照料中心, 温发改规划〔2021〕146号 一(二). */
  static final int TOWNSHIP_CENTRES = 189;

  /** 在运营城乡社区居家养老服务照料中心（站）, the same place. */
  static final int COMMUNITY_CENTRES = 2381;

  /**
   * "基本实现城市社区全覆盖": nearly every one. The others lie together, or their neighbours' centres would
   * reach them and no gap would show.
   */
  private static final double URBAN_WITHOUT = 0.05;

  private static final double THIN_METRES = 2600;

  /** "部分社区养老设施处于僵尸状态": registered but dead; how many the plan does not say. */
  private static final int DORMANT = 64;

  private static final int PLANNED = 48;
  private static final String[] OPERATORS = {"社区自营", "社会组织", "民办企业"};

  private final Scene scene;
  private final FacilityBook book;
  private final Set<String> served = new HashSet<>();

  CareCentres(Scene scene, FacilityBook book) {
    this.scene = scene;
    this.book = book;
  }

  /** Codes of the communities that have a centre of their own in operation. */
  Set<String> open() {
    openTownshipCentres();
    openCommunityCentres();
    addDormantAndPlanned();
    return served;
  }

  /** One in each township; those left over are second centres of the most populous ones. */
  private void openTownshipCentres() {
    List<Township> real = scene.townships().stream().filter(Township::real).toList();
    Map<String, Long> people = new HashMap<>();
    scene.communities().forEach(c -> people.merge(c.regionCode(), c.population(), Long::sum));
    List<Township> largest =
        real.stream()
            .sorted(
                Comparator.comparingLong((Township t) -> -people.get(t.code()))
                    .thenComparing(Township::code))
            .limit(TOWNSHIP_CENTRES - real.size())
            .toList();
    for (Township township : real) {
      List<Community> own = scene.of(township);
      addTownshipCentre(township, "", "养老服务中心", own.get(0));
      if (largest.contains(township)) {
        long quarters = own.stream().filter(c -> c.place().town()).count();
        addTownshipCentre(township, "-2", "第二养老服务中心", own.get((int) quarters / 2));
      }
    }
  }

  private void addTownshipCentre(Township township, String suffix, String name, Community at) {
    String id = "tc-" + township.code() + suffix;
    Dice dice = scene.dice().of(id);
    long net = 500 + 20L * dice.of("net").below(120);
    book.add(
        id,
        "township_care",
        township.name() + name,
        "operating",
        FacilityBook.day(dice, 2013, 2018),
        at,
        centre(net, net / 2, 3L + dice.of("star").below(3), dice));
  }

  private static Map<String, Object> centre(long net, long capacity, Long star, Dice dice) {
    Map<String, Object> values = new HashMap<>();
    values.put("netArea", BigDecimal.valueOf(net));
    values.put("grossArea", BigDecimal.valueOf(net + net / 4));
    values.put("capacity", capacity);
    values.put("star", star);
    values.put("operator", dice.of("operator").pick(OPERATORS));
    return values;
  }

  private void openCommunityCentres() {
    Noise thin = new Noise(scene.dice().of("thin"), THIN_METRES);
    List<Community> urban =
        scene.ranked(
            Community::urban, c -> thin.at(c.place().centre().x(), c.place().centre().y()));
    int without = (int) Math.round(URBAN_WITHOUT * urban.size());
    List<Community> open = new ArrayList<>(urban.subList(without, urban.size()));
    int left = COMMUNITY_CENTRES - open.size();
    open.addAll(scene.ranked(c -> !c.urban(), this::villageScore).subList(0, left));
    for (Community c : open) {
      addCentre(c, "operating", FacilityBook.day(scene.dice().of(c.code()), 2012, 2020));
      served.add(c.code());
    }
  }

  /** Larger villages first, and the plains before the hills; chance does the rest. */
  private double villageScore(Community c) {
    TownshipKind kind = c.place().township().kind();
    double hill = kind == TownshipKind.MOUNTAIN ? 0.6 : 1;
    return scene.chance(c, "centre") * hill + c.population() / 10_000.0;
  }

  private void addCentre(Community c, String status, LocalDate open) {
    Dice dice = scene.dice().of("cc").of(c.code());
    // A third of the villages stay under the 200 m2 that the rules of 2023 ask for.
    long net = (c.urban() ? 180 : 110) + 10L * dice.of("net").below(c.urban() ? 60 : 25);
    long capacity = Math.max(40, Math.round(c.elders60() * dice.of("places").between(0.5, 1.6)));
    Long star = dice.of("rated").chance(0.7) ? 1L + dice.of("star").below(5) : null;
    String name = c.name() + "居家养老服务照料" + (c.urban() ? "中心" : "站");
    book.add(
        "cc-" + c.code(),
        "community_care",
        name,
        status,
        open,
        c,
        centre(net, capacity, star, dice));
  }

  private void addDormantAndPlanned() {
    List<Community> without =
        scene.ranked(c -> !served.contains(c.code()), c -> scene.chance(c, "dormant"));
    for (Community c : without.subList(0, DORMANT)) {
      addCentre(c, "dormant", FacilityBook.day(scene.dice().of(c.code()), 2010, 2016));
    }
    for (Community c : without.subList(DORMANT, DORMANT + PLANNED)) {
      addCentre(c, "planned", FacilityBook.day(scene.dice().of(c.code()), 2027, 2028));
    }
  }
}
