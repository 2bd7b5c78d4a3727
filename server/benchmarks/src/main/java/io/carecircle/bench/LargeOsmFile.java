package io.carecircle.bench;

import com.google.protobuf.CodedOutputStream;
import io.carecircle.kernel.layer.StreetLine;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;

/**
 * A made-up OSM PBF file of any size, as the usual tools write them: dense nodes in blocks of
 * 8,000, then ways, each blob packed with zlib. Field numbers are those of the format's
 * fileformat.proto and osmformat.proto.
 */
final class LargeOsmFile {
  private static final int BLOCK = 8000;

  /** Units of a degree at the format's usual granularity. */
  private static final double UNITS = 1e7;

  private final DataOutputStream out;
  private final Map<Long, Long> idOf = new HashMap<>();
  private final double[][] places;

  /** What was written. */
  record Size(int nodes, int ways, long bytes) {}

  private LargeOsmFile(DataOutputStream out, List<StreetLine> lines) {
    this.out = out;
    int most = lines.stream().mapToInt(line -> line.nodes().length).sum();
    this.places = new double[2][most];
    for (StreetLine line : lines) {
      for (int i = 0; i < line.nodes().length; i++) {
        long next = idOf.size() + 1;
        if (idOf.putIfAbsent(line.nodes()[i], next) == null) {
          places[0][(int) next - 1] = line.lon()[i];
          places[1][(int) next - 1] = line.lat()[i];
        }
      }
    }
  }

  /** Every line becomes a residential street. */
  static Size write(List<StreetLine> lines, Path file) throws IOException {
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
      LargeOsmFile writer = new LargeOsmFile(out, lines);
      writer.blob(
          "OSMHeader",
          message(
              header -> {
                header.writeString(4, "OsmSchema-V0.6");
                header.writeString(4, "DenseNodes");
              }));
      for (int first = 0; first < writer.idOf.size(); first += BLOCK) {
        writer.nodes(first, Math.min(writer.idOf.size(), first + BLOCK));
      }
      for (int first = 0; first < lines.size(); first += BLOCK) {
        writer.ways(lines, first, Math.min(lines.size(), first + BLOCK));
      }
      return new Size(writer.idOf.size(), lines.size(), out.size());
    }
  }

  private interface Fields {
    void write(CodedOutputStream to) throws IOException;
  }

  private static byte[] message(Fields fields) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream coded = CodedOutputStream.newInstance(bytes);
    fields.write(coded);
    coded.flush();
    return bytes.toByteArray();
  }

  private void nodes(int first, int end) throws IOException {
    byte[] dense =
        message(
            fields -> {
              fields.writeByteArray(1, deltas(first, end, i -> i + 1));
              fields.writeByteArray(8, deltas(first, end, i -> units(places[1][i])));
              fields.writeByteArray(9, deltas(first, end, i -> units(places[0][i])));
            });
    block(message(group -> group.writeByteArray(2, dense)));
  }

  private static long units(double degrees) {
    return Math.round(degrees * UNITS);
  }

  private interface Values {
    long at(int i);
  }

  private static byte[] deltas(int first, int end, Values values) throws IOException {
    return message(
        packed -> {
          long before = 0;
          for (int i = first; i < end; i++) {
            packed.writeSInt64NoTag(values.at(i) - before);
            before = values.at(i);
          }
        });
  }

  private void ways(List<StreetLine> lines, int first, int end) throws IOException {
    block(
        message(
            group -> {
              for (int w = first; w < end; w++) {
                long[] keys = lines.get(w).nodes();
                int id = w + 1;
                byte[] way =
                    message(
                        fields -> {
                          fields.writeInt64(1, id);
                          fields.writeByteArray(2, new byte[] {1});
                          fields.writeByteArray(3, new byte[] {2});
                          fields.writeByteArray(8, deltas(0, keys.length, i -> idOf.get(keys[i])));
                        });
                group.writeByteArray(3, way);
              }
            }));
  }

  private void block(byte[] group) throws IOException {
    byte[] texts =
        message(
            table -> {
              for (String text : List.of("", "highway", "residential")) {
                table.writeByteArray(1, text.getBytes(StandardCharsets.UTF_8));
              }
            });
    blob(
        "OSMData",
        message(
            block -> {
              block.writeByteArray(1, texts);
              block.writeByteArray(2, group);
            }));
  }

  private void blob(String type, byte[] content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream zlib = new DeflaterOutputStream(packed)) {
      zlib.write(content);
    }
    byte[] blob =
        message(
            fields -> {
              fields.writeInt32(2, content.length);
              fields.writeByteArray(3, packed.toByteArray());
            });
    byte[] header =
        message(
            fields -> {
              fields.writeString(1, type);
              fields.writeInt32(3, blob.length);
            });
    out.writeInt(header.length);
    out.write(header);
    out.write(blob);
  }
}
