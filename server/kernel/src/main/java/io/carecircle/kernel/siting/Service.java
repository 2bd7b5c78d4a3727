package io.carecircle.kernel.siting;

/**
 * How a set of open sites that take everybody serves the demand, as a cost to be made small,
 * together with its relaxation.
 */
abstract class Service extends Relaxation {
  abstract int siteCount();

  /**
   * Multipliers to begin with.
   *
   * @param open a good set of sites, or null
   */
  abstract double[] start(boolean[] open);

  /** Multipliers whose bound is exactly the cost of these sites when no other can open. */
  abstract double[] tight(boolean[] open);

  /** The same problem with only some of the sites, which are renumbered in their order. */
  abstract Condensed condensedTo(int[] sites);

  /**
   * A problem in which demand points that the sites cannot tell apart are one.
   *
   * @param group of each demand point, its number in the smaller problem
   * @param share of each demand point in its group's multiplier; all of a group sum to 1
   */
  record Condensed(Service service, int[] group, double[] share) {
    double[] gather(double[] multiplier) {
      double[] gathered = new double[service.demandCount()];
      for (int i = 0; i < group.length; i++) {
        gathered[group[i]] += multiplier[i];
      }
      return gathered;
    }

    double[] spread(double[] multiplier) {
      double[] spread = new double[group.length];
      for (int i = 0; i < group.length; i++) {
        spread[i] = multiplier[group[i]] * share[i];
      }
      return spread;
    }
  }

  /** Scratch memory for moves between sets of open sites. */
  abstract Neighbourhood neighbourhood();

  /** What moves from one set of open sites would change. One thread's scratch memory. */
  abstract static class Neighbourhood {
    final double[] loss;

    Neighbourhood(int siteCount) {
      this.loss = new double[siteCount];
    }

    /** Takes the open sites and fills {@link #loss}; gives what they cost. */
    abstract double rebuild(boolean[] open);

    /**
     * What opening {@code site} saves. Adds to {@code saved[f]} what is saved beyond that, of the
     * loss of an open site f, when f closes in the same move (Resende and Werneck 2007, "extra").
     */
    abstract double gain(int site, double[] saved);
  }
}
