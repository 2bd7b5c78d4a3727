package io.carecircle.kernel.servicearea;

/**
 * The vertices of one facility's circle. Those of streets that lie well within the cut-off are bits
 * only, set a street at a time; times are written for the others, near the border, and worked out
 * for the few of the first that the border asks for.
 *
 * <p>Scratch memory of one thread.
 */
final class CircleTimes implements VertexTimes {
  private static final int INSIDE = 0;
  private static final int MARKED = 1;

  /** Vertices so well within the cut-off that a border at them jumps ({@link Contour#deepMm}). */
  private static final int DEEP = 2;

  private static final int PLANES = 3;

  private final SnapRaster raster;
  private final TimeField field;
  private final VertexBits bits;

  /** Times of all vertices near the border. */
  private final TimeGrid grid;

  private final TimeField.VertexConsumer addOnLeg = this::addOnLeg;
  private int limitMm;
  private int cutoffMm;
  private int deepMm;

  CircleTimes(SnapRaster raster, TimeField field) {
    this.raster = raster;
    this.field = field;
    this.bits = new VertexBits(raster.lattice(), PLANES);
    this.grid = new TimeGrid(raster.lattice(), false);
  }

  /** Searches from a joined facility; {@link #fill} then knows times up to the limit. */
  void search(int facility, int limit) {
    limitMm = limit;
    field.search(facility, limit);
  }

  /** Begins a circle with a cut-off. */
  void fill(int cutoff) {
    cutoffMm = cutoff;
    deepMm = Contour.deepMm(raster.lattice(), cutoff);
    bits.clear();
    grid.clear();
    field.fill(this);
    field.eachOnLeg(addOnLeg);
  }

  int deepMm() {
    return deepMm;
  }

  /** All vertices of an edge are deep. */
  void addDeepEdge(int edge) {
    RasterRows rows = raster.rows();
    int last = rows.firstOn(edge + 1);
    for (int piece = rows.firstOn(edge); piece < last; piece++) {
      bits.add(INSIDE, DEEP, rows.row(piece), rows.bits(piece));
    }
  }

  void add(int key, int mm) {
    if (mm <= limitMm) {
      grid.offer(key, mm, SINGLE);
      if (mm <= cutoffMm) {
        bits.set(INSIDE, key);
      }
    }
  }

  private void addOnLeg(int key, int mm) {
    if (bits.get(DEEP, key)) {
      grid.offer(key, field.timeAt(raster.rows().entry(key)), SINGLE);
    }
    add(key, mm);
  }

  /** Lets a contour follow every border; each runs somewhere north along the line east of a bit. */
  void follow(Contour contour) {
    Lattice lattice = raster.lattice();
    int count = bits.usedCount();
    for (int u = 0; u < count; u++) {
      int block = bits.used(u);
      for (int row = 0; row < Lattice.BLOCK_SIDE; row++) {
        long in = bits.row(INSIDE, block, row);
        if (in != 0) {
          int first = Lattice.firstOfRow(block, row);
          int beyond = lattice.east(first + Lattice.BLOCK_SIDE - 1);
          long east = in >>> 1 | (inside(beyond) ? 1L << Lattice.BLOCK_SIDE - 1 : 0);
          followRow(contour, block, row, in & ~east);
        }
      }
    }
  }

  private void followRow(Contour contour, int block, int row, long ends) {
    long rest = ends & ~bits.row(MARKED, block, row);
    while (rest != 0) {
      contour.follow(Lattice.firstOfRow(block, row) + Long.numberOfTrailingZeros(rest));
      rest = ends & ~bits.row(MARKED, block, row);
    }
  }

  @Override
  public boolean inside(int key) {
    return bits.get(INSIDE, key);
  }

  @Override
  public int time(int key) {
    int mm = grid.time(key);
    return mm == NONE && bits.get(DEEP, key) ? field.timeAt(raster.rows().entry(key)) : mm;
  }

  @Override
  public int owner(int key) {
    return SINGLE;
  }

  @Override
  public boolean jumps(int in, int out) {
    return grid.time(out) == NONE && bits.get(DEEP, in);
  }

  @Override
  public void mark(int key) {
    bits.set(MARKED, key);
  }

  @Override
  public boolean isMarked(int key) {
    return bits.get(MARKED, key);
  }
}
