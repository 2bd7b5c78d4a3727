package io.carecircle.app.ogc;

import io.carecircle.app.platform.Json;
import io.carecircle.app.platform.Language;
import io.carecircle.app.platform.Problem;
import io.carecircle.app.platform.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MimeTypeUtils;
import tools.jackson.databind.JsonNode;

/** Forms of an answer. */
final class Answers {
  private Answers() {}

  static Language language(HttpServletRequest request) {
    return Language.of(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
  }

  /** A document that holds titles in the caller's language. */
  static ResponseEntity<byte[]> document(
      HttpServletRequest request, String mediaType, JsonNode document) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(mediaType))
        .header(HttpHeaders.CONTENT_LANGUAGE, language(request).tag())
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_LANGUAGE)
        .cacheControl(CacheControl.noCache())
        .body(Json.MAPPER.writeValueAsBytes(document));
  }

  /**
   * The form that the caller wants most among those that there are.
   *
   * @param offered media types, the default one first
   * @throws ProblemException 406 when the caller wants none of them
   */
  static String choose(HttpServletRequest request, List<String> offered) {
    String accept = String.join(",", header(request));
    if (accept.isBlank()) {
      return offered.get(0);
    }
    try {
      List<MediaType> wanted = MediaType.parseMediaTypes(accept);
      MimeTypeUtils.sortBySpecificity(wanted);
      wanted.sort((a, b) -> Double.compare(b.getQualityValue(), a.getQualityValue()));
      for (MediaType type : wanted) {
        for (String candidate : offered) {
          if (type.getQualityValue() > 0 && type.includes(MediaType.parseMediaType(candidate))) {
            return candidate;
          }
        }
      }
    } catch (InvalidMediaTypeException e) {
      throw notAcceptable(offered);
    }
    throw notAcceptable(offered);
  }

  private static List<String> header(HttpServletRequest request) {
    return Collections.list(request.getHeaders(HttpHeaders.ACCEPT));
  }

  private static ProblemException notAcceptable(List<String> offered) {
    return new ProblemException(
        Problem.of(406, "not-acceptable", "this is to be had as " + String.join(" or ", offered)));
  }
}
