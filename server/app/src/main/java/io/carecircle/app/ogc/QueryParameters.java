package io.carecircle.app.ogc;

import io.carecircle.app.platform.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of an address, each given once and each known: a misspelt one is refused, so that
 * it is not silently ignored.
 */
final class QueryParameters {
  private final Map<String, String> values;

  private QueryParameters(Map<String, String> values) {
    this.values = values;
  }

  /** Where none may be given. */
  static QueryParameters of(HttpServletRequest request) {
    return of(request, List.of());
  }

  /**
   * @param allowed names that may be given
   * @throws RefusedException for any other, for one given twice and for broken encoding
   */
  static QueryParameters of(HttpServletRequest request, List<String> allowed) {
    Map<String, String> values = new LinkedHashMap<>();
    String query = request.getQueryString();
    if (query != null) {
      for (String pair : query.split("&")) {
        if (!pair.isEmpty()) {
          int equals = pair.indexOf('=');
          String name = decode(equals < 0 ? pair : pair.substring(0, equals));
          check(name, values, allowed);
          values.put(name, equals < 0 ? "" : decode(pair.substring(equals + 1)));
        }
      }
    }
    return new QueryParameters(values);
  }

  private static void check(String name, Map<String, String> before, List<String> allowed) {
    if (!allowed.contains(name)) {
      throw new RefusedException(
          "unknown-parameter",
          "the parameter \""
              + name
              + "\" is not known here; "
              + (allowed.isEmpty() ? "none is" : "known: " + String.join(", ", allowed)));
    }
    if (before.containsKey(name)) {
      throw new RefusedException(
          "bad-parameter", "the parameter \"" + name + "\" is given twice: give it once");
    }
  }

  Optional<String> find(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** All that were given, in their order. */
  Map<String, String> asMap() {
    return values;
  }

  private static String decode(String text) {
    ByteBuffer bytes = ByteBuffer.allocate(text.length() * 4);
    try {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == '%') {
          bytes.put((byte) Integer.parseInt(hexAt(text, i + 1), 16));
          i += 2;
        } else if (c == '+') {
          bytes.put((byte) ' ');
        } else {
          bytes.put(StandardCharsets.UTF_8.encode(String.valueOf(c)));
        }
      }
      return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
    } catch (CharacterCodingException e) {
      throw broken();
    }
  }

  private static String hexAt(String text, int from) {
    if (from + 2 > text.length() || !text.substring(from, from + 2).matches("[0-9A-Fa-f]{2}")) {
      throw broken();
    }
    return text.substring(from, from + 2);
  }

  private static RefusedException broken() {
    return new RefusedException(
        "bad-parameter", "the address is not encoded right: write it as UTF-8, each byte as %XX");
  }
}
