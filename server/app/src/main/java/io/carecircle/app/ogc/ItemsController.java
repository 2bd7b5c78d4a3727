package io.carecircle.app.ogc;

import io.carecircle.app.layer.LayerCache;
import io.carecircle.app.layer.LayerContent;
import io.carecircle.app.layer.LayerSchema;
import io.carecircle.app.layer.LayerVersion;
import io.carecircle.app.platform.Problem;
import io.carecircle.app.platform.ProblemException;
import io.carecircle.app.result.Engine;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The features of a collection. The entity tag names the version of the layer and the address: the
 * same address gives the same features until the next import, and is not sent again.
 */
@RestController
@ConditionalOnWebApplication
class ItemsController {
  private static final List<String> FORMS = List.of(ApiLinks.GEO_JSON, ApiLinks.JSON);

  private final LayerCache layers;
  private final Engine engine;

  ItemsController(LayerCache layers, Engine engine) {
    this.layers = layers;
    this.engine = engine;
  }

  @GetMapping("/api/collections/{id}/items")
  void list(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    LayerSchema schema = CollectionController.schema(id);
    ItemsQuery query = ItemsQuery.of(QueryParameters.of(request, ItemsQuery.NAMES));
    String form = Answers.choose(request, FORMS);
    Optional<LayerVersion> version = layers.findCurrent(id);
    if (isKnown(request, response, form, version)) {
      return;
    }
    FeaturePage page;
    if (version.isEmpty()) {
      page = FeaturePage.empty(schema);
    } else {
      LayerContent content = layers.content(version.get());
      int[] matches = query.matches(id, content);
      int from =
          query.after() == null ? 0 : firstFrom(matches, content.firstRowAfter(query.after()));
      int to = Math.min(matches.length, from + query.limit());
      page =
          new FeaturePage(
              content.table(),
              Arrays.copyOfRange(matches, from, to),
              matches.length,
              to < matches.length);
    }
    page.write(id, query, ApiLinks.of(request), response.getOutputStream());
  }

  @GetMapping("/api/collections/{id}/items/{featureId}")
  void get(
      @PathVariable String id,
      @PathVariable String featureId,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    CollectionController.schema(id);
    QueryParameters.of(request);
    String form = Answers.choose(request, FORMS);
    Optional<LayerVersion> version = layers.findCurrent(id);
    Optional<LayerContent> content = version.map(layers::content);
    OptionalInt row = content.map(c -> c.findRow(featureId)).orElse(OptionalInt.empty());
    if (row.isEmpty()) {
      throw new ProblemException(
          Problem.of(
              404, "unknown-feature", "the collection " + id + " has no feature of this id"));
    }
    if (!isKnown(request, response, form, version)) {
      FeaturePage.writeOne(
          id,
          content.orElseThrow().table(),
          row.getAsInt(),
          ApiLinks.of(request),
          response.getOutputStream());
    }
  }

  private static int firstFrom(int[] rows, int row) {
    int at = Arrays.binarySearch(rows, row);
    return at >= 0 ? at : -at - 1;
  }

  /** Whether the caller has this already; if so it is told, and nothing else is to be written. */
  private boolean isKnown(
      HttpServletRequest request,
      HttpServletResponse response,
      String form,
      Optional<LayerVersion> version) {
    String tag =
        EntityTags.weak(
            engine.nameAndVersion(),
            version.map(LayerVersion::hash).orElse("empty"),
            request.getHeader(HttpHeaders.HOST),
            request.getRequestURI(),
            String.valueOf(request.getQueryString()),
            form);
    response.setHeader(HttpHeaders.ETAG, tag);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
    response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    if (EntityTags.isMet(request.getHeader(HttpHeaders.IF_NONE_MATCH), tag)) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return true;
    }
    response.setContentType(form);
    return false;
  }
}
