package io.carecircle.formats.osm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.carecircle.formats.UnreadableFileException;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openstreetmap.osmosis.osmbinary.Fileformat;
import org.openstreetmap.osmosis.osmbinary.Osmformat;

/** No damaged or hostile file does more than be refused with a reason. */
class BrokenPbfTest {
  private static final int MIB = 1024 * 1024;

  @TempDir Path folder;

  private OsmStreets read(byte[] file) {
    try {
      Path path = Files.write(folder.resolve("broken.osm.pbf"), file);
      return OsmStreetReader.read(path, Limits.STANDARD, ProgressListener.NONE, CancelToken.NONE);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private String refusal(byte[] file) {
    return assertThrows(UnreadableFileException.class, () -> read(file)).getMessage();
  }

  private void assertRefused(String expected, byte[] file) {
    String message = refusal(file);
    assertTrue(message.contains(expected), message);
  }

  private static PbfWriter.Block sample() {
    return new PbfWriter.Block()
        .dense(1, 120.1, 28.1, "barrier", "gate", "access", "no")
        .dense(2, 120.2, 28.1)
        .node(3, 120.3, 28.2, "highway", "crossing")
        .way(7, List.of(1L, 2L, 3L), "highway", "footway", "name", "学院路")
        .relation(1, 7);
  }

  private static PbfWriter withHeader() {
    return PbfWriter.withHeader(PbfWriter.Packing.ZLIB);
  }

  private static byte[] withData(Osmformat.PrimitiveBlock.Builder block) {
    Osmformat.StringTable.Builder table = Osmformat.StringTable.newBuilder();
    List.of("", "highway", "path").forEach(text -> table.addS(ByteString.copyFromUtf8(text)));
    return withHeader()
        .blob("OSMData", block.setStringtable(table).build().toByteArray())
        .toBytes();
  }

  private static byte[] withGroup(Osmformat.PrimitiveGroup.Builder group) {
    return withData(Osmformat.PrimitiveBlock.newBuilder().addPrimitivegroup(group));
  }

  @ParameterizedTest
  @EnumSource(PbfWriter.Packing.class)
  void aFileCutAnywhereIsRefusedExceptBetweenBlocks(PbfWriter.Packing packing) {
    TreeSet<Integer> boundaries = new TreeSet<>();
    PbfWriter writer = PbfWriter.withHeader(packing);
    boundaries.add(writer.size());
    writer.add(sample());
    boundaries.add(writer.size());
    writer.add(new PbfWriter.Block().way(8, List.of(2L, 3L), "highway", "path"));
    byte[] whole = writer.toBytes();
    assertEquals(2, read(whole).lines().size());
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      if (boundaries.contains(length)) {
        assertTrue(read(cut).lines().size() < read(whole).lines().size());
      } else {
        String message = refusal(cut);
        assertTrue(
            length == 0 ? message.equals("the file is empty") : message.contains("is cut off"),
            message);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(PbfWriter.Packing.class)
  void flippedBitsNeverDoMoreThanRefuseTheFile(PbfWriter.Packing packing) {
    byte[] whole = PbfWriter.withHeader(packing).add(sample()).add(sample()).toBytes();
    Random random = new Random(20260101);
    int refused = 0;
    for (int round = 0; round < 2000; round++) {
      byte[] flipped = whole.clone();
      for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
        flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
      }
      try {
        read(flipped);
      } catch (UnreadableFileException e) {
        refused++;
      }
    }
    assertTrue(refused > 500, "only " + refused + " of 2000 were refused");
  }

  @Test
  void whatIsNoPbfIsRefused() {
    assertRefused("is XML", "<?xml version='1.0'?><osm/>".getBytes(StandardCharsets.UTF_8));
    assertRefused("packed as a whole", new byte[] {31, (byte) 139, 8, 0, 0, 0, 0, 0});
    assertRefused("does not start like", "lon,lat\n120,28\n".getBytes(StandardCharsets.UTF_8));
    assertRefused("does not start like", new byte[100]);
    assertRefused("is cut off", new byte[3]);
    assertThrows(
        UnreadableFileException.class,
        () ->
            OsmStreetReader.read(folder, Limits.STANDARD, ProgressListener.NONE, CancelToken.NONE));
    assertThrows(
        UnreadableFileException.class,
        () ->
            OsmStreetReader.read(
                folder.resolve("absent"),
                Limits.STANDARD,
                ProgressListener.NONE,
                CancelToken.NONE));
  }

  @Test
  void aFileWithoutHeaderIsRefused() {
    assertRefused(
        "at byte 0 (block 1) there is no OSMHeader block",
        new PbfWriter(PbfWriter.Packing.ZLIB).add(sample()).toBytes());
  }

  @Test
  void unknownRequiredFeaturesAreRefusedByName() {
    assertRefused("'Has3D'", PbfWriter.withHeader(PbfWriter.Packing.ZLIB, "Has3D").toBytes());
    assertRefused(
        "HistoricalInformation",
        PbfWriter.withHeader(PbfWriter.Packing.ZLIB, "HistoricalInformation").toBytes());
  }

  @Test
  void blocksOfAnotherTypeArePassedOver() {
    OsmStreets streets =
        read(withHeader().blob("Index", new byte[] {1, 2, 3}).add(sample()).toBytes());
    assertEquals(1, streets.lines().size());
    assertEquals(
        List.of("blocks of an unknown type were passed over: [Index]"), streets.warnings());
  }

  @Test
  void hugeDeclaredSizesAreRefusedBeforeAnythingIsAllocated() {
    int size = withHeader().size();
    assertRefused(
        "at byte " + size + " (block 2) a block header of",
        withHeader().framed(new byte[BlobFile.MAX_HEADER_BYTES + 1], new byte[0]).toBytes());
    byte[] hugeBlob =
        Fileformat.BlobHeader.newBuilder()
            .setType("OSMData")
            .setDatasize(Integer.MAX_VALUE)
            .build()
            .toByteArray();
    assertRefused("over the format's limit", withHeader().framed(hugeBlob, new byte[9]).toBytes());
    byte[] packed = PbfWriter.zlib(new byte[8]);
    for (int rawSize : new int[] {Integer.MAX_VALUE, BlobContent.MAX_RAW_BYTES + 1, -1}) {
      Fileformat.Blob.Builder blob = Fileformat.Blob.newBuilder().setRawSize(rawSize);
      blob.setZlibData(ByteString.copyFrom(packed));
      assertRefused(
          "the block declares a size of",
          withHeader().packed("OSMData", blob.build().toByteArray()).toBytes());
    }
  }

  @Test
  void contentsOfAnotherSizeThanDeclaredAreRefused() {
    byte[] content = sample().toBytes();
    for (int wrong : new int[] {0, content.length - 1, content.length + 1, 31 * MIB}) {
      Fileformat.Blob.Builder zlib = Fileformat.Blob.newBuilder().setRawSize(wrong);
      zlib.setZlibData(ByteString.copyFrom(PbfWriter.zlib(content)));
      assertRefused(
          "unpacks to another size",
          withHeader().packed("OSMData", zlib.build().toByteArray()).toBytes());
      Fileformat.Blob.Builder lz4 = Fileformat.Blob.newBuilder().setRawSize(wrong);
      lz4.setUnknownFields(PbfWriter.field(6, PbfWriter.lz4(content)));
      assertRefused("block 2", withHeader().packed("OSMData", lz4.build().toByteArray()).toBytes());
    }
  }

  @Test
  void otherPackingsAreRefusedByName() {
    byte[][] blobs = {
      Fileformat.Blob.newBuilder()
          .setRawSize(1)
          .setLzmaData(ByteString.EMPTY)
          .build()
          .toByteArray(),
      Fileformat.Blob.newBuilder()
          .setUnknownFields(PbfWriter.field(7, new byte[3]))
          .build()
          .toByteArray(),
      Fileformat.Blob.newBuilder().setRawSize(1).build().toByteArray()
    };
    String[] reasons = {"LZMA", "Zstandard", "has no content"};
    for (int i = 0; i < blobs.length; i++) {
      assertRefused(reasons[i], withHeader().packed("OSMData", blobs[i]).toBytes());
    }
  }

  @Test
  void indexesOutsideTheStringTableAreRefused() {
    Osmformat.Way.Builder way = Osmformat.Way.newBuilder().setId(1).addRefs(1).addRefs(1);
    assertRefused(
        "a tag names text 3 of a table of 3",
        withGroup(Osmformat.PrimitiveGroup.newBuilder().addWays(way.addKeys(1).addVals(3))));
    assertRefused(
        "way 1 has 2 keys and 1 values",
        withGroup(Osmformat.PrimitiveGroup.newBuilder().addWays(way.addKeys(1))));
  }

  @Test
  void brokenNodeTablesAreRefused() {
    Osmformat.DenseNodes.Builder dense = Osmformat.DenseNodes.newBuilder().addId(1).addLon(5);
    assertRefused(
        "1 node ids stand beside 0 latitudes and 1 longitudes",
        withGroup(Osmformat.PrimitiveGroup.newBuilder().setDense(dense)));
    dense.addLat(5);
    int[][] tables = {{1, 2}, {1, 0}, {0, 0}, {1, 2, 0, 0}, {9, 1, 0}, {-1, 1, 0}};
    for (int[] table : tables) {
      Osmformat.DenseNodes.Builder tagged = dense.clone();
      Arrays.stream(table).forEach(tagged::addKeysVals);
      assertRefused("(block 2)", withGroup(Osmformat.PrimitiveGroup.newBuilder().setDense(tagged)));
    }
  }

  @Test
  void deltasThatLeaveTheirRangeAreRefused() {
    Osmformat.DenseNodes.Builder dense = Osmformat.DenseNodes.newBuilder();
    dense.addId(Long.MAX_VALUE).addId(1).addLon(0).addLon(0).addLat(0).addLat(0);
    assertRefused(
        "impossible id", withGroup(Osmformat.PrimitiveGroup.newBuilder().setDense(dense)));
    Osmformat.DenseNodes.Builder far = Osmformat.DenseNodes.newBuilder();
    far.addId(1).addLon(Long.MAX_VALUE).addLat(0);
    assertRefused(
        "leaves its range", withGroup(Osmformat.PrimitiveGroup.newBuilder().setDense(far)));
    Osmformat.Way.Builder way = Osmformat.Way.newBuilder().setId(1).addKeys(1).addVals(2);
    way.addRefs(1L << 59).addRefs(Long.MAX_VALUE);
    assertRefused(
        "leaves its range", withGroup(Osmformat.PrimitiveGroup.newBuilder().addWays(way)));
    assertRefused("granularity", withData(Osmformat.PrimitiveBlock.newBuilder().setGranularity(0)));
  }
}
