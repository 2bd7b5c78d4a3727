package io.carecircle.datagen.street;

import io.carecircle.datagen.draw.Dice;
import io.carecircle.datagen.draw.Plane;
import io.carecircle.datagen.land.Land;
import io.carecircle.datagen.land.LandPart;
import io.carecircle.datagen.settle.Settlement;
import io.carecircle.datagen.settle.Settlement.Quarter;
import io.carecircle.kernel.layer.FeatureOrder;
import io.carecircle.kernel.layer.StreetLine;
import io.carecircle.kernel.progress.CancelToken;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All streets of the city: those of each settlement, the roads between them, the bridges. Lines
 * that cross are joined; a street's nodes are named by where they lie.
 */
public final class StreetDrawing {
  /** A node's key is its longitude in the upper half and its latitude in the lower, in steps. */
  private static final int LON_SHIFT = 32;

  private final Plane plane;
  private final Dice dice;
  private final Land land;

  public StreetDrawing(Plane plane, Land land, Dice dice) {
    this.plane = plane;
    this.land = land;
    this.dice = dice.of("streets");
  }

  /** Streets in the order of their ids, all walkable both ways. */
  public List<StreetLine> draw(List<Settlement> settlements, CancelToken cancel) {
    List<DrawnLine> lines = new ArrayList<>();
    Set<String> quarters =
        settlements.stream()
            .filter(Settlement::town)
            .map(settlement -> settlement.quarter().key())
            .collect(Collectors.toSet());
    TownStreets towns = new TownStreets(quarters);
    for (Settlement settlement : settlements) {
      cancel.check();
      Quarter quarter = settlement.quarter();
      StreetSheet sheet = new StreetSheet(plane, settlement.code(), lines);
      if (quarter != null) {
        towns.draw(quarter, sheet);
      } else {
        VillageStreets.draw(settlement.web(), dice.of(settlement.code()), sheet);
      }
    }
    for (int p = 0; p < land.parts().size(); p++) {
      cancel.check();
      drawRoads(land.parts().get(p), p, settlements, lines);
    }
    Bridges.draw(plane, land, settlements, new StreetSheet(plane, "bridge", lines));
    lines.sort(Comparator.comparing(DrawnLine::id, FeatureOrder.BY_ID));
    cancel.check();
    return Crossings.join(lines).stream().map(StreetDrawing::line).toList();
  }

  private void drawRoads(
      LandPart part, int number, List<Settlement> settlements, List<DrawnLine> lines) {
    List<Settlement> here = settlements.stream().filter(s -> s.part() == part).toList();
    StreetSheet sheet =
        new StreetSheet(plane, String.format(Locale.ROOT, "road-%02d", number + 1), lines);
    Roads roads = new Roads(land, part, dice);
    for (RoadPlan.Road road : new RoadPlan(land, part, here, dice).plan()) {
      roads.draw(here.get(road.from()), here.get(road.to()), road.carries(), sheet);
    }
  }

  private static StreetLine line(DrawnLine drawn) {
    int n = drawn.lon().length;
    long[] nodes = new long[n];
    double[] lon = new double[n];
    double[] lat = new double[n];
    for (int v = 0; v < n; v++) {
      nodes[v] = ((long) drawn.lon()[v] << LON_SHIFT) | drawn.lat()[v];
      lon[v] = Plane.degrees(drawn.lon()[v]);
      lat[v] = Plane.degrees(drawn.lat()[v]);
    }
    return new StreetLine(
        drawn.id(), drawn.name(), drawn.streetClass(), true, true, nodes, lon, lat);
  }
}
