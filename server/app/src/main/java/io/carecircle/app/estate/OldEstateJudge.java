package io.carecircle.app.estate;

import io.carecircle.kernel.search.ReachSpec;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Judges old estates: a place of the area asked for, in use, inside the circle of each. What is not
 * known leaves a verdict unknown whenever it could change it.
 */
final class OldEstateJudge {
  private static final String NO_CLAUSE =
      "文件中没有该地老旧小区的规定，可添加文件 / the files have no clause on old estates for this place; a file can"
          + " add one";

  private final CarePlaces places;
  private final PlaceWays ways;
  private final ReachSpec reach;
  private final CircleMap circles;
  private final BitSet[] circlesOfPlace;
  private final LocalDate asOf;

  /**
   * @param circles drawn by the authorities, or null when none are given
   */
  OldEstateJudge(
      CarePlaces places, PlaceWays ways, ReachSpec reach, CircleMap circles, LocalDate asOf) {
    this.places = places;
    this.ways = ways;
    this.reach = reach;
    this.circles = circles;
    this.circlesOfPlace = circles == null ? null : circles.holding(places.selection().points());
    this.asOf = asOf;
  }

  /**
   * @param at position of the estate among those of {@link PlaceWays}, or -1 when it has no place
   * @param nearest or null when it has no place
   */
  OldEstateVerdict judge(
      OldEstate estate,
      int at,
      String regionCode,
      OldEstateClause clause,
      PlaceWays.Nearest nearest) {
    boolean found = nearest != null && nearest.place() >= 0;
    List<String> warnings = new ArrayList<>();
    Finding finding = new Finding(Verdict.UNKNOWN, null);
    List<OtherReading> readings = List.of();
    if (clause == null) {
      warnings.add(
          regionCode == null
              ? "辖区未填或不详 / jurisdiction is not given, or not one region"
              : NO_CLAUSE);
    } else {
      BigDecimal minimum = clause.placeSquareMetres();
      boolean[] inside = at < 0 ? new boolean[places.net().length] : ways.inCircle(at);
      finding = walked(estate, at, inside, minimum, false);
      readings = readings(estate, at, inside, minimum, finding.verdict());
      warnings.addAll(warnings(estate, at, clause));
    }
    return new OldEstateVerdict(
        estate.id(),
        estate,
        null,
        regionCode,
        clause,
        finding.verdict(),
        finding.verdict() == Verdict.UNKNOWN ? null : finding.largest(),
        clause == null ? null : clause.overdue(estate, finding.verdict(), asOf),
        found ? places.selection().id(nearest.place()) : null,
        found ? reach.speed().secondsFor(nearest.costMm()) : null,
        found ? nearest.costMm() : null,
        readings,
        warnings);
  }

  /**
   * @param largest m2 of the largest place in the circle that is known
   */
  private record Finding(Verdict verdict, BigDecimal largest) {}

  private Finding walked(
      OldEstate estate, int at, boolean[] inside, BigDecimal minimum, boolean grossArea) {
    boolean joined = at >= 0 && ways.isJoined(at);
    IntPredicate perhaps = f -> at >= 0 && ways.mightBeInCircle(at, f);
    return find(estate, f -> inside[f], perhaps, joined, minimum, grossArea);
  }

  private Finding find(
      OldEstate estate,
      IntPredicate inside,
      IntPredicate perhapsInside,
      boolean placed,
      BigDecimal minimum,
      boolean grossArea) {
    OwnPlaces own = OwnPlaces.of(estate.filing().rooms(), minimum, grossArea);
    BigDecimal[] areas = places.areas(grossArea);
    BigDecimal largest = own.largest();
    boolean open = !placed || own.perhapsEnough();
    for (int f = 0; f < areas.length; f++) {
      boolean perhapsEnough = areas[f] == null || areas[f].compareTo(minimum) >= 0;
      if (inside.test(f)) {
        open |= areas[f] == null;
        largest = areas[f] == null ? largest : largest.max(areas[f]);
      } else {
        open |= perhapsEnough && perhapsInside.test(f);
      }
    }
    Verdict enough = Areas.enough(minimum, largest);
    return new Finding(enough == Verdict.FAIL && open ? Verdict.UNKNOWN : enough, largest);
  }

  private List<OtherReading> readings(
      OldEstate estate, int at, boolean[] inside, BigDecimal minimum, Verdict standing) {
    List<OtherReading> readings = new ArrayList<>();
    add(readings, "gross-area", walked(estate, at, inside, minimum, true), minimum, standing);
    if (circles != null) {
      boolean placed = estate.filing().geometry() != null || !estate.gates().isEmpty();
      BitSet own =
          placed
              ? circles.holding(
                  estate.filing().geometry() == null
                      ? estate.gates().get(0)
                      : estate.filing().geometry().getInteriorPoint().getCoordinate())
              : new BitSet();
      Finding drawn =
          find(
              estate,
              f -> circlesOfPlace[f].intersects(own),
              f -> false,
              !own.isEmpty(),
              minimum,
              false);
      add(readings, "delineated-circle", drawn, minimum, standing);
    }
    return readings;
  }

  private static void add(
      List<OtherReading> readings,
      String reading,
      Finding finding,
      BigDecimal minimum,
      Verdict standing) {
    if (finding.verdict() != standing) {
      readings.add(new OtherReading(reading, null, minimum, finding.verdict()));
    }
  }

  private List<String> warnings(OldEstate estate, int at, OldEstateClause clause) {
    List<String> warnings = new ArrayList<>();
    if (at < 0) {
      warnings.add("缺位置 / it has neither gates nor a geometry");
    } else if (!ways.isJoined(at)) {
      warnings.add("小区或其出入口接不上路网 / it, or one of its gates, could not be joined to the streets");
    }
    if (estate.renewalPlan() == null) {
      warnings.add("未注明是否纳入改造计划 / whether it is in the renewal plan is not said");
    } else if (estate.deadline() != null && !estate.deadline().equals(clause.deadline(estate))) {
      warnings.add(
          "所填期限%s与规定的%s不同，按规定 / its deadline %s is not that of the clause, %s, which counts"
              .formatted(
                  estate.deadline(),
                  clause.deadline(estate),
                  estate.deadline(),
                  clause.deadline(estate)));
    }
    return warnings;
  }
}
