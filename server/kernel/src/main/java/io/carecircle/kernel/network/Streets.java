package io.carecircle.kernel.network;

import io.carecircle.kernel.layer.StreetClass;
import io.carecircle.kernel.unit.Lengths;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a {@link Network} is made of and what its snapshot stores: edges from junction to junction
 * with their shape. Everything else (the graph, islands, the snap index) follows from it.
 *
 * @param nodeCount junctions and dead ends; nodes are 0 to nodeCount - 1 in Hilbert order
 * @param from start node of each edge
 * @param to end node of each edge
 * @param lengthMm of each edge; 0 is allowed
 * @param passable one byte an edge, {@link #FORWARD} and {@link #BACKWARD} bits
 * @param streetClass one byte an edge, the ordinal of its {@link StreetClass}
 * @param shapeStart of each edge the index of its first position, and one entry more at the end
 * @param shape positions of all edges one after the other, both ends of each included
 */
public record Streets(
    int nodeCount,
    int[] from,
    int[] to,
    int[] lengthMm,
    byte[] passable,
    byte[] streetClass,
    int[] shapeStart,
    Coordinates shape) {
  public static final byte FORWARD = 1;
  public static final byte BACKWARD = 2;

  public Streets {
    int edges = from.length;
    if (to.length != edges
        || lengthMm.length != edges
        || passable.length != edges
        || streetClass.length != edges
        || shapeStart.length != edges + 1) {
      throw new IllegalArgumentException("edge arrays differ in length");
    }
    if (nodeCount < 0) {
      throw new IllegalArgumentException("a network cannot have " + nodeCount + " nodes");
    }
    if (shapeStart[0] != 0 || shapeStart[edges] != shape.size()) {
      throw new IllegalArgumentException("shape positions do not belong to the edges");
    }
    for (int e = 0; e < edges; e++) {
      checkEdge(e, nodeCount, from[e], to[e], lengthMm[e], passable[e], streetClass[e]);
      // In longs: starts from a damaged file must not pass by running over.
      if ((long) shapeStart[e + 1] - shapeStart[e] < 2) {
        throw new IllegalArgumentException("edge " + e + " has no shape");
      }
    }
  }

  private static void checkEdge(
      int edge, int nodes, int from, int to, int lengthMm, byte passable, byte streetClass) {
    boolean inRange =
        from >= 0
            && from < nodes
            && to >= 0
            && to < nodes
            && lengthMm >= 0
            && lengthMm < Lengths.NO_WAY_MM
            && passable >= FORWARD
            && passable <= (FORWARD | BACKWARD)
            && streetClass >= 0
            && streetClass < StreetClass.values().length;
    if (!inRange) {
      throw new IllegalArgumentException("edge " + edge + " is out of range");
    }
  }

  public int edgeCount() {
    return from.length;
  }

  public boolean forward(int edge) {
    return (passable[edge] & FORWARD) != 0;
  }

  public boolean backward(int edge) {
    return (passable[edge] & BACKWARD) != 0;
  }

  /** SHA-256 of the content in hexadecimal. */
  public String hash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(ByteBuffer.allocate(4).putInt(nodeCount).flip());
      for (int[] array : new int[][] {from, to, lengthMm, shapeStart}) {
        update(digest, array);
      }
      digest.update(passable);
      digest.update(streetClass);
      ByteBuffer head = ByteBuffer.allocate(24);
      digest.update(
          head.putLong(shape.originLon()).putLong(shape.originLat()).putLong(shape.unit()).flip());
      update(digest, shape.x());
      update(digest, shape.y());
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
