package io.carecircle.kernel.servicearea;

/**
 * What a {@link Contour} asks about the raster's vertices: times within one cut-off.
 *
 * <p>Vertices are named by keys that may be those of a rectangle of the raster: a step to the east
 * adds 1, one to the north a power of two.
 */
interface VertexTimes {
  /** Beyond every time. */
  int NONE = Integer.MAX_VALUE;

  int NOBODY = -1;

  /** Owner of every vertex where only one owner is drawn. */
  int SINGLE = 0;

  /** A step to the north adds {@code 1 << rowShift} to a key. */
  int rowShift();

  /** The lattice's column of key 0. */
  int firstColumn();

  int firstRow();

  /** 1 when the vertex has a time within the cut-off and the owner whose area is drawn, else 0. */
  int inside(int key);

  /**
   * Millimetres; where nothing within the cut-off and a jump is known, anything beyond that, and
   * for an inside vertex that is more than a jump below the cut-off anything that is.
   */
  int time(int key);

  /** Who the time belongs to, {@link #NOBODY} where there is none. */
  int owner(int key);

  /** Remembers that a border crossed the line east of the vertex. */
  void mark(int key);
}
