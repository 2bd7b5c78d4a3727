package io.carecircle.app.report;

import io.carecircle.app.platform.Language;
import io.carecircle.kernel.layer.FeatureTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * The signs of projects: numbered, sized by investment, those whose investment is not printed with
 * the smallest sign. Projects of one town have one point; they are drawn in a ring around it, or
 * the larger would hide the smaller.
 */
final class ProjectSymbols {
  private static final double LARGEST_MM = 6.5;
  private static final double SMALLEST_MM = 2;

  /** Share of the map's width by which signs of one point stand off it. */
  private static final double RING = 0.021;

  private final FeatureTable table;
  private final Envelope extent;
  private final Language language;

  private record Site(int row, int part) {}

  /**
   * @param table the layer, or null when there is none
   */
  ProjectSymbols(FeatureTable table, Envelope extent, Language language) {
    this.table = table == null ? FeatureTable.builder().build() : table;
    this.extent = extent;
    this.language = language;
  }

  List<MapSymbol> symbols() {
    double largest = 0;
    for (int row = 0; row < table.size(); row++) {
      largest = Math.max(largest, investment(row));
    }
    Map<String, MapSymbol.Sign> signs = new TreeMap<>();
    List<MapSymbol> symbols = new ArrayList<>();
    for (Map.Entry<Coordinate, List<Site>> place : byPlace().entrySet()) {
      List<Site> sites = place.getValue();
      for (int i = 0; i < sites.size(); i++) {
        Site site = sites.get(i);
        Coordinate at =
            sites.size() == 1 ? place.getKey() : around(place.getKey(), i, sites.size());
        symbols.add(
            new MapSymbol(
                table.id(site.row) + "/" + site.part,
                at.x,
                at.y,
                number(site.row),
                signs.computeIfAbsent(text(site.row, "nature"), n -> ProjectSigns.of(n, language)),
                MapSymbol.widthMm(investment(site.row), largest, LARGEST_MM, SMALLEST_MM)));
      }
    }
    return symbols;
  }

  /** Number and name of each project on the map, in the order of the layer. */
  List<String> index() {
    Set<Integer> rows = new LinkedHashSet<>();
    byPlace().values().forEach(sites -> sites.forEach(site -> rows.add(site.row)));
    return rows.stream()
        .sorted()
        .filter(row -> !number(row).isEmpty())
        .map(row -> number(row) + " " + text(row, "name"))
        .toList();
  }

  private Map<Coordinate, List<Site>> byPlace() {
    Map<Coordinate, List<Site>> places = new LinkedHashMap<>();
    for (int row = 0; row < table.size(); row++) {
      Geometry geometry = table.geometry(row);
      for (int i = 0; geometry != null && i < geometry.getNumGeometries(); i++) {
        Coordinate at = geometry.getGeometryN(i).getCoordinate();
        if (at != null && extent.contains(at)) {
          places.computeIfAbsent(at, c -> new ArrayList<>()).add(new Site(row, i));
        }
      }
    }
    return places;
  }

  private Coordinate around(Coordinate middle, int index, int count) {
    double angle = StrictMath.PI * (0.5 + 2.0 * index / count);
    double step = Math.max(extent.getWidth(), extent.getHeight()) * RING;
    return new Coordinate(
        middle.x + step * StrictMath.cos(angle), middle.y + step * StrictMath.sin(angle));
  }

  /** Numbers restart in each part of a list, so the part stands before them. */
  private String number(int row) {
    String part = text(row, "part");
    String no = text(row, "no");
    return part.isEmpty() || no.isEmpty() ? no : part + "-" + no;
  }

  private double investment(int row) {
    return table.value(row, "totalInvestment") instanceof BigDecimal money
        ? money.doubleValue()
        : 0;
  }

  private String text(int row, String property) {
    Object value = table.value(row, property);
    return value == null ? "" : value.toString();
  }
}
