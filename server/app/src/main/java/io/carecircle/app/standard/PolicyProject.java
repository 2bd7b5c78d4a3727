package io.carecircle.app.standard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * One row of a project list.
 *
 * @param id unique; the printed number is not (it restarts in part 2, and Lishui has 17 twice)
 * @param part of the list, or null
 * @param no as printed
 * @param category heading of the part, or null
 * @param nature 新建, 续建, 谋划 or 改扩建
 * @param startYear null when not printed
 * @param place as printed, or as read from the name
 * @param accuracy of the place: township, several, county, city or none
 * @param sites townships or places named, several for one project that builds at several
 * @param siteCodes nine-digit code of each site, or an empty text where it has none
 * @param regionCode county (or city) where it stands
 * @param rollUpCode county or city that it counts for by its unit
 * @param beds as printed, all of them; null when none are named
 * @param forecastBeds beds for elders that a forecast may count; 0 for a renovation that adds none,
 *     null when unknown or doubtful
 * @param floorArea m2 as printed, summed over the sites; null when none is
 * @param undergroundFloorArea m2, only where printed apart
 * @param landArea m2 where printed in m2
 * @param landMu as printed, in mu
 * @param totalInvestment 亿元
 * @param planInvestment 亿元 within the plan period; null when not printed or printed as a stroke
 * @param planInvestmentPrinted the stroke, or null
 * @param responsibleUnit as printed; null under a merged cell
 * @param responsibleUnitReadAs that of the merged cell, inferred; null when printed
 */
public record PolicyProject(
    String id,
    String document,
    String part,
    String no,
    String name,
    String category,
    String nature,
    Integer startYear,
    int endYear,
    String place,
    String accuracy,
    List<String> sites,
    List<String> siteCodes,
    String regionCode,
    String rollUpCode,
    String content,
    Integer beds,
    String bedsPrinted,
    Integer forecastBeds,
    BigDecimal floorArea,
    String floorAreaPrinted,
    BigDecimal undergroundFloorArea,
    BigDecimal landArea,
    String landMu,
    String parcel,
    BigDecimal totalInvestment,
    BigDecimal planInvestment,
    String planInvestmentPrinted,
    String responsibleUnit,
    String responsibleUnitReadAs,
    String citation,
    String footnote) {
  private static final BigDecimal SQUARE_METRES_PER_15_MU = BigDecimal.valueOf(10_000);

  public PolicyProject {
    sites = List.copyOf(sites);
    siteCodes = List.copyOf(siteCodes);
  }

  /** The unit as printed, else as inferred. */
  public String unit() {
    return responsibleUnit == null ? responsibleUnitReadAs : responsibleUnit;
  }

  /** Only planned: it opens nothing unless asked for. */
  public boolean isOnlyProposed() {
    return "谋划".equals(nature);
  }

  /** Land in m2: as printed, else from mu (15 mu are a hectare) to 0.01 m2; null when unknown. */
  public BigDecimal landSquareMetres() {
    if (landArea != null || landMu == null) {
      return landArea;
    }
    BigDecimal mu = BigDecimal.ZERO;
    for (String each : landMu.split("\\+")) {
      mu = mu.add(new BigDecimal(each.strip()));
    }
    return mu.multiply(SQUARE_METRES_PER_15_MU)
        .divide(BigDecimal.valueOf(15), 2, RoundingMode.HALF_UP);
  }
}
