package io.carecircle.app.layer;

import io.carecircle.kernel.layer.JsonText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One text per value: JSON with sorted keys, no white space and numbers in plain notation without
 * trailing zeros. Equal content so gives equal bytes, whatever file it came from.
 */
public final class CanonicalJson {
  /** Digits a number may have; beyond lies nonsense or an attack on memory. */
  private static final int MAX_DIGITS = 60;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(64)
                          .maxNumberLength(100)
                          .maxStringLength(1_000_000)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private CanonicalJson() {}

  /**
   * @throws IllegalArgumentException when the text is no JSON, names a key twice, nests deeper than
   *     64 levels or holds a number of more than 60 digits; the message says which
   */
  public static JsonNode parse(String json) {
    try {
      JsonNode node = MAPPER.readTree(json);
      if (node == null || node.isMissingNode()) {
        throw new IllegalArgumentException("it is empty");
      }
      return sorted(node);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("it is no valid JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** The canonical form of a JSON text; see {@link #parse} for what is refused. */
  public static JsonText of(String json) {
    return new JsonText(MAPPER.writeValueAsString(parse(json)));
  }

  /**
   * The canonical form of a tree that was made here, so that nothing in it needs a limit: the
   * matrix of a question is one text of megabytes.
   *
   * @throws IllegalArgumentException when it holds a number of more than 60 digits
   */
  public static JsonText of(JsonNode tree) {
    return new JsonText(MAPPER.writeValueAsString(sorted(tree)));
  }

  /**
   * A number without trailing zeros and without an exponent in its text.
   *
   * @throws IllegalArgumentException when it has more than 60 digits in plain notation
   */
  public static BigDecimal number(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    long integerDigits = (long) stripped.precision() - stripped.scale();
    if (stripped.precision() > MAX_DIGITS
        || integerDigits > MAX_DIGITS
        || stripped.scale() > MAX_DIGITS) {
      throw new IllegalArgumentException("the number has more than " + MAX_DIGITS + " digits");
    }
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /** The columns a schema does not know, as one JSON object; null when there are none. */
  public static String writeExtra(Map<String, Object> values) {
    if (values.isEmpty()) {
      return null;
    }
    ObjectNode object = NODES.objectNode();
    new TreeMap<>(values).forEach((name, value) -> object.set(name, toNode(value)));
    return MAPPER.writeValueAsString(object);
  }

  /** The inverse of {@link #writeExtra}. */
  public static Map<String, Object> readExtra(String json) {
    Map<String, Object> values = new TreeMap<>();
    if (json != null) {
      MAPPER.readTree(json).properties().forEach(e -> values.put(e.getKey(), toValue(e)));
    }
    return values;
  }

  private static Object toValue(Map.Entry<String, JsonNode> entry) {
    JsonNode node = entry.getValue();
    if (node.isString()) {
      return node.stringValue();
    }
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      return node.longValue();
    }
    if (node.isNumber()) {
      return number(node.decimalValue());
    }
    return new JsonText(MAPPER.writeValueAsString(node));
  }

  private static JsonNode toNode(Object value) {
    if (value instanceof String text) {
      return NODES.stringNode(text);
    }
    if (value instanceof LocalDate date) {
      return NODES.stringNode(date.toString());
    }
    if (value instanceof Boolean flag) {
      return NODES.booleanNode(flag);
    }
    if (value instanceof Long number) {
      return NODES.numberNode(number);
    }
    if (value instanceof BigDecimal number) {
      return numberNode(number);
    }
    if (value instanceof JsonText json) {
      return parse(json.json());
    }
    throw new IllegalArgumentException("no JSON for " + value.getClass());
  }

  private static JsonNode numberNode(BigDecimal value) {
    BigDecimal number = number(value);
    if (number.scale() > 0) {
      return NODES.numberNode(number);
    }
    BigInteger whole = number.toBigIntegerExact();
    return whole.bitLength() < Long.SIZE
        ? NODES.numberNode(whole.longValue())
        : NODES.numberNode(whole);
  }

  private static JsonNode sorted(JsonNode node) {
    if (node.isObject()) {
      ObjectNode object = NODES.objectNode();
      Map<String, JsonNode> members = new TreeMap<>();
      node.properties().forEach(e -> members.put(e.getKey(), e.getValue()));
      members.forEach((key, value) -> object.set(key, sorted(value)));
      return object;
    }
    if (node.isArray()) {
      ArrayNode array = NODES.arrayNode();
      node.forEach(element -> array.add(sorted(element)));
      return array;
    }
    return node.isNumber() ? numberNode(node.decimalValue()) : node;
  }
}
