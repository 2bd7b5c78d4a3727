package io.carecircle.datagen.street;

import io.carecircle.datagen.draw.Dice;
import io.carecircle.datagen.draw.Spot;
import io.carecircle.datagen.settle.Grid;
import io.carecircle.datagen.settle.Settlement.Quarter;
import io.carecircle.kernel.layer.StreetClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The streets of a quarter: wider ones around it, lanes within, and in its blocks dead ends, yards
 * and short cuts. The lanes of one direction are whole and those across have gaps, so every
 * crossing stays connected.
 */
final class TownStreets {
  private static final double LANE_CHANCE = 0.8;

  /** Every second street around quarters is a main one. */
  private static final int MAIN_EVERY = 2 * Grid.BLOCKS;

  private final Set<String> quarters;

  /**
   * @param quarters keys of all quarters there are, so that a street between two is drawn once
   */
  TownStreets(Set<String> quarters) {
    this.quarters = quarters;
  }

  void draw(Quarter quarter, StreetSheet sheet) {
    boolean firstWhole = dice(quarter).of("whole").chance(0.5);
    for (int k = 0; k <= Grid.BLOCKS; k++) {
      drawAcross(quarter, k, true, firstWhole, sheet);
      drawAcross(quarter, k, false, !firstWhole, sheet);
    }
    for (int a = 0; a < Grid.BLOCKS; a++) {
      for (int b = 0; b < Grid.BLOCKS; b++) {
        drawBlock(quarter, quarter.firstA() + a, quarter.firstB() + b, firstWhole, sheet);
      }
    }
  }

  private static Dice dice(Quarter quarter) {
    return quarter.grid().dice().of("quarter").of(quarter.i(), quarter.j());
  }

  /** The street number k of the quarter, running in the first direction or in the second. */
  private void drawAcross(Quarter quarter, int k, boolean first, boolean whole, StreetSheet sheet) {
    boolean last = k == Grid.BLOCKS;
    String beyond =
        first
            ? Quarter.key(quarter.grid(), quarter.i(), quarter.j() + 1)
            : Quarter.key(quarter.grid(), quarter.i() + 1, quarter.j());
    if (last && quarters.contains(beyond)) {
      return; // the neighbour draws the street between the two
    }
    boolean around = k == 0 || last;
    int line = (first ? quarter.firstB() : quarter.firstA()) + k;
    List<Spot> run = new ArrayList<>();
    for (int s = 0; s < Grid.BLOCKS; s++) {
      int a = first ? quarter.firstA() + s : line;
      int b = first ? line : quarter.firstB() + s;
      Dice own = quarter.grid().dice().of(a, b).of(first ? "first" : "second");
      if (around || whole || own.chance(LANE_CHANCE)) {
        if (run.isEmpty()) {
          run.add(quarter.grid().crossing(a, b));
        }
        run.add(quarter.grid().halfWay(a, b, first));
        run.add(quarter.grid().crossing(first ? a + 1 : a, first ? b : b + 1));
      } else {
        drawRun(quarter.grid(), line, first, around, run, sheet);
        run = new ArrayList<>();
      }
    }
    drawRun(quarter.grid(), line, first, around, run, sheet);
  }

  private static void drawRun(
      Grid grid, int line, boolean first, boolean around, List<Spot> run, StreetSheet sheet) {
    if (run.isEmpty()) {
      return;
    }
    Dice own = grid.dice().of(first ? "first name" : "second name").of(line);
    if (!around) {
      StreetClass lane = own.of("class").chance(0.3) ? StreetClass.LIVING_STREET : null;
      sheet.draw(StreetNames.name(own, "巷"), lane == null ? StreetClass.RESIDENTIAL : lane, run);
    } else if (line % MAIN_EVERY == 0) {
      sheet.draw(StreetNames.name(own, "大道"), StreetClass.SECONDARY, run);
    } else {
      sheet.draw(StreetNames.name(own, first ? "路" : "街"), StreetClass.TERTIARY, run);
    }
  }

  /** What lies in a block, entered from the whole lanes only, which surely are there. */
  private static void drawBlock(
      Quarter quarter, int a, int b, boolean firstWhole, StreetSheet sheet) {
    Grid grid = quarter.grid();
    Dice own = grid.dice().of(a, b).of("block");
    double kind = own.of("kind").unit();
    Spot gate = grid.halfWay(a, b, firstWhole);
    Spot opposite = firstWhole ? grid.halfWay(a, b + 1, true) : grid.halfWay(a + 1, b, false);
    Spot middle =
        gate.towards(opposite, 0.5).plus(own.of("x").between(-8, 8), own.of("y").between(-8, 8));
    if (kind < 0.28) {
      sheet.draw(StreetNames.name(own, "弄"), StreetClass.SERVICE, List.of(gate, middle));
    } else if (kind < 0.55) {
      sheet.draw(null, StreetClass.FOOTWAY, List.of(gate, middle, opposite));
    } else if (kind < 0.72) {
      drawYard(gate, middle, grid.blockMetres(), sheet);
    }
  }

  private static void drawYard(Spot gate, Spot middle, double block, StreetSheet sheet) {
    double size = block * 0.16;
    Spot door = gate.towards(middle, 0.55);
    sheet.draw(null, StreetClass.SERVICE, List.of(gate, door));
    double length = gate.metresTo(middle);
    double dx = (middle.x() - gate.x()) / length * size;
    double dy = (middle.y() - gate.y()) / length * size;
    sheet.draw(
        null,
        StreetClass.FOOTWAY,
        List.of(
            door,
            door.plus(dx - dy, dy + dx),
            door.plus(2 * dx, 2 * dy),
            door.plus(dx + dy, dy - dx),
            door));
  }
}
