package io.carecircle.kernel.servicearea;

import static io.carecircle.kernel.servicearea.SnapRaster.EAST;
import static io.carecircle.kernel.servicearea.SnapRaster.EDGE;
import static io.carecircle.kernel.servicearea.SnapRaster.FARTHEST_MM;
import static io.carecircle.kernel.servicearea.SnapRaster.FIRST_EDGE;
import static io.carecircle.kernel.servicearea.SnapRaster.FIRST_ENDING;
import static io.carecircle.kernel.servicearea.SnapRaster.FIRST_PIECE;
import static io.carecircle.kernel.servicearea.SnapRaster.FIRST_VERTEX;
import static io.carecircle.kernel.servicearea.SnapRaster.FROM;
import static io.carecircle.kernel.servicearea.SnapRaster.KEY;
import static io.carecircle.kernel.servicearea.SnapRaster.LEG_MM;
import static io.carecircle.kernel.servicearea.SnapRaster.LENGTH_MM;
import static io.carecircle.kernel.servicearea.SnapRaster.LONGEST_ENDING_MM;
import static io.carecircle.kernel.servicearea.SnapRaster.LONGEST_LEG_MM;
import static io.carecircle.kernel.servicearea.SnapRaster.NODE;
import static io.carecircle.kernel.servicearea.SnapRaster.NORTH;
import static io.carecircle.kernel.servicearea.SnapRaster.OFFSET_MM;
import static io.carecircle.kernel.servicearea.SnapRaster.PASSABLE;
import static io.carecircle.kernel.servicearea.SnapRaster.PIECE;
import static io.carecircle.kernel.servicearea.SnapRaster.SOUTH;
import static io.carecircle.kernel.servicearea.SnapRaster.TO;
import static io.carecircle.kernel.servicearea.SnapRaster.VERTEX;
import static io.carecircle.kernel.servicearea.SnapRaster.WEST;

import io.carecircle.kernel.network.Streets;
import io.carecircle.kernel.unit.Lengths;
import java.util.Arrays;

/** Lays out what a {@link SnapRaster} keeps for each vertex, edge and node. */
final class RasterRecords {
  private static final int BOTH_WAYS = Streets.FORWARD | Streets.BACKWARD;

  private final Streets streets;
  private final Lattice lattice;
  private final int[] firstOn;
  private final int[] firstEnding;

  /**
   * @param firstOn see {@link SnapRaster}
   * @throws IllegalArgumentException when edges are not in the order of their first nodes
   */
  RasterRecords(Streets streets, Lattice lattice, int[] firstOn) {
    this.streets = streets;
    this.lattice = lattice;
    this.firstOn = firstOn;
    this.firstEnding = new int[streets.nodeCount() + 1];
    for (int e = 0; e < streets.edgeCount(); e++) {
      if (e > 0 && streets.from()[e] < streets.from()[e - 1]) {
        throw new IllegalArgumentException("edges must be in the order of their first nodes");
      }
      firstEnding[streets.to()[e] + 1] += isLoop(e) ? 0 : 1;
    }
    for (int n = 0; n < streets.nodeCount(); n++) {
      firstEnding[n + 1] += firstEnding[n];
    }
  }

  private boolean isLoop(int e) {
    return streets.from()[e] == streets.to()[e];
  }

  int[] vertices(int[] key, int[] offsetMm, int[] legMm) {
    int[] vertices = new int[Math.multiplyExact(VERTEX, key.length)];
    for (int i = 0; i < key.length; i++) {
      vertices[VERTEX * i + KEY] = key[i];
      vertices[VERTEX * i + OFFSET_MM] = offsetMm[i];
      vertices[VERTEX * i + LEG_MM] = legMm[i];
    }
    return vertices;
  }

  /** All but {@link SnapRaster#FIRST_PIECE}. */
  int[] edges(int[] vertices) {
    int count = streets.edgeCount();
    int[] edges = new int[Math.multiplyExact(EDGE, count + 1)];
    for (int e = 0; e < count; e++) {
      int at = EDGE * e;
      edges[at + FROM] = streets.from()[e];
      edges[at + TO] = streets.to()[e];
      edges[at + LENGTH_MM] = streets.lengthMm()[e];
      edges[at + PASSABLE] = streets.passable()[e];
      edges[at + FIRST_VERTEX] = firstOn[e];
      for (int i = firstOn[e]; i < firstOn[e + 1]; i++) {
        int leg = vertices[VERTEX * i + LEG_MM];
        edges[at + LONGEST_LEG_MM] = Math.max(edges[at + LONGEST_LEG_MM], leg);
      }
    }
    edges[EDGE * count + FIRST_VERTEX] = firstOn[count];
    return edges;
  }

  long[] pieces(int[] edges, int[] vertices) {
    long[] pieces = new long[PIECE * (vertices.length / VERTEX)];
    int count = 0;
    for (int e = 0; e < streets.edgeCount(); e++) {
      int first = count;
      edges[EDGE * e + FIRST_PIECE] = first;
      for (int i = firstOn[e]; i < firstOn[e + 1]; i++) {
        int key = vertices[VERTEX * i + KEY];
        int word = key >>> Lattice.WORD_SHIFT;
        if (count == first || pieces[PIECE * (count - 1)] != word) {
          pieces[PIECE * count++] = word;
        }
        pieces[PIECE * count - 1] |= 1L << key;
      }
    }
    edges[EDGE * streets.edgeCount() + FIRST_PIECE] = count;
    return Arrays.copyOf(pieces, PIECE * count);
  }

  int[] ending() {
    int[] ending = new int[firstEnding[streets.nodeCount()]];
    int[] next = firstEnding.clone();
    for (int e = 0; e < streets.edgeCount(); e++) {
      if (!isLoop(e)) {
        ending[next[streets.to()[e]]++] = e;
      }
    }
    return ending;
  }

  int[] nodes(int[] edges, int[] vertices) {
    int count = streets.nodeCount();
    int[] nodes = new int[Math.multiplyExact(NODE, count + 1)];
    int edge = 0;
    for (int n = 0; n <= count; n++) {
      while (edge < streets.edgeCount() && streets.from()[edge] < n) {
        edge++;
      }
      nodes[NODE * n + FIRST_EDGE] = edge;
      nodes[NODE * n + FIRST_ENDING] = firstEnding[n];
      nodes[NODE * n + WEST] = Integer.MAX_VALUE;
      nodes[NODE * n + SOUTH] = Integer.MAX_VALUE;
      nodes[NODE * n + EAST] = -1;
      nodes[NODE * n + NORTH] = -1;
    }
    for (int e = 0; e < streets.edgeCount(); e++) {
      int from = NODE * streets.from()[e];
      int to = NODE * streets.to()[e];
      boolean both = streets.passable()[e] == BOTH_WAYS;
      int lengthMm = both ? streets.lengthMm()[e] : Lengths.NO_WAY_MM;
      nodes[to + LONGEST_ENDING_MM] = Math.max(nodes[to + LONGEST_ENDING_MM], lengthMm);
      int end = VERTEX * edges[EDGE * (e + 1) + FIRST_VERTEX];
      for (int v = VERTEX * edges[EDGE * e + FIRST_VERTEX]; v < end; v += VERTEX) {
        int farMm = both ? vertices[v + OFFSET_MM] + vertices[v + LEG_MM] : Lengths.NO_WAY_MM;
        farMm = Math.min(farMm, Lengths.NO_WAY_MM);
        nodes[from + FARTHEST_MM] = Math.max(nodes[from + FARTHEST_MM], farMm);
        extend(nodes, from, vertices[v + KEY]);
        extend(nodes, to, vertices[v + KEY]);
      }
    }
    return nodes;
  }

  private void extend(int[] nodes, int at, int key) {
    nodes[at + WEST] = Math.min(nodes[at + WEST], lattice.column(key));
    nodes[at + EAST] = Math.max(nodes[at + EAST], lattice.column(key));
    nodes[at + SOUTH] = Math.min(nodes[at + SOUTH], lattice.row(key));
    nodes[at + NORTH] = Math.max(nodes[at + NORTH], lattice.row(key));
  }
}
