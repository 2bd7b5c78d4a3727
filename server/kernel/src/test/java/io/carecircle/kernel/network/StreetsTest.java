package io.carecircle.kernel.network;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** A snapshot is read into this record: nothing that a search would trip over may get through. */
class StreetsTest {
  @Test
  void takesWhatIsWhole() {
    assertDoesNotThrow(() -> streets(2, 0, 1, 5, 3, 0, 0, 2));
  }

  @Test
  void refusesWhatIsOutOfRange() {
    refused(2, 0, 2, 5, 3, 0, 0, 2);
    refused(2, -1, 1, 5, 3, 0, 0, 2);
    refused(2, 0, 1, -1, 3, 0, 0, 2);
    refused(2, 0, 1, 1 << 30, 3, 0, 0, 2);
    refused(2, 0, 1, 5, 0, 0, 0, 2);
    refused(2, 0, 1, 5, 4, 0, 0, 2);
    refused(2, 0, 1, 5, 3, 20, 0, 2);
    refused(2, 0, 1, 5, 3, -1, 0, 2);
    refused(2, 0, 1, 5, 3, 0, 1, 2);
    refused(2, 0, 1, 5, 3, 0, 0, 1);
  }

  private static void refused(
      int nodes, int from, int to, int mm, int passable, int streetClass, int start, int end) {
    assertThrows(
        IllegalArgumentException.class,
        () -> streets(nodes, from, to, mm, passable, streetClass, start, end));
  }

  private static Streets streets(
      int nodes, int from, int to, int mm, int passable, int streetClass, int start, int end) {
    return new Streets(
        nodes,
        new int[] {from},
        new int[] {to},
        new int[] {mm},
        new byte[] {(byte) passable},
        new byte[] {(byte) streetClass},
        new int[] {start, end},
        new Coordinates(0, 0, 1, new int[2], new int[2]));
  }

  @Test
  void refusesANegativeNumberOfNodes() {
    Coordinates none = new Coordinates(0, 0, 1, new int[0], new int[0]);
    int[] no = new int[0];
    assertThrows(
        IllegalArgumentException.class,
        () -> new Streets(-1, no, no, no, new byte[0], new byte[0], new int[1], none));
  }

  /** The differences 2, 2^31 - 4 and so on all look like shapes, but only because they overflow. */
  @Test
  void refusesShapesThatRunAroundTheEndOfTheNumbers() {
    int[] start = {0, 5, Integer.MIN_VALUE + 3, -1, 10};
    byte[] both = {3, 3, 3, 3};
    int[] zero = new int[4];
    Coordinates shape = new Coordinates(0, 0, 1, new int[10], new int[10]);
    assertThrows(
        IllegalArgumentException.class,
        () -> new Streets(1, zero, zero, zero, both, new byte[4], start, shape));
  }
}
