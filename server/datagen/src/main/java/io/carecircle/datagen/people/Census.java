package io.carecircle.datagen.people;

import io.carecircle.datagen.draw.Dice;
import io.carecircle.datagen.land.County;
import io.carecircle.datagen.land.Township;
import io.carecircle.datagen.land.TownshipKind;
import io.carecircle.datagen.settle.Settlement;
import io.carecircle.datagen.settle.Towns;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Settles the people of each county in its communities. The counties' figures are those of table
 * 1-2 to the last person; how they spread within a county is invented.
 */
public final class Census {
  /** Of the people aged 60 or more; the plan gives no figure, these are in the usual range. */
  private static final double AGED_65 = 0.70;

  private static final double AGED_80 = 0.135;

  /** The outer quarters of a town are villages by administration that have grown together. */
  private static final double GROWN_VILLAGES = 0.2;

  private final Dice dice;
  private final CommunityNames names;

  public Census(Dice dice) {
    this.dice = dice.of("census");
    this.names = new CommunityNames(dice);
  }

  /** How many people a township is planned for; by code, not yet whole. */
  public static Map<String, Double> planned(List<County> counties, List<Township> townships) {
    Map<String, Double> people = new HashMap<>();
    for (County county : counties) {
      double sum =
          townships.stream()
              .filter(t -> t.county().equals(county.code()))
              .mapToDouble(Township::weight)
              .sum();
      for (Township township : townships) {
        if (township.county().equals(county.code())) {
          people.put(township.code(), county.population() * (township.weight() / sum));
        }
      }
    }
    return people;
  }

  /**
   * @param settlements of the whole city in any order
   * @return communities in the order of their codes
   */
  public List<Community> count(
      List<County> counties, List<Township> townships, List<Settlement> settlements) {
    Map<String, List<Settlement>> byTownship = new HashMap<>();
    settlements.stream()
        .sorted(Comparator.comparing(Settlement::code))
        .forEach(
            s -> byTownship.computeIfAbsent(s.township().code(), code -> new ArrayList<>()).add(s));
    List<Community> communities = new ArrayList<>();
    for (County county : counties) {
      List<Township> own =
          townships.stream().filter(t -> t.county().equals(county.code())).toList();
      communities.addAll(countCounty(county, own, byTownship));
    }
    communities.sort(Comparator.comparing(Community::code));
    return communities;
  }

  private List<Community> countCounty(
      County county, List<Township> townships, Map<String, List<Settlement>> byTownship) {
    long[] ofTownship =
        LargestRemainder.split(
            county.population(), townships.stream().mapToDouble(Township::weight).toArray());
    List<Settlement> places = new ArrayList<>();
    List<Long> population = new ArrayList<>();
    for (int t = 0; t < ofTownship.length; t++) {
      List<Settlement> own = byTownship.get(townships.get(t).code());
      double[] weights = own.stream().mapToDouble(this::peopleWeight).toArray();
      for (long people : LargestRemainder.split(ofTownship[t], weights)) {
        population.add(people);
      }
      places.addAll(own);
    }
    double[] agedWeight = new double[places.size()];
    for (int p = 0; p < agedWeight.length; p++) {
      agedWeight[p] = population.get(p) * agedFactor(places.get(p));
    }
    long[] aged60 = LargestRemainder.split(county.elders60(), agedWeight);
    long[] aged65 = older(aged60, AGED_65, places, "65");
    long[] aged80 = older(aged60, AGED_80, places, "80");
    return communities(places, population, aged60, aged65, aged80);
  }

  private double peopleWeight(Settlement settlement) {
    Dice own = dice.of(settlement.code()).of("people");
    return settlement.town()
        ? Towns.PEOPLE * own.between(0.55, 1.45)
        : settlement.township().kind().villagers() * own.between(0.4, 1.6);
  }

  /** How much older than the average: the young have left the hills. */
  private double agedFactor(Settlement settlement) {
    Dice own = dice.of(settlement.code()).of("aged");
    if (settlement.town()) {
      return own.between(0.85, 1.1);
    }
    TownshipKind kind = settlement.township().kind();
    boolean young = kind == TownshipKind.CITY || kind == TownshipKind.TOWN;
    return young ? own.between(0.95, 1.3) : own.between(1.15, 1.55);
  }

  private long[] older(long[] aged60, double share, List<Settlement> places, String purpose) {
    double[] weights = new double[aged60.length];
    long sum = 0;
    for (int p = 0; p < weights.length; p++) {
      weights[p] = aged60[p] * dice.of(places.get(p).code()).of(purpose).between(0.9, 1.1);
      sum += aged60[p];
    }
    return LargestRemainder.split(Math.round(sum * share), weights);
  }

  private List<Community> communities(
      List<Settlement> places, List<Long> population, long[] e60, long[] e65, long[] e80) {
    List<Community> communities = new ArrayList<>();
    int first = 0;
    while (first < places.size()) {
      Township township = places.get(first).township();
      int end = first;
      while (end < places.size() && places.get(end).township().equals(township)) {
        end++;
      }
      List<Settlement> own = places.subList(first, end);
      boolean[] village = villages(own);
      String[] name = names.names(own, village);
      for (int p = first; p < end; p++) {
        Settlement place = places.get(p);
        long people = population.get(p);
        double size = dice.of(place.code()).of("household").between(2.3, 2.9);
        boolean urban = place.town() && !township.name().endsWith("乡");
        long homes = Math.round(people / size);
        int k = p - first;
        communities.add(
            new Community(
                place, name[k], village[k], urban, people, homes, e60[p], e65[p], e80[p]));
      }
      first = end;
    }
    return communities;
  }

  private static boolean[] villages(List<Settlement> own) {
    long quarters = own.stream().filter(Settlement::town).count();
    boolean[] village = new boolean[own.size()];
    for (int s = 0; s < village.length; s++) {
      Settlement place = own.get(s);
      boolean town = place.township().kind() != TownshipKind.CITY;
      village[s] = !place.town() || town && place.rank() > quarters * (1 - GROWN_VILLAGES);
    }
    return village;
  }
}
