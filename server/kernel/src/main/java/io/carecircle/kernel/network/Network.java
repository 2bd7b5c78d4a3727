package io.carecircle.kernel.network;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The walkable streets of a place, ready to be searched by any number of threads. Immutable: a
 * change of the streets makes another network. Parallel arrays rather than objects, because a
 * search touches hundreds of nodes in microseconds and every pointer is a cache miss.
 */
public final class Network {
  private final Streets streets;
  private final Graph forward;
  private final Graph reverse;
  private final Islands islands;
  private final SegmentIndex index;
  private final String hash;

  private Network(Streets streets) {
    this.streets = streets;
    this.forward = Graph.of(streets, false);
    this.reverse = isSymmetric(streets) ? forward : Graph.of(streets, true);
    this.islands = Islands.of(streets);
    this.index = SegmentIndex.of(streets);
    this.hash = hash(streets);
  }

  public static Network of(Streets streets) {
    return new Network(streets);
  }

  public Streets streets() {
    return streets;
  }

  /** Arcs in the direction of walking. */
  public Graph forward() {
    return forward;
  }

  /** Arcs against the direction of walking; the same object when every street is two-way. */
  public Graph reverse() {
    return reverse;
  }

  /** Whether every way back is as long as the way there. */
  public boolean symmetric() {
    return forward == reverse;
  }

  public Islands islands() {
    return islands;
  }

  SegmentIndex index() {
    return index;
  }

  public int nodeCount() {
    return streets.nodeCount();
  }

  public int edgeCount() {
    return streets.edgeCount();
  }

  /** SHA-256 of the content in hexadecimal: equal networks give equal answers. */
  public String hash() {
    return hash;
  }

  private static boolean isSymmetric(Streets streets) {
    for (byte passable : streets.passable()) {
      if (passable != (Streets.FORWARD | Streets.BACKWARD)) {
        return false;
      }
    }
    return true;
  }

  private static String hash(Streets s) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(ByteBuffer.allocate(4).putInt(s.nodeCount()).flip());
      for (int[] array : new int[][] {s.from(), s.to(), s.lengthMm(), s.shapeStart()}) {
        update(digest, array);
      }
      digest.update(s.passable());
      digest.update(s.streetClass());
      Coordinates c = s.shape();
      ByteBuffer head = ByteBuffer.allocate(24);
      digest.update(head.putLong(c.originLon()).putLong(c.originLat()).putLong(c.unit()).flip());
      update(digest, c.x());
      update(digest, c.y());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static void update(MessageDigest digest, int[] values) {
    ByteBuffer chunk = ByteBuffer.allocate(1 << 14);
    for (int value : values) {
      chunk.putInt(value);
      if (!chunk.hasRemaining()) {
        digest.update(chunk.flip());
        chunk.clear();
      }
    }
    digest.update(chunk.flip());
  }
}
