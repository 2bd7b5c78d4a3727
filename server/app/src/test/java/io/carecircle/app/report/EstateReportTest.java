package io.carecircle.app.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.platform.Json;
import io.carecircle.app.platform.Language;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The page that lies on the officer's desk. */
class EstateReportTest {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 2);
  private final FontFile fonts = new FontFile();

  private static JsonNode result() throws IOException {
    try (InputStream in = EstateReportTest.class.getResourceAsStream("estate-check.json")) {
      return Json.parse(in.readAllBytes(), "the example");
    }
  }

  private static ReportDocument document(Language language) throws IOException {
    JsonNode result = result();
    return new EstateReport(result, EstateFacts.of(result), ReportOptions.of(language, DAY))
        .of(result.path("estates").get(0), null);
  }

  /** With a history: one more block, still on the one page. */
  @ParameterizedTest
  @EnumSource(Language.class)
  void stagesAndOrdersStandOnTheSamePage(Language language) throws IOException {
    JsonNode result = result();
    ((ObjectNode) result.path("estates").get(0))
        .set(
            "stages",
            Json.parse(
                """
                {"stage":"not-handed-over","date":"2025-08-01","asOf":"2026-01-02","entries":3,
                 "fourTogether":{"verdict":"fail","rooms":[{"room":"r1","planned":"pass",
                  "built":"pass","accepted":"unknown","handedOver":"fail"},
                  {"room":"r2","planned":"pass","built":"pass","accepted":"pass","handedOver":null}]},
                 "openOrders":[{"entry":3,"stage":"not-handed-over","room":"r1",
                  "number":"温责改〔2025〕8号","date":"2025-08-02","dueDate":"2025-09-02",
                  "overdue":true}]}"""
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8),
                "the stages"));
    ReportDocument report =
        new EstateReport(result, EstateFacts.of(result), ReportOptions.of(language, DAY))
            .of(result.path("estates").get(0), null);
    try (PDDocument document = Loader.loadPDF(pdf(report))) {
      assertEquals(1, document.getNumberOfPages());
      String text = text(document);
      List<String> parts =
          language == Language.ZH
              ? List.of("阶段：未移交（2025-08-01）", "四同步规划建设验收交付", "r1合格合格未知不合格", "期限2025-09-02，已逾期")
              : List.of(
                  "Stage:nothandedover(2025-08-01)",
                  "r1passpassunknownfail",
                  "due2025-09-02,overdue");
      for (String part : parts) {
        assertTrue(text.contains(part), part + " in " + text);
      }
      Files.createDirectories(Path.of("target/reports"));
      ImageIO.write(
          new PDFRenderer(document).renderImageWithDPI(0, 110),
          "png",
          Path.of("target/reports/estate-stages-" + language.tag() + ".png").toFile());
    }
  }

  private byte[] pdf(ReportDocument report) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new PdfWriter(fonts).write(report, out);
    return out.toByteArray();
  }

  /** The text without any blank: lines break where the paper ends. */
  private static String text(PDDocument document) throws IOException {
    return new PDFTextStripper().getText(document).replaceAll("\\s", "");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theVerdictStandsOnOnePageWithAllThatItSays(Language language) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf(document(language)))) {
      assertEquals(1, document.getNumberOfPages());
      String text = text(document);
      JsonNode estate = result().path("estates").get(0);
      for (JsonNode clause : estate.path("clauses")) {
        assertTrue(text.contains(clause.path("citation").asString().replaceAll("\\s", "")));
        String words = clause.path(language == Language.ZH ? "text" : "textEn").asString();
        assertTrue(text.contains(words.replaceAll("\\s", "")), words + " in " + text);
      }
      for (String part :
          List.of(
              "300.3", "0123456789abcdef0123456789abcdef", "演示数据", "滨江花苑（一期）", "carecircle0.1.0")) {
        assertTrue(text.contains(part), part + " in " + text);
      }
      assertTrue(text.contains(language == Language.ZH ? "不合格" : "fail"));
      Files.createDirectories(Path.of("target/reports"));
      ImageIO.write(
          new PDFRenderer(document).renderImageWithDPI(0, 110),
          "png",
          Path.of("target/reports/estate-" + language.tag() + ".png").toFile());
    }
  }

  @Test
  void fontsAreEmbeddedAndTheSameReportHasTheSameBytes() throws IOException {
    byte[] first = pdf(document(Language.ZH));
    assertArrayEquals(first, pdf(document(Language.ZH)));
    try (PDDocument document = Loader.loadPDF(first)) {
      for (PDPage page : document.getPages()) {
        for (COSName name : page.getResources().getFontNames()) {
          PDFont font = page.getResources().getFont(name);
          assertTrue(font.isEmbedded(), font.getName());
          assertTrue(font.getName().endsWith("+WenQuanYiMicroHei"), font.getName());
        }
      }
    }
  }

  @Test
  void aCharacterThatTheFontDoesNotHaveIsPrintedAsGetaAndTold() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<String> missing = new PdfWriter(fonts).write(document(Language.ZH), out);
    assertEquals(List.of("㙍 (U+364D)"), missing);
    try (PDDocument document = Loader.loadPDF(out.toByteArray())) {
      assertTrue(text(document).contains("r3的〓字"));
      assertFalse(text(document).contains("㙍"));
    }
  }

  @Test
  void theTextDocumentSaysTheSame() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new DocxWriter(fonts).write(document(Language.ZH), out);
    try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(out.toByteArray()));
        XWPFWordExtractor extractor = new XWPFWordExtractor(document)) {
      String text = extractor.getText();
      for (String part : List.of("不合格", "300.3", "演示数据", "㙍字", "居家养老服务用房按总建筑面积的2‰配建", "运行编号")) {
        assertTrue(text.contains(part), part + " in " + text);
      }
      assertEquals(4, document.getTables().size() - 1);
    }
  }

  @Test
  void unknownFiguresAreSaidAndNeverZero() throws IOException {
    JsonNode result =
        Json.parse(
            """
            {"estates":[{"id":"x","standard":null,"document":null,"verdict":"unknown",
             "requiredTotal":null,"providedTotal":null,"shortTotal":null,
             "clauses":[{"id":"floor-area-rate","citation":"c","text":"t","required":null,
             "provided":300,"short":null,"verdict":"unknown"}],"otherReading":[],"warnings":[]}],
             "run":{"id":"r","engine":"e","parameters":{},"warnings":[]}}
            """
                .getBytes(java.nio.charset.StandardCharsets.UTF_8),
            "x");
    ReportDocument report =
        new EstateReport(result, EstateFacts.of(result), ReportOptions.of(Language.ZH, DAY))
            .of(result.path("estates").get(0), null);
    try (PDDocument document = Loader.loadPDF(pdf(report))) {
      String text = text(document);
      assertTrue(text.contains("未知"), text);
      assertFalse(text.contains("0㎡"), text);
      assertFalse(text.contains("演示"), text);
    }
  }
}
