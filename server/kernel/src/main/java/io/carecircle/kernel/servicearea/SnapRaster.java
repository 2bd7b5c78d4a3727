package io.carecircle.kernel.servicearea;

import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Streets;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;

/**
 * For every raster vertex near a street the street position nearest to it. Made once for a network;
 * then the walking time of a vertex is a sum of two numbers, and a circle is a contour.
 *
 * <p>Vertices are kept with their edge, and edges with the node where they begin, so that a search
 * visits those that it reaches one after the other and no others, and land without streets costs
 * nothing. Small islands of the network catch a vertex only where no other street is near, as
 * {@link io.carecircle.kernel.network.Snapper} does for points.
 *
 * <p>Immutable, shared by any number of threads: about 20 bytes a vertex, 40 an edge, 32 a node.
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

  /** The last vertex is the one before the next edge's first. */
  static final int FIRST_VERTEX = 5;

  static final int FIRST_PIECE = 6;

  /** Entries of {@link #nodes} for a node. */
  static final int NODE = 8;

  /** The last edge that begins here is the one before those of the next node. */
  static final int FIRST_EDGE = 0;

  /** Entry of {@link #ending}; the last one is the one before that of the next node. */
  static final int FIRST_ENDING = 1;

  /**
   * No vertex on the edges that begin here is farther than this from the node, legs included; no
   * way when one of them is not open both ways.
   */
  static final int FARTHEST_MM = 2;

  /**
   * When a node is reached with this much left, so are the first ends of all edges that end here;
   * no way when one of them is not open both ways.
   */
  static final int LONGEST_ENDING_MM = 3;

  /** Columns and rows of the vertices on all edges at the node. */
  static final int WEST = 4;

  static final int EAST = 5;
  static final int SOUTH = 6;
  static final int NORTH = 7;

  /** Entries of {@link #vertices} for a vertex. */
  static final int VERTEX = 3;

  static final int KEY = 0;
  static final int OFFSET_MM = 1;

  /** Straight walk between the vertex and the street beyond the first cell's width. */
  static final int LEG_MM = 2;

  /** Entries of {@link #pieces} for a piece: bits of one word that belong to one edge. */
  static final int PIECE = 2;

  private final int[] nodes;
  private final int[] edges;
  private final int[] vertices;
  private final int[] ending;
  private final long[] pieces;

  /**
   * @param firstOn vertices of edge e are {@code firstOn[e]} to {@code firstOn[e + 1] - 1}, those
   *     in one word of a row one after the other
   */
  SnapRaster(
      Network network, Lattice lattice, int[] firstOn, int[] key, int[] offsetMm, int[] legMm) {
    this.network = network;
    this.lattice = lattice;
    RasterRecords records = new RasterRecords(network.streets(), lattice, firstOn);
    this.vertices = records.vertices(key, offsetMm, legMm);
    this.edges = records.edges(vertices);
    this.pieces = records.pieces(edges, vertices);
    this.ending = records.ending();
    this.nodes = records.nodes(edges, vertices);
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

  /** {@link #NODE} entries a node, and those of one node more that has no edges. */
  int[] nodes() {
    return nodes;
  }

  /** {@link #EDGE} entries an edge, and those of one edge more that has no vertices. */
  int[] edges() {
    return edges;
  }

  /** {@link #VERTEX} entries a vertex; those of an edge follow each other. */
  int[] vertices() {
    return vertices;
  }

  /** Edges by the node where they end, loops left out. */
  int[] ending() {
    return ending;
  }

  /**
   * Of each piece the word ({@link Lattice#WORD_SHIFT}) and the bits in it. A circle is filled with
   * them street by street, 64 vertices of a row at once.
   */
  long[] pieces() {
    return pieces;
  }
}
