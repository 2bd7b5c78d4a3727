package io.carecircle.app.standard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenStore;
import io.carecircle.app.ingest.ImportReport;
import io.carecircle.app.ingest.ImportRequest;
import io.carecircle.app.ingest.Importer;
import io.carecircle.app.layer.LayerCatalog;
import io.carecircle.app.layer.LayerSchemas;
import io.carecircle.kernel.layer.FeatureTable;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped table of projects is importable and says what the policy files say. */
class ProjectLayerTest {
  @TempDir Path folder;

  @Test
  void theTableOfProjectsIsImportedAsItStands() throws IOException {
    Path file = folder.resolve("projects.csv");
    try (InputStream shipped =
        getClass().getResourceAsStream("/META-INF/carecircle/gis-data/demo/projects.csv")) {
      Files.copy(shipped, file);
    }
    try (OpenStore store = new OpenStore(folder.resolve("store"))) {
      ImportReport report =
          store
              .get(Importer.class)
              .run(
                  new ImportRequest(
                      "projects",
                      file,
                      "auto",
                      "auto",
                      Map.of(),
                      Map.of(),
                      false,
                      true,
                      false,
                      "me"),
                  ProgressListener.NONE,
                  CancelToken.NONE);
      assertTrue(report.isAccepted(), () -> report.errors().toString());
      LayerCatalog layers = store.get(LayerCatalog.class);
      FeatureTable stored = layers.read(layers.findCurrent("projects").orElseThrow());
      FeatureTable expected = ProjectFeatures.table(store.get(PolicyCatalog.class).policy());
      assertEquals(73, stored.size());
      Map<String, Integer> rowOf = new HashMap<>();
      for (int row = 0; row < stored.size(); row++) {
        rowOf.put(stored.id(row), row);
      }
      for (int row = 0; row < expected.size(); row++) {
        for (String property : LayerSchemas.PROJECTS.propertyNames()) {
          assertEquals(
              plain(expected.value(row, property)),
              plain(stored.value(rowOf.get(expected.id(row)), property)),
              expected.id(row) + " " + property);
        }
      }
    }
  }

  private static Object plain(Object value) {
    return value instanceof BigDecimal number ? number.stripTrailingZeros() : value;
  }
}
