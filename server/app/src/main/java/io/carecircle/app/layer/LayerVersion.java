package io.carecircle.app.layer;

import java.time.Instant;

/**
 * One complete, immutable state of a layer.
 *
 * @param layer collection id
 * @param number 1 for the first version of a layer, then one more each
 * @param hash of the content alone ({@link LayerHash}), lower-case hexadecimal
 * @param featureCount rows in this version
 * @param createdAt when it was committed
 * @param createdBy who imported it
 * @param source what it was made from, a file name
 * @param sourceHash SHA-256 of that file's bytes, or null
 */
public record LayerVersion(
    String layer,
    int number,
    String hash,
    int featureCount,
    Instant createdAt,
    String createdBy,
    String source,
    String sourceHash) {
  /** What the source of made-up data begins with; no file can be named so. */
  public static final String DEMO_SOURCE = "demo:";

  /** Whether this is demonstration data, which every result made of it must say. */
  public boolean isDemo() {
    return source.startsWith(DEMO_SOURCE);
  }
}
