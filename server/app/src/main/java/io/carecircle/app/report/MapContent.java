package io.carecircle.app.report;

import io.carecircle.kernel.layer.StreetLine;
import java.awt.Color;
import java.util.List;
import org.locationtech.jts.geom.Geometry;

/**
 * What a map shows, from the bottom up; all places in degrees WGS84.
 *
 * @param regions with their borders
 * @param water rivers, lakes and the sea
 * @param streets as the network has them
 * @param overlays what the map is about, if it is an area
 * @param symbols what the map is about, if it is places
 * @param index what the numbers beside the signs stand for
 * @param sizes what the sizes of signs stand for, as the legend shows it
 */
public record MapContent(
    List<Region> regions,
    List<Geometry> water,
    List<StreetLine> streets,
    List<Overlay> overlays,
    List<MapSymbol> symbols,
    List<IndexEntry> index,
    List<SizeSample> sizes) {
  /** A map whose signs are not numbered and all of one size. */
  public MapContent(
      List<Region> regions,
      List<Geometry> water,
      List<StreetLine> streets,
      List<Overlay> overlays,
      List<MapSymbol> symbols) {
    this(regions, water, streets, overlays, symbols, List.of(), List.of());
  }

  public MapContent {
    regions = List.copyOf(regions);
    water = List.copyOf(water);
    streets = List.copyOf(streets);
    overlays = List.copyOf(overlays);
    symbols = List.copyOf(symbols);
    index = List.copyOf(index);
    sizes = List.copyOf(sizes);
  }

  /**
   * A region.
   *
   * @param name written into it, or empty
   * @param rank 0 for the highest level on the map
   */
  public record Region(String code, String name, int rank, Geometry geometry) {}

  /**
   * An area with its meaning.
   *
   * @param meaning in the legend
   * @param color of the line; the area is filled with a lighter one
   */
  public record Overlay(String meaning, Color color, Geometry geometry) {}

  /**
   * A line of the index.
   *
   * @param name with its number, cut when it is too long
   * @param figures at the end of the line, never cut
   */
  public record IndexEntry(String name, String figures) {}

  /** A sign of a size, with the value that this size stands for. */
  public record SizeSample(String meaning, double widthMm) {}
}
