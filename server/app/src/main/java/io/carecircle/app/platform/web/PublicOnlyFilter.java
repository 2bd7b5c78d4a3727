package io.carecircle.app.platform.web;

import io.carecircle.app.platform.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a viewer without rights see the public page and nothing else. What is let through is named
 * letter by letter; an address written in any other way is refused.
 */
final class PublicOnlyFilter extends OncePerRequestFilter {
  private static final String ROOT = "/";
  private static final Set<String> READING = Set.of("GET", "HEAD");

  /** The projects with the outlines of counties, and the ground that the map lies on. */
  private static final Pattern OPEN =
      Pattern.compile(
          "/api/project-map|/api/tiles/(barriers|streets)/[0-9]{1,2}/[0-9]{1,7}/[0-9]{1,7}");

  private final Set<String> files;

  PublicOnlyFilter(Set<String> files) {
    this.files = files;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path = request.getRequestURI();
    boolean isReading = READING.contains(request.getMethod());
    if (isReading && path.equals(ROOT)) {
      response.setHeader("Cache-Control", "no-store");
      response.sendRedirect(PublicFiles.PAGE);
    } else if (isReading && (files.contains(path) || OPEN.matcher(path).matches())) {
      chain.doFilter(request, response);
    } else {
      ProblemWriter.write(
          request,
          response,
          Problem.of(
              403, "not-public", "this server shows the public project map and nothing else"));
    }
  }
}
