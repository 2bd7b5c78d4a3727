package io.carecircle.app.village;

import io.carecircle.app.standard.PolicyClause;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Judges villages: a place of their own, else one that a neighbour has, else below norm. */
final class VillageJudge {
  private final List<Village> villages;
  private final Neighbourhood neighbourhood;
  private final VillageClauses clauses;
  private final double neighbourMetres;
  private final List<List<CarePlace>> placesOf = new ArrayList<>();
  private final int[] mutualAid;

  VillageJudge(
      List<Village> villages,
      List<CarePlace> places,
      Neighbourhood neighbourhood,
      VillageClauses clauses,
      double neighbourMetres) {
    this.villages = villages;
    this.neighbourhood = neighbourhood;
    this.clauses = clauses;
    this.neighbourMetres = neighbourMetres;
    this.mutualAid = new int[villages.size()];
    villages.forEach(v -> placesOf.add(new ArrayList<>()));
    for (CarePlace place : places) {
      if (place.village() >= 0 && place.isMutualAid()) {
        mutualAid[place.village()]++;
      } else if (place.village() >= 0) {
        placesOf.get(place.village()).add(place);
      }
    }
  }

  VillageVerdict judge(int v) {
    Village village = villages.get(v);
    PolicyClause clause = clauses.findPlace(village.regionCode()).orElse(null);
    if (clause == null) {
      return verdict(v, null, "unknown", null, null, null);
    }
    BigDecimal minimum = clause.figure("place", 0);
    CarePlace own = largest(v);
    if (reaches(own, minimum)) {
      return verdict(v, clause, "own", own.id(), null, own.netArea());
    }
    boolean open = hasUnknownArea(v);
    if (village.area() == null) {
      // Where it ends is not known: another place may stand in it, or next to it.
      return verdict(v, clause, "unknown", own == null ? null : own.id(), null, null);
    }
    for (int neighbour : neighbourhood.neighbours(v, neighbourMetres)) {
      CarePlace shared = largest(neighbour);
      if (villages.get(neighbour).village() && reaches(shared, minimum)) {
        return verdict(
            v, clause, "shared", shared.id(), villages.get(neighbour).id(), shared.netArea());
      }
      open |= villages.get(neighbour).village() && hasUnknownArea(neighbour);
    }
    if (open) {
      return verdict(v, clause, "unknown", own == null ? null : own.id(), null, null);
    }
    return own == null
        ? verdict(v, clause, "none", null, null, BigDecimal.ZERO)
        : verdict(v, clause, "below-norm", own.id(), null, own.netArea());
  }

  private VillageVerdict verdict(
      int v,
      PolicyClause clause,
      String standing,
      String placeId,
      String sharedWith,
      BigDecimal provided) {
    // A point that is named for the village is there; without an area others may be, too.
    boolean known = mutualAid[v] > 0 || villages.get(v).area() != null;
    return new VillageVerdict(
        villages.get(v),
        clause,
        standing,
        placeId,
        sharedWith,
        provided,
        known ? mutualAid[v] : null);
  }

  private static boolean reaches(CarePlace place, BigDecimal minimum) {
    return place != null && place.netArea().compareTo(minimum) >= 0;
  }

  /** The largest place whose area is known, the first by id of equal ones; null for none. */
  private CarePlace largest(int v) {
    CarePlace largest = null;
    for (CarePlace place : placesOf.get(v)) {
      if (place.netArea() != null
          && (largest == null || place.netArea().compareTo(largest.netArea()) > 0)) {
        largest = place;
      }
    }
    return largest;
  }

  private boolean hasUnknownArea(int v) {
    return placesOf.get(v).stream().anyMatch(place -> place.netArea() == null);
  }
}
