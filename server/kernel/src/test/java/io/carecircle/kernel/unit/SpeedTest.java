package io.carecircle.kernel.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SpeedTest {
  @Test
  void roundsSecondsUp() {
    Speed oneMetre = new Speed(1000);
    assertEquals(0, oneMetre.secondsFor(0));
    assertEquals(1, oneMetre.secondsFor(1));
    assertEquals(1, oneMetre.secondsFor(1000));
    assertEquals(2, oneMetre.secondsFor(1001));
    assertEquals(900, oneMetre.secondsFor(900_000));
    assertEquals(901, oneMetre.secondsFor(900_001));
    assertEquals(Lengths.NO_WAY_MM - 1, new Speed(1).secondsFor(Lengths.NO_WAY_MM - 1));
  }

  /** Covered in seconds and covered in millimetres must be one and the same question. */
  @Test
  void secondsWithinCutoffMeansMillimetresWithinCutoff() {
    long seed = 11;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 100_000; i++) {
      Speed speed = new Speed(1 + random.nextInt(Speed.MAX_MILLIMETRES_PER_SECOND));
      int cutoff = random.nextInt(3_000);
      long atCutoff = speed.millimetresWithin(cutoff);
      long mm = Math.max(0, atCutoff + random.nextInt(-3, 4));
      String message = "seed " + seed + ", " + speed + ", " + mm + " mm, " + cutoff + " s";
      assertEquals(mm <= atCutoff, speed.secondsFor(mm) <= cutoff, message);
      BigInteger[] exact =
          BigInteger.valueOf(mm)
              .divideAndRemainder(BigInteger.valueOf(speed.millimetresPerSecond()));
      int expected = exact[0].intValue() + (exact[1].signum() > 0 ? 1 : 0);
      assertEquals(expected, speed.secondsFor(mm), message);
    }
  }

  @Test
  void refusesSpeedsNobodyWalks() {
    assertThrows(IllegalArgumentException.class, () -> new Speed(0));
    assertThrows(IllegalArgumentException.class, () -> new Speed(-1000));
    assertThrows(IllegalArgumentException.class, () -> new Speed(100_001));
    assertEquals(1, new Speed(100_000).secondsFor(100_000));
  }

  @Test
  void refusesTimesThatDoNotFit() {
    assertThrows(ArithmeticException.class, () -> new Speed(1).secondsFor(1L << 32));
  }
}
