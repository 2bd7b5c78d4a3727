package io.carecircle.app.ogc;

import io.carecircle.app.ingest.ImportRequest;
import io.carecircle.app.platform.Json;
import io.carecircle.app.platform.RefusedException;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * The fields of an upload, and its file under a name of our own: of the sender's name only the
 * ending is used. Deleted when closed.
 */
final class Upload implements AutoCloseable {
  private static final Set<String> FIELDS =
      Set.of(
          "layer", "file", "crs", "encoding", "mapping", "set", "skipBadRows", "replace", "dryRun");
  private static final List<String> ENDINGS =
      List.of(".geojson", ".json", ".csv", ".xlsx", ".xls", ".osm.pbf", ".pbf");

  /** A mapping names some dozens of columns. */
  private static final int LONGEST_FIELD = 1 << 20;

  private final Map<String, String> fields;
  private final Map<String, String> constants;
  private final Path file;

  private Upload(Map<String, String> fields, Map<String, String> constants, Path file) {
    this.fields = fields;
    this.constants = constants;
    this.file = file;
  }

  /**
   * @param folder for the file
   * @throws RefusedException for unknown, missing or repeated fields and a wrong ending
   */
  static Upload of(HttpServletRequest request, Path folder) throws IOException, ServletException {
    Upload upload = of(request, folder, FIELDS);
    if (!upload.fields.containsKey("layer")) {
      upload.close();
      throw missing("layer and file");
    }
    return upload;
  }

  /** An upload with fields of its own; {@code file} is required, {@code set} may be repeated. */
  static Upload of(HttpServletRequest request, Path folder, Set<String> known)
      throws IOException, ServletException {
    Collection<Part> parts = request.getParts();
    Map<String, String> fields = new LinkedHashMap<>();
    Map<String, String> constants = new LinkedHashMap<>();
    Part sent = null;
    for (Part part : parts) {
      String name = part.getName();
      if (!known.contains(name)) {
        throw bad(
            "unknown-field",
            "the field \""
                + name
                + "\" is not known; known: "
                + String.join(", ", known.stream().sorted().toList()));
      }
      if (name.equals("set")) {
        addConstant(text(part), constants);
      } else if (name.equals("file") ? sent != null : fields.containsKey(name)) {
        throw bad("bad-field", "the field " + name + " is there twice: send it once");
      } else if (name.equals("file")) {
        sent = part;
      } else {
        fields.put(name, text(part));
      }
    }
    if (sent == null) {
      throw missing(known.contains("layer") ? "layer and file" : "file");
    }
    return new Upload(fields, constants, store(sent, folder));
  }

  private static Path store(Part part, Path folder) throws IOException {
    String name = part.getSubmittedFileName();
    String lower = name == null ? "" : name.toLowerCase(Locale.ROOT);
    String ending =
        ENDINGS.stream()
            .filter(lower::endsWith)
            .findFirst()
            .orElseThrow(
                () ->
                    bad(
                        "wrong-ending",
                        "the name of the file must end with one of " + String.join(", ", ENDINGS)));
    Path file = folder.resolve("upload-" + UUID.randomUUID() + ending);
    try (InputStream in = part.getInputStream()) {
      Files.copy(in, file);
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    } finally {
      part.delete();
    }
    return file;
  }

  private static void addConstant(String text, Map<String, String> constants) {
    int equals = text.indexOf('=');
    if (equals < 1) {
      throw bad("bad-field", "set must be property=value, for example kind=canteen");
    }
    if (constants.put(text.substring(0, equals), text.substring(equals + 1)) != null) {
      throw bad("bad-field", "set gives " + text.substring(0, equals) + " twice");
    }
  }

  private static String text(Part part) throws IOException {
    try (InputStream in = part.getInputStream()) {
      byte[] bytes = in.readNBytes(LONGEST_FIELD + 1);
      if (bytes.length > LONGEST_FIELD) {
        throw bad("bad-field", "the field " + part.getName() + " is too long");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  Optional<String> findField(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  ImportRequest toRequest() {
    return toRequest(fields.get("layer"));
  }

  ImportRequest toRequest(String layer) {
    return new ImportRequest(
        layer,
        file,
        fields.getOrDefault("crs", ImportRequest.AUTO),
        fields.getOrDefault("encoding", ImportRequest.AUTO),
        mapping(),
        constants,
        flag("skipBadRows"),
        flag("replace"),
        flag("dryRun"),
        System.getProperty("user.name", "unknown"));
  }

  private Map<String, String> mapping() {
    Map<String, String> propertyByColumn = new LinkedHashMap<>();
    if (fields.containsKey("mapping")) {
      byte[] text = fields.get("mapping").getBytes(StandardCharsets.UTF_8);
      JsonNode root = Json.parse(text, "the field mapping");
      if (!root.isObject() || !root.valueStream().allMatch(JsonNode::isString)) {
        throw bad("bad-mapping", "mapping must be JSON like {\"列名\": \"property\"}");
      }
      root.properties().forEach(e -> propertyByColumn.put(e.getKey(), e.getValue().stringValue()));
    }
    return propertyByColumn;
  }

  private boolean flag(String name) {
    String value = fields.getOrDefault(name, "false");
    if (!value.equals("true") && !value.equals("false")) {
      throw bad("bad-field", name + " must be true or false");
    }
    return value.equals("true");
  }

  private static RefusedException missing(String what) {
    return bad("missing-field", "an upload needs the fields " + what);
  }

  private static RefusedException bad(String code, String reason) {
    return new RefusedException(code, reason);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
