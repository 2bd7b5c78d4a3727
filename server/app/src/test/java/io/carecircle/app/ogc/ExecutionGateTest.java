package io.carecircle.app.ogc;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.platform.ServerSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class ExecutionGateTest {
  /**
   * A computation that somebody waits for has a day here; a stopping server does not wait for it.
   */
  @Test
  void aStoppingServerEndsWhatSomebodyWaitsFor() throws InterruptedException {
    Duration day = Duration.ofDays(1);
    ExecutionGate gate =
        new ExecutionGate(
            new ServerSettings(
                0, "127.0.0.1", DataSize.ofMegabytes(1), DataSize.ofMegabytes(1), day, day, day));
    gate.start();
    Deadline deadline = gate.deadline();
    assertTrue(gate.isRunning());
    assertFalse(deadline.isCancelled());
    gate.stop();
    assertFalse(gate.isRunning());
    while (!deadline.isCancelled()) {
      Thread.sleep(50);
    }
    assertTrue(deadline.leftNanos() > Duration.ofHours(23).toNanos());
  }
}
