package io.carecircle.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.CareCircle;
import io.carecircle.app.ChildJvm;
import io.carecircle.app.platform.HoldFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CliTest {
  @TempDir Path folder;

  @Test
  void importAndExportAnswerOnStdoutOnly() throws IOException {
    Path file = write("f.csv", "id,lon,lat,床位数\na,120.7,28.1,12\n");
    Outcome imported = run("import", "facilities", file, "--set", "kind=养老机构");
    assertEquals(0, imported.code(), imported::err);
    JsonNode report = JsonMapper.shared().readTree(imported.out());
    assertEquals(
        List.of(
            "layer",
            "version",
            "hash",
            "features",
            "read",
            "stored",
            "updated",
            "refused",
            "repaired",
            "skipped",
            "dryRun",
            "warnings",
            "errors"),
        List.copyOf(report.propertyNames()));
    assertEquals(1, report.get("stored").intValue());
    Path target = folder.resolve("out.geojson");
    Outcome exported = run("export", "facilities", target);
    assertEquals(0, exported.code(), exported::err);
    assertEquals(report.get("hash"), JsonMapper.shared().readTree(exported.out()).get("hash"));
    assertEquals("", exported.err());
    JsonNode feature =
        JsonMapper.shared().readTree(Files.readString(target)).get("features").get(0);
    assertEquals("nursing_home", feature.get("properties").get("kind").stringValue());
    assertEquals(12, feature.get("properties").get("beds").intValue());
  }

  @Test
  void refusedRowsAreToldOnBothStreamsAndExitWithTwo() throws IOException {
    Path file = write("f.csv", "id,lon,lat,床位数\na,120.7,28.1,十二\n");
    Outcome refused = run("import", "facilities", file);
    assertEquals(2, refused.code());
    JsonNode error = JsonMapper.shared().readTree(refused.out()).get("errors").get(0);
    assertEquals(2, error.get("row").intValue());
    assertEquals("床位数", error.get("column").stringValue());
    assertEquals("十二", error.get("value").stringValue());
    assertTrue(
        refused.err().contains("row 2, column 床位数, value \"十二\": is not a number"), refused::err);
    assertFalse(refused.err().contains("\tat "), refused::err);
    assertEquals(2, run("export", "facilities", folder.resolve("a.csv")).code());
  }

  @Test
  void wrongUsageAndWrongFilesExitWithTwoAndAReason() throws IOException {
    Path good = write("f.csv", "id,lon,lat\na,120.7,28.1\n");
    assertRefused("no readable file", "import", "facilities", folder.resolve("none.csv"));
    assertRefused("choose one of regions", "import", "shops", good);
    assertRefused("imported from", "import", "facilities", write("f.doc", ""));
    assertRefused("Missing required parameter", "import", "facilities");
    assertRefused("Unknown option", "import", "facilities", good, "--force");
    assertRefused("name a command", new Object[0]);
    assertRefused("Unmatched argument", "improt", "facilities", good);
    assertRefused("PostGIS", "import", "facilities", good, "--db", "jdbc:postgresql:x");
    assertRefused("not valid JSON", "import", "facilities", good, "--mapping", write("m", "{"));
    assertRefused("must be JSON like", "import", "facilities", good, "--mapping", write("n", "[]"));
    assertRefused("empty", "import", "facilities", write("e.csv", ""));
    assertRefused("line", "import", "facilities", write("cut.geojson", "{\"type\":\"Feat"));
    assertRefused("", "import", "streets", write("cut.osm.pbf", "\0\0\0"));
    assertFalse(Files.exists(folder.resolve("data/networks")), "nothing was stored");
  }

  @Test
  void aStoreThatAnotherProcessHoldsIsAFailureAndNamesIt() throws IOException {
    Path file = write("f.csv", "id,lon,lat\na,120.7,28.1\n");
    try (ChildJvm holder = new ChildJvm(HoldFolder.class, folder.resolve("data").toString())) {
      holder.await("HELD");
      Outcome locked = run("import", "facilities", file);
      assertEquals(1, locked.code());
      assertTrue(locked.err().contains("process " + holder.pid()), locked::err);
      assertFalse(locked.err().contains("\tat "), locked::err);
    }
  }

  @Test
  void helpNamesTheCommands() {
    Outcome help = run("--help");
    assertEquals(0, help.code());
    assertTrue(help.out().contains("import") && help.out().contains("export"), help::out);
  }

  private void assertRefused(String reason, Object... args) {
    Outcome outcome = run(args);
    assertEquals(2, outcome.code(), outcome::err);
    assertTrue(outcome.err().contains(reason), outcome::err);
    assertFalse(outcome.err().contains("\tat "), outcome::err);
    assertEquals("", outcome.out());
  }

  private Outcome run(Object... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] texts = new String[args.length];
    for (int i = 0; i < args.length; i++) {
      texts[i] = args[i].toString();
    }
    boolean command = args.length > 1 && (texts[0].equals("import") || texts[0].equals("export"));
    String[] all = texts;
    if (command) {
      all = new String[texts.length + 2];
      System.arraycopy(texts, 0, all, 0, texts.length);
      all[texts.length] = "--data";
      all[texts.length + 1] = folder.resolve("data").toString();
    }
    int code =
        Cli.commandLine(CareCircle::start, new PrintWriter(out, true), new PrintWriter(err, true))
            .execute(all);
    return new Outcome(code, out.toString(), err.toString());
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private record Outcome(int code, String out, String err) {}
}
