package io.carecircle.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.CareCircle;
import io.carecircle.app.CutProxy;
import io.carecircle.app.OpenStore;
import io.carecircle.app.PrivatePostgis;
import io.carecircle.app.StoreKind;
import io.carecircle.app.layer.LayerCatalog;
import io.carecircle.app.layer.LayerSchemas;
import io.carecircle.app.layer.LayerVersion;
import io.carecircle.app.layer.NewVersion;
import io.carecircle.app.layer.SampleRows;
import io.carecircle.app.platform.StoreFailedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands with {@code --db}, and what they say when the database goes away. */
class DatabaseCommandsTest {
  @TempDir Path folder;
  private String url;

  @BeforeEach
  void start() {
    url = StoreKind.POSTGIS.url(folder);
  }

  @Test
  void everyCommandWorksOnADatabase() throws IOException {
    String line =
        "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"id\":\"s\","
            + "\"properties\":{},\"geometry\":{\"type\":\"LineString\","
            + "\"coordinates\":[[120.7,28],[120.8,28]]}}]}";
    assertEquals(0, run("import", "streets", write("s.geojson", line)).code());
    Path homes = write("c.csv", "id,lon,lat,elders60\na,120.701,28,7\nb,120.79,28,3\n");
    assertEquals(0, run("import", "communities", homes).code());
    Path places = write("f.csv", "id,lon,lat,kind\nf,120.7,28,community_care\n");
    assertEquals(0, run("import", "facilities", places).code());
    Path result = folder.resolve("coverage.json");
    Path request = write("r.json", "{\"inputs\":{\"demand\":{\"weight\":\"elders60\"}}}");
    assertEquals(0, run("run", "coverage", request, "--output", result).code());
    assertTrue(Files.readString(result).contains("\"covered\":7"));
    assertTrue(run("verify", result).out().startsWith("same: coverage"));
    Path copy = folder.resolve("out.csv");
    assertEquals(0, run("export", "communities", copy).code());
    assertTrue(Files.readString(copy).contains("120.79"));
    assertFalse(Files.exists(folder.resolve("data/store.mv.db")), "no embedded store was made");
  }

  @Test
  void aConnectionLostInMidImportLeavesTheStoreAsItWas() throws IOException {
    importTwenty();
    Path file = candidates(20_000);
    // The 9,000th row is in the tenth batch.
    try (CutProxy proxy = proxy("insert into \"candidates\"", "row-9000")) {
      Outcome lost = runAt(proxied(proxy), "import", "candidates", file, "--replace");
      assertTrue(proxy.isCut());
      assertEquals(1, lost.code(), lost::err);
      assertTrue(lost.err().contains("nothing was stored"), lost::err);
      assertEquals(1, lost.err().strip().lines().count(), lost::err);
      assertEquals("", lost.out());
      assertFalse(lost.err().contains(PrivatePostgis.get().password()), lost::err);
    }
    assertEquals(List.of(20), featureCounts());
    assertEquals(0, run("import", "candidates", file, "--replace").code());
    assertEquals(List.of(20, 20_000), featureCounts());
  }

  @Test
  void aConnectionLostInTheCommitIsToldAsOpen() throws IOException {
    importTwenty();
    try (CutProxy proxy = proxy();
        OpenStore store = new OpenStore(folder.resolve("data"), proxied(proxy))) {
      StoreFailedException lost =
          assertThrows(
              StoreFailedException.class,
              () ->
                  store
                      .get(LayerCatalog.class)
                      .append(
                          new NewVersion("candidates", 1, "me", "a.csv", null),
                          SampleRows.of(LayerSchemas.CANDIDATES, 30, 1),
                          version -> proxy.cutAtNextMessage()));
      assertTrue(lost.getMessage().contains("version 2 of the layer candidates may have"));
    }
    List<Integer> counts = featureCounts();
    assertTrue(counts.equals(List.of(20)) || counts.equals(List.of(20, 30)), counts::toString);
  }

  @Test
  void whatIsNoDatabaseIsRefusedOrTold() throws IOException {
    Path file = candidates(1);
    Outcome refused =
        runAt("jdbc:postgresql://h/d?loggerFile=/tmp/x", "import", "candidates", file);
    assertEquals(2, refused.code());
    assertTrue(refused.err().contains("loggerFile"), refused::err);
    assertEquals(2, runAt("", "import", "candidates", file).code());
    Outcome gone =
        runAt("jdbc:postgresql://127.0.0.1:1/d?password=topSecret", "import", "candidates", file);
    assertEquals(1, gone.code());
    assertTrue(gone.err().contains("refused") && !gone.err().contains("Secret"), gone::err);
    assertEquals(1, gone.err().strip().lines().count(), gone::err);
  }

  private void importTwenty() throws IOException {
    Outcome first = run("import", "candidates", candidates(20));
    assertEquals(0, first.code(), first::err);
  }

  private static CutProxy proxy(String... texts) throws IOException {
    return new CutProxy(PrivatePostgis.get().port(), texts);
  }

  private String proxied(CutProxy proxy) {
    return url.replace(":" + PrivatePostgis.get().port() + "/", ":" + proxy.port() + "/");
  }

  private List<Integer> featureCounts() {
    try (OpenStore store = new OpenStore(folder.resolve("data"), url)) {
      return store.get(LayerCatalog.class).listVersions("candidates").stream()
          .map(LayerVersion::featureCount)
          .toList();
    }
  }

  private Path candidates(int rows) throws IOException {
    return write(
        "candidates" + rows + ".csv",
        IntStream.range(0, rows)
            .mapToObj(i -> "row-%d,120.%06d,28\n".formatted(i, i))
            .collect(Collectors.joining("", "id,lon,lat\n", "")));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Outcome run(Object... args) {
    Outcome outcome = runAt(url, args);
    assertEquals(0, outcome.code(), outcome::err);
    return outcome;
  }

  private Outcome runAt(String db, Object... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] all = new String[args.length + 4];
    for (int i = 0; i < args.length; i++) {
      all[i] = args[i].toString();
    }
    all[args.length] = "--data";
    all[args.length + 1] = folder.resolve("data").toString();
    all[args.length + 2] = "--db";
    all[args.length + 3] = db;
    int code =
        Cli.commandLine(CareCircle::start, new PrintWriter(out, true), new PrintWriter(err, true))
            .execute(all);
    return new Outcome(code, out.toString(), err.toString());
  }

  private record Outcome(int code, String out, String err) {}
}
