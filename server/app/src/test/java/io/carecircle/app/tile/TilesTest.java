package io.carecircle.app.tile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenServer;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.MvtReader;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.TagKeyValueMapConverter;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.model.JtsLayer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import tools.jackson.databind.JsonNode;

class TilesTest {
  private static final String POINTS =
      """
      {"type":"FeatureCollection","features":[
        {"type":"Feature","id":"a","properties":{"name":"甲","elders60":12},
         "geometry":{"type":"Point","coordinates":[45,0.001]}},
        {"type":"Feature","id":"b","properties":{"name":"乙","elders60":5},
         "geometry":{"type":"Point","coordinates":[-100,40]}}]}""";

  @TempDir static Path folder;
  private static OpenServer server;

  @BeforeAll
  static void open() {
    server = new OpenServer(folder);
    server.importText("communities", "c.geojson", POINTS);
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @Test
  void aTileHoldsWhatLiesInItWithItsProperties() throws IOException {
    HttpResponse<byte[]> answer = server.get("/api/tiles/communities/1/1/0");
    assertEquals(200, answer.statusCode());
    assertEquals(
        "application/vnd.mapbox-vector-tile",
        answer.headers().firstValue("Content-Type").orElseThrow());
    JtsLayer layer =
        MvtReader.loadMvt(
                new ByteArrayInputStream(answer.body()),
                new GeometryFactory(),
                new TagKeyValueMapConverter())
            .getLayer("communities");
    assertEquals(1, layer.getGeometries().size());
    Geometry point = layer.getGeometries().iterator().next();
    // 45 degrees east is a quarter of the eastern half; the equator is its lower edge.
    assertEquals(1024, point.getCoordinate().x);
    assertEquals(4096, point.getCoordinate().y);
    Map<?, ?> tags = (Map<?, ?>) point.getUserData();
    assertEquals("a", tags.get("id"));
    assertEquals("甲", tags.get("name"));
    assertEquals(12L, tags.get("elders60"));
  }

  @Test
  void anEmptyTileIs204() {
    assertEquals(204, server.get("/api/tiles/communities/5/0/0").statusCode());
    assertEquals(204, server.get("/api/tiles/estates/0/0/0").statusCode(), "never imported");
  }

  @Test
  void anImportChangesTheTagAndNothingStaleIsServed() {
    server.importText("facilities", "f.csv", "id,lon,lat,kind\nf1,10,10,canteen\n");
    String path = "/api/tiles/facilities/0/0/0";
    HttpResponse<byte[]> first = server.get(path);
    String tag = first.headers().firstValue("ETag").orElseThrow();
    assertEquals(304, server.get(path, "If-None-Match", tag).statusCode());
    server.importText("facilities", "f.csv", "id,lon,lat,kind\nf2,20,20,canteen\n");
    HttpResponse<byte[]> second = server.get(path, "If-None-Match", tag);
    assertEquals(200, second.statusCode());
    assertNotEquals(tag, second.headers().firstValue("ETag").orElseThrow());
    assertTrue(second.body().length > first.body().length);
  }

  @Test
  void tileJsonTellsWhereTheTilesAre() {
    JsonNode document = server.json("/api/tiles/communities");
    assertEquals("3.0.0", document.get("tilejson").stringValue());
    assertEquals(
        server.root() + "/api/tiles/communities/{z}/{x}/{y}",
        document.get("tiles").get(0).stringValue());
    assertEquals("[-100.0,0.001,45.0,40.0]", document.get("bounds").toString());
    assertEquals("Number", document.at("/vector_layers/0/fields/elders60").stringValue());
  }

  @ParameterizedTest
  @CsvSource({
    "/api/tiles/communities/0/1/0,404",
    "/api/tiles/communities/-1/0/0,404",
    "/api/tiles/communities/99/0/0,404",
    "/api/tiles/communities/a/0/0,400",
    "/api/tiles/nothing/0/0/0,404",
    "/api/tiles/nothing,404",
    "/api/tiles/job-unknown/0/0/0,404",
    "/api/tiles/job-unknown,404"
  })
  void thereIsNothingElse(String path, int status) {
    HttpResponse<byte[]> answer = server.get(path);
    assertEquals(status, answer.statusCode());
    assertEquals(
        "application/problem+json", answer.headers().firstValue("Content-Type").orElseThrow());
  }
}
