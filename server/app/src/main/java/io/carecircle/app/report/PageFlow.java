package io.carecircle.app.report;

import io.carecircle.app.report.ReportBlock.Heading;
import io.carecircle.app.report.ReportBlock.KeyFigures;
import io.carecircle.app.report.ReportBlock.Notes;
import io.carecircle.app.report.ReportBlock.Paragraph;
import io.carecircle.app.report.ReportBlock.Picture;
import io.carecircle.app.report.ReportBlock.Table;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Lays a report out, page after page. */
final class PageFlow {
  static final double SIDE_MM = 18;
  private static final double TOP_MM = 15;
  private static final double BOTTOM_MM = 17;
  private static final double LEADING = 1.42;
  private static final double POINT_MM = 25.4 / 72;
  private static final double TITLE = 16;
  private static final double HEADING = 11;
  private static final double TEXT = 9.5;
  private static final double SMALL = 7.5;

  /** What must still fit below a heading, so that it is not the last on its page. */
  private static final double KEEP_WITH_NEXT_MM = 18;

  private final ReportDocument report;
  private final Supplier<Canvas> newPage;
  private final double scale;
  private final List<Canvas> pages = new ArrayList<>();
  private Canvas page;
  private double y;

  /**
   * @param scale of all type, 1 for the usual size
   */
  PageFlow(ReportDocument report, Supplier<Canvas> newPage, double scale) {
    this.report = report;
    this.newPage = newPage;
    this.scale = scale;
  }

  /** Draws everything and says how many pages that took. */
  int layOut() {
    turnPage();
    head();
    for (ReportBlock block : report.blocks()) {
      add(block);
    }
    for (int i = 0; i < pages.size(); i++) {
      foot(pages.get(i), i + 1);
    }
    return pages.size();
  }

  private void add(ReportBlock block) {
    if (block instanceof Heading heading) {
      heading(heading.text());
    } else if (block instanceof Paragraph paragraph) {
      paragraph(paragraph.text(), paragraph.tone(), TEXT);
    } else if (block instanceof KeyFigures figures) {
      keyFigures(figures);
    } else if (block instanceof Table table) {
      y = new TableFlow(this, table).draw(y) + 2.5 * scale;
    } else if (block instanceof Notes notes) {
      for (int i = 0; i < notes.notes().size(); i++) {
        paragraph((i + 1) + ". " + notes.notes().get(i), Tone.MUTED, SMALL);
      }
    } else if (block instanceof Picture picture) {
      picture(picture);
    }
  }

  Canvas page() {
    return page;
  }

  double leftMm() {
    return SIDE_MM;
  }

  double widthMm() {
    return report.paper().widthMm() - 2 * SIDE_MM;
  }

  double topMm() {
    return TOP_MM;
  }

  double bottomMm() {
    return report.paper().heightMm() - BOTTOM_MM;
  }

  double size(double points) {
    return points * scale;
  }

  double lineMm(double points) {
    return size(points) * POINT_MM * LEADING;
  }

  LineBreaker breaker() {
    return new LineBreaker(page.font());
  }

  /** Begins a page; what follows is drawn from its top. */
  void turnPage() {
    page = newPage.get();
    pages.add(page);
    y = TOP_MM;
  }

  private void head() {
    TextStyle title = TextStyle.of(size(TITLE), Tone.NORMAL.color()).asBold();
    double noticeWidth = notice();
    for (String line :
        breaker().lines(report.title(), title.sizePoints(), widthMm() - noticeWidth)) {
      y += lineMm(TITLE);
      page.text(leftMm(), y - 1.2 * scale, line, title);
    }
    if (!report.subtitle().isEmpty()) {
      TextStyle style = TextStyle.of(size(TEXT), Tone.MUTED.color());
      for (String line : breaker().lines(report.subtitle(), style.sizePoints(), widthMm())) {
        y += lineMm(TEXT);
        page.text(leftMm(), y, line, style);
      }
    }
    y += 2 * scale;
    page.stroke(new Line2D.Double(leftMm(), y, leftMm() + widthMm(), y), Tone.GOOD.color(), 0.5);
    y += 2.5 * scale;
  }

  /** A box at the upper right; gives the width that it takes. */
  private double notice() {
    if (report.notice().isEmpty()) {
      return 0;
    }
    TextStyle style = TextStyle.of(size(TEXT), Tone.WARNING.color()).asBold();
    double width = page.widthMm(report.notice(), style) + 5;
    double x = leftMm() + widthMm() - width;
    page.stroke(
        new Rectangle2D.Double(x, TOP_MM + 1, width, lineMm(TEXT) + 1.6),
        Tone.WARNING.color(),
        0.35);
    page.text(x + 2.5, TOP_MM + 1 + lineMm(TEXT), report.notice(), style);
    return width + 4;
  }

  private void heading(String text) {
    if (y + lineMm(HEADING) + KEEP_WITH_NEXT_MM > bottomMm()) {
      turnPage();
    }
    y += 1.5 * scale + lineMm(HEADING);
    page.text(leftMm(), y - 1, text, TextStyle.of(size(HEADING), Tone.NORMAL.color()).asBold());
    y += 1.2 * scale;
  }

  private void paragraph(String text, Tone tone, double points) {
    TextStyle style = TextStyle.of(size(points), tone.color());
    for (String line : breaker().lines(text, style.sizePoints(), widthMm())) {
      if (y + lineMm(points) > bottomMm()) {
        turnPage();
      }
      y += lineMm(points);
      page.text(leftMm(), y - 0.8 * scale, line, style);
    }
    y += 0.8 * scale;
  }

  private void keyFigures(KeyFigures block) {
    double height = lineMm(SMALL) + lineMm(TITLE) + 4 * scale;
    if (y + height > bottomMm()) {
      turnPage();
    }
    double gap = 3;
    double width = (widthMm() + gap) / block.figures().size() - gap;
    double x = leftMm();
    for (ReportBlock.KeyFigure figure : block.figures()) {
      page.fill(new Rectangle2D.Double(x, y, width, height), Tone.SURFACE);
      page.fill(new Rectangle2D.Double(x, y, 1, height), figure.tone().color());
      page.text(
          x + 3,
          y + 1.5 * scale + lineMm(SMALL) * 0.8,
          figure.label(),
          TextStyle.of(size(SMALL), Tone.MUTED.color()));
      value(figure, x + 3, y + height - 2.6 * scale, width - 4);
      x += width + gap;
    }
    y += height + 2.5 * scale;
  }

  /** The figure as large as the box allows. */
  private void value(ReportBlock.KeyFigure figure, double x, double baseline, double width) {
    String unit = figure.unit().isEmpty() ? "" : " " + figure.unit();
    double unitWidth = page.widthMm(unit, TextStyle.of(size(TEXT), Tone.MUTED.color()));
    TextStyle style = TextStyle.of(size(TITLE), figure.tone().color()).asBold();
    double natural = page.widthMm(figure.value(), style);
    if (natural + unitWidth > width) {
      double smaller = Math.max(SMALL, style.sizePoints() * (width - unitWidth) / natural);
      style = TextStyle.of(smaller, figure.tone().color()).asBold();
    }
    page.text(x, baseline, figure.value(), style);
    page.text(
        x + page.widthMm(figure.value(), style) + 0.5,
        baseline,
        unit,
        TextStyle.of(size(TEXT), Tone.MUTED.color()));
  }

  private void picture(Picture picture) {
    double height = Math.min(picture.heightMm() * scale, bottomMm() - TOP_MM - lineMm(SMALL));
    if (y + height + lineMm(SMALL) > bottomMm()) {
      turnPage();
    }
    picture.drawing().draw(page, leftMm(), y, widthMm(), height);
    y += height;
    if (!picture.caption().isEmpty()) {
      paragraph(picture.caption(), Tone.MUTED, SMALL);
    }
    y += 1.5 * scale;
  }

  private void foot(Canvas sheet, int number) {
    TextStyle style = TextStyle.of(SMALL, Tone.MUTED.color());
    double top = bottomMm() + 3;
    sheet.stroke(new Line2D.Double(leftMm(), top, leftMm() + widthMm(), top), Tone.LINE, 0.2);
    String numbers =
        report
            .language()
            .choose(
                "第 %d 页 / 共 %d 页".formatted(number, pages.size()),
                "page %d of %d".formatted(number, pages.size()));
    double numbersWidth = sheet.widthMm(numbers, style);
    sheet.text(leftMm() + widthMm() - numbersWidth, top + 4, numbers, style);
    List<String> lines =
        new LineBreaker(sheet.font())
            .lines(report.footer(), style.sizePoints(), widthMm() - numbersWidth - 5);
    for (int i = 0; i < Math.min(3, lines.size()); i++) {
      sheet.text(leftMm(), top + 4 + 3.6 * i, lines.get(i), style);
    }
  }
}
