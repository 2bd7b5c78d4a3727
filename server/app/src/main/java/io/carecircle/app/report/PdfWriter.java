package io.carecircle.app.report;

import io.carecircle.app.platform.RefusedException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.function.Supplier;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.springframework.stereotype.Component;

/**
 * Prints to PDF with the font embedded. The same report gives the same bytes: the file says no time
 * but that of its content.
 */
@Component
public class PdfWriter {
  /** Type sizes tried when a report should take one page; below, it could not be read. */
  private static final double[] SCALES = {1, 0.94, 0.88, 0.82};

  private static final int MOST_PAGES = 2_000;

  private final FontFile fontFile;

  PdfWriter(FontFile fontFile) {
    this.fontFile = fontFile;
  }

  /** Writes one report; see {@link #write(List, OutputStream)}. */
  public List<String> write(ReportDocument report, OutputStream out) throws IOException {
    return write(List.of(() -> report), out);
  }

  /**
   * Writes reports one after the other, each with its own page numbers; the stream stays open.
   *
   * @param reports made when their turn comes
   * @return characters that were printed as 〓
   * @throws RefusedException when it is longer than 2,000 pages
   */
  public List<String> write(List<Supplier<ReportDocument>> reports, OutputStream out)
      throws IOException {
    return write(
        "CareCircle",
        out,
        (document, font, embedded) -> {
          for (Supplier<ReportDocument> report : reports) {
            add(report.get(), document, font, embedded);
          }
        });
  }

  private static void add(
      ReportDocument report, PDDocument document, ReportFont font, PDType0Font embedded)
      throws IOException {
    List<PdfCanvas> pages = new ArrayList<>();
    Supplier<Canvas> newPage =
        () -> {
          if (document.getNumberOfPages() == MOST_PAGES) {
            throw new RefusedException(
                "too-large", "the report would take more than " + MOST_PAGES + " pages");
          }
          try {
            pages.add(new PdfCanvas(document, report.paper(), font, embedded));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return pages.get(pages.size() - 1);
        };
    document.getDocumentInformation().setTitle(report.title());
    new PageFlow(report, newPage, scaleOf(report, font)).layOut();
    for (PdfCanvas page : pages) {
      page.close();
    }
  }

  /** Writes one sheet that is drawn by hand, as a map is; see {@link #write}. */
  List<String> writeSheet(String title, Paper paper, SheetDrawing drawing, OutputStream out)
      throws IOException {
    return writeSheet(title, paper, drawing, List.of(), out);
  }

  /** Writes one sheet that is drawn by hand and reports that go with it; see {@link #write}. */
  List<String> writeSheet(
      String title, Paper paper, SheetDrawing drawing, List<ReportDocument> after, OutputStream out)
      throws IOException {
    return write(
        title,
        out,
        (document, font, embedded) -> {
          try (PdfCanvas page = new PdfCanvas(document, paper, font, embedded)) {
            drawing.draw(page);
          }
          for (ReportDocument report : after) {
            add(report, document, font, embedded);
          }
        });
  }

  private List<String> write(String title, OutputStream out, Content content) throws IOException {
    try (ReportFont font = fontFile.open();
        PDDocument document = new PDDocument()) {
      PDType0Font embedded = PDType0Font.load(document, font.face(), true);
      content.draw(document, font, embedded);
      PDDocumentInformation about = document.getDocumentInformation();
      if (about.getTitle() == null) {
        about.setTitle(title);
      }
      about.setProducer("CareCircle");
      Calendar fixed = Calendar.getInstance(TimeZone.getTimeZone("UTC"), Locale.ROOT);
      fixed.setTimeInMillis(0);
      about.setCreationDate(fixed);
      document.setDocumentId(1L);
      document.save(out);
      return font.listMissing();
    }
  }

  /** The largest type that brings a report of one page on one; else the usual size. */
  static double scaleOf(ReportDocument report, ReportFont font) {
    if (!report.onePage()) {
      return 1;
    }
    for (double scale : SCALES) {
      if (new PageFlow(report, () -> new BlankCanvas(font), scale).layOut() == 1) {
        return scale;
      }
    }
    return 1;
  }

  private interface Content {
    void draw(PDDocument document, ReportFont font, PDType0Font embedded) throws IOException;
  }

  /** Draws a sheet. */
  interface SheetDrawing {
    void draw(Canvas canvas);
  }
}
