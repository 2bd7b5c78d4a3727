package io.carecircle.kernel.servicearea;

import java.util.Arrays;

/**
 * The raster's vertices as bits, 64 of a row in a long: where a vertex stands among all, and which
 * bits belong to an edge. A circle is then filled street by street instead of vertex by vertex, and
 * the time of a vertex is looked up only where the border passes.
 */
final class RasterRows {
  /** Of each lattice block its place among the blocks that have vertices, or -1. */
  private final int[] slotOf;

  /** Vertices of each row of each such block, as bits. */
  private final long[] exists;

  /** How many vertices stand in earlier rows. */
  private final int[] before;

  /** Entries of {@link SnapRaster} in the order of the keys. */
  private final int[] entry;

  /** Pieces of edge e are {@code firstOn[e]} to {@code firstOn[e + 1] - 1}. */
  private final int[] firstOn;

  /** Of piece p its row, {@code 2 * p}, and the bits in it after it. */
  private final long[] pieces;

  /**
   * @param firstEntry entries of edge e are {@code firstEntry[e]} to {@code firstEntry[e + 1] - 1}
   * @param key of each entry, ascending on an edge
   */
  RasterRows(Lattice lattice, int[] firstEntry, int[] key) {
    this.slotOf = new int[lattice.blocks()];
    int slots = 0;
    for (int k : key) {
      slots += slotOf[Lattice.block(k)]++ == 0 ? 1 : 0;
    }
    int next = 0;
    for (int b = 0; b < slotOf.length; b++) {
      slotOf[b] = slotOf[b] == 0 ? -1 : next++;
    }
    this.exists = new long[slots * Lattice.BLOCK_SIDE];
    for (int k : key) {
      exists[slotRow(k)] |= 1L << k;
    }
    this.before = new int[exists.length];
    for (int r = 0; r + 1 < exists.length; r++) {
      before[r + 1] = before[r] + Long.bitCount(exists[r]);
    }
    this.entry = new int[key.length];
    for (int i = 0; i < key.length; i++) {
      entry[rank(slotRow(key[i]), key[i])] = i;
    }
    int edges = firstEntry.length - 1;
    this.firstOn = new int[edges + 1];
    long[] all = new long[2 * key.length];
    int count = 0;
    for (int e = 0; e < edges; e++) {
      for (int i = firstEntry[e]; i < firstEntry[e + 1]; i++) {
        int rowKey = key[i] >>> Lattice.ROW_SHIFT;
        if (count == firstOn[e] || all[2 * count - 2] != rowKey) {
          all[2 * count++] = rowKey;
        }
        all[2 * count - 1] |= 1L << key[i];
      }
      firstOn[e + 1] = count;
    }
    this.pieces = Arrays.copyOf(all, 2 * count);
  }

  private int slotRow(int key) {
    return slotOf[Lattice.block(key)] * Lattice.BLOCK_SIDE + Lattice.innerRow(key);
  }

  /** Vertices before this one; shifts take the low six bits of a key, which are its column. */
  private int rank(int slotRow, int key) {
    return before[slotRow] + Long.bitCount(exists[slotRow] & (1L << key) - 1);
  }

  /** The entry of a vertex that is near a street. */
  int entry(int key) {
    return entry[rank(slotRow(key), key)];
  }

  int firstOn(int edge) {
    return firstOn[edge];
  }

  /** The row of a piece: a key without its column. */
  int row(int piece) {
    return (int) pieces[2 * piece];
  }

  long bits(int piece) {
    return pieces[2 * piece + 1];
  }
}
