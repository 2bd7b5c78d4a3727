package io.carecircle.app.standard;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What may make up for care rooms that are short.
 *
 * @param id in the verdict, begins with {@code remedy-}
 * @param kinds of remedy that it allows
 * @param binds new, old or both
 * @param centreMinimumSquareMetres the least size of a pooled centre; null for other kinds
 * @param adjacentMetres how far apart two plots may lie and still be adjacent; null for other kinds
 */
public record RemedyClause(
    String id,
    List<String> kinds,
    String document,
    String documentName,
    String citation,
    List<String> regions,
    List<String> binds,
    LocalDate from,
    LocalDate to,
    BigDecimal centreMinimumSquareMetres,
    BigDecimal adjacentMetres,
    String text,
    String textEn) {
  public RemedyClause {
    kinds = List.copyOf(kinds);
    regions = List.copyOf(regions);
    binds = List.copyOf(binds);
  }

  public boolean inForce(LocalDate day) {
    return Validity.holds(from, to, day);
  }

  public boolean covers(String regionCode) {
    return regions.stream().anyMatch(r -> RegionCodes.within(regionCode, r));
  }
}
