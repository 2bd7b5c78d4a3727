package io.carecircle.kernel.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LengthsTest {
  @Test
  void roundsHalfUp() {
    assertEquals(0, Lengths.millimetres(0));
    assertEquals(0, Lengths.millimetres(0.000499));
    assertEquals(1, Lengths.millimetres(0.0005));
    assertEquals(1, Lengths.millimetres(0.001499));
    assertEquals(2, Lengths.millimetres(0.0015));
    assertEquals(3, Lengths.millimetres(0.0025));
    assertEquals(900_000, Lengths.millimetres(900));
  }

  @Test
  void agreesWithDecimalArithmetic() {
    long seed = 12;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 100_000; i++) {
      // Tenths of millimetres other than five: half-way cases are the business of the test above.
      long tenths = random.nextLong(10_000_000_000L);
      if (tenths % 10 == 5) {
        continue;
      }
      BigDecimal metres = BigDecimal.valueOf(tenths, 4);
      int expected = metres.movePointRight(3).setScale(0, RoundingMode.HALF_UP).intValueExact();
      assertEquals(expected, Lengths.millimetres(metres.doubleValue()), "seed " + seed);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.001, 1_000_000, 1e300, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesWhatIsNoLength(double metres) {
    assertThrows(IllegalArgumentException.class, () -> Lengths.millimetres(metres));
  }

  @Test
  void everyLengthIsShorterThanNoWay() {
    int longest = Lengths.millimetres(Math.nextDown(1_000_000.0));
    assertEquals(1_000_000_000, longest);
    assertTrue(longest < Lengths.NO_WAY_MM);
    // A way that is one and a leg or an edge added to it must not wrap around.
    assertTrue(Lengths.NO_WAY_MM - 1 + longest > 0);
  }
}
