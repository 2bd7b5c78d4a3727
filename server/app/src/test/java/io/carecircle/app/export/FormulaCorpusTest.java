package io.carecircle.app.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.carecircle.app.OpenStore;
import io.carecircle.app.ingest.ImportReport;
import io.carecircle.app.ingest.ImportRequest;
import io.carecircle.app.ingest.Importer;
import io.carecircle.app.platform.Json;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Text that a spreadsheet would run, through every table that a layer is exported to. */
class FormulaCorpusTest {
  private static final List<String> CORPUS =
      List.of(
          "=1+1",
          "=cmd|' /C calc'!A0",
          "=HYPERLINK(\"http://x\",\"y\")",
          "=WEBSERVICE(\"http://x\")",
          "=IMPORTXML(\"http://x\",\"//a\")",
          "=INDIRECT(\"A1\")",
          "=DDE(\"cmd\";\"/C calc\";\"x\")",
          "=\"a\"&B1",
          "={1+1}",
          "=rundll32|'URL.dll,OpenURL calc.exe'!A",
          "+1+1",
          "+cmd|' /C calc'!A0",
          "-1+1",
          "-2+3+cmd|' /C calc'!A0",
          "--1",
          "@SUM(1+1)*cmd|' /C calc'!A0",
          "@A1",
          "＝1+1",
          "＋1+1",
          "－1+1",
          "＠SUM(1)",
          "'=1+1",
          "''=1+1",
          "=1+1;",
          "=1+1,=2",
          "=1+1\"",
          "-甲",
          "+甲",
          "=",
          "@");

  @TempDir Path folder;

  @Test
  void nothingIsAliveAndEverythingComesBack() throws IOException {
    try (OpenStore store = new OpenStore(folder.resolve("data"))) {
      Path source = folder.resolve("source.geojson");
      Files.writeString(source, collection());
      String hash = run(store, source).hash();
      for (String ending : List.of("csv", "xlsx")) {
        Path file = folder.resolve("out." + ending);
        store.get(Exporter.class).export("candidates", file, "EPSG:4326");
        if (ending.equals("csv")) {
          checkCsv(file);
        } else {
          checkXlsx(file);
        }
        ImportReport again = run(store, file);
        assertEquals(List.of(), again.errors());
        assertEquals(hash, again.hash(), ending);
      }
    }
  }

  private static ImportReport run(OpenStore store, Path file) {
    ImportRequest request =
        new ImportRequest(
            "candidates",
            file,
            "auto",
            "auto",
            java.util.Map.of(),
            java.util.Map.of(),
            false,
            true,
            false,
            "me");
    return store.get(Importer.class).run(request, ProgressListener.NONE, CancelToken.NONE);
  }

  /** The text as a name, as an id and as the name and value of a column that no layer knows. */
  private static String collection() {
    ObjectNode root = Json.MAPPER.createObjectNode().put("type", "FeatureCollection");
    ArrayNode features = root.putArray("features");
    for (String text : CORPUS) {
      ObjectNode feature = features.addObject().put("type", "Feature").put("id", text);
      feature.putObject("geometry").put("type", "Point").putArray("coordinates").add(120).add(28);
      feature.putObject("properties").put("name", text).put("=WEBSERVICE(1)", text);
    }
    return root.toString();
  }

  private static void checkCsv(Path file) throws IOException {
    int fields = 0;
    try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(file)) {
      for (CsvRecord row : csv) {
        for (String field : row.getFields()) {
          fields++;
          assertFalse(field.matches("(?s)[=+\\-@\\t\\r\\x00＝＋－＠].*"), field);
        }
      }
    }
    assertFalse(fields < 3 * CORPUS.size());
  }

  private static void checkXlsx(Path file) throws IOException {
    try (ReadableWorkbook book = new ReadableWorkbook(file.toFile())) {
      for (Row row : book.getFirstSheet().read()) {
        row.stream()
            .filter(cell -> cell != null)
            .forEach(cell -> assertFalse(cell.getType() == CellType.FORMULA, cell.getText()));
      }
    }
  }
}
