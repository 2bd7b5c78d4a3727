package io.carecircle.app.standard;

/** Codes of GB/T 2260: 33 0000 a province, 3303 00 a city, 330382 a county, longer ones below. */
final class RegionCodes {
  private RegionCodes() {}

  /** Whether a region is another one or lies in it. */
  static boolean within(String code, String region) {
    return code.startsWith(significant(region));
  }

  private static String significant(String region) {
    if (region.endsWith("0000") && region.length() == 6) {
      return region.substring(0, 2);
    }
    return region.endsWith("00") && region.length() == 6 ? region.substring(0, 4) : region;
  }
}
