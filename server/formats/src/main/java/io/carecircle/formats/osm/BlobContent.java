package io.carecircle.formats.osm;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;

/** Unpacks one blob: raw, zlib or LZ4. A declared size is checked before it is allocated. */
final class BlobContent {
  /** The format's hard limit for a blob, unpacked. */
  static final int MAX_RAW_BYTES = 32 * 1024 * 1024;

  private static final int RAW = 1;
  private static final int RAW_SIZE = 2;
  private static final int ZLIB = 3;
  private static final int LZMA = 4;
  private static final int BZIP2 = 5;
  private static final int LZ4 = 6;
  private static final int ZSTD = 7;

  private final byte[] body;
  private int rawSize = -1;
  private int packing;
  private int offset;
  private int length;

  private BlobContent(byte[] body) {
    this.body = body;
  }

  /**
   * @param body the blob message as it stands in the file
   */
  static byte[] unpack(byte[] body) throws IOException {
    BlobContent blob = new BlobContent(body);
    blob.findFields();
    return switch (blob.packing) {
      case RAW -> blob.raw();
      case ZLIB, LZ4 -> blob.unpacked();
      case LZMA -> throw otherPacking("LZMA");
      case BZIP2 -> throw otherPacking("BZip2");
      case ZSTD -> throw otherPacking("Zstandard");
      default -> throw new BrokenBlockException("the block has no content");
    };
  }

  private static BrokenBlockException otherPacking(String name) {
    return new BrokenBlockException(
        "the block is packed with " + name + "; pack the file with zlib (osmium cat does)");
  }

  private void findFields() throws IOException {
    CodedInputStream in = CodedInputStream.newInstance(body);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      int field = WireFormat.getTagFieldNumber(tag);
      int wireType = WireFormat.getTagWireType(tag);
      if (field == RAW_SIZE && wireType == WireFormat.WIRETYPE_VARINT) {
        rawSize = in.readInt32();
      } else if (field <= ZSTD && wireType == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
        packing = field;
        length = in.readRawVarint32();
        offset = in.getTotalBytesRead();
        in.skipRawBytes(length);
      } else {
        PrimitiveBlock.skip(in, tag);
      }
    }
  }

  private byte[] raw() throws BrokenBlockException {
    if (length > MAX_RAW_BYTES) {
      throw new BrokenBlockException("the block holds more than 32 MiB");
    }
    return Arrays.copyOfRange(body, offset, offset + length);
  }

  private byte[] unpacked() throws BrokenBlockException {
    if (rawSize < 0 || rawSize > MAX_RAW_BYTES) {
      throw new BrokenBlockException(
          "the block declares a size of " + rawSize + " bytes, not one of 0 to 32 MiB");
    }
    byte[] content = new byte[rawSize];
    boolean fits = packing == ZLIB ? inflate(content) : unLz4(content);
    if (!fits) {
      throw new BrokenBlockException(
          "the block unpacks to another size than the " + rawSize + " bytes it declares");
    }
    return content;
  }

  /** Whether the packed bytes end where the content is full; the checksum stands at their end. */
  private boolean inflate(byte[] content) throws BrokenBlockException {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(body, offset, length);
      int got = 0;
      while (got < content.length) {
        int more = inflater.inflate(content, got, content.length - got);
        if (more == 0) {
          return false;
        }
        got += more;
      }
      return inflater.inflate(new byte[1]) == 0 && inflater.finished();
    } catch (DataFormatException e) {
      throw new BrokenBlockException("the packed content of the block is damaged");
    } finally {
      inflater.end();
    }
  }

  /** The Java decompressor checks every bound; the native one would unpack a library to disk. */
  private boolean unLz4(byte[] content) throws BrokenBlockException {
    try {
      int got =
          LZ4Factory.safeInstance()
              .safeDecompressor()
              .decompress(body, offset, length, content, 0, content.length);
      return got == content.length;
    } catch (LZ4Exception e) {
      throw new BrokenBlockException("the packed content of the block is damaged");
    }
  }
}
