package io.carecircle.kernel.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SparseCostMatrixTest {
  private static final double NONE = Double.POSITIVE_INFINITY;

  @Test
  void holdsWhatTheTableHolds() {
    for (long seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      double[][] table = table(random, random.nextInt(8), 1 + random.nextInt(7));
      int columns = table.length == 0 ? 3 : table[0].length;
      SparseCostMatrix matrix = SparseCostMatrix.ofTable(table, columns);
      SparseCostMatrix turned = matrix.transposed();
      SparseCostMatrix near = matrix.within(4);
      assertEquals(columns, turned.rowCount());
      assertEquals(table.length, turned.columnCount());
      assertEquals(matrix.pairCount(), turned.pairCount());
      for (int r = 0; r < table.length; r++) {
        for (int c = 0; c < columns; c++) {
          assertEquals(table[r][c], matrix.cost(r, c));
          assertEquals(table[r][c], turned.cost(c, r));
          assertEquals(table[r][c] <= 4 ? table[r][c] : NONE, near.cost(r, c));
        }
      }
    }
  }

  private static double[][] table(Random random, int rows, int columns) {
    double[][] table = new double[rows][columns];
    for (double[] row : table) {
      for (int c = 0; c < columns; c++) {
        row[c] = random.nextInt(3) == 0 ? NONE : random.nextInt(10) / 2.0;
      }
    }
    return table;
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, NONE})
  void costsAreFiniteAndNotNegative(double cost) {
    assertThrows(IllegalArgumentException.class, () -> of(1, 0, cost));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 2})
  void columnsAreInside(int column) {
    assertThrows(IllegalArgumentException.class, () -> of(2, column, 1));
  }

  private static SparseCostMatrix of(int columns, int column, double cost) {
    return SparseCostMatrix.of(columns, new int[] {0, 1}, new int[] {column}, new double[] {cost});
  }

  @Test
  void aPairStandsOnce() {
    assertThrows(
        IllegalArgumentException.class,
        () -> SparseCostMatrix.of(2, new int[] {0, 2}, new int[] {1, 1}, new double[2]));
    assertThrows(
        IllegalArgumentException.class,
        () -> SparseCostMatrix.of(2, new int[] {0, 1}, new int[2], new double[2]));
  }
}
