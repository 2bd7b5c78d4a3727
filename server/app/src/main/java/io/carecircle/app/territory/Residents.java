package io.carecircle.app.territory;

import io.carecircle.app.selection.Regions.Region;
import io.carecircle.app.territory.Territory.Rows;
import io.carecircle.kernel.layer.FeatureTable;
import java.util.Set;
import java.util.TreeSet;

/**
 * Elders aged 60 or more of an area: the sum of its communities, else what its row of the layer
 * regions says.
 *
 * @param elders null when nothing tells them
 * @param unknownCommunities communities that do not tell theirs
 * @param basis {@code resident}, {@code registered}, {@code unstated}, or {@code mixed}: then no
 *     rate may be made of them
 */
public record Residents(Long elders, int unknownCommunities, String basis) {
  static Residents of(Territory territory, int part) {
    Rows communities = territory.rows("communities");
    long sum = 0;
    int known = 0;
    int unknown = 0;
    Set<String> bases = new TreeSet<>();
    for (int row : communities.in(part).toArray()) {
      Long elders = communities.count(row, "elders60");
      if (elders == null) {
        unknown++;
      } else {
        sum = Math.addExact(sum, elders);
        known++;
        String basis = communities.text(row, "populationBasis");
        bases.add(basis == null ? "unstated" : basis);
      }
    }
    return known > 0
        ? new Residents(sum, unknown, bases.size() == 1 ? bases.iterator().next() : "mixed")
        : ofRegion(territory.regions(), territory.area(part), unknown);
  }

  private static Residents ofRegion(FeatureTable regions, Region region, int unknown) {
    for (int row = 0; row < regions.size(); row++) {
      if (region.code() != null
          && region.code().equals(regions.value(row, "code"))
          && regions.value(row, "elders60") instanceof Number elders) {
        Object basis = regions.value(row, "populationBasis");
        return new Residents(
            elders.longValue(), unknown, basis == null ? "unstated" : basis.toString());
      }
    }
    return new Residents(null, unknown, "unstated");
  }

  /** Whether rates for 10,000 resident elders may be made of it. */
  public boolean isResident() {
    return elders != null && elders > 0 && (basis.equals("resident") || basis.equals("unstated"));
  }

  /** What a reader of a rate must know of the basis, or null. */
  public String caveat() {
    if (elders == null) {
      return "the elders are not known";
    }
    return switch (basis) {
      case "resident" -> null;
      case "unstated" -> "the population basis is not stated: read as resident (常住)";
      default ->
          "the population basis is "
              + basis
              + ": no rate per resident (常住) elder is made of it, bases are never mixed";
    };
  }
}
