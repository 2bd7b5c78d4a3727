package io.carecircle.formats.osm;

/**
 * How much of a file is taken before it is refused, so that no file can exhaust the memory or keep
 * a machine busy for ever.
 *
 * @param maxNodes nodes in the file, used or not (they cost time only)
 * @param maxWays ways in the file (those that are no streets cost time only)
 * @param maxStreetNodes node references of all kept streets together (about 64 bytes of heap each)
 */
public record Limits(long maxNodes, long maxWays, int maxStreetNodes) {
  /** Fits a heap of 2 GiB and is four times the largest Chinese province (2025). */
  public static final Limits STANDARD = new Limits(500_000_000L, 60_000_000L, 20_000_000);

  public Limits {
    if (maxNodes < 1 || maxWays < 1 || maxStreetNodes < 2) {
      throw new IllegalArgumentException("limits must leave room for one street");
    }
  }
}
