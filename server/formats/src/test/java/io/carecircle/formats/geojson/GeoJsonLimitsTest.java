package io.carecircle.formats.geojson;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.formats.Limits;
import io.carecircle.formats.ReadResult;
import io.carecircle.formats.UnreadableFileException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Files that ask for more than they may have, and files with flipped bits. */
class GeoJsonLimitsTest {
  private static final String POINT = "{\"type\":\"Point\",\"coordinates\":[120.7,28]}";

  private static ReadResult read(String json, Limits limits) {
    return GeoJsonReader.read(json.getBytes(StandardCharsets.UTF_8), limits);
  }

  private static String collection(String... features) {
    return "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}";
  }

  private static String feature(String geometry, String properties) {
    return "{\"type\":\"Feature\",\"id\":\"a\",\"geometry\":"
        + geometry
        + ",\"properties\":"
        + properties
        + "}";
  }

  private static String geometry(String type, String coordinates) {
    return "{\"type\":\"" + type + "\",\"coordinates\":" + coordinates + "}";
  }

  private static String refusal(String json) {
    return refusal(json, Limits.DEFAULT);
  }

  private static String refusal(String json, Limits limits) {
    return assertThrows(UnreadableFileException.class, () -> read(json, limits)).getMessage();
  }

  @Test
  void hostileFilesAreBounded() {
    assertTrue(refusal("[".repeat(100_000)).contains("line 1"));
    assertTrue(
        refusal(collection(feature(POINT, "{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}")))
            .contains("line 1"));
    assertTrue(
        refusal(collection(feature(POINT, "{\"a\":\"" + "x".repeat(1 << 21) + "\"}")))
            .contains("cannot be read"));
    assertTrue(
        refusal(collection(feature(POINT, "{\"a\":" + "1".repeat(200) + "}")))
            .contains("cannot be read"));
    Limits few = new Limits(2000, 2, 2, 3, 10, 4, 6, 1);
    String line = geometry("LineString", "[[1,1],[2,2],[3,3],[4,4],[5,5]]");
    assertTrue(
        read(collection(feature(line, "{}")), few).errors().get(0).reason().contains("4 vertices"));
    assertTrue(refusal(collection(feature(line, "{}"), feature(line, "{}")), few).contains("6 v"));
    String nothing = feature("null", "{}");
    assertTrue(refusal(collection(nothing, nothing, nothing), few).contains("2 features"));
    assertTrue(
        refusal(collection(feature("null", "{\"a\":1,\"b\":1,\"c\":1}")), few).contains("2 names"));
    assertTrue(
        refusal(collection(nothing, feature("null", "{\"a\":1,\"b\":1}")), few)
            .contains("3 values"));
    assertTrue(refusal(collection("1", "2"), few).contains("more than 1 features are wrong"));
    assertTrue(refusal(" ".repeat(2001), few).contains("2000 bytes"));
  }

  /** A flipped byte gives another table or a refusal, never anything else. */
  @Test
  void flippedBytesAreReadOrRefused() {
    String ring = "[[120,28],[121,28],[121,29],[120,28]]";
    String json =
        collection(
            feature(POINT, "{\"name\":\"㙍溪\",\"n\":-1.5e3,\"g\":[{\"a\":1}]}"),
            feature(geometry("Polygon", "[" + ring + "]"), "{\"name\":null}"),
            feature(geometry("LineString", "[[120,28,1],[121,28,2]]"), "{\"t\":true}"));
    Random random = new Random(64);
    int read = 0;
    for (int i = 0; i < 2000; i++) {
      byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
      for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      try {
        read += GeoJsonReader.read(bytes, Limits.DEFAULT).read();
      } catch (UnreadableFileException e) {
        assertTrue(e.getMessage().length() > 10, "a refusal gives its reason");
      }
    }
    assertTrue(read > 0, "some flips must leave a table");
  }
}
