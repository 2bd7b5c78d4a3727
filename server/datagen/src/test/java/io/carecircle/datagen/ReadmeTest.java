package io.carecircle.datagen;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The counts that {@code gis-data/README.md} states are those of the city. */
class ReadmeTest {
  @Test
  void countsAreThoseOfTheCity() throws IOException {
    String readme = Files.readString(readme()).replaceAll("\\s+", " ");
    assertStates(readme, "%,d communities and villages", BuiltCity.layer("communities").size());
    assertStates(readme, "%,d facilities", BuiltCity.layer("facilities").size());
    assertStates(readme, "%,d estates", BuiltCity.layer("estates").size());
    assertStates(readme, "%,d idle buildings", BuiltCity.layer("candidates").size());
    assertStates(readme, "%,d street edges", BuiltCity.NETWORK.edgeCount());
  }

  private static void assertStates(String readme, String sentence, int count) {
    String expected = String.format(Locale.ROOT, sentence, count);
    assertTrue(readme.contains(expected), "the README does not state: " + expected);
  }

  private static Path readme() {
    Path folder = Path.of(System.getProperty("user.dir")).toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("gis-data/README.md"))) {
      folder = folder.getParent();
    }
    assertNotNull(folder, "gis-data/README.md is not above the working folder");
    return folder.resolve("gis-data/README.md");
  }
}
