package io.carecircle.app.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.coyote.BadRequestException;
import org.apache.coyote.CloseNowException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * When making an answer fails after its first part has gone out, breaking the connection is the
 * only way left to say so. Ended in order, half an answer would look like a whole one.
 */
final class BrokenAnswer extends OncePerRequestFilter {
  /** Request attribute that asks for it and holds what went wrong. */
  static final String MARK = BrokenAnswer.class.getName();

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(request, response);
    Object broken = request.getAttribute(MARK);
    if (broken instanceof BadRequestException malformed) {
      // The container has marked the answer as begun, but nothing went out: it answers with 400.
      throw malformed;
    }
    if (broken != null) {
      throw new CloseNowException("the answer broke off");
    }
  }
}
