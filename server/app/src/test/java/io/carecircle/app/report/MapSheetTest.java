package io.carecircle.app.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.carecircle.app.platform.Language;
import io.carecircle.app.platform.RefusedException;
import io.carecircle.kernel.geo.Geodesic;
import io.carecircle.kernel.layer.StreetClass;
import io.carecircle.kernel.layer.StreetLine;
import java.awt.Color;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/** A map of a made-up prefecture of twelve counties. */
class MapSheetTest {
  private static final GeometryFactory SHAPES = new GeometryFactory();
  private static final Color RED = new Color(255, 0, 0);
  private static final Color BLUE = new Color(0, 0, 255);
  private static final String[] COUNTIES = {
    "鹿城区", "龙湾区", "瓯海区", "洞头区", "瑞安市", "乐清市", "永嘉县", "平阳县", "苍南县", "文成县", "泰顺县", "龙港市"
  };
  private final FontFile fonts = new FontFile();

  private static MapSheet.Spec spec(Envelope extent, Paper paper) {
    return new MapSheet.Spec(
        "温州市“十四五”养老服务重大项目分布图",
        "温发改规划〔2021〕146号 附件1、附件4",
        "演示数据",
        extent,
        List.of("行政区：演示数据 第1版", "项目：温发改规划〔2021〕146号 附件1"),
        "0123456789abcdef",
        new ReportOptions(Language.ZH, paper, LocalDate.of(2026, 1, 2), "市民政局", "浙S（2026）1号", ""));
  }

  private static MapContent prefecture() {
    Random random = new Random(3);
    List<MapContent.Region> regions = new ArrayList<>();
    List<StreetLine> streets = new ArrayList<>();
    for (int i = 0; i < COUNTIES.length; i++) {
      double west = 119.6 + 0.4 * (i % 4);
      double south = 27.2 + 0.4 * (i / 4);
      regions.add(
          new MapContent.Region(
              "3303" + (10 + i),
              COUNTIES[i],
              0,
              SHAPES.toGeometry(new Envelope(west, west + 0.4, south, south + 0.4))));
      for (int k = 0; k < 4; k++) {
        streets.add(
            new StreetLine(
                i + "-" + k,
                null,
                k == 0 ? StreetClass.MOTORWAY : StreetClass.PRIMARY,
                true,
                true,
                new long[] {1, 2},
                new double[] {west, west + 0.4},
                new double[] {south + 0.1 * k, south + 0.1 * random.nextInt(4)}));
      }
    }
    MapSymbol.Sign built =
        new MapSymbol.Sign("新建（面积示投资）", MapSymbol.Form.CIRCLE, new Color(0xD55E00));
    MapSymbol.Sign going =
        new MapSymbol.Sign("续建（面积示投资）", MapSymbol.Form.SQUARE, new Color(0x0072B2));
    List<MapSymbol> symbols = new ArrayList<>();
    for (int i = 0; i < 26; i++) {
      symbols.add(
          new MapSymbol(
              "p" + i,
              119.65 + 1.5 * random.nextDouble(),
              27.25 + 1.1 * random.nextDouble(),
              (i + 1) + " 养老服务项目",
              i % 3 == 0 ? going : built,
              MapSymbol.widthMm(random.nextDouble() * 10, 10, 9, 2)));
    }
    return new MapContent(
        regions,
        List.of(SHAPES.toGeometry(new Envelope(121.05, 121.3, 27, 28.5))),
        streets,
        List.of(
            new MapContent.Overlay(
                "15分钟服务圈",
                new Color(0x0F766E),
                SHAPES.createPoint(new Coordinate(120.5, 27.8)).buffer(0.1))),
        symbols);
  }

  private static final Envelope PREFECTURE = new Envelope(119.6, 121.2, 27.2, 28.4);

  @ParameterizedTest
  @ValueSource(strings = {"A4", "A4-landscape", "A3", "A3-landscape"})
  void theSheetSaysAllThatAPrintedMapMust(String paper) throws IOException {
    MapSheet sheet = new MapSheet(spec(PREFECTURE, Paper.parse(paper)), prefecture());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<String> missing = new PdfWriter(fonts).writeSheet("图", Paper.parse(paper), sheet, out);
    assertEquals(List.of(), missing);
    try (PDDocument document = Loader.loadPDF(out.toByteArray())) {
      assertEquals(1, document.getNumberOfPages());
      double width = document.getPage(0).getMediaBox().getWidth() / 72 * 25.4;
      assertEquals(Paper.parse(paper).widthMm(), width, 0.01);
      String text = new PDFTextStripper().getText(document).replaceAll("\\s", "");
      for (String part :
          List.of(
              "重大项目分布图",
              "图例",
              "比例尺",
              "EPSG:4549",
              "2026-01-02",
              "市民政局",
              "浙S（2026）1号",
              "数据来源",
              "演示数据",
              "新建（面积示投资）",
              "续建（面积示投资）",
              "15分钟服务圈",
              "水域",
              "运行编号",
              "N")) {
        assertTrue(text.contains(part), part + " in " + text);
      }
      for (String county : COUNTIES) {
        assertTrue(text.contains(county), county);
      }
      Files.createDirectories(Path.of("target/reports"));
      ImageIO.write(
          new PDFRenderer(document).renderImageWithDPI(0, 110),
          "png",
          Path.of("target/reports/map-" + paper + ".png").toFile());
    }
  }

  /** Two points and the bar, measured in the picture with a ruler of pixels. */
  @ParameterizedTest
  @CsvSource({
    "119.6, 121.2, 27.2, 28.4",
    "120.68, 120.72, 27.98, 28.02",
    "118.6, 121.4, 27, 28.9",
    "121.2, 121.9, 28, 28.9",
    "116.2, 116.6, 39.8, 40.1"
  })
  void theScaleBarIsTrue(double west, double east, double south, double north) throws IOException {
    Envelope extent = new Envelope(west, east, south, north);
    double lon1 = west + (east - west) * 0.1;
    double lat1 = south + (north - south) * 0.12;
    double lon2 = west + (east - west) * 0.9;
    double lat2 = south + (north - south) * 0.85;
    MapSymbol.Sign red = new MapSymbol.Sign("a", MapSymbol.Form.SQUARE, RED);
    MapSymbol.Sign blue = new MapSymbol.Sign("b", MapSymbol.Form.SQUARE, BLUE);
    MapSheet sheet =
        new MapSheet(
            spec(extent, Paper.A4),
            new MapContent(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(
                    new MapSymbol("1", lon1, lat1, "", red, 4),
                    new MapSymbol("2", lon2, lat2, "", blue, 4))));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new PngWriter(fonts).writeSheet(Paper.A4, sheet, out);
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
    double dotsPerMm = PngWriter.DOTS_PER_INCH / 25.4;
    assertEquals(210 * dotsPerMm, image.getWidth(), 1);
    int mapEnd = (int) (sheet.frame().area().getMaxY() * dotsPerMm);
    Point2D a = centre(image, RED, mapEnd);
    Point2D b = centre(image, BLUE, mapEnd);
    double metresByBar = a.distance(b) / barPixels(image, mapEnd) * sheet.scaleBar().metres();
    double metres = Geodesic.metres(lon1, lat1, lon2, lat2);
    assertEquals(1, metresByBar / metres, 0.01);
  }

  /** The middle of all pixels of a colour on the map. */
  private static Point2D centre(BufferedImage image, Color color, int mapEnd) {
    double x = 0;
    double y = 0;
    int count = 0;
    for (int row = 0; row < mapEnd; row++) {
      for (int column = 0; column < image.getWidth(); column++) {
        if ((image.getRGB(column, row) & 0xFFFFFF) == (color.getRGB() & 0xFFFFFF)) {
          x += column;
          y += row;
          count++;
        }
      }
    }
    assertTrue(count > 100, "no sign of the colour " + color);
    return new Point2D.Double(x / count, y / count);
  }

  /** The longest run of ink, gaps of white parts included, in the rows of the bar. */
  private static double barPixels(BufferedImage image, int mapEnd) {
    int best = 0;
    for (int row = mapEnd + 50; row < image.getHeight() - 180; row++) {
      int dark = 0;
      int first = -1;
      int last = -1;
      for (int x = image.getWidth() / 2; x < image.getWidth(); x++) {
        if ((image.getRGB(x, row) & 0xFF) < 0x80) {
          dark++;
          first = first < 0 ? x : first;
          last = x;
        }
      }
      // Two of four parts are black: about half of the length is ink.
      if (first >= 0 && dark > 0.45 * (last - first) && dark > 100) {
        best = Math.max(best, last - first);
      }
    }
    assertTrue(best > 0, "no bar");
    // Half a stroke of 0.15 mm stands out on either side.
    return best + 1 - 0.15 * PngWriter.DOTS_PER_INCH / 25.4;
  }

  @Test
  void namesNeverCoverOneAnotherOrASign() {
    Random random = new Random(11);
    Rectangle2D area = new Rectangle2D.Double(0, 0, 180, 200);
    for (int round = 0; round < 50; round++) {
      LabelPlacement placement = new LabelPlacement(area);
      List<Point2D> places = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        Point2D at = new Point2D.Double(180 * random.nextDouble(), 200 * random.nextDouble());
        places.add(at);
        placement.block(new Rectangle2D.Double(at.getX() - 2, at.getY() - 2, 4, 4));
      }
      List<Rectangle2D> names = new ArrayList<>();
      for (Point2D at : places) {
        Optional<Rectangle2D> room = placement.beside(at, 4, 5 + 20 * random.nextDouble(), 3.2);
        room.ifPresent(names::add);
      }
      assertTrue(names.size() > 30, "room for " + names.size());
      for (int i = 0; i < names.size(); i++) {
        assertTrue(area.contains(names.get(i)));
        for (int k = 0; k < i; k++) {
          assertFalse(names.get(i).intersects(names.get(k)));
        }
        for (Point2D at : places) {
          assertFalse(names.get(i).intersects(at.getX() - 2, at.getY() - 2, 4, 4), "over a sign");
        }
      }
    }
  }

  @Test
  void theAreaOfASignStandsForItsValue() {
    double whole = MapSymbol.widthMm(10, 10, 9, 1);
    double half = MapSymbol.widthMm(5, 10, 9, 1);
    assertEquals(0.5, half * half / (whole * whole), 1e-12);
    assertEquals(1, MapSymbol.widthMm(0, 10, 9, 1));
    assertEquals(1, MapSymbol.widthMm(0.0001, 10, 9, 1));
  }

  @Test
  void placesOutsideChinaAreRefused() {
    for (Envelope extent :
        List.of(new Envelope(1.4, 1.8, 42, 43), new Envelope(100, 130, 20, 40), new Envelope())) {
      assertThrows(
          RefusedException.class, () -> new MapSheet(spec(extent, Paper.A4), prefecture()));
    }
  }
}
