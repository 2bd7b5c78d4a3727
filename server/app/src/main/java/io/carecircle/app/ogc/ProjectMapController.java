package io.carecircle.app.ogc;

import io.carecircle.app.platform.BaseMapSettings;
import io.carecircle.app.platform.Json;
import io.carecircle.app.projectmap.ProjectMap;
import io.carecircle.formats.geojson.GeoJsonWriter;
import io.carecircle.kernel.layer.FeatureTable;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Everything that the public page shows, in one document that reads nothing else. */
@RestController
@ConditionalOnWebApplication
class ProjectMapController {
  private final ProjectMap map;
  private final BaseMapSettings baseMap;

  ProjectMapController(ProjectMap map, BaseMapSettings baseMap) {
    this.map = map;
    this.baseMap = baseMap;
  }

  @GetMapping(path = "/api/project-map", produces = ApiLinks.JSON)
  ResponseEntity<byte[]> projectMap(HttpServletRequest request) {
    QueryParameters.of(request);
    ProjectMap.Content content = map.content();
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("demo", content.isDemo());
    node.put("printed", content.isPrinted());
    if (baseMap.isPresent()) {
      node.set("baseMap", LandingController.baseMap(baseMap));
    }
    node.set("projects", collection(content.projects()));
    node.set("regions", collection(content.regions()));
    return Answers.document(request, ApiLinks.JSON, node);
  }

  private static ObjectNode collection(FeatureTable table) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    GeoJsonWriter.write(table, text);
    return (ObjectNode) Json.parse(text.toByteArray(), "the layer");
  }
}
