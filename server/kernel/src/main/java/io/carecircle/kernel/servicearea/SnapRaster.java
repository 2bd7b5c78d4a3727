package io.carecircle.kernel.servicearea;

import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Streets;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;

/**
 * For every raster vertex near a street the street position nearest to it. Made once for a network;
 * then the walking time of a vertex is a sum of two numbers, and a circle is a contour.
 *
 * <p>Vertices are kept with their edge, so that a search visits those that it reaches and no
 * others, and land without streets costs nothing. Small islands of the network catch a vertex only
 * where no other street is near, as {@link io.carecircle.kernel.network.Snapper} does for points.
 *
 * <p>Immutable, shared by any number of threads: about 25 bytes a vertex and 40 an edge.
 */
public final class SnapRaster {
  /**
   * Fine enough to tell most parallel streets apart. At 25 m the dense centre of Sao Paulo is only
   * just within the precision asked for; 20 m leaves a margin and costs a third more time.
   */
  public static final double CELL_METRES = 20;

  /** Places farther than this from any street belong to no circle: a lake stays a hole. */
  public static final double LIMIT_METRES = 75;

  private final Network network;
  private final Lattice lattice;

  /** Entries of {@link #edges} for an edge, side by side because a circle asks for all. */
  static final int EDGE = 8;

  static final int FROM = 0;
  static final int TO = 1;
  static final int LENGTH_MM = 2;

  /** The longest leg of the edge's vertices. */
  static final int LONGEST_LEG_MM = 3;

  /** {@link Streets#FORWARD} and {@link Streets#BACKWARD} bits. */
  static final int PASSABLE = 4;

  static final int FIRST_VERTEX = 5;
  static final int END_VERTEX = 6;

  /** Entries of {@link #vertices} for a vertex. */
  static final int VERTEX = 4;

  static final int KEY = 0;
  static final int OFFSET_MM = 1;

  /** Straight walk between the vertex and the street beyond the first cell's width. */
  static final int LEG_MM = 2;

  static final int ON_EDGE = 3;

  private final int[] edges;
  private final int[] vertices;
  private final RasterRows rows;

  /**
   * Edges with vertices that begin at node n: entries {@code firstAt[n]} to {@code endsAt[n] - 1};
   * those that only end there follow, up to {@code firstAt[n + 1] - 1}.
   */
  private final int[] firstAt;

  private final int[] endsAt;

  private final int[] edgeAt;

  /**
   * @param firstOn vertices of edge e are {@code firstOn[e]} to {@code firstOn[e + 1] - 1}, with
   *     ascending keys
   */
  SnapRaster(
      Network network, Lattice lattice, int[] firstOn, int[] key, int[] offsetMm, int[] legMm) {
    this.network = network;
    this.lattice = lattice;
    this.rows = new RasterRows(lattice, firstOn, key);
    Streets streets = network.streets();
    this.edges = new int[Math.multiplyExact(EDGE, streets.edgeCount())];
    this.vertices = new int[Math.multiplyExact(VERTEX, key.length)];
    for (int e = 0; e < streets.edgeCount(); e++) {
      int at = EDGE * e;
      edges[at + FROM] = streets.from()[e];
      edges[at + TO] = streets.to()[e];
      edges[at + LENGTH_MM] = streets.lengthMm()[e];
      edges[at + PASSABLE] = streets.passable()[e];
      edges[at + FIRST_VERTEX] = firstOn[e];
      edges[at + END_VERTEX] = firstOn[e + 1];
      for (int i = firstOn[e]; i < firstOn[e + 1]; i++) {
        edges[at + LONGEST_LEG_MM] = Math.max(edges[at + LONGEST_LEG_MM], legMm[i]);
        vertices[VERTEX * i + KEY] = key[i];
        vertices[VERTEX * i + OFFSET_MM] = offsetMm[i];
        vertices[VERTEX * i + LEG_MM] = legMm[i];
        vertices[VERTEX * i + ON_EDGE] = e;
      }
    }
    int nodes = network.nodeCount();
    int[] begin = new int[nodes];
    this.firstAt = new int[nodes + 1];
    for (int e = 0; e < streets.edgeCount(); e++) {
      if (firstOn[e] < firstOn[e + 1]) {
        begin[streets.from()[e]]++;
        firstAt[streets.from()[e] + 1]++;
        if (streets.from()[e] != streets.to()[e]) {
          firstAt[streets.to()[e] + 1]++;
        }
      }
    }
    this.endsAt = new int[nodes];
    for (int n = 0; n < nodes; n++) {
      firstAt[n + 1] += firstAt[n];
      endsAt[n] = firstAt[n] + begin[n];
    }
    this.edgeAt = edgesAtNodes(streets, firstOn);
  }

  private int[] edgesAtNodes(Streets streets, int[] firstOn) {
    int[] at = new int[firstAt[firstAt.length - 1]];
    int[] nextFrom = firstAt.clone();
    int[] nextTo = endsAt.clone();
    for (int e = 0; e < streets.edgeCount(); e++) {
      if (firstOn[e] < firstOn[e + 1]) {
        at[nextFrom[streets.from()[e]]++] = e;
        if (streets.from()[e] != streets.to()[e]) {
          at[nextTo[streets.to()[e]]++] = e;
        }
      }
    }
    return at;
  }

  /** The raster that circles are drawn on unless asked otherwise. */
  public static SnapRaster of(Network network, ProgressListener progress, CancelToken cancel) {
    return build(network, CELL_METRES, LIMIT_METRES, progress, cancel);
  }

  /**
   * @param cellMetres side of a cell, 1 to 1000
   * @param limitMetres how far from a street a vertex may lie, at least a cell
   * @throws IllegalArgumentException when the streets extend too far for such cells
   */
  public static SnapRaster build(
      Network network,
      double cellMetres,
      double limitMetres,
      ProgressListener progress,
      CancelToken cancel) {
    return new RasterBuilder(network, cellMetres, limitMetres).build(progress, cancel);
  }

  public Network network() {
    return network;
  }

  public double cellMetres() {
    return lattice.cellMetres();
  }

  /** Vertices near a street. */
  public int vertexCount() {
    return vertices.length / VERTEX;
  }

  Lattice lattice() {
    return lattice;
  }

  /** {@link #EDGE} entries an edge. */
  int[] edges() {
    return edges;
  }

  /** {@link #VERTEX} entries a vertex; those of an edge follow each other. */
  int[] vertices() {
    return vertices;
  }

  RasterRows rows() {
    return rows;
  }

  int[] endsAt() {
    return endsAt;
  }

  int[] firstAt() {
    return firstAt;
  }

  int[] edgeAt() {
    return edgeAt;
  }
}
