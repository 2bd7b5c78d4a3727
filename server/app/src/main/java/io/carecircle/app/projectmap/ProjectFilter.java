package io.carecircle.app.projectmap;

import io.carecircle.app.selection.InputReader;
import java.util.List;

/**
 * Which projects are meant. A part that is null lets every project through, also those that do not
 * tell; in a list the empty text stands for them.
 *
 * @param region code of the city, county or township where they stand
 * @param natures as printed
 * @param categories headings of the list
 * @param units that are responsible
 * @param from first year of completion
 * @param to last year of completion
 */
public record ProjectFilter(
    String region,
    List<String> natures,
    List<String> categories,
    List<String> units,
    Integer from,
    Integer to) {
  /** Members that {@link #of} reads, beside {@code region}. */
  public static final List<String> MEMBERS =
      List.of("natures", "categories", "units", "from", "to");

  public static final ProjectFilter ALL = new ProjectFilter(null, null, null, null, null, null);

  private static final List<String> NATURES = List.of("新建", "续建", "谋划", "改扩建", "");
  private static final int FIRST_YEAR = 1990;
  private static final int LAST_YEAR = 2100;

  /**
   * Reads the members of a request.
   *
   * @param region its code, resolved by the caller, or null
   */
  public static ProjectFilter of(InputReader in, String region) {
    List<String> natures = in.texts("natures").orElse(null);
    for (String nature : natures == null ? List.<String>of() : natures) {
      if (!NATURES.contains(nature)) {
        throw in.refusedMember(
            "natures", "has \"" + nature + "\"; natures are: " + String.join(", ", NATURES));
      }
    }
    return new ProjectFilter(
        region,
        natures,
        in.texts("categories").orElse(null),
        in.texts("units").orElse(null),
        in.has("from") ? in.count("from", FIRST_YEAR, FIRST_YEAR, LAST_YEAR) : null,
        in.has("to") ? in.count("to", LAST_YEAR, FIRST_YEAR, LAST_YEAR) : null);
  }

  boolean passes(ListedProjects projects, int row) {
    return (region == null || within(projects.text(row, "regionCode"), region))
        && oneOf(natures, projects.text(row, "nature"))
        && oneOf(categories, projects.text(row, "category"))
        && oneOf(units, projects.text(row, "responsibleUnit"))
        && isInTime(projects.table().value(row, "endYear"));
  }

  private static boolean oneOf(List<String> wanted, String value) {
    return wanted == null || wanted.contains(value == null ? "" : value);
  }

  private boolean isInTime(Object year) {
    return from == null && to == null
        || year instanceof Number n
            && (from == null || n.longValue() >= from)
            && (to == null || n.longValue() <= to);
  }

  /** Codes of GB/T 2260: a city's ends in 00 and its counties begin with the rest. */
  private static boolean within(String code, String region) {
    boolean city = region.length() == 6 && region.endsWith("00");
    return code != null && code.startsWith(city ? region.substring(0, 4) : region);
  }
}
