package io.carecircle.datagen.settle;

import io.carecircle.datagen.draw.Dice;
import io.carecircle.datagen.draw.Noise;
import io.carecircle.datagen.draw.Spot;
import io.carecircle.datagen.land.LandPart;
import io.carecircle.datagen.land.Territory;
import io.carecircle.datagen.land.Township;
import io.carecircle.datagen.land.TownshipKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Places the villages outside the towns: anywhere in the plains, along the valleys in the hills.
 * Places are those of a loose lattice over the whole land, so that no two villages lie on each
 * other; each township takes the best of its own.
 */
public final class Villages {
  private static final double SPACING_METRES = 680;
  private static final double OFF_PLACE_METRES = 115;

  /** The lattice is turned, so that villages do not stand in rows on the map. */
  private static final double COS = 0.96;

  private static final double SIN = 0.28;

  /** From the middle of a village to that of a quarter at least. */
  private static final double FROM_TOWN_METRES = 620;

  private static final double VALLEY_METRES = 9000;
  private static final double SIDE_VALLEY_METRES = 3500;
  private static final double FAR_METRES = 20_000;
  private static final int FIRST_NUMBER = 201;

  private final Territory territory;
  private final Dice dice;
  private final Noise valleys;
  private final Noise sideValleys;

  public Villages(Territory territory, Dice dice) {
    this.territory = territory;
    this.dice = dice.of("villages");
    this.valleys = new Noise(dice.of("valleys"), VALLEY_METRES);
    this.sideValleys = new Noise(dice.of("side valleys"), SIDE_VALLEY_METRES);
  }

  private record Place(Spot at, Spot[][] web, double score, long i, long j) {}

  /**
   * The villages of the townships, in their order.
   *
   * @param quarters of all towns, which keep villages at a distance
   * @param people of each township by code
   */
  public List<Settlement> villages(
      List<Settlement> quarters, List<Township> townships, Map<String, Double> people) {
    Map<String, List<Place>> places = places(quarters);
    List<Settlement> villages = new ArrayList<>();
    for (Township township : townships) {
      List<Place> own = places.getOrDefault(township.code(), new ArrayList<>());
      own.sort(
          Comparator.comparingDouble(Place::score)
              .thenComparingLong(Place::i)
              .thenComparingLong(Place::j));
      TownshipKind kind = township.kind();
      double rural = people.get(township.code()) * (1 - kind.urbanShare());
      int wanted = (int) Math.round(rural / kind.villagers());
      for (int v = 0; v < Math.min(wanted, own.size()); v++) {
        villages.add(settlement(township, own.get(v), v));
      }
    }
    return villages;
  }

  private Map<String, List<Place>> places(List<Settlement> quarters) {
    STRtree towns = new STRtree();
    for (Settlement quarter : quarters) {
      towns.insert(new Envelope(quarter.centre().coordinate()), quarter.centre());
    }
    towns.build();
    Map<String, List<Place>> places = new HashMap<>();
    for (LandPart part : territory.land().parts()) {
      Envelope box = part.area().getEnvelopeInternal();
      // All lattice places of the box and of what lies around it, for the lattice is turned.
      Coordinate centre = box.centre();
      long reach = 2 + index((box.getWidth() + box.getHeight()) / 2);
      long middleI = index(COS * centre.x + SIN * centre.y);
      long middleJ = index(COS * centre.y - SIN * centre.x);
      for (long i = middleI - reach; i <= middleI + reach; i++) {
        for (long j = middleJ - reach; j <= middleJ + reach; j++) {
          addPlace(part, i, j, towns, places);
        }
      }
    }
    return places;
  }

  private static long index(double metres) {
    return (long) Math.floor(metres / SPACING_METRES);
  }

  private void addPlace(
      LandPart part, long i, long j, STRtree towns, Map<String, List<Place>> places) {
    Dice own = dice.of(i, j);
    // Every other row is shifted by half a step.
    double u = (i + 0.5 * Math.floorMod(j, 2L)) * SPACING_METRES;
    double v = j * SPACING_METRES;
    Spot at =
        new Spot(COS * u - SIN * v, SIN * u + COS * v)
            .plus(
                own.of("x").between(-OFF_PLACE_METRES, OFF_PLACE_METRES),
                own.of("y").between(-OFF_PLACE_METRES, OFF_PLACE_METRES));
    if (!part.holds(at)) {
      return;
    }
    Township township = territory.find(at).orElse(null);
    if (township == null || isNearTown(at, towns)) {
      return;
    }
    Spot[][] web = VillageWeb.draw(at, township.kind(), own.of("web"));
    if (isDry(web, part)) {
      places
          .computeIfAbsent(township.code(), code -> new ArrayList<>())
          .add(new Place(at, web, score(at, township, own), i, j));
    }
  }

  private static boolean isNearTown(Spot at, STRtree towns) {
    Envelope around = new Envelope(at.coordinate());
    around.expandBy(FROM_TOWN_METRES);
    List<?> near = towns.query(around);
    return near.stream().anyMatch(town -> at.metresTo((Spot) town) < FROM_TOWN_METRES);
  }

  private boolean isDry(Spot[][] web, LandPart part) {
    for (Spot[] column : web) {
      for (Spot crossing : column) {
        if (!territory.land().isDry(crossing, part)) {
          return false;
        }
      }
    }
    return true;
  }

  /** The lower, the likelier a village. In the hills the valleys are where the noise is zero. */
  private double score(Spot at, Township township, Dice own) {
    double chance = own.of("score").unit();
    double far = at.metresTo(township.seat()) / FAR_METRES;
    return switch (township.kind()) {
      case CITY, ISLAND -> chance;
      case TOWN -> 0.5 * chance + far;
      case MOUNTAIN ->
          Math.min(
                  Math.abs(valleys.at(at.x(), at.y())),
                  0.05 + Math.abs(sideValleys.at(at.x(), at.y())))
              + 0.08 * chance
              + 0.1 * far;
    };
  }

  private Settlement settlement(Township township, Place place, int rank) {
    Spot[][] web = place.web();
    List<Spot> edge = new ArrayList<>();
    for (Spot[] column : web) {
      edge.add(column[0]);
      edge.add(column[column.length - 1]);
    }
    for (int row = 1; row + 1 < web[0].length; row++) {
      edge.add(web[0][row]);
      edge.add(web[web.length - 1][row]);
    }
    String code = String.format(Locale.ROOT, "%s-%03d", township.code(), FIRST_NUMBER + rank);
    LandPart part = territory.partOf(township);
    return new Settlement(code, township, part, place.at(), null, web, edge, rank);
  }
}
