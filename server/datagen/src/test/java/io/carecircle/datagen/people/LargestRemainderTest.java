package io.carecircle.datagen.people;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LargestRemainderTest {
  @Test
  void theLargestRemaindersGetWhatIsLeft() {
    // 10 by 1 : 2 : 4 is 1.43, 2.86, 5.71: floors 1, 2, 5, and the two left go to .86 and .71.
    assertArrayEquals(new long[] {1, 3, 6}, LargestRemainder.split(10, new double[] {1, 2, 4}));
  }

  @Test
  void equalRemaindersGoToTheFirst() {
    assertArrayEquals(new long[] {2, 2, 1}, LargestRemainder.split(5, new double[] {3, 3, 3}));
  }

  @Test
  void nothingIsSharedAsNothing() {
    assertArrayEquals(new long[] {0, 0}, LargestRemainder.split(0, new double[] {0, 0}));
    assertArrayEquals(new long[] {0, 7}, LargestRemainder.split(7, new double[] {0, 1}));
  }

  @Test
  void partsSumAndStayWithinOneOfTheirShare() {
    Random random = new Random(3);
    for (int round = 0; round < 200; round++) {
      double[] weights = random.doubles(1 + random.nextInt(50), 0.01, 10).toArray();
      double sum = Arrays.stream(weights).sum();
      long total = random.nextInt(1_000_000);
      long[] parts = LargestRemainder.split(total, weights);
      assertEquals(total, Arrays.stream(parts).sum());
      for (int i = 0; i < parts.length; i++) {
        assertTrue(Math.abs(parts[i] - total * weights[i] / sum) < 1, "part " + i);
      }
    }
  }
}
