package io.carecircle.app.demo;

import io.carecircle.app.platform.Json;
import io.carecircle.app.platform.Problem;
import io.carecircle.app.platform.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Answers in place of everything while the server prepares its data: the map's address with a page
 * that shows the progress and opens the map when it is there, all else with 503 and when to ask
 * again.
 */
@Component
@ConditionalOnWebApplication
class PreparingPage implements WebMvcConfigurer, HandlerInterceptor {
  private static final String PAGE = "META-INF/resources/preparing.html";
  private static final Set<String> MAP = Set.of("/", "/index.html", "/public.html");

  private static final int RETRY_SECONDS = 2;

  private final Preparation preparation;

  PreparingPage(Preparation preparation) {
    this.preparation = preparation;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    // The page's own words and looks are the only files that are served meanwhile.
    registry.addInterceptor(this).excludePathPatterns("/**/*.js", "/**/*.css", "/error");
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    Optional<Preparation.Stage> stage = preparation.stage();
    if (stage.isEmpty()) {
      return true;
    }
    if (MAP.contains(request.getRequestURI())) {
      show(response);
      return false;
    }
    throw new ProblemException(problem(stage.get()));
  }

  private static void show(HttpServletResponse response) throws IOException {
    byte[] page = new ClassPathResource(PAGE).getContentAsByteArray();
    response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setHeader("Retry-After", Integer.toString(RETRY_SECONDS));
    response.setHeader("Cache-Control", "no-store");
    response.setContentType("text/html");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.setContentLength(page.length);
    response.getOutputStream().write(page);
  }

  private static Problem problem(Preparation.Stage stage) {
    return Problem.of(
            503,
            "preparing",
            "the server makes its demonstration data (%s, %d %%); ask again shortly"
                .formatted(stage.step(), Math.round(stage.share() * 100)))
        .retryAfterSeconds(RETRY_SECONDS)
        .withMembers(
            Json.MAPPER.createObjectNode().put("step", stage.step()).put("share", stage.share()));
  }
}
