package io.carecircle.app.estate;

import io.carecircle.app.stage.Stage;
import io.carecircle.app.stage.StageHistory;
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
 * @param history what is on record of its stages by the day of the check, or null
 * @param notes what the officer should know of that record
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
    Geometry geometry,
    StageHistory history,
    List<String> notes) {
  /** The same estate with what its history says. */
  EstateFiling recorded(
      LocalDate conditions,
      LocalDate accepted,
      List<CareRoom> roomsNow,
      StageHistory onRecord,
      List<String> toKnow) {
    return new EstateFiling(
        id,
        stage,
        jurisdiction,
        conditions,
        filingDate,
        accepted,
        totalFloorArea,
        undergroundFloorArea,
        residentialFloorArea,
        households,
        communityLevel,
        roomsNow,
        remedies,
        geometry,
        onRecord,
        List.copyOf(toKnow));
  }

  /** Whether its homes or any of its care rooms are accepted by the day. */
  boolean isAccepted(LocalDate asOf) {
    boolean homes = acceptanceDate != null && !acceptanceDate.isAfter(asOf);
    boolean room = rooms != null && rooms.stream().anyMatch(r -> r.counts() && r.isAccepted());
    return homes
        || room
        || history != null && history.careRooms().findDate(Stage.ACCEPTANCE).isPresent();
  }

  boolean isOld() {
    return "old".equals(stage);
  }

  /** The day whose rules decide: planning conditions before filing; null when neither is given. */
  LocalDate decidingDate() {
    return planningConditionsDate == null ? filingDate : planningConditionsDate;
  }
}
