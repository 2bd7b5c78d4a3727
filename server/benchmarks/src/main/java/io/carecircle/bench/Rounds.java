package io.carecircle.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Times engines in turn, round by round in one JVM, so that whatever slows the machine for a while
 * slows all of them. Each engine returns a checksum of its answers; all must agree in every round.
 *
 * <p>Two clocks: the wall, and the processor time of the calling thread. The second leaves out what
 * other programs take on a shared machine, and it leaves out garbage collection, which is to the
 * good of the engine that allocates more.
 */
final class Rounds {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** Engines of a few microseconds need many rounds until their code is compiled for good. */
  private static final long WARM_UP_NS = 2_000_000_000L;

  private final int warmUp;
  private final int rounds;
  private final Map<String, LongSupplier> engines = new LinkedHashMap<>();
  private final Set<String> unchecked = new HashSet<>();

  Rounds(int warmUp, int rounds) {
    this.warmUp = warmUp;
    this.rounds = rounds;
  }

  /**
   * Nanoseconds of one call.
   *
   * @param wall median by the wall clock
   * @param cpu median of the thread's processor time
   * @param cpuLow first quartile of it
   * @param cpuHigh third quartile of it
   */
  record Timing(double wall, double cpu, double cpuLow, double cpuHigh) {}

  int count() {
    return rounds;
  }

  Rounds add(String name, LongSupplier work) {
    engines.put(name, work);
    return this;
  }

  /** An engine whose answers are of another kind: only its time is compared. */
  Rounds addUnchecked(String name, LongSupplier work) {
    unchecked.add(name);
    return add(name, work);
  }

  Map<String, Timing> run() {
    Map<String, long[][]> samples = new LinkedHashMap<>();
    engines.keySet().forEach(name -> samples.put(name, new long[2][rounds]));
    long warmAt = System.nanoTime() + WARM_UP_NS;
    int round = -warmUp;
    while (round < rounds) {
      List<Long> checksums = new ArrayList<>();
      for (Map.Entry<String, LongSupplier> engine : engines.entrySet()) {
        long cpu = THREADS.getCurrentThreadCpuTime();
        long wall = System.nanoTime();
        long checksum = engine.getValue().getAsLong();
        wall = System.nanoTime() - wall;
        cpu = THREADS.getCurrentThreadCpuTime() - cpu;
        if (!unchecked.contains(engine.getKey())) {
          checksums.add(checksum);
        }
        if (round >= 0) {
          samples.get(engine.getKey())[0][round] = wall;
          samples.get(engine.getKey())[1][round] = cpu;
        }
      }
      if (checksums.stream().distinct().count() > 1) {
        throw new IllegalStateException(engines.keySet() + " differ: " + checksums);
      }
      boolean stillCold = round == -1 && System.nanoTime() < warmAt;
      round += stillCold ? 0 : 1;
    }
    Map<String, Timing> timings = new LinkedHashMap<>();
    samples.forEach((name, s) -> timings.put(name, timing(s[0], s[1])));
    return timings;
  }

  private static Timing timing(long[] wall, long[] cpu) {
    return new Timing(
        quantile(wall, 0.5), quantile(cpu, 0.5), quantile(cpu, 0.25), quantile(cpu, 0.75));
  }

  static double quantile(long[] samples, double share) {
    long[] sorted = samples.clone();
    Arrays.sort(sorted);
    double at = share * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }
}
