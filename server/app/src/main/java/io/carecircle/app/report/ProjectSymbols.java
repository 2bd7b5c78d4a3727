package io.carecircle.app.report;

import io.carecircle.app.platform.Language;
import io.carecircle.app.report.MapContent.IndexEntry;
import io.carecircle.app.report.MapContent.SizeSample;
import io.carecircle.kernel.layer.FeatureTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * The signs of projects: numbered, sized by investment or by beds. A sign is hollow and has the
 * least size when that value is not known, or when it is not known how it spreads over the sites of
 * one project. Projects of one town have one point; they are drawn in a ring around it, or the
 * larger would hide the smaller.
 */
final class ProjectSymbols {
  static final String BY_INVESTMENT = "totalInvestment";
  static final String BY_BEDS = "beds";

  private static final double LARGEST_MM = 6.5;
  private static final double SMALLEST_MM = 2;

  /** A sample of the legend is no wider, or its line would touch the next. */
  private static final double SAMPLE_MM = 4.8;

  private static final int SAMPLES = 2;
  private static final long[] ROUND = {5, 2, 1};

  /** Share of the map's width by which signs of one point stand off it. */
  private static final double RING = 0.021;

  private final FeatureTable table;
  private final int[] rows;
  private final Envelope extent;
  private final String size;
  private final double enlargement;
  private final Language language;
  private final ProjectSigns signs;
  private final double largest;

  private record Site(int row, int part) {}

  /**
   * @param rows that are drawn, as far as they have a place within the extent
   * @param size the property that signs are sized by
   * @param enlargement of all signs, 1 for the usual size
   */
  ProjectSymbols(
      FeatureTable table,
      int[] rows,
      Envelope extent,
      String size,
      double enlargement,
      Language language) {
    this.enlargement = enlargement;
    this.table = table;
    this.rows = rows;
    this.extent = extent;
    this.size = size;
    this.language = language;
    double most = 0;
    for (int row = 0; row < table.size(); row++) {
      most = Math.max(most, value(row));
    }
    this.largest = most;
    this.signs = ProjectSigns.of(table, language);
  }

  /** All projects of a table, sized by investment. */
  static ProjectSymbols of(FeatureTable table, Envelope extent, Language language) {
    return new ProjectSymbols(
        table, IntStream.range(0, table.size()).toArray(), extent, BY_INVESTMENT, 1, language);
  }

  List<MapSymbol> symbols() {
    List<MapSymbol> symbols = new ArrayList<>();
    for (Map.Entry<Coordinate, List<Site>> place : byPlace().entrySet()) {
      List<Site> sites = place.getValue();
      for (int i = 0; i < sites.size(); i++) {
        Site site = sites.get(i);
        Coordinate at =
            sites.size() == 1 ? place.getKey() : around(place.getKey(), i, sites.size());
        boolean several = table.geometry(site.row).getNumGeometries() > 1;
        boolean hollow = several || value(site.row) <= 0;
        symbols.add(
            new MapSymbol(
                table.id(site.row) + "/" + site.part,
                at.x,
                at.y,
                number(site.row),
                signs.of(text(site.row, "category"), text(site.row, "nature"), hollow),
                MapSymbol.widthMm(
                    hollow ? 0 : value(site.row),
                    largest,
                    LARGEST_MM * enlargement,
                    SMALLEST_MM * enlargement)));
      }
    }
    return symbols;
  }

  /** Number, name and figures of each project on the map, in the order of the layer. */
  List<IndexEntry> index() {
    Set<Integer> drawn = new LinkedHashSet<>();
    byPlace().values().forEach(sites -> sites.forEach(site -> drawn.add(site.row)));
    return drawn.stream()
        .sorted()
        .filter(row -> !number(row).isEmpty())
        .map(row -> new IndexEntry(number(row) + " " + text(row, "name"), figures(row)))
        .toList();
  }

  private String figures(int row) {
    return figure(row, BY_INVESTMENT, " 亿元", language.choose("投资未知", "cost unknown"))
        + "  "
        + figure(
            row, BY_BEDS, language.choose(" 床", " beds"), language.choose("床位未知", "beds unknown"));
  }

  private String figure(int row, String property, String unit, String unknown) {
    return table.value(row, property) instanceof Number number
        ? VerdictWords.plain(new BigDecimal(number.toString())) + unit
        : unknown;
  }

  /** Round values whose signs are neither too wide for the legend nor the least ones. */
  List<SizeSample> sizes() {
    List<SizeSample> samples = new ArrayList<>();
    if (byPlace().isEmpty() || largest <= 0) {
      return samples;
    }
    int power = (int) Math.floor(Math.log10(largest));
    for (int exponent = power; exponent >= power - 3; exponent--) {
      for (long digit : ROUND) {
        BigDecimal value = BigDecimal.valueOf(digit).scaleByPowerOfTen(exponent);
        double width = LARGEST_MM * enlargement * Math.sqrt(value.doubleValue() / largest);
        if (width <= SAMPLE_MM && width > SMALLEST_MM * enlargement && samples.size() < SAMPLES) {
          samples.add(new SizeSample(sample(value), width));
        }
      }
    }
    return samples;
  }

  private String sample(BigDecimal value) {
    String figure = VerdictWords.plain(value);
    return size.equals(BY_BEDS)
        ? language.choose(figure + " 床（面积示床位）", figure + " beds (area of the sign)")
        : language.choose(figure + " 亿元（面积示投资）", figure + " 亿元 (area of the sign)");
  }

  private Map<Coordinate, List<Site>> byPlace() {
    Map<Coordinate, List<Site>> places = new LinkedHashMap<>();
    for (int row : rows) {
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

  private double value(int row) {
    return table.value(row, size) instanceof Number number ? number.doubleValue() : 0;
  }

  private String text(int row, String property) {
    Object value = table.value(row, property);
    return value == null ? "" : value.toString();
  }
}
