package io.carecircle.app.standard;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What a document demands of the care rooms of estates.
 *
 * @param id in the verdict, for example {@code wenzhou-2023}
 * @param documentName number, else title
 * @param regions codes where it holds, each with everything below
 * @param level city or county; of two that hold, the later, then the higher decides
 * @param binds new or old estates
 * @param from first day in force
 * @param to last day in force, or null
 * @param supply which area of a room counts: {@code netArea} or {@code grossArea}
 * @param placeMinimumSquareMetres in-unit area below which a place does not count
 * @param readings ids of the other readings to print
 * @param hash of its file, so that a result names what it was judged by
 */
public record CareSpaceStandard(
    String id,
    String document,
    String documentName,
    List<String> regions,
    String level,
    String binds,
    LocalDate from,
    LocalDate to,
    String supply,
    BigDecimal placeMinimumSquareMetres,
    List<StandardClause> clauses,
    List<String> readings,
    String hash) {
  public CareSpaceStandard {
    regions = List.copyOf(regions);
    clauses = List.copyOf(clauses);
    readings = List.copyOf(readings);
  }

  public boolean inForce(LocalDate day) {
    return Validity.holds(from, to, day);
  }

  /** Whether it holds in a region given by its code. */
  public boolean covers(String regionCode) {
    return regions.stream().anyMatch(r -> RegionCodes.within(regionCode, r));
  }
}
