package io.carecircle.app.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.OpenStore;
import io.carecircle.app.StoreKind;
import io.carecircle.app.demo.DemoSeeder;
import io.carecircle.app.platform.Json;
import io.carecircle.app.platform.Language;
import io.carecircle.app.platform.RefusedException;
import io.carecircle.app.standard.Policy;
import io.carecircle.app.standard.PolicyCatalog;
import io.carecircle.app.standard.PolicyProject;
import io.carecircle.kernel.progress.CancelToken;
import io.carecircle.kernel.progress.ProgressListener;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The project map of the printed lists, over the demonstration city. */
class ProjectMapReportTest {
  @TempDir static Path folder;
  private static OpenStore store;

  @BeforeAll
  static void open() {
    store = StoreKind.EMBEDDED.open(folder.resolve("data"));
    store.get(DemoSeeder.class).seedWenzhou(ProgressListener.NONE, CancelToken.NONE);
  }

  @AfterAll
  static void close() {
    store.close();
  }

  private static ReportOptions options(String paper, Language language) {
    return new ReportOptions(
        language, Paper.parse(paper), LocalDate.of(2026, 1, 2), "市民政局", "浙S（2026）1号", "");
  }

  private static JsonNode body(String json) {
    return Json.parse(json.getBytes(StandardCharsets.UTF_8), "the body");
  }

  private static byte[] print(String json, String paper, Language language, ReportForm form) {
    Reports.Printed printed =
        store
            .get(Reports.class)
            .print(Reports.PROJECT_MAP, body(json), options(paper, language), form);
    assertEquals(List.of(), printed.warnings());
    return printed.content();
  }

  private static String text(PDDocument document, int page) throws IOException {
    PDFTextStripper stripper = new PDFTextStripper();
    stripper.setStartPage(page);
    stripper.setEndPage(page);
    return stripper.getText(document).replaceAll("\\s", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"A4", "A4-landscape", "A3", "A3-landscape"})
  void everySheetSaysAllThatItMustAndNamesEveryProject(String paper) throws IOException {
    byte[] pdf = print("{\"region\":\"330300\"}", paper, Language.ZH, ReportForm.PDF);
    assertArrayEquals(
        pdf, print("{\"region\":\"330300\"}", paper, Language.ZH, ReportForm.PDF), "same bytes");
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertTrue(document.getNumberOfPages() >= 2);
      assertEquals(
          Paper.parse(paper).widthMm(),
          document.getPage(0).getMediaBox().getWidth() / 72 * 25.4,
          0.01);
      String sheet = text(document, 1);
      for (String part :
          List.of(
              "温州市养老服务重大项目分布图",
              "26个项目，总投资109.01亿元，列明床位15,750张（另6项未知）",
              "筛选：温州市",
              "图例",
              "养老机构建设项目·新建",
              "养老机构建设项目·续建",
              "健康养老建设项目·新建",
              "健康养老建设项目·续建",
              "空心：数值或其分布未知",
              "水域",
              "比例尺",
              "EPSG:4549",
              "2026-01-02",
              "浙S（2026）1号",
              "数据来源",
              "演示数据",
              "项目名录")) {
        assertTrue(sheet.contains(part), part + " in " + sheet);
      }
      assertFalse(sheet.contains("名称因位置不足未注"), "a number is missing");
      StringBuilder list = new StringBuilder();
      for (int page = 2; page <= document.getNumberOfPages(); page++) {
        list.append(text(document, page));
      }
      for (PolicyProject project : policy().listProjects("wenzhou-2021")) {
        // Cut names end with an ellipsis; their beginning tells them.
        String begin = project.name().substring(0, Math.min(12, project.name().length()));
        assertTrue(sheet.contains(project.part() + "-" + project.no() + begin), project.name());
        assertTrue(list.indexOf(project.part() + "-" + project.no()) >= 0, project.name());
      }
      Files.createDirectories(Path.of("target/reports"));
      ImageIO.write(
          new PDFRenderer(document).renderImageWithDPI(0, 110),
          "png",
          Path.of("target/reports/project-map-" + paper + ".png").toFile());
    }
  }

  private static Policy policy() {
    return store.get(PolicyCatalog.class).policy();
  }

  /** Each row of the list holds the figures of its row of the policy data, unknown as a word. */
  @Test
  void printedFiguresAreThoseOfThePolicyData() throws IOException {
    try (PDDocument document =
        Loader.loadPDF(print("{}", "A3-landscape", Language.ZH, ReportForm.PDF))) {
      String sheet = text(document, 1);
      assertTrue(sheet.contains("73个项目，总投资200.7亿元"), "109.01 + 91.69");
      assertTrue(sheet.contains("47个位置未知、未上图"), sheet);
      StringBuilder list = new StringBuilder();
      for (int page = 2; page <= document.getNumberOfPages(); page++) {
        list.append(text(document, page));
      }
      int placeless = 0;
      for (PolicyProject project : policy().projects()) {
        String figures =
            plain(project.totalInvestment())
                + plain(project.planInvestment())
                + (project.beds() == null ? "未知" : plain(BigDecimal.valueOf(project.beds())));
        assertTrue(list.indexOf(figures) >= 0, project.name() + ": " + figures);
        placeless += project.id().startsWith("lishui") ? 1 : 0;
      }
      assertEquals(47, placeless);
      assertEquals(47, list.toString().split("（未上图）", -1).length - 1);
    }
  }

  private static String plain(BigDecimal number) {
    return number == null ? "未知" : VerdictWords.plain(number);
  }

  /** Names and numbers of the county map: none lies on another or on a sign, none is left out. */
  @ParameterizedTest
  @CsvSource({
    "A4, {}",
    "A4-landscape, {}",
    "A3, {}",
    "A3-landscape, {}",
    "A4, '{\"region\":\"330300\",\"size\":\"beds\"}'",
    "A3, {\"natures\":[\"新建\"]}"
  })
  void noLabelLiesOnAnother(String paper, String json) {
    ProjectMapReport.Sheets sheets =
        store.get(ProjectMapReport.class).sheets(body(json), options(paper, Language.ZH));
    MapSheet sheet = sheets.map().orElseThrow();
    try (ReportFont font = new FontFile().open()) {
      sheet.draw(new BlankCanvas(font));
    }
    List<Rectangle2D> names = sheet.drawing().names();
    assertTrue(names.size() > 20, "names: " + names.size());
    assertEquals(0, sheet.drawing().namesLeftOut());
    for (int i = 0; i < names.size(); i++) {
      assertTrue(sheet.frame().area().contains(names.get(i)));
      for (int k = 0; k < i; k++) {
        assertFalse(names.get(i).intersects(names.get(k)), i + " and " + k);
      }
      for (MapSymbol symbol : sheet.content().symbols()) {
        Point2D at = sheet.frame().place(symbol.lon(), symbol.lat());
        double r = symbol.sizeMm() / 2 - 0.01;
        assertFalse(
            names.get(i).intersects(at.getX() - r, at.getY() - r, 2 * r, 2 * r), symbol.label());
      }
    }
  }

  /** The sea beside Dongtou is the colour of water, the land west of it is that of land. */
  @Test
  void seaAndLandHaveTheirColours() throws IOException {
    BufferedImage image =
        ImageIO.read(
            new ByteArrayInputStream(
                print("{\"region\":\"330300\"}", "A4", Language.ZH, ReportForm.PNG)));
    assertEquals(2480, image.getWidth(), 1, "A4 at 300 dpi");
    MapSheet sheet =
        store
            .get(ProjectMapReport.class)
            .sheets(body("{\"region\":\"330300\"}"), options("A4", Language.ZH))
            .map()
            .orElseThrow();
    assertEquals(MapDrawing.WATER.getRGB(), pixel(image, sheet, 121.05, 27.6));
    assertEquals(MapDrawing.LAND.getRGB(), pixel(image, sheet, 120.3, 27.62));
    assertEquals(MapDrawing.OUTSIDE.getRGB(), pixel(image, sheet, 119.75, 28.3));
  }

  private static int pixel(BufferedImage image, MapSheet sheet, double lon, double lat) {
    Point2D at = sheet.frame().place(lon, lat);
    double scale = PngWriter.DOTS_PER_INCH / 25.4;
    return image.getRGB((int) (at.getX() * scale), (int) (at.getY() * scale));
  }

  @Test
  void whereNoProjectHasAPlaceThereIsAListThatSaysSo() throws IOException {
    try (PDDocument document =
        Loader.loadPDF(print("{\"region\":\"丽水市\"}", "A4", Language.ZH, ReportForm.PDF))) {
      String first = text(document, 1);
      assertTrue(first.contains("47个项目均位置未知，故无分布图，仅列名录"), first);
      assertTrue(first.contains("总投资91.69亿元，列明床位未知"), first);
    }
    byte[] picture = print("{\"region\":\"331100\"}", "A4", Language.EN, ReportForm.PNG);
    assertEquals(
        2480, ImageIO.read(new ByteArrayInputStream(picture)).getWidth(), 1, "a picture of it");
  }

  @Test
  void theFilterIsPrintedAndKept() throws IOException {
    String json = "{\"natures\":[\"续建\"],\"categories\":[\"健康养老建设项目\"],\"from\":2021,\"to\":2021}";
    try (PDDocument document = Loader.loadPDF(print(json, "A4", Language.ZH, ReportForm.PDF))) {
      String sheet = text(document, 1);
      // 2-4, 2-5 and 2-6: 3.4 + 8.67 + 22.
      assertTrue(sheet.contains("3个项目，总投资34.07亿元"), sheet);
      assertTrue(sheet.contains("筛选：续建、健康养老建设项目、2021年完成"), sheet);
      assertFalse(sheet.contains("养老机构建设项目"), "not in the legend either");
      assertTrue(sheet.contains("2-4国投·颐园养照中心"), sheet);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"natures\":[\"旧\"]}",
        "{\"region\":\"无此市\"}",
        "{\"size\":\"height\"}",
        "{\"from\":1800}",
        "{\"colour\":\"red\"}"
      })
  void whatCannotBeAFilterIsRefused(String json) {
    assertThrows(RefusedException.class, () -> print(json, "A4", Language.ZH, ReportForm.PDF));
  }
}
