package io.carecircle.datagen.settle;

import io.carecircle.datagen.draw.Dice;
import io.carecircle.datagen.draw.Spot;
import io.carecircle.datagen.land.TownshipKind;

/** The crossings of a village's lanes: a small lattice, turned and crooked. */
final class VillageWeb {
  private static final double LANE_METRES = 46;
  private static final double WIDE_LANE_METRES = 66;
  private static final double OFF_PLACE = 0.24;

  private VillageWeb() {}

  /** By column and row, three by three or more. */
  static Spot[][] draw(Spot centre, TownshipKind kind, Dice dice) {
    Dice.Throws chance = dice.roll();
    int columns = kind.lanes() - 1 + chance.below(3);
    int rows = Math.max(3, columns - 1 - chance.below(2));
    double lane = chance.between(LANE_METRES, WIDE_LANE_METRES);
    double angle = chance.between(0, StrictMath.PI);
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    Spot[][] web = new Spot[columns][rows];
    for (int c = 0; c < columns; c++) {
      for (int r = 0; r < rows; r++) {
        double u = (c - (columns - 1) / 2.0 + chance.between(-OFF_PLACE, OFF_PLACE)) * lane;
        double v = (r - (rows - 1) / 2.0 + chance.between(-OFF_PLACE, OFF_PLACE)) * lane;
        web[c][r] = centre.plus(u * cos - v * sin, u * sin + v * cos);
      }
    }
    return web;
  }
}
