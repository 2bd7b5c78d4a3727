package io.carecircle.datagen.land;

import java.util.ArrayList;
import java.util.List;

/**
 * A row of table 1-2 of 温发改规划〔2021〕146号.
 *
 * @param code of GB/T 2260; the economic zone has the code that statistics use for it
 * @param population residents of 2020-11-01
 * @param elders60 of these aged 60 or more
 * @param areaType urban, rural, island or mountain: our own reading, the table has none
 */
public record County(String code, String name, long population, long elders60, String areaType) {
  /** The 13 rows in the order of their codes. */
  public static List<County> listAll() {
    Sheet sheet = Sheet.read("counties");
    List<County> counties = new ArrayList<>();
    for (int row = 0; row < sheet.size(); row++) {
      counties.add(
          new County(
              sheet.text(row, "code"),
              sheet.text(row, "name"),
              sheet.count(row, "population"),
              sheet.count(row, "elders60"),
              sheet.text(row, "kind")));
    }
    return counties;
  }
}
