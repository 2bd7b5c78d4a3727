package io.carecircle.kernel.access;

/** How much a facility counts at a cost; from 0 to 1 unless a power is asked below cost 1. */
public sealed interface Decay {
  /**
   * @param cost finite and not negative
   * @return finite and not negative; infinite only for {@link Power} at cost 0
   */
  double weight(double cost);

  /** Everything within the cut-off counts the same. */
  record Binary() implements Decay {
    @Override
    public double weight(double cost) {
      return 1;
    }
  }

  /**
   * Bands of cost; nothing counts beyond the last one.
   *
   * @param upTo the highest cost of each band, itself included, ascending
   * @param weight of each band
   */
  record Bands(double[] upTo, double[] weight) implements Decay {
    public Bands {
      if (upTo.length == 0 || upTo.length != weight.length) {
        throw new IllegalArgumentException("each band needs a highest cost and a weight");
      }
      for (int b = 0; b < upTo.length; b++) {
        require(upTo[b] >= 0 && Double.isFinite(upTo[b]), "the end of a band", upTo[b]);
        require(b == 0 || upTo[b] > upTo[b - 1], "bands must ascend; the end of a band", upTo[b]);
        require(weight[b] >= 0 && Double.isFinite(weight[b]), "the weight of a band", weight[b]);
      }
    }

    @Override
    public double weight(double cost) {
      for (int b = 0; b < upTo.length; b++) {
        if (cost <= upTo[b]) {
          return weight[b];
        }
      }
      return 0;
    }
  }

  /**
   * Dai (2010), equation 3: {@code (exp(-c² / 2c0²) - exp(-1/2)) / (1 - exp(-1/2))}, which is 1 at
   * the door and 0 at the cut-off and beyond.
   *
   * @param cutoff c0
   */
  record EndingGaussian(double cutoff) implements Decay {
    private static final double AT_CUTOFF = StrictMath.exp(-0.5);

    public EndingGaussian {
      require(cutoff > 0 && Double.isFinite(cutoff), "the cut-off of a Gaussian", cutoff);
    }

    @Override
    public double weight(double cost) {
      if (cost >= cutoff) {
        return 0;
      }
      double share = cost / cutoff;
      return (StrictMath.exp(-0.5 * share * share) - AT_CUTOFF) / (1 - AT_CUTOFF);
    }
  }

  /**
   * {@code exp(-c² / beta)}, as Wan, Zou &amp; Sternberg (2012) state it.
   *
   * @param beta in squared units of cost; 2 sigma² of the normal curve
   */
  record Gaussian(double beta) implements Decay {
    public Gaussian {
      require(beta > 0 && Double.isFinite(beta), "beta", beta);
    }

    @Override
    public double weight(double cost) {
      return StrictMath.exp(-cost / beta * cost);
    }
  }

  /**
   * {@code exp(-beta c)}.
   *
   * @param beta per unit of cost; 0 means no decay
   */
  record Exponential(double beta) implements Decay {
    public Exponential {
      require(beta >= 0 && Double.isFinite(beta), "beta", beta);
    }

    @Override
    public double weight(double cost) {
      return StrictMath.exp(-beta * cost);
    }
  }

  /**
   * {@code max(c, atLeast) ^ -exponent}.
   *
   * @param exponent 0 means no decay
   * @param atLeast lower costs count as this one; with 0 the weight at cost 0 is infinite
   */
  record Power(double exponent, double atLeast) implements Decay {
    public Power {
      require(exponent >= 0 && Double.isFinite(exponent), "the exponent", exponent);
      require(atLeast >= 0 && Double.isFinite(atLeast), "the lowest cost", atLeast);
    }

    @Override
    public double weight(double cost) {
      double counted = Math.max(cost, atLeast);
      return exponent == 1 ? 1 / counted : StrictMath.pow(counted, -exponent);
    }
  }

  /**
   * {@code 1 - c / c0}, 0 beyond.
   *
   * @param cutoff c0
   */
  record Linear(double cutoff) implements Decay {
    public Linear {
      require(cutoff > 0 && Double.isFinite(cutoff), "the cut-off of a linear decay", cutoff);
    }

    @Override
    public double weight(double cost) {
      return cost >= cutoff ? 0 : 1 - cost / cutoff;
    }
  }

  private static void require(boolean holds, String what, double value) {
    if (!holds) {
      throw new IllegalArgumentException(what + " is out of range: " + value);
    }
  }
}
