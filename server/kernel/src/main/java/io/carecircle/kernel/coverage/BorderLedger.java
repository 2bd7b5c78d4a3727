package io.carecircle.kernel.coverage;

import io.carecircle.kernel.allocation.Allocation;

/**
 * Who serves whom across the borders: the covered people by the region they live in and the region
 * of the facility that serves them. Without places that is their nearest facility, with places the
 * one where they have one.
 *
 * @param people {@code people[home][serving]}; a row adds up to the covered people of its region, a
 *     column to what the facilities of its region do
 */
public record BorderLedger(long[][] people) {

  /**
   * @param weight people of each demand point
   * @param home region of each demand point, 0 to homes - 1
   * @param serving region of each facility, 0 to servings - 1; another numbering than that of homes
   */
  public static BorderLedger of(
      CoverageResult coverage, long[] weight, int[] home, int homes, int[] serving, int servings) {
    long[][] people = new long[homes][servings];
    Allocation allocation = coverage.allocation();
    for (int d = 0; d < weight.length; d++) {
      if (allocation == null) {
        if (coverage.demandClass()[d] == DemandClass.COVERED) {
          add(people[home[d]], serving[coverage.facility()[d]], weight[d]);
        }
        continue;
      }
      for (int i = allocation.pairs().first()[d]; i < allocation.pairs().first()[d + 1]; i++) {
        add(people[home[d]], serving[allocation.pairs().facility()[i]], allocation.people()[i]);
      }
    }
    return new BorderLedger(people);
  }

  private static void add(long[] row, int serving, long more) {
    row[serving] = Math.addExact(row[serving], more);
  }

  /** Covered people of a region. */
  public long row(int home) {
    long sum = 0;
    for (long p : people[home]) {
      sum = Math.addExact(sum, p);
    }
    return sum;
  }

  /** People whom the facilities of a region serve. */
  public long column(int serving) {
    long sum = 0;
    for (long[] row : people) {
      sum = Math.addExact(sum, row[serving]);
    }
    return sum;
  }
}
