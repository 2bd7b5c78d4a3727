package io.carecircle.datagen.land;

import io.carecircle.datagen.draw.Plane;
import io.carecircle.datagen.draw.Spot;
import java.util.ArrayList;
import java.util.List;

/**
 * A township, or Longgang, which has none and goes from city to community.
 *
 * @param code of nine digits, or Longgang's own of six
 * @param name the real one
 * @param county code of the row of table 1-2 that it counts in
 * @param seat where its town stands, roughly
 * @param weight share of the county's people, invented
 * @param grid townships with the same one share one pattern of streets
 */
public record Township(
    String code,
    String name,
    String county,
    Spot seat,
    TownshipKind kind,
    double weight,
    String grid) {

  /** All in the order of their codes; Longgang among them. */
  public static List<Township> listAll(Plane plane) {
    Sheet sheet = Sheet.read("townships");
    List<Township> townships = new ArrayList<>();
    for (int row = 0; row < sheet.size(); row++) {
      String grid = sheet.text(row, "grid");
      townships.add(
          new Township(
              sheet.text(row, "code"),
              sheet.text(row, "name"),
              sheet.text(row, "county"),
              plane.spot(sheet.number(row, "lon"), sheet.number(row, "lat")),
              TownshipKind.ofLetter(sheet.text(row, "kind")),
              sheet.number(row, "weight"),
              grid.isEmpty() ? sheet.text(row, "code") : grid));
    }
    return townships;
  }

  /** Whether it is a township of its own and not a county without any. */
  public boolean real() {
    return !code.equals(county);
  }
}
