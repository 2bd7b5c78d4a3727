package io.carecircle.formats.osm;

/** Hears the elements of a block. {@link Tags} and arrays are lent for the call only. */
interface ElementVisitor {
  /** Whether nodes should be decoded at all. */
  boolean wantsNodes();

  /** Whether ways should be decoded at all. */
  boolean wantsWays();

  /**
   * @param lonNano nanodegrees, checked to lie on the globe
   * @param latNano nanodegrees, checked to lie on the globe
   */
  void node(long id, long lonNano, long latNano, Tags tags) throws BrokenBlockException;

  /**
   * @param refs ids of its nodes, in order
   */
  void way(long id, Tags tags, GrowingLongs refs) throws BrokenBlockException;
}
