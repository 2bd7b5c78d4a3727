package io.carecircle.formats.osm;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import io.carecircle.formats.UnreadableFileException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A PBF file as a row of blobs, each a header and a packed content. The file stays open from the
 * first pass to the last, so both see the same file even when it is replaced meanwhile. Sizes are
 * checked against the format's limits and the bytes that are left before anything is allocated.
 */
final class BlobFile implements Closeable {
  /** The format's hard limit for a blob header. */
  static final int MAX_HEADER_BYTES = 64 * 1024;

  /** A packed blob may exceed its content a little (stored deflate blocks, field headers). */
  static final int MAX_PACKED_BYTES = BlobContent.MAX_RAW_BYTES + 1024 * 1024;

  private final String fileName;
  private final FileChannel channel;
  private final long size;
  private long next;
  private long start;
  private int number;
  private String type;
  private long bodyStart;
  private int bodyLength;

  private BlobFile(String fileName, FileChannel channel) throws IOException {
    this.fileName = fileName;
    this.channel = channel;
    this.size = channel.size();
  }

  static BlobFile open(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    if (Files.isDirectory(file)) {
      throw new UnreadableFileException(name + " is a folder, not an OpenStreetMap PBF file");
    }
    FileChannel channel;
    try {
      channel = FileChannel.open(file, StandardOpenOption.READ);
    } catch (NoSuchFileException e) {
      throw new UnreadableFileException("there is no file " + file, e);
    }
    try {
      return new BlobFile(name, channel);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  void rewind() {
    next = 0;
    number = 0;
  }

  long size() {
    return size;
  }

  /** Where the next blob starts, in bytes; grows to {@link #size}. */
  long position() {
    return next;
  }

  /** The blob's place in the file, counted from 1. */
  int number() {
    return number;
  }

  /** "OSMHeader", "OSMData" or something that a reader should pass over. */
  String type() {
    return type;
  }

  /** Goes to the next blob and reads its header; false at the end of the file. */
  boolean advance() throws IOException {
    if (next == size) {
      return false;
    }
    start = next;
    number++;
    if (size - start < 4) {
      throw cut();
    }
    int headerLength = read(start, 4).getInt();
    if (headerLength <= 0 || headerLength > MAX_HEADER_BYTES) {
      throw broken(
          number == 1
              ? "it does not start like an OpenStreetMap PBF file" + hint()
              : "a block header of "
                  + headerLength
                  + " bytes is declared, at most 65536 are allowed",
          null);
    }
    if (size - start - 4 < headerLength) {
      throw cut();
    }
    readHeader(read(start + 4, headerLength));
    bodyStart = start + 4 + headerLength;
    if (size - bodyStart < bodyLength) {
      throw cut();
    }
    next = bodyStart + bodyLength;
    return true;
  }

  /** The unpacked content of the current blob. */
  byte[] content() throws IOException {
    try {
      return BlobContent.unpack(read(bodyStart, bodyLength).array());
    } catch (BrokenBlockException | InvalidProtocolBufferException e) {
      throw broken(e.getMessage(), e);
    }
  }

  UnreadableFileException broken(String reason, Exception cause) {
    return new UnreadableFileException(
        fileName + " cannot be read: at byte " + start + " (block " + number + ") " + reason,
        cause);
  }

  private UnreadableFileException cut() {
    return new UnreadableFileException(
        fileName
            + " is cut off: block "
            + number
            + ", which starts at byte "
            + start
            + ", does not end before the file does (byte "
            + size
            + "); fetch the file again");
  }

  private void readHeader(ByteBuffer header) throws IOException {
    type = null;
    bodyLength = -1;
    try {
      CodedInputStream in = CodedInputStream.newInstance(header.array());
      for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
        switch (tag) {
          case 1 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED -> type = in.readString();
          case 3 << 3 | WireFormat.WIRETYPE_VARINT -> bodyLength = in.readInt32();
          default -> PrimitiveBlock.skip(in, tag);
        }
      }
    } catch (BrokenBlockException | InvalidProtocolBufferException e) {
      throw broken("the block header is broken" + (number == 1 ? hint() : ""), e);
    }
    if (type == null || bodyLength < 0) {
      throw broken("the block header gives no type or no size" + (number == 1 ? hint() : ""), null);
    }
    if (bodyLength > MAX_PACKED_BYTES) {
      throw broken(
          "a block of " + bodyLength + " bytes is declared, over the format's limit", null);
    }
  }

  /** What else a file may be that does not start like a PBF. */
  private String hint() throws IOException {
    ByteBuffer first = read(0, (int) Math.min(size, 5));
    String text = new String(first.array(), StandardCharsets.ISO_8859_1);
    if (text.startsWith("<?xml") || text.startsWith("<osm")) {
      return "; it is XML: convert it with osmium cat -o streets.osm.pbf";
    }
    if (text.startsWith("\u001f\u008b") || text.startsWith("BZh") || text.startsWith("PK")) {
      return "; it is packed as a whole: unpack it first";
    }
    return "";
  }

  private ByteBuffer read(long position, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, position + buffer.position()) < 0) {
        // The file was longer when it was opened.
        throw cut();
      }
    }
    return buffer.flip();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
