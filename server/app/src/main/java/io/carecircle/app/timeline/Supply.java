package io.carecircle.app.timeline;

import io.carecircle.app.territory.OpenYears;
import io.carecircle.app.territory.Territory;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Institution beds by year: those of nursing homes that are open, and those that projects bring.
 * Home beds and elder apartments are no nursing homes and never count.
 *
 * @param homes of the layer
 * @param projects that count at all, in the order of the layer
 */
record Supply(OpenYears homes, List<ProjectOpening> projects) {
  private static final String INSTITUTION = "nursing_home";

  /**
   * Beds of an area.
   *
   * @param known sum of those that are known; null when something is open and nothing tells
   * @param unknown homes and projects that are open and do not tell theirs
   */
  record Beds(Long known, int unknown) {}

  static LocalDate endOf(int year) {
    return LocalDate.of(year, 12, 31);
  }

  Beds beds(int part, int year) {
    long known = 0;
    int telling = 0;
    int unknown = 0;
    for (int row : openHomes(part, year).toArray()) {
      Long beds = homes.facilities().count(row, "beds");
      known = beds == null ? known : Math.addExact(known, beds);
      telling += beds == null ? 0 : 1;
      unknown += beds == null ? 1 : 0;
    }
    for (ProjectOpening project : projects) {
      boolean open = project.year() != null && project.year() <= year;
      if (open && (part == Territory.WHOLE || project.part() == part)) {
        known = project.beds() == null ? known : Math.addExact(known, project.beds());
        telling += project.beds() == null ? 0 : 1;
        unknown += project.beds() == null ? 1 : 0;
      }
    }
    return new Beds(telling == 0 && unknown > 0 ? null : known, unknown);
  }

  private IntStream openHomes(int part, int year) {
    return homes
        .facilities()
        .in(part)
        .filter(row -> homes.isOfKind(row, INSTITUTION) && homes.isOpen(row, endOf(year)));
  }
}
