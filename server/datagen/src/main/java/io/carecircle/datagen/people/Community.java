package io.carecircle.datagen.people;

import io.carecircle.datagen.settle.Settlement;

/**
 * A settlement with its people.
 *
 * @param name made up
 * @param village whether it is a village by administration (村) and not a community (社区)
 * @param urban whether it counts as urban in statistics, which is another question
 */
public record Community(
    Settlement place,
    String name,
    boolean village,
    boolean urban,
    long population,
    long households,
    long elders60,
    long elders65,
    long elders80) {
  public String code() {
    return place.code();
  }

  /** The township's code, or Longgang's. */
  public String regionCode() {
    return place.township().code();
  }

  public String county() {
    return place.township().county();
  }
}
