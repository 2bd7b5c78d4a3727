package io.carecircle.bench;

import io.carecircle.kernel.access.Access;
import io.carecircle.kernel.access.AccessMethod;
import io.carecircle.kernel.access.AccessResult;
import io.carecircle.kernel.access.AccessSpec;
import io.carecircle.kernel.access.Decay;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import io.carecircle.kernel.search.SparseCostMatrix;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Scores of 100,000 demand points and 3,000 facilities once the matrix is there: seconds by the
 * wall clock, one thread, as the rows of a Markdown table. Places are drawn in a square; the cost
 * is the straight line, and its cut-off decides how many pairs there are.
 */
public final class AccessCase {
  private static final System.Logger LOG = System.getLogger(AccessCase.class.getName());
  private static final int DEMAND = 100_000;
  private static final int FACILITIES = 3_000;
  private static final int ROUNDS = 7;
  private static final double CUTOFF = 900;

  private AccessCase() {}

  /**
   * @param args the share of facilities within reach of a point, in thousandths, one after the
   *     other
   */
  public static void main(String[] args) {
    for (String thousandths : args) {
      SplittableRandom random = new SplittableRandom(3);
      SparseCostMatrix matrix = matrix(random, Integer.parseInt(thousandths) / 1000.0);
      double[] people = random.doubles(DEMAND).map(x -> Math.ceil(300 * x)).toArray();
      double[] supply = random.doubles(FACILITIES).map(x -> Math.ceil(120 * x)).toArray();
      for (AccessMethod method : AccessMethod.values()) {
        // Minutes at this size: measured apart, when somebody waits for it.
        if (method != AccessMethod.RATIONAL_AGENTS) {
          row(method, matrix, people, supply);
        }
      }
    }
  }

  /** Facilities stand side by side in a square whose side makes the circle that share of it. */
  private static SparseCostMatrix matrix(SplittableRandom random, double share) {
    double side = CUTOFF * Math.sqrt(Math.PI / share);
    double[] x = random.doubles(FACILITIES, 0, side).toArray();
    double[] y = random.doubles(FACILITIES, 0, side).toArray();
    int[] first = new int[DEMAND + 1];
    int[] column = new int[1 << 20];
    double[] cost = new double[1 << 20];
    int count = 0;
    for (int i = 0; i < DEMAND; i++) {
      double px = random.nextDouble(side);
      double py = random.nextDouble(side);
      for (int j = 0; j < FACILITIES; j++) {
        double distance = Math.hypot(x[j] - px, y[j] - py);
        if (distance <= CUTOFF) {
          if (count == column.length) {
            column = Arrays.copyOf(column, 2 * count);
            cost = Arrays.copyOf(cost, 2 * count);
          }
          column[count] = j;
          cost[count++] = Math.ceil(distance);
        }
      }
      first[i + 1] = count;
    }
    return SparseCostMatrix.of(
        FACILITIES, first, Arrays.copyOf(column, count), Arrays.copyOf(cost, count));
  }

  private static void row(
      AccessMethod method, SparseCostMatrix matrix, double[] people, double[] supply) {
    Decay decay =
        switch (method) {
          case TWO_STEP, BALANCED, CUMULATIVE, RATIONAL_AGENTS -> new Decay.Binary();
          case GAUSSIAN -> new Decay.EndingGaussian(CUTOFF);
          case GRAVITY -> new Decay.Exponential(2 / CUTOFF);
          default -> new Decay.Bands(new double[] {300, 600, 900}, new double[] {1, 0.68, 0.22});
        };
    AccessSpec spec = new AccessSpec(method, CUTOFF, decay, 3600, Double.NaN);
    double[] seconds = new double[ROUNDS];
    AccessResult result = null;
    for (int round = 0; round < ROUNDS; round++) {
      long begin = System.nanoTime();
      result = Access.run(spec, matrix, people, supply, ProgressListener.NONE, CancelToken.NONE);
      seconds[round] = (System.nanoTime() - begin) / 1e9;
    }
    double first = seconds[0];
    Arrays.sort(seconds);
    LOG.log(
        System.Logger.Level.INFO,
        String.format(
            Locale.ROOT,
            "| %s | %,d | %.3f | %.3f | served %.3f of %.0f |",
            method,
            matrix.pairCount(),
            first,
            seconds[ROUNDS / 2],
            result.served(),
            result.supply()));
  }
}
