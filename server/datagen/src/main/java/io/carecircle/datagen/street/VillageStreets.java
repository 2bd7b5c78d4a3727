package io.carecircle.datagen.street;

import io.carecircle.datagen.draw.Dice;
import io.carecircle.datagen.draw.Spot;
import io.carecircle.kernel.layer.StreetClass;
import java.util.ArrayList;
import java.util.List;

/** The lanes of a village: one street through it, lanes off it, some joined, some paths out. */
final class VillageStreets {
  private static final double CROSS_LANE_CHANCE = 0.55;
  private static final double PATH_CHANCE = 0.35;

  private VillageStreets() {}

  static void draw(Spot[][] web, Dice dice, StreetSheet sheet) {
    Dice.Throws chance = dice.roll();
    int rows = web[0].length;
    int main = rows / 2;
    for (int row = 0; row < rows; row++) {
      drawRow(web, row, row == main, chance, sheet);
    }
    for (Spot[] column : web) {
      List<Spot> lane = List.of(column);
      sheet.draw(null, StreetClass.RESIDENTIAL, lane);
      drawPath(column[1], column[0], chance, sheet);
      drawPath(column[rows - 2], column[rows - 1], chance, sheet);
    }
  }

  private static void drawRow(
      Spot[][] web, int row, boolean main, Dice.Throws chance, StreetSheet sheet) {
    List<Spot> run = new ArrayList<>();
    run.add(web[0][row]);
    for (int c = 1; c < web.length; c++) {
      if (main || chance.chance(CROSS_LANE_CHANCE)) {
        run.add(web[c][row]);
      } else {
        sheet.draw(null, StreetClass.FOOTWAY, run);
        run = new ArrayList<>(List.of(web[c][row]));
      }
    }
    sheet.draw(main ? "村中路" : null, main ? StreetClass.UNCLASSIFIED : StreetClass.FOOTWAY, run);
  }

  /** A path on into the fields. */
  private static void drawPath(Spot before, Spot end, Dice.Throws chance, StreetSheet sheet) {
    boolean drawn = chance.chance(PATH_CHANCE);
    double share = chance.between(1.5, 2.1);
    double aside = chance.between(-0.3, 0.3);
    if (drawn) {
      Spot out =
          before
              .towards(end, share)
              .plus(-(end.y() - before.y()) * aside, (end.x() - before.x()) * aside);
      sheet.draw(null, StreetClass.PATH, List.of(end, out));
    }
  }
}
