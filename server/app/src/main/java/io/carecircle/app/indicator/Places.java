package io.carecircle.app.indicator;

import io.carecircle.app.selection.Regions.Region;
import io.carecircle.app.territory.OpenYears;
import io.carecircle.app.territory.Territory;
import io.carecircle.app.territory.Territory.Rows;
import io.carecircle.kernel.layer.FeatureOrder;
import io.carecircle.kernel.layer.FeatureTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Which kinds of facilities stand in which township and in which community. A facility stands in
 * the community that its region code names, else in the one whose area holds it.
 */
final class Places {
  private final Territory territory;
  private final Rows communities;
  private final OpenYears facilities;
  private final Map<String, Township> townships = new TreeMap<>(FeatureOrder.BY_ID);
  private final Map<String, Set<String>> kindsByCommunity = new HashMap<>();
  private final boolean communitiesTold;

  /**
   * A township.
   *
   * @param part of the territory that it lies in
   * @param kinds that operate in it
   */
  record Township(Region region, int part, Set<String> kinds) {}

  private record Area(String id, PreparedGeometry shape) {}

  /**
   * @param townships the same region by township
   */
  Places(Territory territory, Territory townships, OpenYears facilities, LocalDate day) {
    this.territory = territory;
    this.communities = territory.rows("communities");
    this.facilities = facilities;
    collectTownships(townships, day);
    this.communitiesTold = collectCommunities(day);
  }

  private void collectTownships(Territory by, LocalDate day) {
    Set<String> known = new TreeSet<>();
    for (int row = 0; row < by.regions().size(); row++) {
      if ("township".equals(by.regions().value(row, "level"))) {
        known.add(String.valueOf(by.regions().value(row, "code")));
      }
    }
    for (int t = 0; t < by.parts().size(); t++) {
      Region region = by.parts().get(t);
      boolean real =
          region.code() != null && (known.contains(region.code()) || region.code().length() == 9);
      int home = by.rows("communities").in(t).findFirst().orElse(-1);
      if (real && home >= 0) {
        Set<String> kinds = new TreeSet<>();
        by.rows("facilities")
            .in(t)
            .filter(row -> facilities.isOpen(row, day))
            .forEach(row -> kinds.add(by.rows("facilities").text(row, "kind")));
        townships.put(region.code(), new Township(region, communities.part()[home], kinds));
      }
    }
  }

  /** Whether it can be told in which community a facility stands. */
  private boolean collectCommunities(LocalDate day) {
    Set<String> ids = new TreeSet<>();
    communities.in(Territory.WHOLE).forEach(row -> ids.add(communities.table().id(row)));
    STRtree areas = areas(ids);
    Rows rows = facilities.facilities();
    boolean told = areas.size() > 0;
    areas.build();
    for (int row = 0; row < rows.table().size(); row++) {
      if (!facilities.isOpen(row, day)) {
        continue;
      }
      String code = rows.text(row, "regionCode");
      boolean named = code != null && ids.contains(code);
      told |= named;
      String community = named ? code : holding(areas, rows.table().geometry(row));
      if (community != null) {
        kindsByCommunity
            .computeIfAbsent(community, c -> new TreeSet<>())
            .add(rows.text(row, "kind"));
      }
    }
    return told;
  }

  private STRtree areas(Set<String> ids) {
    STRtree areas = new STRtree();
    Set<String> shaped = new TreeSet<>();
    FeatureTable table = communities.table();
    communities
        .in(Territory.WHOLE)
        .filter(row -> isArea(table.geometry(row)))
        .forEach(row -> insert(areas, shaped, table.id(row), table.geometry(row)));
    FeatureTable regions = territory.regions();
    for (int row = 0; row < regions.size(); row++) {
      String code = String.valueOf(regions.value(row, "code"));
      if ("community".equals(regions.value(row, "level"))
          && ids.contains(code)
          && !shaped.contains(code)
          && isArea(regions.geometry(row))) {
        insert(areas, shaped, code, regions.geometry(row));
      }
    }
    return areas;
  }

  private static boolean isArea(Geometry geometry) {
    return geometry != null && geometry.getDimension() == 2 && !geometry.isEmpty();
  }

  private static void insert(STRtree areas, Set<String> shaped, String id, Geometry shape) {
    shaped.add(id);
    areas.insert(shape.getEnvelopeInternal(), new Area(id, PreparedGeometryFactory.prepare(shape)));
  }

  private static String holding(STRtree areas, Geometry place) {
    if (place == null || place.isEmpty()) {
      return null;
    }
    List<?> near = areas.query(place.getEnvelopeInternal());
    return near.stream()
        .map(Area.class::cast)
        .filter(area -> area.shape().covers(place))
        .map(Area::id)
        .min(FeatureOrder.BY_ID)
        .orElse(null);
  }

  /** Townships of a part, by code. */
  List<Township> listTownships(int part) {
    return townships.values().stream()
        .filter(t -> part == Territory.WHOLE || t.part() == part)
        .toList();
  }

  /** Kinds in a community, or null when it cannot be told where facilities stand. */
  Set<String> kindsOf(String community) {
    return communitiesTold ? kindsByCommunity.getOrDefault(community, Set.of()) : null;
  }

  /** Share of townships with a kind. */
  Measured townships(int part, String kind) {
    List<Township> all = listTownships(part);
    return all.isEmpty()
        ? Measured.not("no township is known", "没有乡镇（街道）")
        : Measured.share(
            all.stream().filter(t -> t.kinds().contains(kind)).count(),
            all.size(),
            0,
            new Note(
                "townships with a facility of the kind " + kind,
                "有" + Note.zhOf(kind) + "的乡镇（街道）÷ 全部乡镇（街道），不含功能区"));
  }

  /** Share of communities and villages, or of villages alone, with a kind. */
  Measured communities(int part, String kind, boolean villagesOnly) {
    List<Integer> all = new ArrayList<>();
    communities
        .in(part)
        .filter(row -> !villagesOnly || "village".equals(communities.text(row, "kind")))
        .forEach(all::add);
    if (!communitiesTold || all.isEmpty()) {
      return Measured.not("it cannot be told in which community a facility stands", "无法判断设施在哪个社区");
    }
    long with =
        all.stream().filter(row -> kindsOf(communities.table().id(row)).contains(kind)).count();
    return Measured.share(
        with,
        all.size(),
        0,
        new Note(
            "communities that hold a facility of the kind " + kind,
            "有" + Note.zhOf(kind) + (villagesOnly ? "的村 ÷ 全部村" : "的社区和村 ÷ 全部社区和村")));
  }
}
