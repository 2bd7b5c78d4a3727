package io.carecircle.app.estate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.locationtech.jts.geom.Geometry;

/**
 * One estate as filed. Areas are m2; null is not given.
 *
 * @param stage new or old
 * @param jurisdiction code or name
 * @param acceptanceDate of the homes
 * @param communityLevel whether a community-level project; null when not said
 * @param rooms null when nothing is said of care rooms, which is not the same as none
 */
record EstateFiling(
    String id,
    String stage,
    String jurisdiction,
    LocalDate planningConditionsDate,
    LocalDate filingDate,
    LocalDate acceptanceDate,
    BigDecimal totalFloorArea,
    BigDecimal undergroundFloorArea,
    BigDecimal residentialFloorArea,
    BigDecimal households,
    Boolean communityLevel,
    List<CareRoom> rooms,
    List<OfferedRemedy> remedies,
    Geometry geometry) {
  boolean isOld() {
    return "old".equals(stage);
  }

  /** The day whose rules decide: planning conditions before filing; null when neither is given. */
  LocalDate decidingDate() {
    return planningConditionsDate == null ? filingDate : planningConditionsDate;
  }
}
