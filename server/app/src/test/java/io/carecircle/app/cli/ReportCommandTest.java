package io.carecircle.app.cli;

import static java.util.Arrays.asList;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.CareCircle;
import io.carecircle.app.ingest.SheetFile;
import io.carecircle.app.platform.Json;
import io.carecircle.formats.excel.ExcelLimits;
import io.carecircle.formats.excel.ExcelTableReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** From a spreadsheet to a printed verdict on the command line. */
class ReportCommandTest {
  @TempDir Path folder;

  @Test
  void aSpreadsheetIsJudgedAndAVerdictPrinted() throws IOException {
    Path table =
        SheetFile.write(
            folder.resolve("小区.xlsx"),
            List.of(
                asList("编号", "小区名称", "辖区", "报批日期", "总建筑面积", "户数", "用房套内面积"),
                asList("e1", "甲", "鹿城区", "2024-01-01", 150_150, 1_000, 300)));
    Outcome checked = run("check", table, "--as-of", "2024-06-01");
    assertEquals(0, checked.code, checked.err);
    JsonNode batch = Json.parse(checked.out.getBytes(StandardCharsets.UTF_8), "stdout");
    assertEquals(1, batch.path("verdicts").path("fail").asInt());
    Path sheet = folder.resolve("out.xlsx");
    assertEquals(0, run("check", table, "--output", sheet).code);
    assertEquals(
        "不合格", ExcelTableReader.read(sheet, ExcelLimits.DEFAULT).rows().table().value(0, "结论"));

    assertEquals(0, run("import", "estates", placed(), "--replace").code);
    Path inputs =
        Files.writeString(folder.resolve("in.json"), "{\"inputs\":{\"asOf\":\"2024-06-01\"}}");
    Path result = folder.resolve("result.json");
    assertEquals(0, run("run", "estate-check", inputs, "--output", result).code);
    Path pdf = folder.resolve("verdict.pdf");
    Outcome printed = run("report", "estate-verdict", result, pdf, "--date", "2024-06-02");
    assertEquals(0, printed.code, printed.err);
    assertTrue(printed.err.contains("printed as 〓: 㙍 (U+364D)"), printed.err);
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      String text = new PDFTextStripper().getText(document);
      assertTrue(text.contains("〓川小区"), text);
      assertTrue(text.contains("300.3"), text);
    }
  }

  private Path placed() throws IOException {
    return Files.writeString(
        folder.resolve("e.csv"),
        "编号,lon,lat,小区名称,辖区,报批日期,总建筑面积,户数,用房套内面积\n"
            + "e1,120.7,28,㙍川小区,鹿城区,2024-01-01,150150,1000,300\n");
  }

  @Test
  void whatCannotBePrintedExitsWithTwo() throws IOException {
    Path json = Files.writeString(folder.resolve("x.json"), "{}");
    assertEquals(2, run("report", "nothing", json, folder.resolve("a.pdf")).code);
    assertEquals(2, run("report", "map", json, folder.resolve("a.docx")).code);
    assertEquals(2, run("report", "map", json, folder.resolve("a.pdf")).code);
    assertEquals(2, run("report", "estate-verdict", json, folder.resolve("a.pdf")).code);
    assertEquals(2, run("report", "estate-verdict", json, folder.resolve("no/a.pdf")).code);
    assertEquals(2, run("check", json, "--output", folder.resolve("a.pdf")).code);
    assertEquals(2, run("check", folder.resolve("missing.xlsx")).code);
    assertFalse(Files.exists(folder.resolve("a.pdf")));
  }

  private record Outcome(int code, String out, String err) {}

  private Outcome run(Object... arguments) {
    List<String> all = new ArrayList<>();
    for (Object argument : arguments) {
      all.add(argument.toString());
    }
    all.add("--data");
    all.add(folder.resolve("data").toString());
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Cli.commandLine(CareCircle::start, new PrintWriter(out), new PrintWriter(err))
            .execute(all.toArray(String[]::new));
    return new Outcome(code, out.toString(), err.toString());
  }
}
