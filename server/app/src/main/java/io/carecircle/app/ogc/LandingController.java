package io.carecircle.app.ogc;

import io.carecircle.app.demo.DemoNotice;
import io.carecircle.app.platform.BaseMapSettings;
import io.carecircle.app.platform.Json;
import io.carecircle.app.platform.Language;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The landing page, what the API conforms to, and its description. */
@RestController
@ConditionalOnWebApplication
class LandingController {
  private static final String OGC_RELATION = "http://www.opengis.net/def/rel/ogc/1.0/";
  private static final String FEATURES = "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/";
  private static final String PROCESSES =
      "http://www.opengis.net/spec/ogcapi-processes-1/1.0/conf/";
  private static final List<String> CONFORMS_TO =
      List.of(
          FEATURES + "core",
          FEATURES + "geojson",
          FEATURES + "oas30",
          PROCESSES + "core",
          PROCESSES + "ogc-process-description",
          PROCESSES + "json",
          PROCESSES + "oas30",
          PROCESSES + "job-list",
          PROCESSES + "dismiss");

  private final OpenApiDocument openApi;
  private final DemoNotice demo;
  private final BaseMapSettings baseMap;

  LandingController(OpenApiDocument openApi, DemoNotice demo, BaseMapSettings baseMap) {
    this.openApi = openApi;
    this.demo = demo;
    this.baseMap = baseMap;
  }

  @GetMapping(
      path = {"/api", "/api/"},
      produces = ApiLinks.JSON)
  ResponseEntity<byte[]> landing(HttpServletRequest request) {
    QueryParameters.of(request);
    ApiLinks at = ApiLinks.of(request);
    Language in = Answers.language(request);
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("title", in.choose("养老服务圈分析", "CareCircle"));
    node.put(
        "description",
        in.choose(
            "谁能在十五分钟内步行到达养老服务设施，谁不能，为什么",
            "Who can reach elder care on foot in fifteen minutes, who cannot, and why"));
    addNotices(node);
    ArrayNode links = node.putArray("links");
    ApiLinks.add(links, "self", ApiLinks.JSON, in.choose("本页", "This page"), at.api());
    ApiLinks.add(
        links,
        "service-desc",
        ApiLinks.OPEN_API,
        in.choose("接口定义 (OpenAPI)", "API definition (OpenAPI)"),
        at.api("openapi"));
    ApiLinks.add(
        links,
        "service-doc",
        "text/html",
        in.choose("接口说明", "How to use the API"),
        at.root() + "/api.html");
    ApiLinks.add(
        links,
        "conformance",
        ApiLinks.JSON,
        in.choose("符合的标准", "Standards it conforms to"),
        at.api("conformance"));
    ApiLinks.add(
        links, "data", ApiLinks.JSON, in.choose("数据图层", "Collections"), at.api("collections"));
    ApiLinks.add(
        links,
        OGC_RELATION + "processes",
        ApiLinks.JSON,
        in.choose("分析方法", "Processes"),
        at.api("processes"));
    ApiLinks.add(
        links, OGC_RELATION + "job-list", ApiLinks.JSON, in.choose("计算任务", "Jobs"), at.api("jobs"));
    return Answers.document(request, ApiLinks.JSON, node);
  }

  /** What whoever shows the data must know beforehand. */
  private void addNotices(ObjectNode node) {
    List<String> madeUp = demo.madeUpLayers();
    if (!madeUp.isEmpty()) {
      ArrayNode layers = node.putObject("demo").putArray("layers");
      madeUp.forEach(layers::add);
    }
    if (baseMap.isPresent()) {
      node.set("baseMap", baseMap(baseMap));
    }
  }

  /** The configured base map as a page needs it. */
  static ObjectNode baseMap(BaseMapSettings baseMap) {
    ObjectNode map = Json.MAPPER.createObjectNode();
    ArrayNode tiles = map.putArray("tiles");
    baseMap.templates().forEach(tiles::add);
    ArrayNode subdomains = map.putArray("subdomains");
    baseMap.listSubdomains().forEach(subdomains::add);
    map.put("attribution", baseMap.attribution());
    map.put("approval", baseMap.approval());
    map.put("maxZoom", baseMap.maxZoom());
    return map;
  }

  @GetMapping(path = "/api/conformance", produces = ApiLinks.JSON)
  ResponseEntity<byte[]> conformance(HttpServletRequest request) {
    QueryParameters.of(request);
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.set("conformsTo", Json.MAPPER.valueToTree(CONFORMS_TO));
    return Answers.document(request, ApiLinks.JSON, node);
  }

  @GetMapping("/api/openapi")
  ResponseEntity<byte[]> openApi(HttpServletRequest request) {
    QueryParameters.of(request);
    String form = Answers.choose(request, List.of(ApiLinks.OPEN_API, ApiLinks.JSON));
    return Answers.document(
        request, form, openApi.of(ApiLinks.of(request), Answers.language(request)));
  }
}
