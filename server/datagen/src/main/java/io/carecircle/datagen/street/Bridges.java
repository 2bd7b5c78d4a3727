package io.carecircle.datagen.street;

import io.carecircle.datagen.draw.Plane;
import io.carecircle.datagen.draw.Spot;
import io.carecircle.datagen.land.Land;
import io.carecircle.datagen.land.LandPart;
import io.carecircle.datagen.land.Sheet;
import io.carecircle.datagen.settle.Settlement;
import io.carecircle.kernel.layer.StreetClass;
import java.util.List;

/**
 * The few bridges and dams of {@code bridges.csv}: straight from the nearest crossing on one bank
 * to the nearest on the other. Nothing else joins two parts of the land.
 */
final class Bridges {
  private Bridges() {}

  static void draw(Plane plane, Land land, List<Settlement> settlements, StreetSheet lines) {
    Sheet sheet = Sheet.read("bridges");
    for (int row = 0; row < sheet.size(); row++) {
      Spot at = plane.spot(sheet.number(row, "lon"), sheet.number(row, "lat"));
      Spot from = bank(land.getPart(sheet.text(row, "from")), at, settlements);
      Spot to = bank(land.getPart(sheet.text(row, "to")), from, settlements);
      from = bank(land.getPart(sheet.text(row, "from")), at.towards(to, 0.5), settlements);
      lines.drawBridge(sheet.text(row, "name"), StreetClass.SECONDARY, from, to);
    }
  }

  private static Spot bank(LandPart part, Spot at, List<Settlement> settlements) {
    List<Spot> crossings =
        settlements.stream()
            .filter(settlement -> settlement.part() == part)
            .flatMap(settlement -> settlement.edge().stream())
            .toList();
    if (crossings.isEmpty()) {
      throw new IllegalStateException("nobody lives on " + part.name() + ": no bridge leads there");
    }
    return Roads.nearest(crossings, at);
  }
}
