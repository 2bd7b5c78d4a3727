package io.carecircle.app.layer;

import java.util.Objects;

/**
 * What is told about a version before it exists.
 *
 * @param layer collection id
 * @param base number of the version that it follows, 0 when it is the first; another version
 *     written in between makes the append fail instead of hiding that one
 * @param createdBy who imports it
 * @param source what it is made from, a file name
 * @param sourceHash SHA-256 of that file's bytes, or null
 */
public record NewVersion(
    String layer, int base, String createdBy, String source, String sourceHash) {
  public NewVersion {
    Objects.requireNonNull(layer);
    Objects.requireNonNull(createdBy);
    Objects.requireNonNull(source);
    if (base < 0) {
      throw new IllegalArgumentException("base version " + base);
    }
  }
}
