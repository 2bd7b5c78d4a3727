package io.carecircle.app.ogc;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;

/**
 * Addresses of this API as the caller knows it. The caller's {@code Host} was checked to be this
 * machine before any request gets here.
 *
 * @param root without a slash at its end, for example {@code http://127.0.0.1:8080}
 */
record ApiLinks(String root) {
  static final String JSON = "application/json";
  static final String GEO_JSON = "application/geo+json";
  static final String OPEN_API = "application/vnd.oai.openapi+json;version=3.0";

  static ApiLinks of(HttpServletRequest request) {
    return new ApiLinks(request.getScheme() + "://" + request.getHeader("Host"));
  }

  /** An address below {@code /api}; each part is one segment of the path, whatever it holds. */
  String api(String... parts) {
    StringBuilder address = new StringBuilder(root).append("/api");
    for (String part : parts) {
      address.append('/').append(encode(part));
    }
    return address.toString();
  }

  static String withQuery(String address, Map<String, String> parameters) {
    return parameters.isEmpty()
        ? address
        : parameters.entrySet().stream()
            .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
            .collect(Collectors.joining("&", address + "?", ""));
  }

  static void add(ArrayNode links, String rel, String type, String title, String href) {
    links.addObject().put("href", href).put("rel", rel).put("type", type).put("title", title);
  }

  private static String encode(String text) {
    // Commas and colons of a bbox or a date are readable and allowed as they are.
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("%2C", ",")
        .replace("%3A", ":");
  }
}
