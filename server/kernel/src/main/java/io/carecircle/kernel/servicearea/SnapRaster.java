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
 * <p>Immutable, shared by any number of threads: 12 bytes a vertex and about 20 an edge.
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

  /** Vertices of edge e are entries {@code firstOn[e]} to {@code firstOn[e + 1] - 1}. */
  private final int[] firstOn;

  private final int[] key;
  private final int[] offsetMm;

  /** Straight walk between the vertex and the street beyond the first cell's width. */
  private final int[] legMm;

  /** Edges at node n that have vertices: entries {@code firstAt[n]} to {@code firstAt[n+1] - 1}. */
  private final int[] firstAt;

  private final int[] edgeAt;

  SnapRaster(
      Network network, Lattice lattice, int[] firstOn, int[] key, int[] offsetMm, int[] legMm) {
    this.network = network;
    this.lattice = lattice;
    this.firstOn = firstOn;
    this.key = key;
    this.offsetMm = offsetMm;
    this.legMm = legMm;
    Streets streets = network.streets();
    this.firstAt = new int[network.nodeCount() + 1];
    for (int e = 0; e < streets.edgeCount(); e++) {
      count(streets, e);
    }
    for (int n = 0; n < network.nodeCount(); n++) {
      firstAt[n + 1] += firstAt[n];
    }
    this.edgeAt = new int[firstAt[network.nodeCount()]];
    int[] next = firstAt.clone();
    for (int e = 0; e < streets.edgeCount(); e++) {
      if (firstOn[e] < firstOn[e + 1]) {
        edgeAt[next[streets.from()[e]]++] = e;
        if (streets.from()[e] != streets.to()[e]) {
          edgeAt[next[streets.to()[e]]++] = e;
        }
      }
    }
  }

  private void count(Streets streets, int e) {
    if (firstOn[e] < firstOn[e + 1]) {
      firstAt[streets.from()[e] + 1]++;
      if (streets.from()[e] != streets.to()[e]) {
        firstAt[streets.to()[e] + 1]++;
      }
    }
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
    return key.length;
  }

  Lattice lattice() {
    return lattice;
  }

  int[] firstOn() {
    return firstOn;
  }

  int[] key() {
    return key;
  }

  int[] offsetMm() {
    return offsetMm;
  }

  int[] legMm() {
    return legMm;
  }

  int[] firstAt() {
    return firstAt;
  }

  int[] edgeAt() {
    return edgeAt;
  }
}
