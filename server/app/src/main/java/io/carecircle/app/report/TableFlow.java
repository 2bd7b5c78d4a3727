package io.carecircle.app.report;

import io.carecircle.app.report.ReportBlock.Cell;
import io.carecircle.app.report.ReportBlock.Column;
import io.carecircle.app.report.ReportBlock.Table;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws a table down the pages: text wraps in its cell, the header stands on each page, a row goes
 * on the next page as a whole unless it is longer than one.
 */
final class TableFlow {
  private static final double POINTS = 8.5;
  private static final double PAD_MM = 1.6;

  private final PageFlow flow;
  private final Table table;
  private final double[] widths;
  private double y;

  TableFlow(PageFlow flow, Table table) {
    this.flow = flow;
    this.table = table;
    double total = table.columns().stream().mapToDouble(Column::weight).sum();
    this.widths =
        table.columns().stream().mapToDouble(c -> c.weight() / total * flow.widthMm()).toArray();
  }

  /**
   * @param top where the table begins
   * @return where it ends, on the page that is open then
   */
  double draw(double top) {
    y = top;
    List<Cell> titles = table.columns().stream().map(c -> new Cell(c.title(), Tone.MUTED)).toList();
    List<List<String>> header = lines(titles);
    if (!table.rows().isEmpty()
        && y + height(header) + height(lines(table.rows().get(0))) > flow.bottomMm()) {
      turn();
    }
    header(titles, header);
    for (List<Cell> row : table.rows()) {
      List<List<String>> lines = lines(row);
      if (y + height(lines) > flow.bottomMm()) {
        turn();
        header(titles, header);
      }
      row(row, lines, titles, header);
    }
    return y;
  }

  private void turn() {
    flow.turnPage();
    y = flow.topMm();
  }

  private List<List<String>> lines(List<Cell> cells) {
    List<List<String>> lines = new ArrayList<>();
    LineBreaker breaker = flow.breaker();
    for (int c = 0; c < cells.size(); c++) {
      lines.add(breaker.lines(cells.get(c).text(), flow.size(POINTS), widths[c] - 2 * PAD_MM));
    }
    return lines;
  }

  private double height(List<List<String>> lines) {
    int most = lines.stream().mapToInt(List::size).max().orElse(1);
    return most * flow.lineMm(POINTS) + 2 * PAD_MM * 0.7;
  }

  private void header(List<Cell> titles, List<List<String>> lines) {
    double height = height(lines);
    flow.page()
        .fill(new Rectangle2D.Double(flow.leftMm(), y, flow.widthMm(), height), Tone.SURFACE);
    put(titles, lines, true);
    y += height;
    rule();
  }

  /** Parts a row that is longer than a page. */
  private void row(
      List<Cell> cells,
      List<List<String>> lines,
      List<Cell> titles,
      List<List<String>> headerLines) {
    List<List<String>> rest = lines;
    while (y + height(rest) > flow.bottomMm()) {
      int fit = (int) ((flow.bottomMm() - y - 2 * PAD_MM * 0.7) / flow.lineMm(POINTS));
      if (fit < 1) {
        break;
      }
      put(cells, rest.stream().map(l -> l.subList(0, Math.min(fit, l.size()))).toList(), false);
      rest = rest.stream().map(l -> l.subList(Math.min(fit, l.size()), l.size())).toList();
      turn();
      header(titles, headerLines);
    }
    put(cells, rest, false);
    y += height(rest);
    rule();
  }

  private void put(List<Cell> cells, List<List<String>> lines, boolean bold) {
    double x = flow.leftMm();
    for (int c = 0; c < cells.size(); c++) {
      TextStyle style = TextStyle.of(flow.size(POINTS), cells.get(c).tone().color());
      style = bold ? style.asBold() : style;
      double baseline = y + PAD_MM * 0.7;
      for (String line : lines.get(c)) {
        baseline += flow.lineMm(POINTS);
        double shift =
            table.columns().get(c).right()
                ? widths[c] - 2 * PAD_MM - flow.page().widthMm(line, style)
                : 0;
        flow.page().text(x + PAD_MM + shift, baseline - flow.lineMm(POINTS) * 0.28, line, style);
      }
      x += widths[c];
    }
  }

  private void rule() {
    flow.page()
        .stroke(
            new Line2D.Double(flow.leftMm(), y, flow.leftMm() + flow.widthMm(), y), Tone.LINE, 0.2);
  }
}
