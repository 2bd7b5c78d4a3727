package io.carecircle.kernel.demand;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ApportionmentTest {
  /**
   * T11: totals are kept. With equal shares every half, quarter and single part is within one of
   * its due; where shares differ a half person may be added at each level.
   */
  @Test
  void nobodyIsLostAndEveryStretchGetsItsDue() {
    for (long seed = 0; seed < 2000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      long[] share = random.longs(1 + random.nextInt(40), 1, 26_000).toArray();
      boolean equal = random.nextBoolean() && Integer.bitCount(share.length) == 1;
      Arrays.setAll(share, i -> equal ? 25_000 : share[i]);
      double most = equal ? 1 : 1 + Math.log(share.length) / Math.log(2) / 2;
      long people = random.nextInt(3) == 0 ? random.nextInt(5) : random.nextInt(1000);
      long[] parts = Apportionment.of(people, share);
      assertEquals(people, Arrays.stream(parts).sum(), "seed " + seed);
      checkHalves(people, share, parts, 0, share.length, most, "seed " + seed);
    }
  }

  private static void checkHalves(
      long people, long[] share, long[] parts, int from, int to, double most, String message) {
    double whole = Arrays.stream(share).sum();
    double due = people * (Arrays.stream(share, from, to).sum() / whole);
    long given = Arrays.stream(parts, from, to).sum();
    assertTrue(
        given >= 0 && Math.abs(given - due) < most + 1e-9, message + ": " + from + " to " + to);
    if (to - from > 1) {
      checkHalves(people, share, parts, from, from + to >>> 1, most, message);
      checkHalves(people, share, parts, from + to >>> 1, to, most, message);
    }
  }

  /** Four people on eight equal pieces: every second piece, not the first four. */
  @Test
  void fewPeopleStandApart() {
    long[] share = {5, 5, 5, 5, 5, 5, 5, 5};
    assertArrayEquals(new long[] {1, 0, 1, 0, 1, 0, 1, 0}, Apportionment.of(4, share));
    assertArrayEquals(new long[] {2, 2, 2, 2, 2, 2, 2, 2}, Apportionment.of(16, share));
    assertArrayEquals(new long[8], Apportionment.of(0, share));
  }

  /** 3 people by 1 : 2 are 1 and 2; 100 by 1 : 2 : 3 are 16.7, 33.3, 50: first half 16.7 to 17. */
  @Test
  void theLargerRemainderRoundsUp() {
    assertArrayEquals(new long[] {1, 2}, Apportionment.of(3, new long[] {1, 2}));
    assertArrayEquals(new long[] {17, 33, 50}, Apportionment.of(100, new long[] {1, 2, 3}));
  }

  @Test
  void sharesAndPeopleMayBeAsLargeAsTheyCome() {
    long[] parts = Apportionment.of(100_000_000_000_000_000L, new long[] {4_000_000_000L, 1});
    assertEquals(100_000_000_000_000_000L, parts[0] + parts[1]);
    // 1e17 / 4,000,000,001 = 24,999,999.99 people for the second.
    assertEquals(25_000_000, parts[1]);
  }
}
