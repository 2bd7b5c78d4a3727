package io.carecircle.formats.osm;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import net.jpountz.lz4.LZ4Factory;
import org.openstreetmap.osmosis.osmbinary.Fileformat;
import org.openstreetmap.osmosis.osmbinary.Osmformat;

/**
 * Writes small PBF files with the message classes of the format's own library, which the reader
 * does not use: so each checks the other.
 */
final class PbfWriter {
  enum Packing {
    RAW,
    ZLIB,
    LZ4
  }

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Packing packing;

  PbfWriter(Packing packing) {
    this.packing = packing;
  }

  static PbfWriter withHeader(Packing packing, String... requiredFeatures) {
    PbfWriter writer = new PbfWriter(packing);
    Osmformat.HeaderBlock.Builder header = Osmformat.HeaderBlock.newBuilder();
    header.addRequiredFeatures("OsmSchema-V0.6").addRequiredFeatures("DenseNodes");
    for (String feature : requiredFeatures) {
      header.addRequiredFeatures(feature);
    }
    return writer.blob("OSMHeader", header.build().toByteArray());
  }

  PbfWriter add(Block block) {
    return blob("OSMData", block.toBytes());
  }

  PbfWriter blob(String type, byte[] content) {
    Fileformat.Blob.Builder blob = Fileformat.Blob.newBuilder();
    switch (packing) {
      case RAW -> blob.setRaw(ByteString.copyFrom(content));
      case ZLIB -> blob.setRawSize(content.length).setZlibData(ByteString.copyFrom(zlib(content)));
      case LZ4 -> blob.setRawSize(content.length).setUnknownFields(field(6, lz4(content)));
    }
    return packed(type, blob.build().toByteArray());
  }

  /** Appends a blob whose message is given byte by byte. */
  PbfWriter packed(String type, byte[] blob) {
    byte[] header =
        Fileformat.BlobHeader.newBuilder()
            .setType(type)
            .setDatasize(blob.length)
            .build()
            .toByteArray();
    return framed(header, blob);
  }

  PbfWriter framed(byte[] header, byte[] blob) {
    try (DataOutputStream data = new DataOutputStream(out)) {
      data.writeInt(header.length);
      data.write(header);
      data.write(blob);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  int size() {
    return out.size();
  }

  byte[] toBytes() {
    return out.toByteArray();
  }

  static byte[] zlib(byte[] content) {
    Deflater deflater = new Deflater();
    deflater.setInput(content);
    deflater.finish();
    byte[] packed = new byte[content.length + 100];
    int length = deflater.deflate(packed);
    deflater.end();
    return java.util.Arrays.copyOf(packed, length);
  }

  static byte[] lz4(byte[] content) {
    return LZ4Factory.safeInstance().fastCompressor().compress(content);
  }

  static UnknownFieldSet field(int number, byte[] bytes) {
    return UnknownFieldSet.newBuilder()
        .addField(
            number,
            UnknownFieldSet.Field.newBuilder()
                .addLengthDelimited(ByteString.copyFrom(bytes))
                .build())
        .build();
  }

  /** One block of elements; places are given in degrees, tags as key, value, key, value ... */
  static final class Block {
    private final Osmformat.PrimitiveBlock.Builder block = Osmformat.PrimitiveBlock.newBuilder();
    private final List<String> texts = new ArrayList<>(List.of(""));
    private final int granularity;
    private final long lonOffset;
    private final long latOffset;
    private final Osmformat.DenseNodes.Builder dense = Osmformat.DenseNodes.newBuilder();
    private boolean denseTags;
    private long lastId;
    private long lastLon;
    private long lastLat;

    Block() {
      this(100, 0, 0);
    }

    Block(int granularity, long lonOffset, long latOffset) {
      this.granularity = granularity;
      this.lonOffset = lonOffset;
      this.latOffset = latOffset;
      block.setGranularity(granularity).setLonOffset(lonOffset).setLatOffset(latOffset);
    }

    Block node(long id, double lon, double lat, String... tags) {
      Osmformat.Node.Builder node =
          Osmformat.Node.newBuilder()
              .setId(id)
              .setLon(units(lon, lonOffset))
              .setLat(units(lat, latOffset));
      for (int i = 0; i < tags.length; i += 2) {
        node.addKeys(text(tags[i])).addVals(text(tags[i + 1]));
      }
      block.addPrimitivegroup(Osmformat.PrimitiveGroup.newBuilder().addNodes(node));
      return this;
    }

    Block dense(long id, double lon, double lat, String... tags) {
      dense.addId(id - lastId);
      dense.addLon(units(lon, lonOffset) - lastLon);
      dense.addLat(units(lat, latOffset) - lastLat);
      lastId = id;
      lastLon = units(lon, lonOffset);
      lastLat = units(lat, latOffset);
      denseTags |= tags.length > 0;
      for (String tag : tags) {
        dense.addKeysVals(text(tag));
      }
      dense.addKeysVals(0);
      return this;
    }

    Block way(long id, List<Long> refs, String... tags) {
      Osmformat.Way.Builder way = Osmformat.Way.newBuilder().setId(id);
      long last = 0;
      for (long ref : refs) {
        way.addRefs(ref - last);
        last = ref;
      }
      for (int i = 0; i < tags.length; i += 2) {
        way.addKeys(text(tags[i])).addVals(text(tags[i + 1]));
      }
      block.addPrimitivegroup(Osmformat.PrimitiveGroup.newBuilder().addWays(way));
      return this;
    }

    Block relation(long id, long wayId) {
      block.addPrimitivegroup(
          Osmformat.PrimitiveGroup.newBuilder()
              .addRelations(
                  Osmformat.Relation.newBuilder()
                      .setId(id)
                      .addMemids(wayId)
                      .addRolesSid(0)
                      .addTypes(Osmformat.Relation.MemberType.WAY)));
      return this;
    }

    byte[] toBytes() {
      if (dense.getIdCount() > 0) {
        if (!denseTags) {
          dense.clearKeysVals();
        }
        block.addPrimitivegroup(Osmformat.PrimitiveGroup.newBuilder().setDense(dense));
      }
      Osmformat.StringTable.Builder table = Osmformat.StringTable.newBuilder();
      texts.forEach(text -> table.addS(ByteString.copyFromUtf8(text)));
      return block.setStringtable(table).build().toByteArray();
    }

    private int text(String text) {
      int known = texts.indexOf(text);
      if (known >= 0) {
        return known;
      }
      texts.add(text);
      return texts.size() - 1;
    }

    private long units(double degrees, long offset) {
      return (Math.round(degrees * 1e9) - offset) / granularity;
    }
  }
}
