package io.carecircle.app.estate;

import java.time.LocalDate;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;

/**
 * One estate as the programme for old ones sees it.
 *
 * @param name or null
 * @param renewalPlan whether it is in the renewal plan; null when not said
 * @param deadline of its own, or null
 * @param gates empty when none are given
 * @param healthCabin whether it has a health cabin (健康小屋); null when not said
 */
record OldEstate(
    EstateFiling filing,
    String name,
    Boolean renewalPlan,
    LocalDate deadline,
    List<Coordinate> gates,
    Boolean healthCabin) {
  /** The same estate with what its history says of the filing. */
  OldEstate with(EstateFiling recorded) {
    return new OldEstate(recorded, name, renewalPlan, deadline, gates, healthCabin);
  }

  String id() {
    return filing.id();
  }

  boolean hasPlace() {
    return !gates.isEmpty() || filing.geometry() != null && !filing.geometry().isEmpty();
  }

  /** Where ways begin: at its gates, else at a point on its surface. */
  List<Coordinate> starts() {
    return gates.isEmpty() ? List.of(filing.geometry().getInteriorPoint().getCoordinate()) : gates;
  }
}
