package io.carecircle.app.platform.web;

import io.carecircle.app.platform.Loopback;
import io.carecircle.app.platform.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets through what was asked of this machine by its own name, and changes only when no foreign
 * site asks for them. Browsers name the asking site in {@code Origin} and cannot be made to lie;
 * programs without a browser send none.
 */
final class OwnHostFilter extends OncePerRequestFilter {
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String host = request.getHeader("Host");
    if (!Loopback.isOwnHost(host, request.getLocalPort())) {
      ProblemWriter.write(
          request,
          response,
          Problem.of(
              403,
              "foreign-host",
              "this server answers to localhost:%1$d, 127.0.0.1:%1$d and [::1]:%1$d only"
                  .formatted(request.getLocalPort())));
    } else if (!READING.contains(request.getMethod()) && isForeign(request, host)) {
      ProblemWriter.write(
          request,
          response,
          Problem.of(403, "cross-site", "another site may not change anything here"));
    } else {
      chain.doFilter(request, response);
    }
  }

  private static boolean isForeign(HttpServletRequest request, String host) {
    String site = request.getHeader("Sec-Fetch-Site");
    String origin = request.getHeader("Origin");
    return site != null && !site.equals("same-origin") && !site.equals("none")
        || origin != null && !origin.equals(request.getScheme() + "://" + host);
  }
}
