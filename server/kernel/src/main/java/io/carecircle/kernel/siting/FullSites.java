package io.carecircle.kernel.siting;

import io.carecircle.kernel.search.SparseCostMatrix;
import java.util.Arrays;
import java.util.Comparator;

/**
 * The checker's prices of sites of limited size, by their definition: at most what the demand
 * points that one site reaches and that fit into it are worth, taken by worth for each person until
 * the site is full, the last one in part (Dantzig 1957). Shares nothing with the solver.
 */
final class FullSites {
  private final Question question;
  private final SparseCostMatrix bySite;

  FullSites(Question question) {
    this.question = question;
    this.bySite = question.pairs().transposed();
  }

  /** Takes off each site's price what it is worth at multipliers of the demand points. */
  void price(double[] u, double[] price) {
    for (int j = 0; j < price.length; j++) {
      price[j] -= worth(u, j);
    }
  }

  private double worth(double[] u, int j) {
    double room = question.room(j);
    double[][] points = new double[bySite.first(j + 1) - bySite.first(j)][];
    int count = 0;
    double sum = 0;
    for (int k = bySite.first(j); k < bySite.first(j + 1); k++) {
      int i = bySite.column(k);
      double weight = question.weight()[i];
      double value = u[i] - (question.assignment() ? weight * bySite.cost(k) : 0);
      if (value > 0 && weight == 0) {
        sum += value;
      } else if (value > 0 && weight <= room) {
        points[count++] = new double[] {value, weight};
      }
    }
    Arrays.sort(points, 0, count, Comparator.comparingDouble(point -> -point[0] / point[1]));
    for (int n = 0; n < count && room > 0; n++) {
      double share = Math.min(1, room / points[n][1]);
      sum += share * points[n][0];
      room -= points[n][1];
    }
    return sum;
  }
}
