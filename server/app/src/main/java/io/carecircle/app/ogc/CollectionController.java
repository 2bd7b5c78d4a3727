package io.carecircle.app.ogc;

import io.carecircle.app.layer.LayerSchema;
import io.carecircle.app.layer.LayerSchemas;
import io.carecircle.app.platform.Json;
import io.carecircle.app.platform.Language;
import io.carecircle.app.platform.Problem;
import io.carecircle.app.platform.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The list of collections and each of them. All exist always, empty before an import. */
@RestController
@ConditionalOnWebApplication
class CollectionController {
  private final CollectionDescriptions descriptions;

  CollectionController(CollectionDescriptions descriptions) {
    this.descriptions = descriptions;
  }

  @GetMapping(path = "/api/collections", produces = ApiLinks.JSON)
  ResponseEntity<byte[]> list(HttpServletRequest request) {
    QueryParameters.of(request);
    ApiLinks at = ApiLinks.of(request);
    Language language = Answers.language(request);
    ObjectNode node = Json.MAPPER.createObjectNode();
    ArrayNode links = node.putArray("links");
    ApiLinks.add(links, "self", ApiLinks.JSON, "Collections", at.api("collections"));
    ArrayNode collections = node.putArray("collections");
    LayerSchemas.listAll()
        .forEach(schema -> collections.add(descriptions.describe(schema, at, language)));
    return Answers.document(request, ApiLinks.JSON, node);
  }

  @GetMapping(path = "/api/collections/{id}", produces = ApiLinks.JSON)
  ResponseEntity<byte[]> get(@PathVariable String id, HttpServletRequest request) {
    QueryParameters.of(request);
    return Answers.document(
        request,
        ApiLinks.JSON,
        descriptions.describe(schema(id), ApiLinks.of(request), Answers.language(request)));
  }

  /**
   * @throws ProblemException 404 when there is no such collection
   */
  static LayerSchema schema(String id) {
    return LayerSchemas.find(id)
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.of(
                        404,
                        "unknown-collection",
                        "there is no such collection; there are: "
                            + LayerSchemas.listAll().stream()
                                .map(LayerSchema::id)
                                .collect(Collectors.joining(", ")))));
  }
}
