package io.carecircle.app.standard;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds a region by what people write. */
final class RegionNames {
  private static final String PROVINCE = "浙江省";
  private static final int CODE_DIGITS = 6;

  private final List<PolicyRegion> regions;

  RegionNames(List<PolicyRegion> regions) {
    this.regions = regions;
  }

  Optional<PolicyRegion> find(String codeOrName) {
    String text = codeOrName.strip();
    return text.matches("[0-9]+") ? byCode(text) : byName(text);
  }

  /** A code of a township or community (9 or 12 digits) lies in the county of its first six. */
  private Optional<PolicyRegion> byCode(String code) {
    if (code.length() < CODE_DIGITS) {
      return Optional.empty();
    }
    String county = code.substring(0, CODE_DIGITS);
    return regions.stream()
        .filter(r -> r.code().equals(county))
        .findFirst()
        .or(
            () ->
                cityOf(county)
                    .map(city -> new PolicyRegion(county, county, "county", city.code(), null)));
  }

  /** A county that no file lists still lies in its city. */
  private Optional<PolicyRegion> cityOf(String county) {
    return regions.stream()
        .filter(r -> "city".equals(r.level()) && RegionCodes.within(county, r.code()))
        .findFirst();
  }

  private Optional<PolicyRegion> byName(String name) {
    String rest = name.startsWith(PROVINCE) ? name.substring(PROVINCE.length()) : name;
    Optional<PolicyRegion> whole = exact(rest);
    if (whole.isPresent()) {
      return whole;
    }
    return regions.stream()
        .filter(r -> "city".equals(r.level()) && rest.startsWith(r.name()))
        .map(city -> exact(rest.substring(city.name().length())))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<PolicyRegion> exact(String name) {
    return regions.stream()
        .filter(r -> r.name().equals(name) || shortName(r.name()).equals(name))
        .min(Comparator.comparing(PolicyRegion::code));
  }

  /** 乐清 for 乐清市; 景宁 for 景宁畲族自治县. */
  private static String shortName(String name) {
    return name.replaceFirst("(畲族自治县|市|区|县)$", "");
  }
}
