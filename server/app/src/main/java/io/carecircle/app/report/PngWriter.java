package io.carecircle.app.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.springframework.stereotype.Component;

/** Prints to a picture of 300 dots per inch, for a text or a screen. */
@Component
public class PngWriter {
  static final int DOTS_PER_INCH = 300;

  private final FontFile fontFile;

  PngWriter(FontFile fontFile) {
    this.fontFile = fontFile;
  }

  /**
   * Writes the first page of a report.
   *
   * @return characters that were printed as 〓
   */
  public List<String> write(ReportDocument report, OutputStream out) throws IOException {
    return writeSheet(
        report.paper(),
        canvas -> {
          List<Canvas> pages = new ArrayList<>();
          ReportFont font = canvas.font();
          new PageFlow(
                  report,
                  () -> {
                    pages.add(pages.isEmpty() ? canvas : new BlankCanvas(font));
                    return pages.get(pages.size() - 1);
                  },
                  PdfWriter.scaleOf(report, font))
              .layOut();
        },
        out);
  }

  /** Writes one sheet that is drawn by hand; see {@link #write}. */
  List<String> writeSheet(Paper paper, PdfWriter.SheetDrawing drawing, OutputStream out)
      throws IOException {
    try (ReportFont font = fontFile.open();
        PictureCanvas canvas =
            new PictureCanvas(paper.widthMm(), paper.heightMm(), DOTS_PER_INCH, font)) {
      drawing.draw(canvas);
      ImageIO.write(canvas.image(), "png", out);
      return font.listMissing();
    }
  }
}
