package io.carecircle.formats.csv;

import java.util.List;

/**
 * The rows of a cost matrix, as parallel arrays in the order of the file.
 *
 * @param originIds the different origins, in the order of their first row
 * @param destinationIds the different destinations, likewise
 * @param origin of each row, an index into {@code originIds}
 * @param destination of each row, an index into {@code destinationIds}
 * @param cost of each row, finite and not negative, in the file's own unit
 * @param line of each row as a person counts: the header is line 1
 */
public record CostRows(
    List<String> originIds,
    List<String> destinationIds,
    int[] origin,
    int[] destination,
    double[] cost,
    int[] line) {
  public int size() {
    return cost.length;
  }
}
