package io.carecircle.kernel.siting;

/**
 * The cheapest set of open sites at given prices when only the counts and the decisions so far
 * matter: what is left of the relaxed problem. Ties go to the lowest index. One thread's scratch
 * memory.
 */
final class Selection {
  private final SelectionRule rule;
  private final int[] order;
  final boolean[] chosen;

  /** What another decision on one site would add to the bound, after {@link #choose}. */
  private double dearestChosen;

  private double cheapestLeft;
  private int taken;
  private int need;
  private int room;

  Selection(SelectionRule rule) {
    this.rule = rule;
    this.order = new int[rule.siteCount()];
    this.chosen = new boolean[rule.siteCount()];
  }

  /**
   * @param price of opening each site
   * @return the least sum of prices, positive infinity when the counts cannot be met
   */
  double choose(double[] price, byte[] state) {
    double sum = 0;
    int free = 0;
    int open = 0;
    int below = 0;
    for (int j = 0; j < price.length; j++) {
      chosen[j] = false;
      if (state[j] == SelectionRule.OPEN) {
        chosen[j] = true;
        sum += price[j];
        open += rule.counted()[j] ? 1 : 0;
      } else if (state[j] == SelectionRule.FREE) {
        if (rule.counted()[j]) {
          order[free++] = j;
          below += price[j] < 0 ? 1 : 0;
        } else if (price[j] < 0) {
          chosen[j] = true;
          sum += price[j];
        }
      }
    }
    need = Math.max(0, rule.least() - open);
    room = rule.most() - open;
    if (room < 0 || need > free) {
      return Double.POSITIVE_INFINITY;
    }
    room = Math.min(room, free);
    taken = Math.max(need, Math.min(room, below));
    partition(price, free, taken);
    dearestChosen = Double.NEGATIVE_INFINITY;
    cheapestLeft = Double.POSITIVE_INFINITY;
    for (int k = 0; k < free; k++) {
      int j = order[k];
      if (k < taken) {
        chosen[j] = true;
        sum += price[j];
        dearestChosen = Math.max(dearestChosen, price[j]);
      } else {
        cheapestLeft = Math.min(cheapestLeft, price[j]);
      }
    }
    return sum;
  }

  /** What the bound gains when a free site is decided against {@link #chosen}. */
  double penalty(int j, double price) {
    if (!rule.counted()[j]) {
      return Math.abs(price);
    }
    if (chosen[j]) {
      double dropped = taken > need ? -price : Double.POSITIVE_INFINITY;
      return Math.min(dropped, cheapestLeft - price);
    }
    double added = taken < room ? price : Double.POSITIVE_INFINITY;
    return Math.min(added, taken > 0 ? price - dearestChosen : Double.POSITIVE_INFINITY);
  }

  /** Quickselect (Hoare 1961): the first {@code k} of the order are the cheapest. */
  private void partition(double[] price, int size, int k) {
    int low = 0;
    int high = size - 1;
    while (low < high && k > low && k <= high) {
      int pivot = order[(low + high) >>> 1];
      int i = low;
      int j = high;
      while (i <= j) {
        while (cheaper(price, order[i], pivot)) {
          i++;
        }
        while (cheaper(price, pivot, order[j])) {
          j--;
        }
        if (i <= j) {
          int swapped = order[i];
          order[i++] = order[j];
          order[j--] = swapped;
        }
      }
      if (k - 1 <= j) {
        high = j;
      } else if (k - 1 >= i) {
        low = i;
      } else {
        return;
      }
    }
  }

  private static boolean cheaper(double[] price, int a, int b) {
    return price[a] < price[b] || price[a] == price[b] && a < b;
  }
}
