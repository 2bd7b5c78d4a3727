package io.carecircle.app.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenStore;
import io.carecircle.app.StoreKind;
import io.carecircle.app.layer.LayerCatalog;
import io.carecircle.app.layer.LayerHash;
import io.carecircle.app.layer.LayerSchemas;
import io.carecircle.app.layer.LayerVersion;
import io.carecircle.app.platform.RefusedException;
import io.carecircle.formats.UnreadableFileException;
import io.carecircle.kernel.layer.FeatureTable;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Text that one store would keep and the other not is refused by both. */
@ParameterizedClass
@EnumSource(StoreKind.class)
class StorableTextTest {
  private static final String POINT = "{\"type\":\"Point\",\"coordinates\":[120.7,28.1]}";
  private static final String LINE =
      "{\"type\":\"LineString\",\"coordinates\":[[120.7,28.1],[120.8,28.1]]}";

  @Parameter private StoreKind kind;
  @TempDir Path folder;

  @Test
  void whatOneStoreCannotKeepIsRefusedAndNamed() throws IOException {
    try (OpenStore store = kind.open(folder)) {
      String nul = "a\\u0000b";
      String half = "a\\ud842b";
      String wrongWay = "a\\udfb7\\ud842";
      for (String bad : new String[] {nul, half, wrongWay}) {
        assertRefused(store, "facilities", feature("x", "name", text(bad), POINT));
        assertRefused(store, "facilities", feature(bad, "name", text("n"), POINT));
        assertRefused(store, "facilities", feature("x", "note", text(bad), POINT));
        assertRefused(store, "facilities", feature("x", bad, text("v"), POINT));
        assertRefused(store, "streets", feature("x", "name", text(bad), LINE));
        assertRefused(store, "streets", feature(bad, "name", text("n"), LINE));
      }
      String rooms = "[{\"id\":\"r\",\"netArea\":1,\"placeId\":\"%s\"}]";
      assertRefused(store, "estates", feature("x", "careRooms", rooms.formatted(half), POINT));
      assertRefused(store, "facilities", feature("x", "list", "[\"" + half + "\"]", POINT));
    }
  }

  @Test
  void aNegativeZeroIsAZero() throws IOException {
    try (OpenStore store = kind.open(folder)) {
      String point = "{\"type\":\"Point\",\"coordinates\":[-0.0,-0]}";
      String hash = run(store, "facilities", feature("x", "name", text("n"), point)).hash();
      String line = "{\"type\":\"LineString\",\"coordinates\":[[-0.0,0],[0.001,-0.0]]}";
      run(store, "streets", feature("x", "name", text("n"), line));
      LayerCatalog catalog = store.get(LayerCatalog.class);
      FeatureTable back = catalog.read(catalog.findCurrent("facilities").orElseThrow());
      assertEquals(hash, LayerHash.of(LayerSchemas.FACILITIES, back));
      LayerVersion streets = catalog.findCurrent("streets").orElseThrow();
      assertEquals(streets.hash(), LayerHash.ofStreets(catalog.readStreets(streets)));
    }
  }

  @Test
  void aRareCharacterIsKept() throws IOException {
    try (OpenStore store = kind.open(folder)) {
      ImportReport report =
          run(store, "facilities", feature("x", "name", text("\\ud842\\udfb7野"), POINT));
      assertTrue(report.isAccepted());
      LayerCatalog catalog = store.get(LayerCatalog.class);
      assertEquals(
          "𠮷野", catalog.read(catalog.findCurrent("facilities").orElseThrow()).value(0, "name"));
    }
  }

  private void assertRefused(OpenStore store, String layer, String feature) throws IOException {
    try {
      ImportReport report = run(store, layer, feature);
      assertFalse(report.isAccepted(), feature);
      String reason = report.errors().get(0).reason();
      assertTrue(reason.contains("character"), reason);
    } catch (RefusedException e) {
      assertTrue(e.getMessage().contains("character"), e::getMessage);
    } catch (UnreadableFileException e) {
      assertTrue(e.getMessage().contains("surrogate"), e::getMessage);
    }
    assertEquals(Optional.empty(), store.get(LayerCatalog.class).findCurrent(layer));
  }

  private ImportReport run(OpenStore store, String layer, String feature) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("f.geojson"),
            "{\"type\":\"FeatureCollection\",\"features\":[" + feature + "]}");
    return store
        .get(Importer.class)
        .run(ImportRequest.of(layer, file, "me"), ProgressListener.NONE, CancelToken.NONE);
  }

  private static String text(String escaped) {
    return "\"" + escaped + "\"";
  }

  private static String feature(String id, String property, String value, String geometry) {
    return "{\"type\":\"Feature\",\"id\":\"%s\",\"properties\":{\"%s\":%s},\"geometry\":%s}"
        .formatted(id, property, value, geometry);
  }
}
