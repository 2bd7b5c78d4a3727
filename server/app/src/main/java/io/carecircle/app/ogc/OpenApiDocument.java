package io.carecircle.app.ogc;

import io.carecircle.app.layer.LayerSchema;
import io.carecircle.app.layer.LayerSchemas;
import io.carecircle.app.platform.Json;
import io.carecircle.app.platform.Language;
import io.carecircle.app.process.ProcessCatalog;
import io.carecircle.app.process.ProcessDescription;
import io.carecircle.app.process.ProcessInput;
import io.carecircle.app.result.Engine;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The API's description as OpenAPI 3.0. What is the same in every installation stands in the
 * resource {@code openapi.json}; the paths of collections and processes are made from what these
 * tell about themselves.
 */
@Component
@ConditionalOnWebApplication
class OpenApiDocument {
  private final ProcessCatalog processes;
  private final Engine engine;
  private final ObjectNode skeleton;

  OpenApiDocument(ProcessCatalog processes, Engine engine) throws IOException {
    this.processes = processes;
    this.engine = engine;
    try (InputStream in = OpenApiDocument.class.getResourceAsStream("openapi.json")) {
      this.skeleton = (ObjectNode) Json.parse(in.readAllBytes(), "openapi.json");
    }
  }

  ObjectNode of(ApiLinks at, Language language) {
    ObjectNode document = skeleton.deepCopy();
    ((ObjectNode) document.get("info")).put("version", engine.version());
    document.putArray("servers").addObject().put("url", at.api());
    ObjectNode paths = (ObjectNode) document.get("paths");
    ObjectNode schemas = (ObjectNode) document.at("/components/schemas");
    for (LayerSchema schema : LayerSchemas.listAll()) {
      schemas.set(schema.id(), SchemaJson.feature(schema));
      schemas.set(schema.id() + "-page", page(schema));
      addCollection(paths, schema, CollectionText.title(schema.id(), language));
    }
    for (ProcessDescription process : processes.listDescriptions()) {
      addProcess(paths, process, language);
    }
    return document;
  }

  private static ObjectNode page(LayerSchema schema) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    ArrayNode parts = node.putArray("allOf");
    parts.addObject().put("$ref", "#/components/schemas/page");
    parts
        .addObject()
        .put("type", "object")
        .putObject("properties")
        .putObject("features")
        .put("type", "array")
        .set("items", reference("schemas", schema.id()));
    return node;
  }

  private static void addCollection(ObjectNode paths, LayerSchema schema, String title) {
    String path = "/collections/" + schema.id();
    ObjectNode collection = operation(paths, path, "get", "describe-" + schema.id(), title);
    answer(collection, "200", ApiLinks.JSON, reference("schemas", "collection"));
    ObjectNode items = operation(paths, path + "/items", "get", "list-" + schema.id(), title);
    ArrayNode parameters = items.putArray("parameters");
    for (String name : ItemsQuery.NAMES) {
      parameters.add(reference("parameters", name));
    }
    answer(items, "200", ApiLinks.GEO_JSON, reference("schemas", schema.id() + "-page"));
    notModified(items);
    ObjectNode item =
        operation(paths, path + "/items/{featureId}", "get", "get-" + schema.id(), title);
    item.putArray("parameters").add(reference("parameters", "featureId"));
    answer(item, "200", ApiLinks.GEO_JSON, reference("schemas", schema.id()));
    notModified(item);
  }

  private static void addProcess(ObjectNode paths, ProcessDescription process, Language language) {
    String path = "/processes/" + process.id();
    String title = language.choose(process.titleZh(), process.title());
    ObjectNode describe = operation(paths, path, "get", "describe-" + process.id(), title);
    answer(describe, "200", ApiLinks.JSON, reference("schemas", "process"));
    ObjectNode execute =
        operation(paths, path + "/execution", "post", "execute-" + process.id(), title);
    execute.put("description", process.summary());
    execute.putArray("parameters").add(reference("parameters", "prefer"));
    ObjectNode body = execute.putObject("requestBody").put("required", true);
    ObjectNode schema = body.putObject("content").putObject(ApiLinks.JSON).putObject("schema");
    schema.put("type", "object").putArray("required").add("inputs");
    schema.putObject("properties").set("inputs", inputs(process));
    answer(
        execute,
        "200",
        ApiLinks.JSON,
        (ObjectNode) SchemaJson.parse(process.output().schema(), "the result of " + process.id()));
    if (process.output().table()) {
      ((ObjectNode) execute.at("/responses/200/content"))
          .putObject(ExecutionController.CSV)
          .putObject("schema")
          .put("type", "string");
    }
    ((ObjectNode) execute.get("responses")).set("201", reference("responses", "Job"));
  }

  private static ObjectNode inputs(ProcessDescription process) {
    ObjectNode node = Json.MAPPER.createObjectNode().put("type", "object");
    node.put("additionalProperties", false);
    ArrayNode required = Json.MAPPER.createArrayNode();
    ObjectNode properties = node.putObject("properties");
    for (ProcessInput input : process.inputs()) {
      properties.set(input.name(), SchemaJson.of(input));
      if (input.required()) {
        required.add(input.name());
      }
    }
    if (!required.isEmpty()) {
      node.set("required", required);
    }
    return node;
  }

  private static ObjectNode operation(
      ObjectNode paths, String path, String method, String id, String summary) {
    ObjectNode operation = paths.putObject(path).putObject(method);
    operation.put("operationId", id).put("summary", summary);
    ObjectNode responses = operation.putObject("responses");
    responses.set("4XX", reference("responses", "Problem"));
    responses.set("5XX", reference("responses", "Problem"));
    return operation;
  }

  private static void answer(
      ObjectNode operation, String status, String mediaType, ObjectNode schema) {
    ObjectNode response = ((ObjectNode) operation.get("responses")).putObject(status);
    response.put("description", "The answer");
    response.putObject("content").putObject(mediaType).set("schema", schema);
  }

  private static void notModified(ObjectNode operation) {
    ((ObjectNode) operation.get("responses"))
        .putObject("304")
        .put("description", "The caller's copy, named by If-None-Match, still holds");
  }

  private static ObjectNode reference(String kind, String name) {
    return Json.MAPPER.createObjectNode().put("$ref", "#/components/" + kind + "/" + name);
  }
}
