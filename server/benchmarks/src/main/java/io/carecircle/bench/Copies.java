package io.carecircle.bench;

import io.carecircle.kernel.layer.StreetLine;
import java.util.ArrayList;
import java.util.List;

/**
 * A city laid out several times side by side, to see what grows with the size of a network. The
 * copies are not joined; a search never leaves its copy, so its work stays the same.
 */
final class Copies {
  private Copies() {}

  /**
   * @param side copies in a row and rows
   */
  static List<StreetLine> of(List<StreetLine> lines, int side) {
    double width = extent(lines, true);
    double height = extent(lines, false);
    long lowest = Long.MAX_VALUE;
    long highest = Long.MIN_VALUE;
    for (StreetLine line : lines) {
      for (long node : line.nodes()) {
        lowest = Math.min(lowest, node);
        highest = Math.max(highest, node);
      }
    }
    List<StreetLine> copies = new ArrayList<>();
    for (int i = 0; i < side * side; i++) {
      for (StreetLine line : lines) {
        copies.add(moved(line, i, (highest - lowest + 1) * i, i % side * width, i / side * height));
      }
    }
    return copies;
  }

  /** Another city for the same file: its nodes have ids that no copy of the first city has. */
  static List<StreetLine> apart(List<StreetLine> lines, int number) {
    return lines.stream().map(line -> moved(line, -number, (long) number << 50, 0, 0)).toList();
  }

  private static double extent(List<StreetLine> lines, boolean ofLon) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (StreetLine line : lines) {
      for (double degrees : ofLon ? line.lon() : line.lat()) {
        least = Math.min(least, degrees);
        most = Math.max(most, degrees);
      }
    }
    return most - least;
  }

  private static StreetLine moved(
      StreetLine line, int copy, long nodeShift, double lonShift, double latShift) {
    long[] nodes = line.nodes().clone();
    double[] lon = line.lon().clone();
    double[] lat = line.lat().clone();
    for (int i = 0; i < nodes.length; i++) {
      nodes[i] += nodeShift;
      lon[i] += lonShift;
      lat[i] += latShift;
    }
    return new StreetLine(
        copy + "#" + line.id(),
        line.name(),
        line.streetClass(),
        line.forward(),
        line.backward(),
        nodes,
        lon,
        lat);
  }
}
