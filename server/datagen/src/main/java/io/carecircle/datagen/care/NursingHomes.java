package io.carecircle.datagen.care;

import io.carecircle.datagen.draw.Dice;
import io.carecircle.datagen.land.County;
import io.carecircle.datagen.people.Community;
import io.carecircle.datagen.people.LargestRemainder;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The institutions of 2020: number, beds and nursing beds as the plan has them, in sum. */
final class NursingHomes {
  /** 登记养老机构, 温发改规划〔2021〕146号 一(二); table 1-1 prints 281. */
  static final int HOMES = 282;

  /** Indicator 1, 2020. */
  static final int BEDS = 23_800;

  /** Indicator 5, 2020: 51 %. */
  static final int NURSING_BEDS = BEDS * 51 / 100;

  /** Indicator 4, 2020: 4 beds per 10,000 elders, of whom table 1-2 has 157.96 ten thousands. */
  static final int DEMENTIA_BEDS = 632;

  /** 12个认知障碍照护专区. */
  private static final int DEMENTIA_UNITS = 12;

  /** 282 less the 271 that are private or privately run. */
  private static final int PUBLIC = 11;

  /** 三星级以上. */
  private static final int STARRED = 34;

  private static final int SMALLEST = 12;

  private final Scene scene;

  NursingHomes(Scene scene) {
    this.scene = scene;
  }

  void open(FacilityBook book) {
    List<Community> places = places();
    long[] beds = beds(places);
    long[] nursing = LargestRemainder.split(NURSING_BEDS, doubles(beds));
    int[] largestFirst =
        IntStream.range(0, HOMES)
            .boxed()
            .sorted(Comparator.comparingLong((Integer h) -> -beds[h]))
            .mapToInt(Integer::intValue)
            .toArray();
    long[] largest = new long[DEMENTIA_UNITS];
    for (int u = 0; u < DEMENTIA_UNITS; u++) {
      largest[u] = beds[largestFirst[u]];
    }
    long[] dementia = LargestRemainder.split(DEMENTIA_BEDS, doubles(largest));
    for (int rank = 0; rank < HOMES; rank++) {
      int h = largestFirst[rank];
      Map<String, Object> values = new HashMap<>();
      values.put("beds", beds[h]);
      values.put("nursingBeds", nursing[h]);
      values.put("dementiaBeds", rank < DEMENTIA_UNITS ? dementia[rank] : 0L);
      values.put("capacity", beds[h]);
      add(book, places.get(h), rank, values);
    }
  }

  /**
   * @param rank 0 for the largest
   */
  private void add(FacilityBook book, Community at, int rank, Map<String, Object> values) {
    Dice dice = scene.dice().of("nursing home").of(at.code());
    long net = (Long) values.get("beds") * (22 + dice.of("net").below(14));
    boolean ownedByState = rank < PUBLIC;
    values.put("netArea", BigDecimal.valueOf(net));
    values.put("grossArea", BigDecimal.valueOf(net + net / 5));
    values.put("star", rank < STARRED ? Long.valueOf(3 + dice.of("star").below(3)) : null);
    values.put("operator", ownedByState ? "公办" : "民办或公建民营");
    String place = at.name().replaceAll("(社区|村)$", "");
    String name = place + (ownedByState ? "社会福利院" : "养老院");
    LocalDate open = FacilityBook.day(dice, 1998, 2020);
    book.add("nh-" + at.code(), "nursing_home", name, "operating", open, at, values);
  }

  /** By county as its elders, more in the cities ("主要集中在城市和中心城区"). */
  private List<Community> places() {
    double[] weights =
        scene.counties().stream()
            .mapToDouble(c -> c.elders60() * (c.areaType().equals("urban") ? 1.3 : 1))
            .toArray();
    long[] homes = LargestRemainder.split(HOMES, weights);
    List<Community> places = new ArrayList<>();
    for (int k = 0; k < homes.length; k++) {
      County county = scene.counties().get(k);
      places.addAll(
          scene
              .ranked(
                  c -> c.county().equals(county.code()),
                  c -> scene.chance(c, "nursing home") + (c.urban() ? 0.3 : 0))
              .subList(0, (int) homes[k]));
    }
    return places;
  }

  /** Many small ones, few large ("低小散"), none below a dozen. */
  private long[] beds(List<Community> places) {
    double[] weights =
        places.stream()
            .mapToDouble(
                c -> {
                  double u = scene.chance(c, "beds");
                  return 0.05 + u * u * u;
                })
            .toArray();
    long[] beds = LargestRemainder.split(BEDS - (long) SMALLEST * HOMES, weights);
    for (int h = 0; h < beds.length; h++) {
      beds[h] += SMALLEST;
    }
    return beds;
  }

  private static double[] doubles(long[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
  }
}
