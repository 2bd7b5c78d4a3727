package io.carecircle.app.ogc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ItemsTest {
  @TempDir Path folder;
  private OpenServer server;

  @BeforeEach
  void open() {
    server = new OpenServer(folder);
    SmallTown.fill(server);
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void bboxTakesWhatItTouchesAndWhatHasNoPlace() {
    // Its border counts: c1 lies on the western one, c2 on the eastern one.
    assertEquals(List.of("c1", "c2"), ids("communities", "bbox=0.001,-1,0.009,1"));
    assertEquals(List.of("c2"), ids("communities", "bbox=0.0011,-1,0.009,1"));
    assertEquals(List.of("c2"), ids("communities", "bbox=0.009,0,0.009,0"));
    // With heights, which features do not have.
    assertEquals(List.of("c2"), ids("communities", "bbox=0.0011,-1,-100,0.009,1,100"));
    // Over the 180th meridian: all the world but the box from 0.001 to 0.009, both still touched.
    assertEquals(
        List.of("c1", "c2", "c3", SmallTown.ODD_ID), ids("communities", "bbox=0.009,-1,0.001,1"));
    assertEquals(List.of("c3", SmallTown.ODD_ID), ids("communities", "bbox=0.0091,-1,0.0009,1"));
    // A region that holds the box without a corner or an edge in it; a border shared by two.
    assertEquals(List.of("r1"), ids("regions", "bbox=0,0,0.001,0.001"));
    assertEquals(List.of("r1", "r2"), ids("regions", "bbox=0.02,0,0.02,0"));
    assertEquals(List.of(), ids("regions", "bbox=1,1,2,2"));
    assertEquals(List.of("s1"), ids("streets", "bbox=0.02,-1,0.021,1"));
    // p1 has no geometry and matches every box.
    assertEquals(List.of("p1"), ids("projects", "bbox=1,1,2,2"));
    assertEquals(List.of("p1", "p2"), ids("projects", "bbox=0,-1,1,1"));
  }

  @Test
  void datetimeTakesWhatIsThenAndWhatHasNoTime() {
    String odd = SmallTown.ODD_ID;
    assertEquals(List.of("c1", "c3", odd), ids("communities", "datetime=2020-11-01"));
    assertEquals(List.of("c1", "c3", odd), ids("communities", "datetime=2020-11-01T12:00:00Z"));
    // The same instant is the day before in UTC.
    assertEquals(List.of("c3"), ids("communities", "datetime=2020-11-01T04:00:00%2B08:00"));
    assertEquals(
        List.of("c1", "c2", "c3", odd), ids("communities", "datetime=2020-11-01/2021-11-01"));
    assertEquals(List.of("c2", "c3"), ids("communities", "datetime=2020-11-02T00:00:00Z/.."));
    assertEquals(List.of("c1", "c3", odd), ids("communities", "datetime=/2021-10-31"));
    // f2 is open from its opening day to the day before it closes.
    assertEquals(List.of("f1", "f2", "f3"), ids("facilities", "datetime=2021-12-31"));
    assertEquals(List.of("f1", "f3"), ids("facilities", "datetime=2022-01-01"));
    assertEquals(List.of("f3"), ids("facilities", "datetime=2020-04-30"));
    assertEquals(List.of("p1"), ids("projects", "datetime=2023-12-31"));
    assertEquals(List.of("p2"), ids("projects", "datetime=2030-01-01"));
    assertEquals(List.of("c1"), ids("communities", "datetime=2020-11-01&bbox=0,-1,0.009,1"));
  }

  @Test
  void whatTheCallerHasIsNotSentAgainUntilAnImportChangesIt() {
    for (String path :
        List.of(
            "/api/collections/communities/items?limit=2",
            "/api/collections/communities/items/c1")) {
      String tag = tag(server.get(path));
      assertTrue(tag.startsWith("W/\""), tag);
      HttpResponse<byte[]> known = server.get(path, "If-None-Match", "\"other\", " + tag);
      assertEquals(304, known.statusCode());
      assertArrayEquals(new byte[0], known.body());
      assertEquals(tag, tag(known));
      assertEquals(200, server.get(path, "If-None-Match", "\"other\"").statusCode());
    }
    String page = "/api/collections/communities/items";
    String before = tag(server.get(page));
    assertNotEquals(before, tag(server.get(page + "?limit=2")));
    assertNotEquals(before, tag(server.get(page, "Accept", "application/json")));
    String empty = tag(server.get("/api/collections/estates/items"));
    String other = tag(server.get("/api/collections/facilities/items"));
    server.importText(
        "communities",
        "more.geojson",
        SmallTown.collection(SmallTown.point("c9", 0.002, "\"elders60\":1")));
    HttpResponse<byte[]> after = server.get(page, "If-None-Match", before);
    assertEquals(200, after.statusCode());
    assertEquals(5, OpenServer.json(after).get("numberMatched").intValue());
    assertNotEquals(before, tag(after));
    assertEquals(other, tag(server.get("/api/collections/facilities/items")));
    assertEquals(empty, tag(server.get("/api/collections/estates/items")));
  }

  /** The page after c2 is the same whether or not something before it came or went. */
  @Test
  void pagesGoOnAfterAnIdAlsoWhenTheLayerChangesBetween() {
    List<String> rest = List.of("c3", SmallTown.ODD_ID);
    assertEquals(rest, ids("communities", "after=c2"));
    server.importText(
        "communities",
        "all.geojson",
        SmallTown.collection(
            SmallTown.point("b", 0.002, "\"elders60\":1"),
            SmallTown.point("c3", 0.018, "\"elders60\":30"),
            SmallTown.point(SmallTown.ODD_ID, 0.030, "\"elders60\":40")),
        "replace",
        "true");
    assertEquals(rest, ids("communities", "after=c2"));
    assertEquals(List.of(), ids("communities", "after=zzz"));
  }

  @Test
  void headAnswersWithoutABody() {
    HttpResponse<byte[]> answer =
        server.send(
            server
                .request("/api/collections/communities/items")
                .method("HEAD", java.net.http.HttpRequest.BodyPublishers.noBody())
                .build());
    assertEquals(200, answer.statusCode());
    assertEquals(0, answer.body().length);
    assertTrue(tag(answer).startsWith("W/"));
  }

  private List<String> ids(String collection, String query) {
    JsonNode page = server.json("/api/collections/" + collection + "/items?" + query);
    List<String> ids = new ArrayList<>();
    page.get("features").forEach(feature -> ids.add(feature.get("id").stringValue()));
    assertEquals(ids.size(), page.get("numberMatched").intValue() - before(page, ids));
    return ids;
  }

  /** Matching features of earlier pages. */
  private static int before(JsonNode page, List<String> ids) {
    return page.at("/links/0/href").stringValue().contains("after=")
        ? page.get("numberMatched").intValue() - ids.size()
        : 0;
  }

  private static String tag(HttpResponse<byte[]> answer) {
    return answer.headers().firstValue("ETag").orElseThrow();
  }
}
