package io.carecircle.formats.street;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Numbers the nodes. On a site where lines pass through, each level that passes is a node of its
 * own, and an end belongs to the node of its own level, else to that of the nearest layer; where
 * lines only end, all ends are one node.
 */
final class NodeKeys {
  private final Sites sites;
  private final List<SitedLine> lines;
  private final long[][] keys;
  private long lastKey;

  NodeKeys(Sites sites, List<SitedLine> lines) {
    this.sites = sites;
    this.lines = lines;
    this.keys = new long[lines.size()][];
  }

  /** Returns the node key of each vertex of each line; keys count from 1, west to east. */
  long[][] run() {
    for (int i = 0; i < keys.length; i++) {
      keys[i] = new long[lines.get(i).sites().length];
    }
    Vertices vertices = new Vertices(lines, sites.size());
    IntStream.range(0, sites.size())
        .filter(site -> vertices.count(site) > 0)
        .boxed()
        .sorted(sites::compare)
        .forEach(site -> number(site, vertices));
    return keys;
  }

  private void number(int site, Vertices vertices) {
    SortedSet<Level> passing = new TreeSet<>();
    for (int at = vertices.from(site); at < vertices.to(site); at++) {
      SitedLine line = lines.get(vertices.line(at));
      if (!line.isEnd(vertices.vertex(at))) {
        passing.add(line.level());
      }
    }
    List<Level> levels = List.copyOf(passing);
    for (int at = vertices.from(site); at < vertices.to(site); at++) {
      int node = levels.isEmpty() ? 0 : nearest(levels, lines.get(vertices.line(at)).level());
      keys[vertices.line(at)][vertices.vertex(at)] = lastKey + 1 + node;
    }
    lastKey += Math.max(1, levels.size());
  }

  private static int nearest(List<Level> levels, Level own) {
    int same = levels.indexOf(own);
    if (same >= 0) {
      return same;
    }
    int best = 0;
    for (int i = 1; i < levels.size(); i++) {
      if (levels.get(i).distance(own) < levels.get(best).distance(own)) {
        best = i;
      }
    }
    return best;
  }
}
