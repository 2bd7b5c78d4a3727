package io.carecircle.app.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Which header means which property, and which word which value. */
@Component
final class Synonyms {
  private static final String ANY = "*";
  private static final String BOOLEAN = "boolean";

  /**
   * Units that change nothing. Any other, like 万元 or 亩, leaves the column unrecognised: taking its
   * numbers for square metres or 亿元 would be wrong by orders of magnitude.
   */
  private static final Pattern UNIT =
      Pattern.compile("\\((张|个|床|人|户|m2|㎡|平方米|平米|亿元|年|度|°|wgs84)\\)$");

  /** Property by normalised header, by layer. */
  private final Map<String, Map<String, String>> columns = new HashMap<>();

  /** Value by normalised word, by "layer.property". */
  private final Map<String, Map<String, String>> values = new HashMap<>();

  Synonyms() {
    JsonNode root = load();
    root.get("columns")
        .properties()
        .forEach(layer -> columns.put(layer.getKey(), inverted(layer.getValue(), true)));
    root.get("values")
        .properties()
        .forEach(property -> values.put(property.getKey(), inverted(property.getValue(), false)));
  }

  /** The properties that a header may mean, the most likely first. */
  List<String> propertiesOf(String layer, String header) {
    String normal = header(header);
    return List.of(layer, ANY).stream()
        .map(scope -> columns.getOrDefault(scope, Map.of()).get(normal))
        .filter(property -> property != null)
        .distinct()
        .toList();
  }

  /** The property of a care room that a header of a table of estates means. */
  Optional<String> findRoomProperty(String header) {
    return Optional.ofNullable(columns.get("careRooms").get(header(header)));
  }

  /** The value that a word stands for, when it is a known one. */
  Optional<String> findValue(String layer, String property, String word) {
    String normal = word(word);
    return List.of(layer + "." + property, ANY + "." + property).stream()
        .map(scope -> values.getOrDefault(scope, Map.of()).get(normal))
        .filter(value -> value != null)
        .findFirst();
  }

  /** "true" or "false" for a word that says so in any layer. */
  Optional<String> findBoolean(String word) {
    return findValue(ANY, BOOLEAN, word);
  }

  /** A header without what people vary: width, case, spaces, underscores, a harmless unit. */
  static String header(String text) {
    String plain = word(text).replaceAll("[\\s_\\-]", "");
    return UNIT.matcher(plain).replaceFirst("");
  }

  static String word(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
  }

  private static Map<String, String> inverted(JsonNode wordsByTarget, boolean headers) {
    Map<String, String> targets = new HashMap<>();
    wordsByTarget
        .properties()
        .forEach(
            target ->
                target
                    .getValue()
                    .forEach(
                        word -> {
                          String text = word.stringValue();
                          String key = headers ? header(text) : word(text);
                          targets.putIfAbsent(key, target.getKey());
                        }));
    return targets;
  }

  private static JsonNode load() {
    try (InputStream in = Synonyms.class.getResourceAsStream("synonyms.json")) {
      return JsonMapper.shared().readTree(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
