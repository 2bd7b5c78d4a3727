package io.carecircle.app.ogc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenServer;
import io.carecircle.app.layer.LayerSchemas;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** GDAL as a second client: {@code ogrinfo} reads every feature of every collection. */
class GdalTest {
  private static final int MANY = 2_345;

  @TempDir Path folder;

  @Test
  void ogrinfoListsEveryFeatureOfEveryCollection() throws IOException, InterruptedException {
    Assumptions.assumeTrue(isThere(), "no ogrinfo on this machine (Debian package gdal-bin)");
    try (OpenServer server = new OpenServer(folder)) {
      SmallTown.fill(server);
      // More than one of GDAL's pages.
      StringBuilder csv = new StringBuilder("id,lon,lat,name\n");
      for (int i = 0; i < MANY; i++) {
        csv.append("k%05d,%.4f,28.1,候选点%d%n".formatted(i, 120 + i / 1e4, i));
      }
      server.importText("candidates", "candidates.csv", csv.toString());
      String listing = ogrinfo("-al", "OAPIF:" + server.root() + "/api");
      for (var schema : LayerSchemas.listAll()) {
        int from = listing.indexOf("Layer name: " + schema.id() + "\n");
        assertTrue(from >= 0, schema.id());
        int to = listing.indexOf("Layer name: ", from + 1);
        String layer = listing.substring(from, to < 0 ? listing.length() : to);
        JsonNode all = server.json("/api/collections/" + schema.id() + "/items?limit=10000");
        assertEquals(
            all.get("numberMatched").asString(),
            first(layer, "Feature Count: (\\d+)"),
            schema.id());
        List<String> expected = new ArrayList<>();
        all.get("features").forEach(feature -> expected.add(feature.get("id").stringValue()));
        assertEquals(expected, every(layer, "(?m)^  id \\(String\\) = (.*)$"), schema.id());
      }
      assertTrue(listing.contains("候选点2344"));
      assertTrue(listing.contains("elders60 (Integer) = 40"), "a typed property");
    }
  }

  private static boolean isThere() {
    try {
      return ogrinfo("--version").startsWith("GDAL");
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String ogrinfo(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("ogrinfo"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (InputStream out = process.getInputStream()) {
      String text = new String(out.readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(0, process.waitFor(), text);
      return text;
    }
  }

  private static String first(String text, String pattern) {
    return every(text, pattern).get(0);
  }

  private static List<String> every(String text, String pattern) {
    List<String> found = new ArrayList<>();
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}
