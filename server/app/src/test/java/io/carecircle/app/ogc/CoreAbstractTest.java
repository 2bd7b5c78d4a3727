package io.carecircle.app.ogc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenServer;
import io.carecircle.app.layer.LayerSchema;
import io.carecircle.app.layer.LayerSchemas;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * What the abstract tests of OGC API Features Part 1 (OGC 17-069r4, annex A) ask of a server, on
 * every collection of this one: general, landing page, API definition, conformance, collections,
 * collection, features, feature, bbox, limit, datetime, errors.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CoreAbstractTest {
  private static final String CORE = "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core";

  @TempDir static Path folder;
  private OpenServer server;

  @BeforeAll
  void open() {
    server = new OpenServer(folder);
    SmallTown.fill(server);
  }

  @AfterAll
  void close() {
    server.close();
  }

  @Test
  void landingPageLinksToEverythingAndEveryLinkAnswersInTheTypeItNames() {
    JsonNode landing = server.json("/api");
    for (String rel : List.of("self", "service-desc", "service-doc", "conformance", "data")) {
      assertTrue(link(landing, rel) != null, rel);
    }
    for (JsonNode link : landing.get("links")) {
      String type = link.get("type").stringValue();
      HttpResponse<byte[]> answer = server.get(link.get("href").stringValue(), "Accept", type);
      assertEquals(200, answer.statusCode(), link::toString);
      assertTrue(contentType(answer).startsWith(type.split(";")[0]), contentType(answer));
    }
  }

  @Test
  void apiDefinitionIsOpenApi30AndDescribesEveryCollection() {
    HttpResponse<byte[]> answer = server.get(link(server.json("/api"), "service-desc"));
    assertEquals("application/vnd.oai.openapi+json;version=3.0", contentType(answer));
    JsonNode api = OpenServer.json(answer);
    assertTrue(api.get("openapi").stringValue().startsWith("3.0."));
    assertEquals(server.root() + "/api", api.at("/servers/0/url").stringValue());
    for (LayerSchema schema : LayerSchemas.listAll()) {
      JsonNode items = api.get("paths").path("/collections/" + schema.id() + "/items").path("get");
      List<String> parameters = new ArrayList<>();
      items.path("parameters").forEach(p -> parameters.add(p.get("$ref").stringValue()));
      for (String name : List.of("bbox", "limit", "datetime")) {
        assertTrue(parameters.contains("#/components/parameters/" + name), schema.id());
      }
    }
    JsonNode limit = api.at("/components/parameters/limit/schema");
    assertEquals(1, limit.get("minimum").intValue());
    assertEquals(10_000, limit.get("maximum").intValue());
    assertEquals(10, limit.get("default").intValue());
    assertEquals("form", api.at("/components/parameters/bbox/style").stringValue());
    assertFalse(api.at("/components/parameters/bbox/explode").booleanValue());
  }

  @Test
  void everyReferenceInTheApiDefinitionLeadsSomewhereAndEveryOperationHasAnIdOfItsOwn() {
    JsonNode api = server.json("/api/openapi");
    for (JsonNode reference : api.findValues("$ref")) {
      String pointer = reference.stringValue().substring(1);
      assertFalse(api.at(pointer).isMissingNode(), reference::stringValue);
    }
    List<JsonNode> ids = api.findValues("operationId");
    assertEquals(ids.size(), new HashSet<>(ids).size());
  }

  @Test
  void conformanceNamesTheCore() {
    List<String> classes = new ArrayList<>();
    server.json("/api/conformance").get("conformsTo").forEach(c -> classes.add(c.stringValue()));
    assertTrue(classes.contains(CORE));
    assertTrue(classes.contains(CORE.replace("/core", "/geojson")));
    assertTrue(classes.contains(CORE.replace("/core", "/oas30")));
  }

  @Test
  void everyCollectionIsListedAlsoTheEmptyOnesAndIsTheSameByItself() {
    JsonNode list = server.json("/api/collections");
    assertTrue(link(list, "self") != null);
    List<String> ids = new ArrayList<>();
    for (JsonNode collection : list.get("collections")) {
      String id = collection.get("id").stringValue();
      ids.add(id);
      assertTrue(link(collection, "items").endsWith("/collections/" + id + "/items"));
      assertTrue(collection.get("crs").toString().contains("/OGC/1.3/CRS84"));
      assertEquals(collection, server.json("/api/collections/" + id));
    }
    assertEquals(
        List.of(
            "regions",
            "communities",
            "facilities",
            "estates",
            "projects",
            "candidates",
            "barriers",
            "streets"),
        ids);
  }

  @Test
  void extentHoldsAllFeaturesInSpaceAndTime() {
    JsonNode extent = server.json("/api/collections/communities").get("extent");
    assertEquals("[[0.001,0.0,0.03,0.0]]", extent.at("/spatial/bbox").toString());
    assertEquals(
        "[[\"2020-11-01T00:00:00Z\",\"2021-11-01T23:59:59Z\"]]",
        extent.at("/temporal/interval").toString());
    // Of two facilities with dates one has no end.
    assertEquals(
        "[[\"2020-05-01T00:00:00Z\",null]]",
        server.json("/api/collections/facilities").at("/extent/temporal/interval").toString());
    assertTrue(server.json("/api/collections/estates").path("extent").isMissingNode());
  }

  @Test
  void featuresOfEveryCollectionAreGeoJsonWithLinksCountsAndTime() {
    for (LayerSchema schema : LayerSchemas.listAll()) {
      HttpResponse<byte[]> answer = server.get(items(schema.id()));
      assertEquals(200, answer.statusCode(), schema.id());
      assertEquals("application/geo+json", contentType(answer));
      JsonNode page = OpenServer.json(answer);
      assertEquals("FeatureCollection", page.get("type").stringValue());
      assertEquals(page.get("features").size(), page.get("numberReturned").intValue());
      assertEquals(
          server.json("/api/collections/" + schema.id()).get("itemCount"),
          page.get("numberMatched"));
      assertTrue(
          Instant.parse(page.get("timeStamp").stringValue())
              .isBefore(Instant.now().plusSeconds(5)));
      assertEquals(server.root() + items(schema.id()), link(page, "self"));
      assertFalse(page.has("crs"));
      for (JsonNode feature : page.get("features")) {
        assertEquals("Feature", feature.get("type").stringValue());
        assertEquals(
            schema.propertyNames(),
            List.copyOf(feature.get("properties").propertyNames())
                .subList(0, schema.properties().size()));
      }
    }
  }

  @Test
  void everyFeatureIsFoundByItsIdWhateverCharactersItHas() {
    for (JsonNode feature : server.json(items("communities")).get("features")) {
      String id = feature.get("id").stringValue();
      HttpResponse<byte[]> answer =
          server.get(new ApiLinks(server.root()).api("collections", "communities", "items", id));
      assertEquals(200, answer.statusCode(), id);
      assertEquals("application/geo+json", contentType(answer));
      JsonNode one = OpenServer.json(answer);
      assertEquals(feature.get("properties"), one.get("properties"));
      assertEquals(feature.get("geometry"), one.get("geometry"));
      assertEquals(one, server.json(link(one, "self")));
      assertTrue(link(one, "collection").endsWith("/api/collections/communities"));
    }
  }

  @Test
  void limitCutsPagesAndNextLinksLeadThroughAllOfThemOnce() {
    for (int limit : new int[] {1, 2, 3, 4, 5, 10_000}) {
      Set<String> seen = new HashSet<>();
      String next = server.root() + items("communities") + "?limit=" + limit + "&bbox=-1,-1,1,1";
      while (next != null) {
        JsonNode page = server.json(next);
        assertEquals(4, page.get("numberMatched").intValue());
        assertTrue(page.get("numberReturned").intValue() <= limit);
        for (JsonNode feature : page.get("features")) {
          assertTrue(seen.add(feature.get("id").stringValue()), "twice");
        }
        assertEquals(next, link(page, "self"));
        next = link(page, "next");
        if (next != null) {
          assertTrue(next.contains("limit=" + limit) && next.contains("bbox=-1,-1,1,1"), next);
        }
      }
      assertEquals(4, seen.size());
    }
    assertEquals(
        4,
        server.json(items("communities") + "?limit=99999999999999999999").get("features").size());
  }

  @Test
  void errorsAreProblemsWithTheStatusThatTheStandardNames() {
    for (String bad :
        List.of(
            "limit=0",
            "limit=-1",
            "limit=abc",
            "limit=1.5",
            "limit=",
            "bbox=1,2,3",
            "bbox=",
            "bbox=1,2,3,x",
            "bbox=0,1,0,0",
            "bbox=1,2,3,4,5",
            "bbox=NaN,0,1,1",
            "datetime=x",
            "datetime=2020-13-01",
            "datetime=../..",
            "datetime=2021-01-01/2020-01-01",
            "datetime=",
            "unknown=1",
            "limit=1&limit=2",
            "f=json")) {
      assertProblem(400, server.get(items("communities") + "?" + bad));
    }
    for (String path :
        List.of(
            "/api",
            "/api/conformance",
            "/api/collections",
            "/api/collections/regions",
            "/api/openapi",
            "/api/collections/communities/items/c1")) {
      assertProblem(400, server.get(path + "?x=1"));
    }
    assertProblem(404, server.get("/api/collections/nothing"));
    assertProblem(404, server.get("/api/collections/nothing/items"));
    assertProblem(404, server.get("/api/collections/communities/items/nothing"));
    assertProblem(404, server.get("/api/collections/estates/items/nothing"));
    assertProblem(404, server.get("/api/nothing"));
    assertProblem(405, server.post("/api/collections", "{}"));
    assertProblem(406, server.get("/api", "Accept", "image/png"));
    assertProblem(406, server.get(items("communities"), "Accept", "application/xml"));
    assertProblem(406, server.get(items("communities"), "Accept", "rubbish"));
  }

  @Test
  void contentIsNegotiated() {
    String path = items("communities");
    assertEquals("application/json", contentType(server.get(path, "Accept", "application/json")));
    assertEquals("application/geo+json", contentType(server.get(path, "Accept", "*/*")));
    assertEquals(
        "application/json",
        contentType(
            server.get(path, "Accept", "application/geo+json;q=0.5, application/json;q=0.9")));
    JsonNode chinese = OpenServer.json(server.get("/api/collections/regions"));
    assertEquals("行政区划", chinese.get("title").stringValue());
    HttpResponse<byte[]> english =
        server.get("/api/collections/regions", "Accept-Language", "en-GB,en;q=0.9");
    assertEquals("Regions", OpenServer.json(english).get("title").stringValue());
    assertEquals("en", english.headers().firstValue("Content-Language").orElseThrow());
  }

  private static String items(String collection) {
    return "/api/collections/" + collection + "/items";
  }

  private static String link(JsonNode document, String rel) {
    for (JsonNode link : document.get("links")) {
      if (link.get("rel").stringValue().equals(rel)) {
        return link.get("href").stringValue();
      }
    }
    return null;
  }

  private static String contentType(HttpResponse<byte[]> answer) {
    return answer.headers().firstValue("Content-Type").orElse("");
  }

  private static void assertProblem(int status, HttpResponse<byte[]> answer) {
    Problems.assertProblem(status, answer);
  }
}
