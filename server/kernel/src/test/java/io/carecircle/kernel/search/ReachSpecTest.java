package io.carecircle.kernel.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.carecircle.kernel.unit.Lengths;
import io.carecircle.kernel.unit.Speed;
import org.junit.jupiter.api.Test;

class ReachSpecTest {
  @Test
  void turnsSecondsIntoMillimetresExactly() {
    assertEquals(900_000, spec(1000, 900, 300_000).cutoffMm());
    assertEquals(0, spec(1000, 0, 0).cutoffMm());
    assertEquals(Lengths.NO_WAY_MM - 1, spec(1, Lengths.NO_WAY_MM - 1, 0).cutoffMm());
  }

  @Test
  void refusesWhatNoLabelCanHold() {
    assertThrows(IllegalArgumentException.class, () -> spec(1000, -1, 0));
    assertThrows(IllegalArgumentException.class, () -> spec(1, Lengths.NO_WAY_MM, 0));
    assertThrows(IllegalArgumentException.class, () -> spec(100_000, Integer.MAX_VALUE, 0));
    assertThrows(IllegalArgumentException.class, () -> spec(1000, 900, -1));
    assertThrows(IllegalArgumentException.class, () -> spec(1000, 900, Lengths.NO_WAY_MM));
    assertThrows(
        NullPointerException.class, () -> new ReachSpec(null, 1, Direction.TO_FACILITY, 1));
  }

  private static ReachSpec spec(int speed, int seconds, int snapMm) {
    return new ReachSpec(new Speed(speed), seconds, Direction.TO_FACILITY, snapMm);
  }
}
