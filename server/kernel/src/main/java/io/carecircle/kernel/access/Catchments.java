package io.carecircle.kernel.access;

import io.carecircle.kernel.search.SparseCostMatrix;

/**
 * Floating catchments over weighted pairs. i is demand, j a facility, W the weight of a pair, P
 * people, S supply; pairs of weight 0 are out of reach.
 */
final class Catchments {
  private final SparseCostMatrix pairs;
  private final double[] weight;
  private final double[] people;
  private final double[] supply;
  private final int demandCount;
  private final int facilityCount;

  /**
   * The highest weight of each facility: dividing by it keeps very small weights from vanishing.
   */
  private final double[] highest;

  Catchments(SparseCostMatrix pairs, double[] weight, double[] people, double[] supply) {
    this.pairs = pairs;
    this.weight = weight;
    this.people = people;
    this.supply = supply;
    this.demandCount = people.length;
    this.facilityCount = supply.length;
    this.highest = new double[facilityCount];
    for (int k = 0; k < weight.length; k++) {
      int j = pairs.column(k);
      highest[j] = Math.max(highest[j], weight[k]);
    }
  }

  /**
   * Luo &amp; Wang (2003), with any weight: {@code R(j) = S(j) / sum over i of P(i) W(i,j)}, {@code
   * A(i) = sum over j of R(j) W(i,j)}.
   */
  AccessResult twoStep() {
    return shared(false);
  }

  /** Delamater (2013), equation 6: {@code A(i) = sum over j of R(j) W(i,j)²}. */
  AccessResult modified() {
    return shared(true);
  }

  private AccessResult shared(boolean twice) {
    double[] demandOf = new double[facilityCount];
    for (int i = 0; i < demandCount; i++) {
      for (int k = pairs.first(i); k < pairs.first(i + 1); k++) {
        if (weight[k] > 0) {
          demandOf[pairs.column(k)] += people[i] * (weight[k] / highest[pairs.column(k)]);
        }
      }
    }
    double[] ratio = ratios(demandOf);
    double[] score = new double[demandCount];
    for (int i = 0; i < demandCount; i++) {
      for (int k = pairs.first(i); k < pairs.first(i + 1); k++) {
        int j = pairs.column(k);
        if (weight[k] > 0) {
          score[i] += ratio[j] * (weight[k] / highest[j]) * (twice ? weight[k] : 1);
        }
      }
    }
    boolean[] used = used(demandOf);
    for (int j = 0; j < facilityCount; j++) {
      demandOf[j] *= highest[j];
    }
    return result(score, demandOf, used);
  }

  /** 0 for a facility with nobody in reach: it serves nobody, and never infinitely well. */
  private double[] ratios(double[] demandOf) {
    double[] ratio = new double[facilityCount];
    for (int j = 0; j < facilityCount; j++) {
      ratio[j] = demandOf[j] > 0 ? supply[j] / demandOf[j] : 0;
    }
    return ratio;
  }

  private static boolean[] used(double[] demandOf) {
    boolean[] used = new boolean[demandOf.length];
    for (int j = 0; j < used.length; j++) {
      used[j] = demandOf[j] > 0;
    }
    return used;
  }

  /**
   * Paez, Higgins &amp; Vivona (2019), equations 9 to 12: the weights of a demand point add up to
   * one when people are shared out, those of a facility when its ratio is. So people and ratios are
   * conserved, and people times score are not the supply.
   */
  AccessResult balanced() {
    double[] ofDemand = new double[demandCount];
    double[] ofFacility = new double[facilityCount];
    for (int i = 0; i < demandCount; i++) {
      for (int k = pairs.first(i); k < pairs.first(i + 1); k++) {
        ofDemand[i] += weight[k];
        ofFacility[pairs.column(k)] += weight[k];
      }
    }
    double[] demandOf = new double[facilityCount];
    for (int i = 0; i < demandCount; i++) {
      for (int k = pairs.first(i); k < pairs.first(i + 1); k++) {
        if (weight[k] > 0) {
          demandOf[pairs.column(k)] += people[i] * (weight[k] / ofDemand[i]);
        }
      }
    }
    double[] ratio = ratios(demandOf);
    double[] score = new double[demandCount];
    for (int i = 0; i < demandCount; i++) {
      for (int k = pairs.first(i); k < pairs.first(i + 1); k++) {
        if (weight[k] > 0) {
          score[i] += ratio[pairs.column(k)] * (weight[k] / ofFacility[pairs.column(k)]);
        }
      }
    }
    return result(score, demandOf, used(demandOf));
  }

  /** Hansen (1959): {@code A(i) = sum over j of S(j) W(i,j)}. */
  AccessResult potential() {
    double[] score = new double[demandCount];
    double[] demandOf = new double[facilityCount];
    for (int i = 0; i < demandCount; i++) {
      for (int k = pairs.first(i); k < pairs.first(i + 1); k++) {
        score[i] += supply[pairs.column(k)] * weight[k];
        demandOf[pairs.column(k)] += weight[k] > 0 ? people[i] : 0;
      }
    }
    return result(score, demandOf, used(demandOf));
  }

  private AccessResult result(double[] score, double[] demandOf, boolean[] used) {
    boolean[] reached = new boolean[demandCount];
    double served = 0;
    for (int i = 0; i < demandCount; i++) {
      for (int k = pairs.first(i); k < pairs.first(i + 1); k++) {
        reached[i] |= weight[k] > 0 && supply[pairs.column(k)] > 0;
      }
      served += people[i] * score[i];
    }
    double inReach = 0;
    double unused = 0;
    for (int j = 0; j < facilityCount; j++) {
      inReach += used[j] ? supply[j] : 0;
      unused += used[j] ? 0 : supply[j];
    }
    return new AccessResult(score, reached, demandOf, used, inReach, unused, served, 0);
  }
}
