package io.carecircle.datagen.land;

/** How a township is settled. All figures are invented; they make towns dense and hills empty. */
public enum TownshipKind {
  CITY("urban", 0.97, 1500, 6),
  TOWN("rural", 0.62, 1050, 5),
  MOUNTAIN("mountain", 0.18, 430, 4),
  ISLAND("island", 0.38, 600, 4);

  private final String areaType;
  private final double urbanShare;
  private final int villagers;
  private final int lanes;

  TownshipKind(String areaType, double urbanShare, int villagers, int lanes) {
    this.areaType = areaType;
    this.urbanShare = urbanShare;
    this.villagers = villagers;
    this.lanes = lanes;
  }

  /** As the layer {@code regions} calls it. */
  public String areaType() {
    return areaType;
  }

  /** Share of the people who live in the town itself. */
  public double urbanShare() {
    return urbanShare;
  }

  /** People of a village on average. */
  public int villagers() {
    return villagers;
  }

  /** Lanes of a village on average, the longer way. */
  public int lanes() {
    return lanes;
  }

  static TownshipKind ofLetter(String letter) {
    for (TownshipKind kind : values()) {
      if (kind.name().startsWith(letter)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no kind of township: " + letter);
  }
}
