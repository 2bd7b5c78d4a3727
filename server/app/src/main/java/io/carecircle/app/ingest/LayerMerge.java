package io.carecircle.app.ingest;

import io.carecircle.app.platform.RefusedException;
import io.carecircle.kernel.layer.FeatureTable;
import io.carecircle.kernel.layer.StreetLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts the features of a file over those that a layer has: the same id takes the place. */
final class LayerMerge {
  private LayerMerge() {}

  static FeatureTable merge(FeatureTable current, FeatureTable file) {
    Set<String> given = ids(file);
    FeatureTable.Builder merged = FeatureTable.builder();
    for (int row = 0; row < current.size(); row++) {
      if (!given.contains(current.id(row))) {
        add(merged, current, row);
      }
    }
    for (int row = 0; row < file.size(); row++) {
      add(merged, file, row);
    }
    return merged.build();
  }

  /** How many features of the file take the place of one that is there. */
  static int countUpdated(FeatureTable current, FeatureTable file) {
    Set<String> there = ids(current);
    return (int) ids(file).stream().filter(there::contains).count();
  }

  /**
   * Streets likewise; all pieces of a way that the file holds are replaced, because it may be cut
   * elsewhere now.
   *
   * @param keysLast whether the node keys of the file mean the same as those of the layer
   * @throws RefusedException when a node would lie at two places: the sources do not belong
   *     together and their lines would be joined where no street is
   */
  static List<StreetLine> mergeStreets(
      List<StreetLine> current, List<StreetLine> file, boolean keysLast, Findings findings) {
    Set<String> given = new HashSet<>();
    file.forEach(line -> given.add(wayOf(line.id())));
    List<StreetLine> merged = new ArrayList<>(current);
    merged.removeIf(line -> given.contains(wayOf(line.id())));
    if (!merged.isEmpty() && !keysLast) {
      throw new RefusedException(
          "streets-do-not-fit",
          "lines of a vector file are joined with one another only, not with the "
              + merged.size()
              + " streets that are there: put all lines into one file and use --replace");
    }
    Map<Long, double[]> places = places(merged);
    List<StreetLine> added = withOwnBarriers(file, places.keySet());
    if (!checkPlaces(places, added) && !merged.isEmpty()) {
      findings.warn(
          "no street of the file meets one of those that were there: nobody can walk from one part"
              + " to the other");
    }
    merged.addAll(added);
    return merged;
  }

  /**
   * Negative keys are places at barriers, numbered within one file and never meant to join
   * anything. They are moved below those that are there, so that two files do not share one.
   */
  private static List<StreetLine> withOwnBarriers(List<StreetLine> file, Set<Long> taken) {
    long lowest = taken.stream().mapToLong(Long::longValue).min().orElse(0);
    if (lowest >= 0) {
      return file;
    }
    return file.stream().map(line -> moved(line, lowest)).toList();
  }

  private static StreetLine moved(StreetLine line, long lowest) {
    long[] keys = line.nodes().clone();
    for (int i = 0; i < keys.length; i++) {
      keys[i] = keys[i] < 0 ? Math.addExact(keys[i], lowest) : keys[i];
    }
    return new StreetLine(
        line.id(),
        line.name(),
        line.streetClass(),
        line.forward(),
        line.backward(),
        keys,
        line.lon(),
        line.lat());
  }

  /** How many ways of the file take the place of lines that are there. */
  static int countUpdatedStreets(List<StreetLine> current, List<StreetLine> file) {
    Set<String> there = new HashSet<>();
    current.forEach(line -> there.add(wayOf(line.id())));
    return (int) file.stream().filter(line -> there.contains(wayOf(line.id()))).count();
  }

  private static Map<Long, double[]> places(List<StreetLine> lines) {
    Map<Long, double[]> places = new HashMap<>();
    for (StreetLine line : lines) {
      for (int i = 0; i < line.nodes().length; i++) {
        places.put(line.nodes()[i], new double[] {line.lon()[i], line.lat()[i]});
      }
    }
    return places;
  }

  /** Whether the added lines meet the kept ones anywhere. */
  private static boolean checkPlaces(Map<Long, double[]> places, List<StreetLine> added) {
    boolean meet = false;
    for (StreetLine line : added) {
      for (int i = 0; i < line.nodes().length; i++) {
        double[] place = places.get(line.nodes()[i]);
        meet |= place != null;
        if (place != null && (place[0] != line.lon()[i] || place[1] != line.lat()[i])) {
          throw new RefusedException(
              "streets-do-not-fit",
              ("these streets cannot be added to those that are there: node %d of street %s lies at"
                      + " %s, %s in the layer and at %s, %s in the file; import all streets from"
                      + " one file with --replace")
                  .formatted(
                      line.nodes()[i],
                      line.id(),
                      place[0],
                      place[1],
                      line.lon()[i],
                      line.lat()[i]));
        }
      }
    }
    return meet;
  }

  private static String wayOf(String lineId) {
    int slash = lineId.indexOf('/');
    return slash < 0 ? lineId : lineId.substring(0, slash);
  }

  private static Set<String> ids(FeatureTable table) {
    Set<String> ids = new HashSet<>();
    for (int row = 0; row < table.size(); row++) {
      ids.add(table.id(row));
    }
    return ids;
  }

  private static void add(FeatureTable.Builder merged, FeatureTable table, int row) {
    Map<String, Object> values = new HashMap<>();
    for (String column : table.columnNames()) {
      Object value = table.value(row, column);
      if (value != null) {
        values.put(column, value);
      }
    }
    merged.add(table.id(row), table.geometry(row), table.sourceRow(row), values);
  }
}
