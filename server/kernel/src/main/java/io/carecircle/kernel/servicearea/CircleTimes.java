package io.carecircle.kernel.servicearea;

import static io.carecircle.kernel.servicearea.SnapRaster.KEY;
import static io.carecircle.kernel.servicearea.SnapRaster.PIECE;
import static io.carecircle.kernel.servicearea.SnapRaster.VERTEX;

import java.util.Arrays;

/**
 * The vertices of one facility's circle, in a rectangle of the raster around all that is reached.
 * Those of streets that lie well within the cut-off ({@link Contour#deepMm}) are bits only, set
 * many at a time; times are written for the others, near the border.
 *
 * <p>Scratch memory of one thread: 20 bytes for 64 vertices of the rectangle, and 256 where times
 * are written.
 */
final class CircleTimes implements VertexTimes {
  private static final int WORD = 1 << Lattice.WORD_SHIFT;

  private final SnapRaster raster;
  private final Lattice lattice;
  private final TimeField field;

  /** Bits of the rectangle's words, row by row, a power of two of them in a row. */
  private long[] inside = new long[0];

  /** Inside vertices whose eastern neighbour is outside and that no border has passed yet. */
  private long[] starts = new long[0];

  /** Where the times of a word begin; words of one block of 64 x 64 vertices come together. */
  private int[] timesAt = new int[0];

  /**
   * {@code base + millimetres}. Each circle takes a base so far below the one before that older
   * times look like none: nothing is cleared.
   */
  private int[] times = new int[0];

  private int timesSize;
  private int base;
  private int words;
  private int wordShift;
  private int firstWord;
  private int firstRow;

  private final int[] box = new int[4];
  private final TimeField.VertexConsumer addOnLeg = this::addOnLeg;
  private int limitMm;
  private int cutoffMm;
  private int deepMm;

  CircleTimes(SnapRaster raster, TimeField field) {
    this.raster = raster;
    this.lattice = raster.lattice();
    this.field = field;
  }

  /** Searches from a joined facility; {@link #fill} then knows times up to the limit. */
  void search(int facility, int limit) {
    limitMm = limit;
    field.search(facility, limit);
    box[0] = Integer.MAX_VALUE;
    box[1] = -1;
    box[2] = Integer.MAX_VALUE;
    box[3] = -1;
    field.extent(box);
    // One more on each side, which stays outside.
    firstWord = box[0] - 1 >> Lattice.WORD_SHIFT;
    firstRow = box[2] - 1;
    int wordsInRow = (box[1] + 1 >> Lattice.WORD_SHIFT) - firstWord + 1;
    wordShift = 32 - Integer.numberOfLeadingZeros(wordsInRow - 1);
    words = box[3] + 2 - firstRow << wordShift;
    if (inside.length < words) {
      inside = new long[words];
      starts = new long[words];
      timesAt = new int[words];
    }
  }

  /** Begins a circle with a cut-off. */
  void fill(int cutoff) {
    cutoffMm = cutoff;
    deepMm = Contour.deepMm(lattice, cutoff);
    Arrays.fill(inside, 0, words, 0);
    Arrays.fill(timesAt, 0, words, 0);
    timesSize = Lattice.BLOCK_SIZE;
    beginTimes();
    field.fill(this);
    field.eachOnLeg(addOnLeg);
  }

  int deepMm() {
    return deepMm;
  }

  /**
   * All vertices of many runs of pieces of the raster are deep. Four pieces at once, the last of a
   * run more than once where it is shorter: how many there are cannot be foreseen, and a wrong
   * guess costs more than to set bits again.
   *
   * @param runs first and end of each
   * @param size entries of it
   */
  void addDeep(int[] runs, int size) {
    final long[] pieces = raster.pieces();
    final long[] inside = this.inside;
    final int columnBits = lattice.rowShift() - Lattice.WORD_SHIFT;
    final int shift = wordShift;
    final int first = word(0);
    for (int r = 0; r < size; r += 2) {
      int last = PIECE * (runs[r + 1] - 1);
      for (int p = PIECE * runs[r]; p <= last; p += 4 * PIECE) {
        for (int i = 0; i < 4 * PIECE; i += PIECE) {
          int at = Math.min(p + i, last);
          int word = (int) pieces[at];
          int row = word >>> columnBits;
          inside[first + word + (row << shift) - (row << columnBits)] |= pieces[at + 1];
        }
      }
    }
  }

  void addDeep(int firstPiece, int endPiece) {
    final long[] pieces = raster.pieces();
    for (int p = PIECE * firstPiece; p < PIECE * endPiece; p += PIECE) {
      inside[word((int) pieces[p])] |= pieces[p + 1];
    }
  }

  /**
   * Vertices of an edge without the facility, walked one way: see {@link TimeField#timeAt(int[],
   * int, int, int)}.
   */
  void add(int firstVertex, int endVertex, int fromMm, int toMm) {
    final int[] vertices = raster.vertices();
    for (int v = VERTEX * firstVertex; v < VERTEX * endVertex; v += VERTEX) {
      add(vertices[v + KEY], TimeField.timeAt(vertices, v, fromMm, toMm));
    }
  }

  /** The rectangle's word of a word of the lattice. */
  private int word(int latticeWord) {
    int columnBits = lattice.rowShift() - Lattice.WORD_SHIFT;
    int row = (latticeWord >>> columnBits) - firstRow;
    return (row << wordShift) + (latticeWord & (1 << columnBits) - 1) - firstWord;
  }

  private void beginTimes() {
    // The first block's times stay unwritten.
    timesSize = Lattice.BLOCK_SIZE;
    base -= limitMm + 1;
    if (base < 0 || times.length == 0) {
      times = times.length == 0 ? new int[8 * Lattice.BLOCK_SIZE] : times;
      Arrays.fill(times, NONE);
      base = NONE - limitMm - 1;
    }
  }

  /** Beyond the limit a time counts as none. */
  void add(int latticeKey, int mm) {
    int word = word(latticeKey >>> Lattice.WORD_SHIFT);
    if (timesAt[word] == 0) {
      openBlock(word);
    }
    int at = timesAt[word] + (latticeKey & WORD - 1);
    times[at] = Math.min(times[at], base + Math.min(mm, limitMm + 1));
    // The sign bit: within the cut-off.
    inside[word] |= (long) (mm - cutoffMm - 1 >>> 31) << latticeKey;
  }

  private void openBlock(int word) {
    if (times.length < timesSize + Lattice.BLOCK_SIZE) {
      int size = times.length;
      times = Arrays.copyOf(times, 2 * size);
      Arrays.fill(times, size, times.length, NONE);
    }
    int row = (word >>> wordShift) & -Lattice.BLOCK_SIDE;
    int column = word & (1 << wordShift) - 1;
    int end = Math.min(words, row + Lattice.BLOCK_SIDE << wordShift);
    for (int w = (row << wordShift) + column; w < end; w += 1 << wordShift) {
      timesAt[w] = timesSize;
      timesSize += WORD;
    }
  }

  /** Deep vertices stay deep. */
  private void addOnLeg(int latticeKey, int mm) {
    int word = word(latticeKey >>> Lattice.WORD_SHIFT);
    boolean isInside = (inside[word] >>> latticeKey & 1) == 1;
    boolean hasTime = times[timesAt[word] + (latticeKey & WORD - 1)] - base <= limitMm;
    if (!isInside || hasTime) {
      add(latticeKey, mm);
    }
  }

  /** Lets a contour follow every border; each runs somewhere north along the line east of a bit. */
  void follow(Contour contour) {
    for (int w = 0; w + 1 < words; w++) {
      // The first column is outside, so the word after a row's last may be the next row's first.
      starts[w] = inside[w] & ~(inside[w] >>> 1 | inside[w + 1] << WORD - 1);
    }
    starts[words - 1] = 0;
    for (int w = 0; w < words; w++) {
      while (starts[w] != 0) {
        contour.follow((w << Lattice.WORD_SHIFT) + Long.numberOfTrailingZeros(starts[w]));
      }
    }
  }

  @Override
  public int rowShift() {
    return wordShift + Lattice.WORD_SHIFT;
  }

  @Override
  public int firstColumn() {
    return firstWord << Lattice.WORD_SHIFT;
  }

  @Override
  public int firstRow() {
    return firstRow;
  }

  @Override
  public int inside(int key) {
    return (int) (inside[key >>> Lattice.WORD_SHIFT] >>> key) & 1;
  }

  @Override
  public int time(int key) {
    int mm = times[timesAt[key >>> Lattice.WORD_SHIFT] + (key & WORD - 1)] - base;
    // Beyond the limit an inside vertex is a deep one.
    return mm <= limitMm ? mm : NONE + (deepMm - NONE & -inside(key));
  }

  @Override
  public int owner(int key) {
    return SINGLE;
  }

  @Override
  public void mark(int key) {
    starts[key >>> Lattice.WORD_SHIFT] &= ~(1L << key);
  }
}
