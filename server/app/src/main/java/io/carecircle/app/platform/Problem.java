package io.carecircle.app.platform;

import io.carecircle.formats.RowError;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/**
 * Why a request over HTTP was not served (RFC 9457).
 *
 * @param status of HTTP
 * @param code stable and short, for programs
 * @param type URI of the kind of problem; by default the path {@code /problems/} and the code
 * @param detail for the person who asked: what is wrong and what to do
 * @param errors the rows that caused it, or empty
 * @param headers of the answer, for example {@code Retry-After}
 * @param members further members of the answer, or null
 */
public record Problem(
    int status,
    String code,
    String type,
    String detail,
    List<RowError> errors,
    Map<String, String> headers,
    ObjectNode members) {
  public Problem {
    Objects.requireNonNull(code);
    errors = List.copyOf(errors);
    headers = Map.copyOf(headers);
  }

  public static Problem of(int status, String code, String detail) {
    return new Problem(status, code, "/problems/" + code, detail, List.of(), Map.of(), null);
  }

  public static Problem of(int status, String code, String detail, List<RowError> errors) {
    return new Problem(status, code, "/problems/" + code, detail, errors, Map.of(), null);
  }

  /** Another type than the default, where a standard fixes it. */
  public Problem withType(String uri) {
    return new Problem(status, code, uri, detail, errors, headers, members);
  }

  public Problem withHeaders(Map<String, String> more) {
    return new Problem(status, code, type, detail, errors, more, members);
  }

  /** The caller may try again after so long. */
  public Problem retryAfterSeconds(int seconds) {
    return withHeaders(Map.of("Retry-After", Integer.toString(seconds)));
  }

  public Problem withMembers(ObjectNode more) {
    return new Problem(status, code, type, detail, errors, headers, more);
  }
}
