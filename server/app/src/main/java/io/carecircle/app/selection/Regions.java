package io.carecircle.app.selection;

import io.carecircle.app.layer.LayerCatalog;
import io.carecircle.app.result.Run;
import io.carecircle.app.result.Warnings;
import io.carecircle.app.selection.DerivedCache.Same;
import io.carecircle.kernel.layer.FeatureOrder;
import io.carecircle.kernel.layer.FeatureTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;
import org.springframework.stereotype.Component;

/**
 * Which region of a level a feature belongs to. Its {@code regionCode} decides: the regions layer
 * is climbed by {@code parentCode}; a code of the national standard (GB/T 2260 and its extension: 6
 * digits for a county, 9 for a township, 12 for a community) also tells its county and city by its
 * digits. A feature without a code belongs where its point lies. What still has no region is kept
 * apart as a region of its own, so that sums stay whole.
 */
@Component
public class Regions {
  public static final List<String> LEVELS = List.of("city", "county", "township", "community");

  /**
   * Digits of the code of each level that has its own; a city's is its first county's, ending in
   * 00.
   */
  private static final Map<String, Integer> CODE_DIGITS =
      Map.of("city", 4, "county", 6, "township", 9, "community", 12);

  private static final FeatureTable NO_REGIONS = FeatureTable.builder().build();

  private final LayerCatalog layers;
  private final DerivedCache derived;
  private final GeometryFactory geometries = new GeometryFactory();

  Regions(LayerCatalog layers, DerivedCache derived) {
    this.layers = layers;
    this.derived = derived;
  }

  private record LevelKey(Same regions, String level) {}

  private record GroupingKey(Same regions, String level, Same demand, Same facilities) {}

  /**
   * A region of an answer.
   *
   * @param code null for what belongs to no region
   * @param name null when it is not known
   */
  public record Region(String code, String name, String level) {}

  /**
   * Features by region.
   *
   * @param regions by code, the one for what belongs nowhere last and only when it is needed
   * @param demand region of each demand feature, an index into the list
   * @param facility region of each facility, or -1 when no demand lives there or it belongs nowhere
   * @param home where each facility stands, also where no demand lives; code null for nowhere
   */
  public record Grouping(List<Region> regions, int[] demand, int[] facility, List<Region> home) {
    /** What it costs in memory, as {@link DerivedCache} counts. */
    long units() {
      return 4L * (regions.size() + home.size()) + demand.length + facility.length;
    }
  }

  private record Polygon(String code, PreparedGeometry area) {}

  /** One level of the regions as far as they are known. */
  private final class Level {
    private final String level;
    private final Map<String, Integer> rowOf = new HashMap<>();
    private final FeatureTable table;
    private STRtree areas;

    Level(String level, FeatureTable table) {
      this.level = level;
      this.table = table;
      for (int row = 0; row < table.size(); row++) {
        rowOf.put(String.valueOf(table.value(row, "code")), row);
      }
    }

    /** What it may cost: each region twice by code, its area and an index over its corners. */
    long units() {
      long units = 16L * table.size();
      for (int row = 0; row < table.size(); row++) {
        Geometry area = table.geometry(row);
        units += area == null ? 0 : 4L * area.getNumPoints();
      }
      return units;
    }

    Optional<String> regionOf(String code, Coordinate at) {
      if (code != null) {
        Optional<String> climbed = climb(code);
        return climbed.isPresent() ? climbed : byDigits(code).or(() -> Optional.of(code));
      }
      return at == null ? Optional.empty() : lying(at);
    }

    private Optional<String> climb(String code) {
      String at = code;
      // A chain of parents that is longer than there are levels goes round in a circle.
      for (int i = 0; i <= LEVELS.size() && at != null && rowOf.containsKey(at); i++) {
        int row = rowOf.get(at);
        if (level.equals(table.value(row, "level"))) {
          return Optional.of(at);
        }
        Object parent = table.value(row, "parentCode");
        at = parent == null ? null : parent.toString();
      }
      return Optional.empty();
    }

    private Optional<String> byDigits(String code) {
      int digits = CODE_DIGITS.get(level);
      if (!code.matches("[0-9]{6}|[0-9]{9}|[0-9]{12}") || code.length() < digits) {
        return Optional.empty();
      }
      String head = code.substring(0, digits);
      return Optional.of("city".equals(level) ? head + "00" : head);
    }

    private Optional<String> lying(Coordinate at) {
      Geometry point = geometries.createPoint(at);
      List<?> near = areas().query(point.getEnvelopeInternal());
      return near.stream()
          .map(Polygon.class::cast)
          .filter(polygon -> polygon.area().covers(point))
          .map(Polygon::code)
          .min(FeatureOrder.BY_ID); // a point on a shared border goes to the lowest code
    }

    /** Built when it is first needed, and whole before another thread sees it. */
    private synchronized STRtree areas() {
      if (areas == null) {
        STRtree tree = new STRtree();
        for (int row = 0; row < table.size(); row++) {
          Geometry area = table.geometry(row);
          if (level.equals(table.value(row, "level")) && area != null && !area.isEmpty()) {
            String code = String.valueOf(table.value(row, "code"));
            tree.insert(
                area.getEnvelopeInternal(),
                new Polygon(code, PreparedGeometryFactory.prepare(area)));
          }
        }
        tree.build();
        areas = tree;
      }
      return areas;
    }

    String nameOf(String code) {
      Integer row = rowOf.get(code);
      Object name = row == null ? null : table.value(row, "name");
      return name == null ? null : name.toString();
    }
  }

  /**
   * @param level one of {@link #LEVELS}; "community" makes every demand feature its own region
   */
  public Grouping group(String level, Selection demand, Selection facilities, Run run) {
    FeatureTable table = run.find("regions").map(layers::read).orElse(NO_REGIONS);
    Level known = level(level, table, run);
    if (!demand.kept() || !facilities.kept()) {
      return group(known, demand, facilities, run);
    }
    return derived.get(
        new GroupingKey(new Same(table), level, new Same(demand), new Same(facilities)),
        run,
        Grouping::units,
        told -> group(known, demand, facilities, told));
  }

  /** The areas of one level. */
  public interface Areas {
    /**
     * The code of the region that a place lies in, the lowest on a shared border; null for none.
     *
     * @param lon degrees
     * @param lat degrees
     */
    String codeAt(double lon, double lat);
  }

  /**
   * @param name of the input that asks for it, for a refusal
   * @throws io.carecircle.app.platform.RefusedException when no region of the level has an area
   */
  public Areas areas(String level, String name, Run run) {
    FeatureTable table = run.find("regions").map(layers::read).orElse(NO_REGIONS);
    Level known = level(level, table, run);
    if (known.areas().isEmpty()) {
      throw InputReader.refused(
          name, "needs the areas of regions of the level " + level + ", and there are none");
    }
    return (lon, lat) -> known.lying(new Coordinate(lon, lat)).orElse(null);
  }

  private Level level(String level, FeatureTable table, Run run) {
    return derived.get(
        new LevelKey(new Same(table), level), run, Level::units, told -> new Level(level, table));
  }

  private static Grouping group(Level known, Selection demand, Selection facilities, Warnings run) {
    String level = known.level;
    boolean byFeature = "community".equals(level);
    List<String> demandCodes = new ArrayList<>();
    for (int d = 0; d < demand.size(); d++) {
      demandCodes.add(byFeature ? demand.id(d) : codeOf(known, demand, d));
    }
    List<String> codes =
        demandCodes.stream()
            .filter(code -> code != null)
            .distinct()
            .sorted(FeatureOrder.BY_ID)
            .toList();
    Map<String, Integer> indexOf = new HashMap<>();
    List<Region> regions = new ArrayList<>();
    for (String code : codes) {
      indexOf.put(code, regions.size());
      regions.add(new Region(code, byFeature ? null : known.nameOf(code), level));
    }
    if (demandCodes.contains(null)) {
      indexOf.put(null, regions.size());
      regions.add(new Region(null, null, level));
      run.warn(
          "部分需求点不属于任何已知区划，单独统计（代码为空）",
          "some demand belongs to no known region and is counted apart (code null)");
    }
    int[] demandRegion = demandCodes.stream().mapToInt(indexOf::get).toArray();
    int[] facilityRegion = new int[facilities.size()];
    List<Region> home = new ArrayList<>();
    for (int f = 0; f < facilityRegion.length; f++) {
      String code = codeOf(known, facilities, f);
      home.add(new Region(code, code == null ? null : known.nameOf(code), level));
      facilityRegion[f] = code == null ? -1 : indexOf.getOrDefault(code, -1);
    }
    if (byFeature) {
      for (int d = 0; d < demand.size(); d++) {
        String name = demand.text(d, "name");
        Region region = regions.get(demandRegion[d]);
        regions.set(demandRegion[d], new Region(region.code(), name, level));
      }
    }
    return new Grouping(regions, demandRegion, facilityRegion, home);
  }

  private static String codeOf(Level known, Selection selection, int row) {
    Coordinate at = whereOf(selection, row);
    return known.regionOf(selection.text(row, "regionCode"), at).orElse(null);
  }

  /** Where the feature stands; null when it need not and does not. */
  private static Coordinate whereOf(Selection selection, int row) {
    if (selection.points() != null) {
      return new Coordinate(selection.points().lon()[row], selection.points().lat()[row]);
    }
    Geometry geometry = selection.features().geometry(row);
    return geometry == null || geometry.isEmpty()
        ? null
        : geometry.getInteriorPoint().getCoordinate();
  }

  /**
   * The area type of each feature: its own {@code areaType}, else that of the nearest region above
   * it that has one, else urban or rural as its property {@code urban} says; null when not known.
   */
  public List<String> areaTypes(Selection selection, Run run) {
    FeatureTable table = run.find("regions").map(layers::read).orElse(NO_REGIONS);
    Map<String, Integer> rowOf = new HashMap<>();
    for (int row = 0; row < table.size(); row++) {
      rowOf.put(String.valueOf(table.value(row, "code")), row);
    }
    List<String> types = new ArrayList<>();
    for (int i = 0; i < selection.size(); i++) {
      String own = selection.text(i, "areaType");
      String above =
          own == null ? areaTypeAbove(selection.text(i, "regionCode"), table, rowOf) : own;
      Object urban = above == null ? selection.features().value(i, "urban") : null;
      types.add(urban instanceof Boolean flag ? flag ? "urban" : "rural" : above);
    }
    return types;
  }

  private static String areaTypeAbove(String code, FeatureTable table, Map<String, Integer> rowOf) {
    String at = code;
    for (int i = 0; i <= LEVELS.size() && at != null && rowOf.containsKey(at); i++) {
      Object type = table.value(rowOf.get(at), "areaType");
      if (type != null) {
        return type.toString();
      }
      Object parent = table.value(rowOf.get(at), "parentCode");
      at = parent == null ? null : parent.toString();
    }
    return null;
  }
}
