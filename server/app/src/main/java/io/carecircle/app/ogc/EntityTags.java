package io.carecircle.app.ogc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Weak entity tags: two answers of one tag mean the same, though a time in them may differ. */
final class EntityTags {
  private static final int BYTES = 16;

  private EntityTags() {}

  /**
   * @param parts everything that the answer depends on
   */
  static String weak(String... parts) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        // Its length first, so that no two lists of parts run together into the same bytes.
        sha.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        sha.update(bytes);
      }
      return "W/\"" + HexFormat.of().formatHex(sha.digest(), 0, BYTES) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * Whether a header {@code If-None-Match} names the tag.
   *
   * @param header or null
   */
  static boolean isMet(String header, String tag) {
    if (header == null) {
      return false;
    }
    String opaque = tag.substring(2);
    for (String one : header.split(",")) {
      String known = one.strip();
      if (known.equals("*") || known.equals(tag) || known.equals(opaque)) {
        return true;
      }
    }
    return false;
  }
}
