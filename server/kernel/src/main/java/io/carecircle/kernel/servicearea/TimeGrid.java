package io.carecircle.kernel.servicearea;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Walking times at raster vertices, in blocks that exist only where something was written. Scratch
 * memory of one thread: {@link #clear} gives the blocks back for the next circle.
 */
final class TimeGrid implements VertexTimes {
  /** What every block without a time reads as; never written to. */
  private final int[] empty;

  private final int[] nobody;
  private final Lattice lattice;
  private final int[][] times;

  /** Which facility a time belongs to; null when only one is drawn. */
  private final int[][] owners;

  private final long[][] marks;
  private final List<long[]> freeMarks = new ArrayList<>();
  private int[] marked = new int[256];
  private int markedCount;
  private final List<int[]> freeTimes = new ArrayList<>();
  private int[] usedBlocks = new int[16];
  private int usedCount;
  private int[] written = new int[1024];
  private int writtenCount;
  private int cutoffMm;
  private int drawnOwner;

  TimeGrid(Lattice lattice, boolean withOwners) {
    this.lattice = lattice;
    empty = filled(NONE);
    nobody = filled(NOBODY);
    times = new int[lattice.blocks()][];
    Arrays.fill(times, empty);
    marks = new long[lattice.blocks()][];
    owners = withOwners ? new int[lattice.blocks()][] : null;
    if (withOwners) {
      Arrays.fill(owners, nobody);
    }
  }

  private static int[] filled(int value) {
    int[] block = new int[Lattice.BLOCK_SIZE];
    Arrays.fill(block, value);
    return block;
  }

  /** What counts as inside from now on. */
  void select(int cutoff, int owner) {
    cutoffMm = cutoff;
    drawnOwner = owner;
  }

  @Override
  public int rowShift() {
    return lattice.rowShift();
  }

  @Override
  public int firstColumn() {
    return 0;
  }

  @Override
  public int firstRow() {
    return 0;
  }

  @Override
  public int inside(int key) {
    return time(key) <= cutoffMm && owner(key) == drawnOwner ? 1 : 0;
  }

  @Override
  public int time(int key) {
    return times[lattice.block(key)][lattice.inner(key)];
  }

  @Override
  public int owner(int key) {
    return owners == null ? SINGLE : owners[lattice.block(key)][lattice.inner(key)];
  }

  /**
   * Keeps the shorter time; of equal ones the first, so that the lowest facility wins when they
   * come in order.
   */
  void offer(int key, int time, int owner) {
    int block = lattice.block(key);
    if (times[block] == empty) {
      use(block);
    }
    int inner = lattice.inner(key);
    int old = times[block][inner];
    if (time < old) {
      times[block][inner] = time;
      if (owners != null) {
        owners[block][inner] = owner;
      }
      if (old == NONE) {
        if (writtenCount == written.length) {
          written = Arrays.copyOf(written, 2 * writtenCount);
        }
        written[writtenCount++] = key;
      }
    }
  }

  private void use(int block) {
    times[block] = freeTimes.isEmpty() ? filled(NONE) : freeTimes.remove(freeTimes.size() - 1);
    if (owners != null) {
      owners[block] = filled(NOBODY);
    }
    if (usedCount == usedBlocks.length) {
      usedBlocks = Arrays.copyOf(usedBlocks, 2 * usedCount);
    }
    usedBlocks[usedCount++] = block;
  }

  int writtenCount() {
    return writtenCount;
  }

  /**
   * Vertices that have a time, {@link #writtenCount} of them, in the order of their first times.
   */
  int[] written() {
    return written;
  }

  /** Remembers a vertex until {@link #clearMarks}. */
  @Override
  public void mark(int key) {
    int block = lattice.block(key);
    if (marks[block] == null) {
      marks[block] =
          freeMarks.isEmpty()
              ? new long[Lattice.BLOCK_SIDE]
              : freeMarks.remove(freeMarks.size() - 1);
    }
    int inner = lattice.inner(key);
    marks[block][inner >>> 6] |= 1L << inner;
    if (markedCount == marked.length) {
      marked = Arrays.copyOf(marked, 2 * markedCount);
    }
    marked[markedCount++] = key;
  }

  boolean isMarked(int key) {
    long[] block = marks[lattice.block(key)];
    int inner = lattice.inner(key);
    return block != null && (block[inner >>> 6] >>> inner & 1) != 0;
  }

  void clearMarks() {
    for (int k = 0; k < markedCount; k++) {
      int block = lattice.block(marked[k]);
      if (marks[block] != null) {
        Arrays.fill(marks[block], 0);
        freeMarks.add(marks[block]);
        marks[block] = null;
      }
    }
    markedCount = 0;
  }

  void clear() {
    for (int k = 0; k < writtenCount; k++) {
      times[lattice.block(written[k])][lattice.inner(written[k])] = NONE;
    }
    for (int u = 0; u < usedCount; u++) {
      freeTimes.add(times[usedBlocks[u]]);
      times[usedBlocks[u]] = empty;
      if (owners != null) {
        owners[usedBlocks[u]] = nobody;
      }
    }
    usedCount = 0;
    writtenCount = 0;
  }
}
