package io.carecircle.formats.snapshot;

import io.carecircle.formats.UnreadableFileException;
import io.carecircle.kernel.network.Coordinates;
import io.carecircle.kernel.network.Network;
import io.carecircle.kernel.network.Streets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;

/**
 * Writes a {@link Network} to one file and reads it back.
 *
 * <p>Layout, big-endian: magic, format version, SHA-256 of the content, counts of nodes, edges and
 * shape positions, origin and unit of the coordinates, then the arrays of {@link Streets}. The hash
 * is the network's own ({@link Streets#hash}), so a file that was cut or has one bit changed is
 * refused before anything is built from it.
 */
public final class NetworkSnapshot {
  private static final long MAGIC = 0x4343_4E45_5457_524BL; // "CCNETWRK"
  private static final int VERSION = 1;
  private static final int HASH_BYTES = 32;
  private static final int HEADER_BYTES = 8 + 4 + HASH_BYTES + 3 * 4 + 3 * 8;

  /** Bytes of one edge: from, to, length, shape start, passable, class. */
  private static final long EDGE_BYTES = 4 * 4 + 2;

  private static final long POSITION_BYTES = 8;
  private static final int CHUNK_BYTES = 1 << 20;

  private NetworkSnapshot() {}

  /**
   * Writes the file whole or not at all: an older file in its place stays until the new one is
   * safe.
   */
  public static void write(Network network, Path file) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (FileChannel out =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      write(network, out);
      out.force(true);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void write(Network network, FileChannel out) throws IOException {
    Streets s = network.streets();
    Coordinates shape = s.shape();
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
    header.putLong(MAGIC).putInt(VERSION).put(HexFormat.of().parseHex(network.hash()));
    header.putInt(s.nodeCount()).putInt(s.edgeCount()).putInt(shape.size());
    header.putLong(shape.originLon()).putLong(shape.originLat()).putLong(shape.unit());
    writeFully(out, header.flip());
    for (int[] array :
        new int[][] {s.from(), s.to(), s.lengthMm(), s.shapeStart(), shape.x(), shape.y()}) {
      writeInts(out, array);
    }
    writeFully(out, ByteBuffer.wrap(s.passable()));
    writeFully(out, ByteBuffer.wrap(s.streetClass()));
  }

  private static void writeInts(FileChannel out, int[] values) throws IOException {
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);
    int done = 0;
    while (done < values.length) {
      int count = Math.min(values.length - done, CHUNK_BYTES / Integer.BYTES);
      chunk.clear();
      chunk.asIntBuffer().put(values, done, count);
      writeFully(out, chunk.limit(count * Integer.BYTES));
      done += count;
    }
  }

  private static void writeFully(FileChannel out, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }

  /**
   * @throws UnreadableFileException when the file is not a snapshot of this version, was cut, or
   *     does not match its own hash
   * @throws IOException when it cannot be read at all
   */
  public static Network read(Path file) throws IOException {
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      return read(in, file);
    }
  }

  private static Network read(FileChannel in, Path file) throws IOException {
    ByteBuffer header = readFully(in, HEADER_BYTES, file);
    if (header.getLong() != MAGIC || header.getInt() != VERSION) {
      throw damaged(file, "it is not a network snapshot of this version");
    }
    byte[] hash = new byte[HASH_BYTES];
    header.get(hash);
    int nodes = header.getInt();
    int edges = header.getInt();
    int positions = header.getInt();
    long originLon = header.getLong();
    long originLat = header.getLong();
    long unit = header.getLong();
    // The counts are believed only when the file is exactly as long as they say.
    long expected = HEADER_BYTES + edges * EDGE_BYTES + Integer.BYTES + positions * POSITION_BYTES;
    if (nodes < 0 || edges < 0 || positions < 0 || expected != in.size()) {
      throw damaged(file, "its length does not fit its contents");
    }
    int[] from = readInts(in, edges, file);
    int[] to = readInts(in, edges, file);
    int[] lengthMm = readInts(in, edges, file);
    int[] shapeStart = readInts(in, edges + 1, file);
    int[] x = readInts(in, positions, file);
    int[] y = readInts(in, positions, file);
    byte[] passable = readFully(in, edges, file).array();
    byte[] streetClass = readFully(in, edges, file).array();
    try {
      Coordinates shape = new Coordinates(originLon, originLat, unit, x, y);
      Streets streets =
          new Streets(nodes, from, to, lengthMm, passable, streetClass, shapeStart, shape);
      String expectedHash = HexFormat.of().formatHex(hash);
      if (!streets.hash().equals(expectedHash)) {
        throw damaged(file, "its contents do not match its checksum");
      }
      return Network.of(streets, expectedHash);
    } catch (IllegalArgumentException e) {
      throw damaged(file, e.getMessage());
    }
  }

  private static int[] readInts(FileChannel in, int count, Path file) throws IOException {
    int[] values = new int[count];
    int done = 0;
    while (done < count) {
      int chunk = Math.min(count - done, CHUNK_BYTES / Integer.BYTES);
      readFully(in, chunk * Integer.BYTES, file).asIntBuffer().get(values, done, chunk);
      done += chunk;
    }
    return values;
  }

  private static ByteBuffer readFully(FileChannel in, int bytes, Path file) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(bytes);
    while (buffer.hasRemaining()) {
      if (in.read(buffer) < 0) {
        throw damaged(file, "it ends too early");
      }
    }
    return buffer.flip();
  }

  private static UnreadableFileException damaged(Path file, String reason) {
    return new UnreadableFileException("the network snapshot " + file + " is damaged: " + reason);
  }
}
