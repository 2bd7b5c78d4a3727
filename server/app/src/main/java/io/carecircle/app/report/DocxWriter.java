package io.carecircle.app.report;

import io.carecircle.app.report.ReportBlock.Cell;
import io.carecircle.app.report.ReportBlock.Column;
import io.carecircle.app.report.ReportBlock.Heading;
import io.carecircle.app.report.ReportBlock.KeyFigures;
import io.carecircle.app.report.ReportBlock.Notes;
import io.carecircle.app.report.ReportBlock.Paragraph;
import io.carecircle.app.report.ReportBlock.Picture;
import io.carecircle.app.report.ReportBlock.Table;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.Units;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;
import org.springframework.stereotype.Component;

/**
 * Prints to DOCX with the same content, for those who go on writing. The text program breaks lines
 * and pages and chooses the fonts.
 */
@Component
public class DocxWriter {
  private static final double TWIPS_PER_MM = 1440 / 25.4;
  private static final int PICTURE_DPI = 200;
  private static final int TEXT = 10;
  private static final int SMALL = 8;

  private final FontFile fontFile;

  DocxWriter(FontFile fontFile) {
    this.fontFile = fontFile;
  }

  /** Writes a report; the stream stays open. */
  public void write(ReportDocument report, OutputStream out) throws IOException {
    try (XWPFDocument document = new XWPFDocument()) {
      setPaper(document, report.paper());
      text(document.createParagraph(), report.title(), 16, Tone.NORMAL, true);
      if (!report.notice().isEmpty()) {
        text(document.createParagraph(), report.notice(), TEXT, Tone.WARNING, true);
      }
      if (!report.subtitle().isEmpty()) {
        text(document.createParagraph(), report.subtitle(), TEXT, Tone.MUTED, false);
      }
      for (ReportBlock block : report.blocks()) {
        add(document, report, block);
      }
      XWPFParagraph footer = document.createFooter(HeaderFooterType.DEFAULT).createParagraph();
      text(footer, report.footer() + "  ", SMALL, Tone.MUTED, false);
      footer.getCTP().addNewFldSimple().setInstr("PAGE");
      document.write(out);
    }
  }

  private static void setPaper(XWPFDocument document, Paper paper) {
    CTSectPr section = document.getDocument().getBody().addNewSectPr();
    CTPageSz size = section.addNewPgSz();
    size.setW(twips(paper.widthMm()));
    size.setH(twips(paper.heightMm()));
    if (paper.widthMm() > paper.heightMm()) {
      size.setOrient(STPageOrientation.LANDSCAPE);
    }
    CTPageMar margin = section.addNewPgMar();
    margin.setLeft(twips(PageFlow.SIDE_MM));
    margin.setRight(twips(PageFlow.SIDE_MM));
    margin.setTop(twips(PageFlow.SIDE_MM));
    margin.setBottom(twips(PageFlow.SIDE_MM));
  }

  private static BigInteger twips(double mm) {
    return BigInteger.valueOf(Math.round(mm * TWIPS_PER_MM));
  }

  private void add(XWPFDocument document, ReportDocument report, ReportBlock block)
      throws IOException {
    if (block instanceof Heading heading) {
      text(document.createParagraph(), heading.text(), 12, Tone.NORMAL, true);
    } else if (block instanceof Paragraph paragraph) {
      text(document.createParagraph(), paragraph.text(), TEXT, paragraph.tone(), false);
    } else if (block instanceof KeyFigures figures) {
      figures(document, figures, report.paper());
    } else if (block instanceof Table table) {
      table(document, table, report.paper());
    } else if (block instanceof Notes notes) {
      for (int i = 0; i < notes.notes().size(); i++) {
        text(
            document.createParagraph(),
            (i + 1) + ". " + notes.notes().get(i),
            SMALL,
            Tone.MUTED,
            false);
      }
    } else if (block instanceof Picture picture) {
      picture(document, picture, report.paper());
    }
  }

  private static void text(
      XWPFParagraph paragraph, String text, int points, Tone tone, boolean bold) {
    paragraph.setSpacingAfter(60);
    String[] lines = text.split("\\R", -1);
    for (int i = 0; i < lines.length; i++) {
      XWPFRun run = paragraph.createRun();
      if (i > 0) {
        run.addBreak();
      }
      run.setText(plain(lines[i]));
      run.setFontSize(points);
      run.setBold(bold);
      run.setColor(String.format(Locale.ROOT, "%06X", tone.color().getRGB() & 0xFFFFFF));
      run.setFontFamily("Microsoft YaHei", XWPFRun.FontCharRange.eastAsia);
    }
  }

  /** XML has no room for control characters. */
  private static String plain(String text) {
    return text.replaceAll("[\\p{Cntrl}&&[^\\t]]", "");
  }

  private static void figures(XWPFDocument document, KeyFigures block, Paper paper) {
    List<Column> columns =
        block.figures().stream().map(f -> new Column(f.label(), 1, false)).toList();
    List<Cell> values =
        block.figures().stream()
            .map(f -> new Cell((f.value() + " " + f.unit()).strip(), f.tone()))
            .toList();
    table(document, new Table(columns, List.of(values)), paper);
  }

  private static void table(XWPFDocument document, Table block, Paper paper) {
    int width = block.columns().size();
    XWPFTable table = document.createTable(block.rows().size() + 1, width);
    double total = block.columns().stream().mapToDouble(Column::weight).sum();
    double whole = paper.widthMm() - 2 * PageFlow.SIDE_MM;
    table.setWidth((int) Math.round(whole * TWIPS_PER_MM));
    XWPFTableRow header = table.getRow(0);
    header.setRepeatHeader(true);
    for (int c = 0; c < width; c++) {
      Column column = block.columns().get(c);
      int twips = (int) Math.round(column.weight() / total * whole * TWIPS_PER_MM);
      XWPFTableCell title = header.getCell(c);
      title.setColor("F0F2F5");
      title.setWidth(Integer.toString(twips));
      text(title.getParagraphs().get(0), column.title(), SMALL, Tone.MUTED, true);
      for (int r = 0; r < block.rows().size(); r++) {
        Cell cell = block.rows().get(r).get(c);
        XWPFTableCell place = table.getRow(r + 1).getCell(c);
        place.setWidth(Integer.toString(twips));
        XWPFParagraph paragraph = place.getParagraphs().get(0);
        if (column.right()) {
          paragraph.setAlignment(ParagraphAlignment.RIGHT);
        }
        text(paragraph, cell.text(), 9, cell.tone(), false);
      }
    }
    document.createParagraph().setSpacingAfter(0);
  }

  private void picture(XWPFDocument document, Picture block, Paper paper) throws IOException {
    double width = paper.widthMm() - 2 * PageFlow.SIDE_MM;
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try (ReportFont font = fontFile.open();
        PictureCanvas canvas = new PictureCanvas(width, block.heightMm(), PICTURE_DPI, font)) {
      block.drawing().draw(canvas, 0, 0, width, block.heightMm());
      ImageIO.write(canvas.image(), "png", png);
    }
    try {
      document
          .createParagraph()
          .createRun()
          .addPicture(
              new ByteArrayInputStream(png.toByteArray()),
              org.apache.poi.common.usermodel.PictureType.PNG,
              "map.png",
              Units.toEMU(width * 72 / 25.4),
              Units.toEMU(block.heightMm() * 72 / 25.4));
    } catch (InvalidFormatException e) {
      throw new IllegalStateException("a PNG is a picture", e);
    }
    if (!block.caption().isEmpty()) {
      text(document.createParagraph(), block.caption(), SMALL, Tone.MUTED, false);
    }
  }
}
