package io.carecircle.app.selection;

import io.carecircle.app.layer.CanonicalJson;
import io.carecircle.app.platform.Json;
import io.carecircle.app.platform.RefusedException;
import io.carecircle.app.process.LinkedFiles;
import io.carecircle.app.result.Run;
import io.carecircle.app.result.Warnings;
import io.carecircle.formats.Limits;
import io.carecircle.formats.ReadResult;
import io.carecircle.formats.UnreadableFileException;
import io.carecircle.formats.geojson.GeoJsonReader;
import io.carecircle.kernel.layer.FeatureOrder;
import io.carecircle.kernel.layer.FeatureTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Features that come with a request: a GeoJSON FeatureCollection in the input, or a local file that
 * it names by {@code href}. They are put in id order before anything else, so that their order
 * changes nothing, and kept in the run (a file by its hash), so that it can be replayed.
 */
final class InlineFeatures {
  private InlineFeatures() {}

  /**
   * @param node the member {@code features}
   * @param input name of the input, for refusals
   * @param resolved gets the member {@code features} as it is kept in the run
   */
  static FeatureTable read(
      JsonNode node, String input, LinkedFiles files, Run run, ObjectNode resolved) {
    return read(node, input, files, run, resolved, null);
  }

  /**
   * As above, but a feature that cannot be taken does not refuse the others.
   *
   * @param unreadable gets the reason by the feature's id; null when one refuses all
   */
  static FeatureTable read(
      JsonNode node,
      String input,
      LinkedFiles files,
      Run run,
      ObjectNode resolved,
      Map<String, String> unreadable) {
    if (!(node instanceof ObjectNode object)) {
      throw InputReader.refused(input + ".features", "must be a GeoJSON FeatureCollection");
    }
    if (object.has("href")) {
      return fromFile(object, input, files, run, resolved, unreadable);
    }
    JsonNode collection = canonical(inIdOrder(object, input, run), input);
    resolved.set("features", collection);
    byte[] text = collection.toString().getBytes(StandardCharsets.UTF_8);
    FeatureTable table = table(text, collection, input, run, unreadable);
    run.inlineFeatures(input, collection.get("features").size(), sha256(text));
    return table;
  }

  private static JsonNode canonical(ObjectNode collection, String input) {
    try {
      return CanonicalJson.parse(collection.toString());
    } catch (IllegalArgumentException e) {
      throw InputReader.refused(input + ".features", "cannot be taken: " + e.getMessage());
    }
  }

  private static FeatureTable fromFile(
      ObjectNode object,
      String input,
      LinkedFiles files,
      Run run,
      ObjectNode resolved,
      Map<String, String> unreadable) {
    InputReader in = InputReader.of(object, input + ".features", List.of("href", "sha256"));
    String href = in.text("href").orElseThrow();
    Path file = files.find(href);
    try {
      byte[] bytes = Files.readAllBytes(file);
      String hash = sha256(bytes);
      if (in.text("sha256").map(expected -> !expected.equals(hash)).orElse(false)) {
        throw InputReader.refused(
            input + ".features.href", "names " + href + ", which is not the file it was");
      }
      ObjectNode collection = inIdOrder(Json.parse(bytes, "the file " + href), input, run);
      byte[] text = collection.toString().getBytes(StandardCharsets.UTF_8);
      FeatureTable table = table(text, collection, input, run, unreadable);
      resolved.set(
          "features", Json.MAPPER.createObjectNode().put("href", href).put("sha256", hash));
      run.inlineFeatures(input, collection.get("features").size(), hash);
      return table;
    } catch (IOException e) {
      throw InputReader.refused(
          input + ".features.href", "names " + href + ", which cannot be read: " + e.getMessage());
    }
  }

  private static ObjectNode inIdOrder(JsonNode node, String input, Run run) {
    if (!(node instanceof ObjectNode collection)
        || !"FeatureCollection".equals(collection.path("type").asString(""))
        || !(collection.get("features") instanceof ArrayNode features)) {
      throw InputReader.refused(
          input + ".features", "must be a GeoJSON FeatureCollection with a list of features");
    }
    List<String> ids = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    int assigned = 0;
    for (int i = 0; i < features.size(); i++) {
      String id = idOf(features.get(i), input, i + 1);
      if (id == null) {
        id = "row-" + (i + 1);
        assigned++;
      }
      if (!seen.add(id)) {
        throw InputReader.refused(
            input, "feature " + (i + 1) + ": the id " + id + " is there twice");
      }
      ids.add(id);
    }
    if (assigned > 0) {
      run.warn(
          InputNames.chinese(input) + "中有 " + assigned + " 个要素没有编号，按位置编号",
          assigned + " features of " + input + " had no id and were named by their position");
    }
    ObjectNode ordered = Json.MAPPER.createObjectNode().put("type", "FeatureCollection");
    ArrayNode list = ordered.putArray("features");
    IntStream.range(0, ids.size())
        .boxed()
        .sorted(Comparator.comparing(ids::get, FeatureOrder.BY_ID))
        .forEach(i -> list.add(((ObjectNode) features.get(i).deepCopy()).put("id", ids.get(i))));
    JsonNode crs = collection.get("crs");
    if (crs != null) {
      ordered.set("crs", crs);
    }
    return ordered;
  }

  private static String idOf(JsonNode feature, String input, int position) {
    if (!feature.isObject()) {
      throw InputReader.refused(input, "feature " + position + " is not an object");
    }
    JsonNode id = feature.path("id");
    if (id.isMissingNode() || id.isNull()) {
      id = feature.path("properties").path("id");
    }
    if (id.isMissingNode() || id.isNull()) {
      return null;
    }
    if (!id.isString() && !id.isNumber()) {
      throw InputReader.refused(input, "feature " + position + ": an id is a text or a number");
    }
    return id.asString();
  }

  private static FeatureTable table(
      byte[] geoJson, JsonNode collection, String input, Run run, Map<String, String> unreadable) {
    try {
      ReadResult result = GeoJsonReader.read(geoJson, Limits.DEFAULT);
      if (unreadable != null) {
        JsonNode features = collection.get("features");
        result
            .errors()
            .forEach(
                e -> unreadable.put(features.get(e.row() - 1).get("id").asString(), e.reason()));
      } else if (!result.errors().isEmpty()) {
        throw new RefusedException(
            "bad-features",
            input
                + ".features: "
                + result.errors().size()
                + " of "
                + result.read()
                + " features cannot be taken: "
                + result.errors().get(0).reason(),
            result.errors());
      }
      if (result.declaredCrs() != null && !"EPSG:4326".equals(result.declaredCrs())) {
        throw InputReader.refused(
            input + ".features",
            "are in " + result.declaredCrs() + "; features in a request are WGS84 lon/lat");
      }
      result.warnings().forEach(warning -> run.warn(Warnings.of(input, warning)));
      return result.table();
    } catch (UnreadableFileException e) {
      throw InputReader.refused(input + ".features", "cannot be read: " + e.getMessage());
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
