package io.carecircle.datagen.settle;

import io.carecircle.datagen.draw.Dice;
import io.carecircle.datagen.draw.Spot;
import io.carecircle.datagen.land.LandPart;
import io.carecircle.datagen.land.Territory;
import io.carecircle.datagen.land.Township;
import io.carecircle.datagen.land.TownshipKind;
import io.carecircle.datagen.settle.Settlement.Quarter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Lays the quarters of each township's town around its seat, as many as its people need. */
public final class Towns {
  /** People of a quarter on average. */
  public static final double PEOPLE = 4300;

  private static final double CITY_BLOCK_METRES = 96;
  private static final double TOWN_BLOCK_METRES = 104;

  private final Territory territory;
  private final Map<String, Grid> grids = new HashMap<>();

  public Towns(Territory territory, Dice dice) {
    this.territory = territory;
    for (Township township : territory.townships()) {
      // The first township of a grid in the order of codes gives it its place and its scale.
      grids.computeIfAbsent(township.grid(), name -> grid(name, township, dice));
    }
  }

  private static Grid grid(String name, Township first, Dice dice) {
    boolean city = first.kind() == TownshipKind.CITY;
    return new Grid(name, first.seat(), city ? CITY_BLOCK_METRES : TOWN_BLOCK_METRES, dice);
  }

  /**
   * The quarters of one township, nearest to its seat first; fewer than asked for where the land
   * ends.
   */
  public List<Settlement> quarters(Township township, double people) {
    Grid grid = grids.get(township.grid());
    LandPart part = territory.partOf(township);
    int wanted = Math.max(1, (int) Math.round(people * township.kind().urbanShare() / PEOPLE));
    int[] near = grid.quarterNear(township.seat());
    int reach = 3 + (int) Math.ceil(Math.sqrt(wanted) * 1.3);
    List<Quarter> candidates = new ArrayList<>();
    for (int i = near[0] - reach; i <= near[0] + reach; i++) {
      for (int j = near[1] - reach; j <= near[1] + reach; j++) {
        candidates.add(new Quarter(grid, i, j));
      }
    }
    candidates.sort(
        Comparator.<Quarter>comparingDouble(q -> centre(q).metresTo(township.seat()))
            .thenComparingInt(Quarter::i)
            .thenComparingInt(Quarter::j));
    List<Settlement> settlements = new ArrayList<>();
    for (Quarter quarter : candidates) {
      if (settlements.size() < wanted && fits(quarter, township, part)) {
        settlements.add(settlement(quarter, township, part, settlements.size()));
      }
    }
    if (settlements.isEmpty()) {
      throw new IllegalStateException("no dry quarter near the seat of " + township.name());
    }
    return settlements;
  }

  private static Spot centre(Quarter quarter) {
    double half = Grid.BLOCKS / 2.0;
    return quarter.grid().bent(quarter.firstA() + half, quarter.firstB() + half);
  }

  private boolean fits(Quarter quarter, Township township, LandPart part) {
    if (!territory.find(centre(quarter)).filter(township::equals).isPresent()) {
      return false;
    }
    for (int a = 0; a <= Grid.BLOCKS; a++) {
      for (int b = 0; b <= Grid.BLOCKS; b++) {
        Spot at = quarter.grid().crossing(quarter.firstA() + a, quarter.firstB() + b);
        boolean corner = a % Grid.BLOCKS == 0 && b % Grid.BLOCKS == 0;
        if (!territory.land().isDry(at, part) || corner && !onOwnGrid(at, township)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Where another grid begins this one ends, else their streets would lie over each other. */
  private boolean onOwnGrid(Spot at, Township township) {
    return territory.find(at).filter(t -> t.grid().equals(township.grid())).isPresent();
  }

  private static Settlement settlement(
      Quarter quarter, Township township, LandPart part, int rank) {
    List<Spot> edge = new ArrayList<>();
    for (int k = 0; k < Grid.BLOCKS; k++) {
      int a = quarter.firstA();
      int b = quarter.firstB();
      edge.add(quarter.grid().crossing(a + k, b));
      edge.add(quarter.grid().crossing(a + Grid.BLOCKS, b + k));
      edge.add(quarter.grid().crossing(a + Grid.BLOCKS - k, b + Grid.BLOCKS));
      edge.add(quarter.grid().crossing(a, b + Grid.BLOCKS - k));
    }
    String code = String.format(Locale.ROOT, "%s-%03d", township.code(), rank + 1);
    return new Settlement(code, township, part, centre(quarter), quarter, null, edge, rank);
  }
}
