package io.carecircle.datagen.region;

import io.carecircle.datagen.draw.Plane;
import io.carecircle.datagen.land.County;
import io.carecircle.datagen.land.Township;
import io.carecircle.datagen.people.Community;
import io.carecircle.kernel.layer.FeatureTable;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Geometry;

/** The layers {@code regions} and {@code communities}: the same people by area and by place. */
public final class RegionTable {
  /** The day of the census that table 1-2 counts by. */
  private static final LocalDate CENSUS = LocalDate.of(2020, 11, 1);

  private static final String CITY_CODE = "330300";

  private final Map<String, Geometry> areas;
  private final FeatureTable.Builder table = FeatureTable.builder();

  private RegionTable(Map<String, Geometry> areas) {
    this.areas = areas;
  }

  /**
   * City, counties, townships, communities, each in the order of codes.
   *
   * @param areas of the communities by code, see {@link Partition}
   */
  public static FeatureTable regions(
      List<County> counties,
      List<Township> townships,
      List<Community> communities,
      Map<String, Geometry> areas) {
    RegionTable regions = new RegionTable(areas);
    regions.add(CITY_CODE, "温州市", "city", null, null, communities);
    Map<String, List<Community>> byCounty = grouped(communities, Community::county);
    for (County c : counties) {
      regions.add(c.code(), c.name(), "county", CITY_CODE, c.areaType(), byCounty.get(c.code()));
    }
    Map<String, List<Community>> byTownship = grouped(communities, Community::regionCode);
    for (Township t : townships) {
      if (t.real()) {
        String type = t.kind().areaType();
        regions.add(t.code(), t.name(), "township", t.county(), type, byTownship.get(t.code()));
      }
    }
    for (Community c : communities) {
      regions.add(c.code(), c.name(), "community", c.regionCode(), areaType(c), List.of(c));
    }
    return regions.table.build();
  }

  private static Map<String, List<Community>> grouped(
      List<Community> communities, Function<Community, String> by) {
    return communities.stream().collect(Collectors.groupingBy(by));
  }

  private static String areaType(Community community) {
    if (community.urban()) {
      return "urban";
    }
    // A village at the edge of the city is a village all the same.
    String type = community.place().township().kind().areaType();
    return type.equals("urban") ? "rural" : type;
  }

  private void add(
      String code,
      String name,
      String level,
      String parent,
      String areaType,
      List<Community> members) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("code", code);
    values.put("name", name);
    values.put("level", level);
    values.put("parentCode", parent);
    values.put("areaType", areaType);
    putPeople(values, members);
    List<Geometry> parts = members.stream().map(c -> areas.get(c.code())).toList();
    Geometry area = parts.size() == 1 ? parts.get(0) : Partition.union(parts);
    table.add(code, area, table.size() + 1, values);
  }

  private static void putPeople(Map<String, Object> values, List<Community> members) {
    values.put("population", sum(members, Community::population));
    values.put("elders60", sum(members, Community::elders60));
    values.put("elders65", sum(members, Community::elders65));
    values.put("elders80", sum(members, Community::elders80));
    values.put("populationBasis", "resident");
    values.put("date", CENSUS);
  }

  private static long sum(List<Community> members, ToLongFunction<Community> people) {
    return members.stream().mapToLong(people).sum();
  }

  /** One point each, where its people are counted. */
  public static FeatureTable communities(Plane plane, List<Community> communities) {
    FeatureTable.Builder table = FeatureTable.builder();
    for (Community c : communities) {
      Map<String, Object> values = new LinkedHashMap<>();
      values.put("name", c.name());
      values.put("kind", c.village() ? "village" : "community");
      values.put("urban", c.urban());
      values.put("regionCode", c.regionCode());
      values.put("households", c.households());
      putPeople(values, List.of(c));
      Geometry point = Plane.wgs84().createPoint(plane.degrees(c.place().centre()));
      table.add(c.code(), point, table.size() + 1, values);
    }
    return table.build();
  }
}
