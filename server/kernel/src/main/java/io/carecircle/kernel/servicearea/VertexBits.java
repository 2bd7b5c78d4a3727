package io.carecircle.kernel.servicearea;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A few bits for every raster vertex, in blocks that exist only where one was set. Scratch memory
 * of one thread.
 */
final class VertexBits {
  private static final int PLANE = Lattice.BLOCK_SIDE;

  /** What a block without a bit reads as; never written to. */
  private final long[] empty;

  private final long[][] blocks;
  private final List<long[]> free = new ArrayList<>();
  private int[] used = new int[16];
  private int usedCount;

  /**
   * @param planes bits of a vertex
   */
  VertexBits(Lattice lattice, int planes) {
    this.empty = new long[planes * PLANE];
    this.blocks = new long[lattice.blocks()][];
    Arrays.fill(blocks, empty);
  }

  boolean get(int plane, int key) {
    return (blocks[Lattice.block(key)][plane * PLANE + Lattice.innerRow(key)] >>> key & 1) != 0;
  }

  void set(int plane, int key) {
    add(plane, key >>> Lattice.ROW_SHIFT, 1L << key);
  }

  /**
   * @param row a key without its column
   */
  void add(int plane, int row, long bits) {
    words(row)[plane * PLANE + (row & PLANE - 1)] |= bits;
  }

  /** The same bits in two planes. */
  void add(int plane, int other, int row, long bits) {
    long[] words = words(row);
    words[plane * PLANE + (row & PLANE - 1)] |= bits;
    words[other * PLANE + (row & PLANE - 1)] |= bits;
  }

  private long[] words(int row) {
    int block = row >>> Lattice.ROW_SHIFT;
    long[] words = blocks[block];
    return words == empty ? use(block) : words;
  }

  private long[] use(int block) {
    long[] words = free.isEmpty() ? new long[empty.length] : free.remove(free.size() - 1);
    blocks[block] = words;
    if (usedCount == used.length) {
      used = Arrays.copyOf(used, 2 * usedCount);
    }
    used[usedCount++] = block;
    return words;
  }

  int usedCount() {
    return usedCount;
  }

  /** The u-th block with a bit. */
  int used(int u) {
    return used[u];
  }

  /** The bits of a row of a block. */
  long row(int plane, int block, int innerRow) {
    return blocks[block][plane * PLANE + innerRow];
  }

  void clear() {
    for (int u = 0; u < usedCount; u++) {
      long[] words = blocks[used[u]];
      Arrays.fill(words, 0);
      free.add(words);
      blocks[used[u]] = empty;
    }
    usedCount = 0;
  }
}
