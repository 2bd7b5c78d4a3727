package io.carecircle.formats.street;

import java.util.Arrays;

/**
 * A line as the row of its sites, with the metres walked to each vertex.
 *
 * @param source what it is
 * @param sites no two alike in a row
 * @param along metres from the start to each vertex
 */
record SitedLine(SourceLine source, int[] sites, double[] along) {

  static SitedLine of(SourceLine source, int[] sites, Sites places) {
    int kept = 0;
    int[] distinct = new int[sites.length];
    for (int site : sites) {
      if (kept == 0 || distinct[kept - 1] != site) {
        distinct[kept++] = site;
      }
    }
    double[] along = new double[kept];
    for (int i = 1; i < kept; i++) {
      along[i] = along[i - 1] + places.metres(distinct[i], distinct[i - 1]);
    }
    return new SitedLine(source, Arrays.copyOf(distinct, kept), along);
  }

  Level level() {
    return source.level();
  }

  boolean isEnd(int vertex) {
    return vertex == 0 || vertex == sites.length - 1;
  }

  /** Metres along the line between two vertices, the shorter way round on a ring. */
  double gap(int a, int b) {
    double straight = Math.abs(along[a] - along[b]);
    boolean ring = sites[0] == sites[sites.length - 1];
    return ring ? Math.min(straight, along[along.length - 1] - straight) : straight;
  }
}
