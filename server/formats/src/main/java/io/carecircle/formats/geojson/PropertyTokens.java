package io.carecircle.formats.geojson;

import io.carecircle.kernel.layer.JsonText;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectWriteContext;

/** Reads property values from a token stream, numbers exactly; always consumes the whole value. */
final class PropertyTokens {
  /** More digits before or after the point than any double has; keeps 1e999999999 out. */
  private static final int MAX_DIGITS = 400;

  private final JsonParser parser;

  PropertyTokens(JsonParser parser) {
    this.parser = parser;
  }

  /** The properties at the current token; none for JSON null. */
  Map<String, Object> read(FirstProblem problem) {
    Map<String, Object> values = new LinkedHashMap<>();
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return values;
    }
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      problem.report("properties", null, "properties must be an object");
      parser.skipChildren();
      return values;
    }
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      checkText(name, name, problem);
      if (values.containsKey(name)) {
        problem.report(name, null, "the property is named twice");
      }
      values.put(name, value(name, problem));
    }
    return values;
  }

  private Object value(String name, FirstProblem problem) {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> checkText(name, parser.getString(), problem);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(name, problem);
      case VALUE_TRUE -> Boolean.TRUE;
      case VALUE_FALSE -> Boolean.FALSE;
      case START_OBJECT, START_ARRAY -> nested(name, problem);
      default -> null;
    };
  }

  private Object number(String name, FirstProblem problem) {
    String text = parser.getString();
    boolean whole = parser.currentToken() == JsonToken.VALUE_NUMBER_INT;
    try {
      BigDecimal value = new BigDecimal(text);
      if (Math.abs((long) value.precision() - value.scale()) <= MAX_DIGITS
          && Math.abs((long) value.scale()) <= MAX_DIGITS) {
        return whole && value.toBigIntegerExact().bitLength() < Long.SIZE
            ? (Object) value.longValueExact()
            : value;
      }
    } catch (NumberFormatException e) {
      // NaN and Infinity, or an exponent beyond what a decimal number can have: reported below.
    }
    problem.report(name, text, "the number is not finite, or has too many digits");
    return null;
  }

  /** An object or a list as compact text: keys in their order, numbers as written. */
  private JsonText nested(String name, FirstProblem problem) {
    StringWriter text = new StringWriter();
    try (JsonGenerator copy =
        GeoJsonTokens.FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      copyValue(copy, name, problem);
    }
    return new JsonText(text.toString());
  }

  /** Copies the value at the current token, token by token. */
  void copyValue(JsonGenerator copy, String name, FirstProblem problem) {
    Deque<Set<String>> keys = new ArrayDeque<>();
    int depth = 0;
    do {
      JsonToken token = parser.currentToken();
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      copyToken(copy, keys, name, problem);
    } while (depth > 0 && parser.nextToken() != null);
  }

  private void copyToken(
      JsonGenerator copy, Deque<Set<String>> keys, String name, FirstProblem problem) {
    switch (parser.currentToken()) {
      case START_OBJECT -> {
        keys.push(new HashSet<>());
        copy.writeStartObject();
      }
      case END_OBJECT -> {
        keys.pop();
        copy.writeEndObject();
      }
      case START_ARRAY -> copy.writeStartArray();
      case END_ARRAY -> copy.writeEndArray();
      case PROPERTY_NAME -> {
        String key = checkText(name, parser.currentName(), problem);
        if (!keys.element().add(key)) {
          problem.report(name, key, "a key inside this property is named twice");
        }
        copy.writeName(key);
      }
      case VALUE_STRING -> copy.writeString(checkText(name, parser.getString(), problem));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> copyNumber(copy, name, problem);
      case VALUE_TRUE -> copy.writeBoolean(true);
      case VALUE_FALSE -> copy.writeBoolean(false);
      default -> copy.writeNull();
    }
  }

  private void copyNumber(JsonGenerator copy, String name, FirstProblem problem) {
    if (parser.isNaN()) {
      problem.report(name, parser.getString(), "a number inside this property is not finite");
      copy.writeNull();
    } else {
      copy.writeNumber(parser.getString());
    }
  }

  /**
   * The text itself; reports what no store and no UTF-8 file can hold: NUL and half of a surrogate
   * pair.
   */
  static String checkText(String name, String text, FirstProblem problem) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        problem.report(printable(name), null, "the text holds a NUL character");
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        problem.report(printable(name), null, "the text holds half a character (lone surrogate)");
      }
    }
    return text;
  }

  /** The name itself may be what is broken, and it goes into a report. */
  private static String printable(String name) {
    StringBuilder shown = new StringBuilder();
    name.codePoints()
        .map(c -> c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? '?' : c)
        .forEach(shown::appendCodePoint);
    return shown.toString();
  }
}
