package io.carecircle.bench;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A batch on one thread and on two, in turn.
 *
 * @param gain the best wall clock of one thread over the best of two
 * @param gainOfMedians the same of the medians
 */
record Threads(double gain, double gainOfMedians) {
  private static final int REPEATS = 10;
  private static final int PIECES = 300;

  /** Does every step-th piece of the work from the first on and returns a checksum. */
  interface Work {
    long run(int worker, int first, int step);
  }

  static Threads measure(int rounds, Work work) throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      long[] one = new long[rounds];
      long[] two = new long[rounds];
      for (int round = -rounds / 2; round < rounds; round++) {
        long start = System.nanoTime();
        long alone = sum(threads.invokeAll(List.of(task(work, 0, 0, 1))));
        long middle = System.nanoTime();
        long together = sum(threads.invokeAll(List.of(task(work, 0, 0, 2), task(work, 1, 1, 2))));
        long end = System.nanoTime();
        if (alone != together) {
          throw new IllegalStateException("two threads answer otherwise than one");
        }
        if (round >= 0) {
          one[round] = middle - start;
          two[round] = end - middle;
        }
      }
      return new Threads(
          Rounds.quantile(one, 0) / Rounds.quantile(two, 0),
          Rounds.quantile(one, 0.5) / Rounds.quantile(two, 0.5));
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      threads.shutdown();
    }
  }

  /** What the machine itself gives two threads: arithmetic that touches no memory. */
  static Threads ofTheMachine(int rounds) throws InterruptedException {
    return measure(
        rounds,
        (worker, first, step) -> {
          long odd = 0;
          for (int i = first; i < PIECES; i += step) {
            long x = i;
            for (int k = 0; k < 10_000; k++) {
              x = x * 6364136223846793005L + 1442695040888963407L;
            }
            odd += x & 1;
          }
          return odd;
        });
  }

  private static long sum(List<Future<Long>> parts)
      throws InterruptedException, ExecutionException {
    long sum = 0;
    for (Future<Long> part : parts) {
      sum += part.get();
    }
    return sum;
  }

  private static Callable<Long> task(Work work, int worker, int first, int step) {
    return () -> {
      long sum = 0;
      for (int repeat = 0; repeat < REPEATS; repeat++) {
        sum += work.run(worker, first, step);
      }
      return sum;
    };
  }

  String markdown(String work) {
    return String.format(
        java.util.Locale.ROOT,
        "%s on two threads: %.2f times one thread by the best of all rounds, %.2f by the medians.%n",
        work,
        gain,
        gainOfMedians);
  }
}
