package io.carecircle.app.tile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenServer;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.MvtReader;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.TagKeyValueMapConverter;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.model.JtsLayer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.GeometryFactory;
import tools.jackson.databind.JsonNode;

/** The gain of a site anywhere, run as a job and drawn. */
class GainTilesTest {
  private static final String STREET =
      """
      {"type":"FeatureCollection","features":[
        {"type":"Feature","id":"s","properties":{"highway":"footway"},"geometry":
         {"type":"LineString","coordinates":[[0.001,0.001],[0.009,0.001]]}}]}""";

  @TempDir Path folder;

  @Test
  void aJobsGainsAreTiles() throws Exception {
    try (OpenServer server = new OpenServer(folder)) {
      server.importText("streets", "s.geojson", STREET);
      server.importText(
          "communities", "c.csv", "id,lon,lat,elders60\nc1,0.002,0.001,7\nc2,0.0085,0.001,5\n");
      server.importText("facilities", "f.csv", "id,lon,lat,kind\nf1,0.003,0.001,canteen\n");
      // Nothing of the default kinds is open. The street's ends are 111 and 56 m away from one
      // community and 780 and 835 m from the other.
      String inputs = "{\"reach\":{\"minutes\":10}}";
      HttpResponse<byte[]> taken =
          server.execute("marginal-gain", inputs, "Prefer", "respond-async");
      assertEquals(201, taken.statusCode(), () -> OpenServer.text(taken));
      String id = OpenServer.json(taken).get("jobID").stringValue();
      await(server, id);
      JsonNode document = server.json("/api/tiles/job-" + id);
      assertTrue(document.at("/vector_layers/0/fields").has("gainedElders"));
      HttpResponse<byte[]> tile = server.get("/api/tiles/job-" + id + "/1/1/0");
      assertEquals(200, tile.statusCode());
      assertEquals("{7=1, 5=1}", gains(tile).toString());
    }
  }

  private static void await(OpenServer server, String id) throws InterruptedException {
    for (int i = 0; i < 600; i++) {
      String status = server.json("/api/jobs/" + id).get("status").stringValue();
      if (status.equals("successful")) {
        return;
      }
      assertTrue(status.equals("accepted") || status.equals("running"), status);
      Thread.sleep(100);
    }
    throw new AssertionError("the job does not end");
  }

  private static Map<Long, Integer> gains(HttpResponse<byte[]> tile) throws IOException {
    JtsLayer layer =
        MvtReader.loadMvt(
                new ByteArrayInputStream(tile.body()),
                new GeometryFactory(),
                new TagKeyValueMapConverter())
            .getLayer("result");
    Map<Long, Integer> gains = new TreeMap<>(Comparator.reverseOrder());
    layer
        .getGeometries()
        .forEach(
            point -> {
              Map<?, ?> tags = (Map<?, ?>) point.getUserData();
              gains.merge(((Number) tags.get("gainedElders")).longValue(), 1, Integer::sum);
            });
    return gains;
  }
}
