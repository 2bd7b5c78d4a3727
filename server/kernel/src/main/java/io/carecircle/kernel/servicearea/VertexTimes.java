package io.carecircle.kernel.servicearea;

/** What a {@link Contour} asks about the raster's vertices: times within one cut-off, by key. */
interface VertexTimes {
  /** Beyond every time. */
  int NONE = Integer.MAX_VALUE;

  int NOBODY = -1;

  /** Owner of every vertex where only one owner is drawn. */
  int SINGLE = 0;

  /** Whether the vertex has a time within the cut-off, and the owner whose area is drawn. */
  boolean inside(int key);

  /** Millimetres; anything beyond the cut-off and a jump where nothing nearer is known. */
  int time(int key);

  /** Who the time belongs to, {@link #NOBODY} where there is none. */
  int owner(int key);

  /**
   * Whether it is known without a look at the times that a border between the two stays as near to
   * the inside vertex as it may: nothing is known of the outside one, and the inside one is well
   * within the cut-off. Says no where it is not sure.
   */
  boolean jumps(int in, int out);

  /** Remembers that a border crossed the line east of the vertex. */
  void mark(int key);

  boolean isMarked(int key);
}
