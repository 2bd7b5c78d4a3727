package io.carecircle.datagen.settle;

import io.carecircle.datagen.draw.Dice;
import io.carecircle.datagen.draw.Spot;
import io.carecircle.datagen.land.LandPart;
import io.carecircle.datagen.land.Township;
import java.util.List;

/**
 * A quarter of a town or a village: one community, with its own streets.
 *
 * @param code of the community: the township's and a number
 * @param centre where its people are counted
 * @param quarter its place in the grid of the town, or null for a village
 * @param web crossings of a village's lanes by column and row, or null for a quarter
 * @param edge crossings from which roads lead away
 * @param rank 0 for the one nearest to the seat of the township, counted apart for quarters and
 *     villages
 */
public record Settlement(
    String code,
    Township township,
    LandPart part,
    Spot centre,
    Quarter quarter,
    Spot[][] web,
    List<Spot> edge,
    int rank) {

  /**
   * A square of a grid.
   *
   * @param i in the first direction
   * @param j in the second
   */
  public record Quarter(Grid grid, int i, int j) {
    /** Lattice number of the first crossing. */
    public int firstA() {
      return i * Grid.BLOCKS;
    }

    public int firstB() {
      return j * Grid.BLOCKS;
    }

    /** A name that no other quarter has. */
    public String key() {
      return key(grid, i, j);
    }

    /** The name of a quarter of the same grid. */
    public static String key(Grid grid, int i, int j) {
      return grid.name() + ":" + i + ":" + j;
    }
  }

  public boolean town() {
    return quarter != null;
  }

  /** Somewhere at a crossing of its own streets. */
  public Spot corner(Dice dice) {
    Spot crossing;
    if (town()) {
      int a = quarter.firstA() + 1 + dice.of("a").below(Grid.BLOCKS - 1);
      int b = quarter.firstB() + 1 + dice.of("b").below(Grid.BLOCKS - 1);
      crossing = quarter.grid().crossing(a, b);
    } else {
      crossing = web[dice.of("a").below(web.length)][dice.of("b").below(web[0].length)];
    }
    double off = dice.of("off").between(6, 12);
    return crossing.plus(dice.of("east").chance(0.5) ? off : -off, off);
  }
}
