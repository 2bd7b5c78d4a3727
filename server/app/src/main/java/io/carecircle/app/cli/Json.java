package io.carecircle.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON as commands print and take it. */
final class Json {
  /** A mapping names some dozens of columns. */
  private static final int MAX_BYTES = 1 << 20;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private Json() {}

  /** Writes a record, its components in their declared order, and a line end. */
  static void print(Object value, PrintWriter out) {
    out.println(MAPPER.writeValueAsString(value));
    out.flush();
  }

  /**
   * A flat object of texts.
   *
   * @throws IllegalArgumentException when the file is something else; the message says what
   */
  static Map<String, String> readTexts(Path file) {
    Map<String, String> texts = new LinkedHashMap<>();
    JsonNode root = readTree(file);
    if (root == null || !root.isObject()) {
      throw new IllegalArgumentException("it holds no JSON object");
    }
    for (Map.Entry<String, JsonNode> member : root.properties()) {
      if (!member.getValue().isString()) {
        throw new IllegalArgumentException("\"" + member.getKey() + "\" is not given as text");
      }
      texts.put(member.getKey(), member.getValue().stringValue());
    }
    return texts;
  }

  private static JsonNode readTree(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new IllegalArgumentException("it is larger than " + MAX_BYTES + " bytes");
      }
      return MAPPER.readTree(bytes);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("it is no valid JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new IllegalArgumentException("it cannot be read: " + e.getMessage(), e);
    }
  }
}
