package io.carecircle.formats.osm;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;

/**
 * The content of one OSMData blob. Decoded straight from the wire: the generated message classes
 * would build an object per number. Fields may stand in any order and repeated numbers may be
 * packed or not, as protocol buffers allow.
 */
final class PrimitiveBlock {
  private static final long MAX_LON_NANO = 180_000_000_000L;
  private static final long MAX_LAT_NANO = 90_000_000_000L;

  /** Far above any id of OpenStreetMap (2^34 in 2025); a broken delta soon leaves it. */
  private static final long MAX_ID = 1L << 60;

  private final byte[] bytes;
  private final GrowingLongs groups = new GrowingLongs();
  private final GrowingLongs textOffsets = new GrowingLongs();
  private final GrowingLongs textLengths = new GrowingLongs();
  private final GrowingLongs keys = new GrowingLongs();
  private final GrowingLongs values = new GrowingLongs();
  private final GrowingLongs refs = new GrowingLongs();
  private long granularity = 100;
  private long latOffset;
  private long lonOffset;
  private final Tags tags;
  private boolean holdsNodes;

  /** Finds the parts of a block; nothing is decoded yet. */
  PrimitiveBlock(byte[] bytes) throws IOException {
    this.bytes = bytes;
    CodedInputStream in = CodedInputStream.newInstance(bytes);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (tag) {
        case 1 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED -> readTexts(in);
        case 2 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED -> {
          int length = in.readRawVarint32();
          groups.add(in.getTotalBytesRead());
          groups.add(length);
          in.skipRawBytes(length);
        }
        case 17 << 3 | WireFormat.WIRETYPE_VARINT -> granularity = in.readInt32();
        case 19 << 3 | WireFormat.WIRETYPE_VARINT -> latOffset = in.readInt64();
        case 20 << 3 | WireFormat.WIRETYPE_VARINT -> lonOffset = in.readInt64();
        default -> skip(in, tag);
      }
    }
    if (granularity <= 0) {
      throw new BrokenBlockException("the block has the granularity " + granularity);
    }
    tags = new Tags(bytes, toInts(textOffsets), toInts(textLengths));
  }

  /** Whether a visit met a node, decoded or not. */
  boolean holdsNodes() {
    return holdsNodes;
  }

  /** Passes the wanted elements to the visitor, in the order of the file. */
  void visit(ElementVisitor visitor) throws IOException {
    try {
      for (int i = 0; i < groups.size(); i += 2) {
        visitGroup((int) groups.get(i), (int) groups.get(i + 1), visitor);
      }
    } catch (ArithmeticException e) {
      throw new BrokenBlockException("a number leaves its range");
    }
  }

  private void visitGroup(int offset, int length, ElementVisitor visitor) throws IOException {
    CodedInputStream in = CodedInputStream.newInstance(bytes, offset, length);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      int field = WireFormat.getTagFieldNumber(tag);
      boolean message = WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
      boolean node = message && (field == 1 || field == 2);
      holdsNodes |= node;
      if (node && visitor.wantsNodes() || message && field == 3 && visitor.wantsWays()) {
        int limit = in.pushLimit(in.readRawVarint32());
        switch (field) {
          case 1 -> readNode(in, visitor);
          case 2 -> readDense(in, visitor);
          default -> readWay(in, visitor);
        }
        in.popLimit(limit);
      } else {
        skip(in, tag);
      }
    }
  }

  private void readNode(CodedInputStream in, ElementVisitor visitor) throws IOException {
    keys.clear();
    values.clear();
    long id = Long.MIN_VALUE;
    long lat = Long.MIN_VALUE;
    long lon = Long.MIN_VALUE;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case 1 -> id = single(in, tag, true);
        case 2 -> repeated(in, tag, false, keys);
        case 3 -> repeated(in, tag, false, values);
        case 8 -> lat = single(in, tag, true);
        case 9 -> lon = single(in, tag, true);
        default -> skip(in, tag);
      }
    }
    pairTags("node", id);
    emitNode(id, lon, lat, visitor);
  }

  private void readDense(CodedInputStream in, ElementVisitor visitor) throws IOException {
    GrowingLongs ids = new GrowingLongs();
    GrowingLongs lats = new GrowingLongs();
    GrowingLongs lons = new GrowingLongs();
    keys.clear();
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case 1 -> repeated(in, tag, true, ids);
        case 8 -> repeated(in, tag, true, lats);
        case 9 -> repeated(in, tag, true, lons);
        case 10 -> repeated(in, tag, false, keys);
        default -> skip(in, tag);
      }
    }
    if (ids.size() != lats.size() || ids.size() != lons.size()) {
      throw new BrokenBlockException(
          "%d node ids stand beside %d latitudes and %d longitudes"
              .formatted(ids.size(), lats.size(), lons.size()));
    }
    long id = 0;
    long lat = 0;
    long lon = 0;
    int at = 0;
    for (int i = 0; i < ids.size(); i++) {
      id = Math.addExact(id, ids.get(i));
      lat = Math.addExact(lat, lats.get(i));
      lon = Math.addExact(lon, lons.get(i));
      at = denseTags(at);
      emitNode(id, lon, lat, visitor);
    }
    if (at != keys.size()) {
      throw new BrokenBlockException("there are tags behind the last node");
    }
  }

  /** Reads the key-value row of one dense node (it ends with 0); an empty table has no rows. */
  private int denseTags(int from) throws BrokenBlockException {
    tags.clear();
    if (keys.size() == 0) {
      return 0;
    }
    int at = from;
    while (at < keys.size() && keys.get(at) != 0) {
      if (at + 1 == keys.size()) {
        throw new BrokenBlockException("a tag of a node has no value");
      }
      tags.add(keys.get(at), keys.get(at + 1));
      at += 2;
    }
    if (at == keys.size()) {
      throw new BrokenBlockException("the tags end before the nodes do");
    }
    return at + 1;
  }

  private void readWay(CodedInputStream in, ElementVisitor visitor) throws IOException {
    keys.clear();
    values.clear();
    GrowingLongs deltas = new GrowingLongs();
    long id = Long.MIN_VALUE;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case 1 -> id = single(in, tag, false);
        case 2 -> repeated(in, tag, false, keys);
        case 3 -> repeated(in, tag, false, values);
        case 8 -> repeated(in, tag, true, deltas);
        default -> skip(in, tag);
      }
    }
    checkId("way", id);
    pairTags("way", id);
    refs.clear();
    long ref = 0;
    for (int i = 0; i < deltas.size(); i++) {
      ref = Math.addExact(ref, deltas.get(i));
      checkId("node", ref);
      refs.add(ref);
    }
    visitor.way(id, tags, refs);
  }

  private void emitNode(long id, long lon, long lat, ElementVisitor visitor)
      throws BrokenBlockException {
    checkId("node", id);
    if (lon == Long.MIN_VALUE || lat == Long.MIN_VALUE) {
      throw new BrokenBlockException("node " + id + " has no place");
    }
    long lonNano = Math.addExact(lonOffset, Math.multiplyExact(granularity, lon));
    long latNano = Math.addExact(latOffset, Math.multiplyExact(granularity, lat));
    if (lonNano > MAX_LON_NANO
        || lonNano < -MAX_LON_NANO
        || latNano > MAX_LAT_NANO
        || latNano < -MAX_LAT_NANO) {
      throw new BrokenBlockException(
          "node %d lies at longitude %s, latitude %s, outside the globe"
              .formatted(id, lonNano / 1e9, latNano / 1e9));
    }
    visitor.node(id, lonNano, latNano, tags);
  }

  private static void checkId(String what, long id) throws BrokenBlockException {
    if (id == Long.MIN_VALUE) {
      throw new BrokenBlockException("a " + what + " has no id");
    }
    if (id > MAX_ID || id < -MAX_ID) {
      throw new BrokenBlockException("a " + what + " has the impossible id " + id);
    }
  }

  private void pairTags(String what, long id) throws BrokenBlockException {
    if (keys.size() != values.size()) {
      throw new BrokenBlockException(
          "%s %d has %d keys and %d values".formatted(what, id, keys.size(), values.size()));
    }
    tags.clear();
    for (int i = 0; i < keys.size(); i++) {
      tags.add(keys.get(i), values.get(i));
    }
  }

  private void readTexts(CodedInputStream in) throws IOException {
    int limit = in.pushLimit(in.readRawVarint32());
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (tag == (1 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED)) {
        int length = in.readRawVarint32();
        textOffsets.add(in.getTotalBytesRead());
        textLengths.add(length);
        in.skipRawBytes(length);
      } else {
        skip(in, tag);
      }
    }
    in.popLimit(limit);
  }

  /** Passes over a field; the end of a group that never began is refused. */
  static void skip(CodedInputStream in, int tag) throws IOException {
    if (!in.skipField(tag)) {
      throw new BrokenBlockException("a group ends that never began");
    }
  }

  private static long single(CodedInputStream in, int tag, boolean zigzag) throws IOException {
    if (WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_VARINT) {
      throw new BrokenBlockException("a number has the wrong wire type");
    }
    return zigzag ? in.readSInt64() : in.readInt64();
  }

  private static void repeated(CodedInputStream in, int tag, boolean zigzag, GrowingLongs into)
      throws IOException {
    if (WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
      into.add(single(in, tag, zigzag));
      return;
    }
    int limit = in.pushLimit(in.readRawVarint32());
    while (!in.isAtEnd()) {
      into.add(zigzag ? in.readSInt64() : in.readInt64());
    }
    in.popLimit(limit);
  }

  private static int[] toInts(GrowingLongs longs) {
    int[] ints = new int[longs.size()];
    for (int i = 0; i < ints.length; i++) {
      ints[i] = (int) longs.get(i);
    }
    return ints;
  }
}
