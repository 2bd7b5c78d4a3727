package io.carecircle.app.cli;

import io.carecircle.app.platform.Json;
import io.carecircle.app.platform.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads {@code --mapping}: which column of a file is which property. */
final class MappingFile {
  /** A mapping names some dozens of columns. */
  private static final int MAX_BYTES = 1 << 20;

  private MappingFile() {}

  /**
   * @return property by column
   * @throws RefusedException when the file is no flat JSON object of texts
   */
  static Map<String, String> read(Path file) {
    JsonNode root = Json.parse(bytes(file), "the mapping " + file);
    if (!root.isObject() || !root.valueStream().allMatch(JsonNode::isString)) {
      throw new RefusedException(
          "bad-mapping", "the mapping " + file + " must be JSON like {\"列名\": \"property\"}");
    }
    Map<String, String> propertyByColumn = new LinkedHashMap<>();
    root.properties().forEach(e -> propertyByColumn.put(e.getKey(), e.getValue().stringValue()));
    return propertyByColumn;
  }

  private static byte[] bytes(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new RefusedException(
            "bad-mapping", "the mapping " + file + " is larger than " + MAX_BYTES + " bytes");
      }
      return bytes;
    } catch (IOException e) {
      throw new RefusedException("bad-mapping", "the mapping " + file + " cannot be read: " + e);
    }
  }
}
