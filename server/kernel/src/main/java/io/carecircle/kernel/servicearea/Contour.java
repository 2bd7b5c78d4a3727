package io.carecircle.kernel.servicearea;

import org.locationtech.jts.geom.MultiPolygon;

/**
 * The border of everything within a cut-off, by marching squares with linear interpolation (the
 * two-dimensional case of W. E. Lorensen, H. E. Cline, "Marching cubes: a high resolution 3D
 * surface construction algorithm", SIGGRAPH 1987; cases as in C. Maple, "Geometric design and space
 * planning using the marching squares and marching cube algorithms", GMAG 2003). Borders are
 * followed from cell to cell, so the work grows with what is inside and not with the grid.
 *
 * <p>Why the result is always valid, and circles of one facility are always nested:
 *
 * <ul>
 *   <li>where inside and outside vertices face each other diagonally, the inside ones are kept
 *       apart, whatever the times: a border never touches itself or another;
 *   <li>a border crosses a grid line strictly between two vertices, on a whole unit of 1e-7 degree;
 *   <li>the place of a crossing depends on the times at both ends and only moves outwards as the
 *       cut-off grows.
 * </ul>
 *
 * <p>Where the times at two neighbours differ by more than a walk of {@link #JUMP_CELLS} cells,
 * they belong to streets that do not meet between them (or to none): the border then stays in the
 * near third, rather than where a line between unrelated numbers happens to pass. So nothing beyond
 * the cut-off and one jump needs to be known, and a band does not depend on the bands beside it.
 */
final class Contour {
  private static final int JUMP_CELLS = 2;

  /**
   * How far a border that jumps may run towards the far vertex. The middle would be unbiased if
   * streets were wide apart; a third gives the same share of wrong places inside and outside on
   * real networks (see methods/service-areas.md).
   */
  private static final double NEAR_SHARE = 1.0 / 3;

  /** A crossing keeps this part of a cell, half a metre, away from both vertices. */
  private static final int MARGIN_PART = 50;

  private final Lattice lattice;
  private final VertexTimes times;
  private final double cellMm;
  private final double jumpMm;
  private final RingAssembly rings;

  /** By heading, the unit of a step from an inside vertex to the outside one to its right. */
  private final int[] step;

  /** What a step ahead adds to a key, by heading. */
  private final int[] ahead = new int[4];

  private int rowShift;
  private int cutoffMm;
  private int owner;

  Contour(Lattice lattice, VertexTimes times) {
    this.lattice = lattice;
    this.times = times;
    this.cellMm = lattice.cellMetres() * 1000;
    this.jumpMm = JUMP_CELLS * cellMm;
    this.rings = new RingAssembly(lattice);
    int x = lattice.stepX();
    int y = lattice.stepY();
    this.step = new int[] {x, y, x, y};
  }

  /**
   * A border at a vertex with this time or less jumps, whatever lies outside: all that counts is
   * that it is so far within the cut-off.
   */
  static int deepMm(Lattice lattice, int cutoffMm) {
    return cutoffMm - jumpMm(lattice);
  }

  /** How far beyond a cut-off times must be known. */
  static int jumpMm(Lattice lattice) {
    return (int) Math.ceil(JUMP_CELLS * lattice.cellMetres() * 1000);
  }

  /**
   * Begins a drawing; then {@link #follow} every border and {@link #end}.
   *
   * @param ofOwner whose vertices are inside
   */
  void begin(int cutoff, int ofOwner) {
    cutoffMm = cutoff;
    owner = ofOwner;
    rowShift = times.rowShift();
    ahead[0] = 1 << rowShift;
    ahead[1] = -1;
    ahead[2] = -ahead[0];
    ahead[3] = 1;
    rings.begin();
  }

  /** What was followed, as polygons; empty when nothing was. */
  MultiPolygon end() {
    return rings.assemble();
  }

  /**
   * Draws the border around the vertices of one owner within the cut-off.
   *
   * @param grid the times of this contour
   * @param vertices that may be inside; others are not looked at as starting points
   * @return empty when none is inside
   */
  MultiPolygon draw(TimeGrid grid, int[] vertices, int from, int to, int cutoff, int ofOwner) {
    grid.select(cutoff, ofOwner);
    begin(cutoff, ofOwner);
    for (int k = from; k < to; k++) {
      int key = vertices[k];
      // Every border crosses some line from an inside vertex to an outside one east of it.
      if (grid.inside(key) > grid.inside(key + 1) && !grid.isMarked(key)) {
        follow(key);
      }
    }
    grid.clearMarks();
    return end();
  }

  /** Square metres inside the last drawn border. */
  double areaSquareMetres() {
    return rings.areaSquareMetres();
  }

  /**
   * Follows a border with the inside to its left, from the crossing east of a vertex back to it.
   * Directions are 0 north, 1 west, 2 south, 3 east: turning left adds one. Which way a border
   * turns is computed and not branched on: it cannot be foreseen.
   */
  void follow(int start) {
    final int[] ahead = this.ahead;
    int left = start;
    int heading = 0;
    rings.beginRing();
    do {
      int forward = ahead[heading];
      int right = ahead[heading + 3 & 3];
      cross(left, left + right, heading);
      int on = times.inside(left + forward);
      int across = on & times.inside(left + forward + right);
      left += (forward & -on) + (right & -across);
      heading = heading + 1 - on - across & 3;
    } while (left != start || heading != 0);
    rings.endRing();
  }

  /** The inside vertex is to the left of the heading, so its line runs to the right. */
  private void cross(int in, int out, int heading) {
    if (heading == 0) {
      times.mark(in);
    }
    int part = part(in, out, heading);
    int eastward = (1 - heading) % 2 * part;
    int northward = (2 - heading) % 2 * part;
    int column = times.firstColumn() + (in & (1 << rowShift) - 1);
    int row = times.firstRow() + (in >>> rowShift);
    rings.add(lattice.unitX(column) + eastward, lattice.unitY(row) + northward);
  }

  /** Units of a step between the inside vertex and the border. */
  private int part(int in, int out, int heading) {
    int step = this.step[heading];
    int inMm = times.time(in);
    int outMm = times.time(out);
    int outOwner = times.owner(out);
    if (outMm <= cutoffMm) {
      // Two facilities meet. Both sides must find the very same place: the lower vertex decides.
      return in < out ? meeting(inMm, outMm, step) : step - meeting(outMm, inMm, step);
    }
    double rest = (double) cutoffMm - inMm;
    double rise = (double) outMm - inMm;
    boolean jumps = rise > jumpMm;
    double share = rest / (jumps ? jumpMm : rise);
    share = jumps && share > NEAR_SHARE ? NEAR_SHARE : share;
    int part = clamped(share, step);
    if (outOwner != owner && outOwner != TimeGrid.NOBODY) {
      part =
          Math.min(part, in < out ? meeting(inMm, outMm, step) : step - meeting(outMm, inMm, step));
    }
    return part;
  }

  /** Where two walks that start at both ends of a step take equally long. */
  private int meeting(int aMm, int bMm, int step) {
    return clamped(0.5 + ((double) bMm - aMm) / (2 * cellMm), step);
  }

  private static int clamped(double share, int step) {
    int margin = Math.max(1, step / MARGIN_PART);
    return Math.max(margin, Math.min(step - margin, (int) (share * step)));
  }
}
