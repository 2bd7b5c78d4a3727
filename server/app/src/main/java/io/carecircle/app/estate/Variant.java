package io.carecircle.app.estate;

/** The default reading of a standard, or one of the others. */
enum Variant {
  DEFAULT("default"),
  /** No minimum on the total; places still have theirs. */
  NO_TOTAL_MINIMUM("no-total-minimum"),
  /** The area per households once for each started lot of households. */
  STEPPED("stepped"),
  /** Every place must reach the minimum. */
  EVERY_PLACE("every-place"),
  /** Gross area counts for the two rates; a place still needs its in-unit area. */
  GROSS_AREA("gross-area"),
  /** The floor area without basements. */
  ABOVE_GROUND("above-ground"),
  /** Gross area of all rooms counts for the total of a community-level project. */
  COMMUNITY_LEVEL_GROSS("community-level-gross");

  private final String id;

  Variant(String id) {
    this.id = id;
  }

  String id() {
    return id;
  }
}
