package io.carecircle.app.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenServer;
import io.carecircle.app.layer.LayerCatalog;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.CancelledException;
import io.carecircle.kernel.progress.ProgressListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class DemoSeederTest {
  @TempDir Path folder;

  @Test
  void anEmptyStoreIsFilledOnceAndEveryResultSaysThatItIsMadeUp() {
    try (OpenServer server = new OpenServer(folder)) {
      DemoSeeder demo = server.bean(DemoSeeder.class);
      Assertions.assertThrows(
          CancelledException.class, () -> demo.seedWenzhou(ProgressListener.NONE, () -> true));
      assertTrue(server.json("/api").path("demo").isMissingNode(), "nothing is made up yet");
      List<Long> percents = new ArrayList<>();
      assertTrue(
          demo.seedWenzhou(
              (step, done, total) -> percents.add(100 * done / total), CancelToken.NONE));
      assertTrue(percents.size() > 10, percents.toString());
      assertEquals(percents.stream().sorted().toList(), percents, "progress never goes back");
      assertTrue(percents.get(percents.size() - 1) < 100, "done is told by the return alone");
      assertTrue(server.json("/api").at("/demo/layers").toString().contains("communities"));
      assertFalse(demo.seedWenzhou(ProgressListener.NONE, CancelToken.NONE), "filled already");
      JsonNode result = OpenServer.json(server.execute("coverage", "{\"groupBy\":\"county\"}"));
      // Table 1-2 of the plan (温发改规划〔2021〕146号): 13 rows that sum to 157.96 ten-thousands.
      assertEquals(1_579_600, result.at("/total/population").intValue());
      assertEquals(13, result.get("regions").size());
      assertEquals(0, result.at("/total/unknown").intValue());
      assertTrue(result.at("/run/warnings").toString().contains("演示数据"));
    }
  }

  @Test
  void aStoreWithDataOfItsOwnIsLeftAlone() {
    try (OpenServer server = new OpenServer(folder)) {
      server.importText("facilities", "f.csv", "id,lon,lat,kind\nf1,120,28,canteen\n");
      assertFalse(
          server.bean(DemoSeeder.class).seedWenzhou(ProgressListener.NONE, CancelToken.NONE));
      assertTrue(server.bean(LayerCatalog.class).findCurrent("streets").isEmpty());
    }
  }
}
