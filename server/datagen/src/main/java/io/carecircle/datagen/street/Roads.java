package io.carecircle.datagen.street;

import io.carecircle.datagen.draw.Dice;
import io.carecircle.datagen.draw.Noise;
import io.carecircle.datagen.draw.Spot;
import io.carecircle.datagen.land.Land;
import io.carecircle.datagen.land.LandPart;
import io.carecircle.datagen.settle.Settlement;
import io.carecircle.kernel.layer.StreetClass;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Draws the roads of a {@link RoadPlan}: winding a little, and never into water that is near. */
final class Roads {
  private static final double PIECE_METRES = 180;
  private static final double WINDING_WAVELENGTH = 1100;
  private static final double WINDING = 0.07;
  private static final double MAX_WINDING_METRES = 130;
  private static final int MAIN_CARRIES = 25;
  private static final int SIDE_CARRIES = 5;

  private final Land land;
  private final LandPart part;
  private final Noise winding;
  private final Dice names;

  Roads(Land land, LandPart part, Dice dice) {
    this.land = land;
    this.part = part;
    this.winding = new Noise(dice.of("winding"), WINDING_WAVELENGTH);
    this.names = dice.of("road names");
  }

  void draw(Settlement from, Settlement to, int carries, StreetSheet sheet) {
    Spot start = nearest(from.edge(), to.centre());
    Spot end = nearest(to.edge(), start);
    start = nearest(from.edge(), end);
    List<Spot> spots = wound(start, end);
    if (!spots.stream().allMatch(spot -> land.isDry(spot, part))) {
      spots = List.of(start, end);
    }
    String name = StreetNames.name(names.of(from.code()).of(to.code()), "公路");
    if (carries >= MAIN_CARRIES) {
      sheet.draw(name, StreetClass.SECONDARY, spots);
    } else if (carries >= SIDE_CARRIES) {
      sheet.draw(name, StreetClass.TERTIARY, spots);
    } else {
      sheet.draw(null, StreetClass.UNCLASSIFIED, spots);
    }
  }

  static Spot nearest(List<Spot> spots, Spot to) {
    return spots.stream()
        .min(
            Comparator.<Spot>comparingDouble(spot -> spot.metresTo(to))
                .thenComparingDouble(Spot::x)
                .thenComparingDouble(Spot::y))
        .orElseThrow();
  }

  private List<Spot> wound(Spot start, Spot end) {
    double length = start.metresTo(end);
    int pieces = 1 + (int) (length / PIECE_METRES);
    double reach = Math.min(WINDING * length, MAX_WINDING_METRES);
    List<Spot> spots = new ArrayList<>();
    spots.add(start);
    for (int p = 1; p < pieces; p++) {
      double t = (double) p / pieces;
      Spot straight = start.towards(end, t);
      // Most in the middle, nothing at the ends, where the road must meet its crossings.
      double aside = reach * 4 * t * (1 - t) * winding.at(straight.x(), straight.y());
      spots.add(
          straight.plus(
              -(end.y() - start.y()) / length * aside, (end.x() - start.x()) / length * aside));
    }
    spots.add(end);
    return spots;
  }
}
