package io.carecircle.app.report;

import java.util.List;

/** A part of a report; parts follow one another down the page. */
public sealed interface ReportBlock {
  /** The title of what follows; never alone at the foot of a page. */
  record Heading(String text) implements ReportBlock {}

  record Paragraph(String text, Tone tone) implements ReportBlock {}

  /** Figures side by side, read first. */
  record KeyFigures(List<KeyFigure> figures) implements ReportBlock {
    public KeyFigures {
      figures = List.copyOf(figures);
    }
  }

  /**
   * @param unit beside the value, or empty
   */
  record KeyFigure(String label, String value, String unit, Tone tone) {}

  /** A table; its header is repeated on each page. */
  record Table(List<Column> columns, List<List<Cell>> rows) implements ReportBlock {
    public Table {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
      int width = columns.size();
      if (rows.stream().anyMatch(row -> row.size() != width)) {
        throw new IllegalArgumentException("each row needs a cell for each column");
      }
    }
  }

  /**
   * @param weight share of the width
   * @param right whether numbers stand to the right
   */
  record Column(String title, double weight, boolean right) {}

  record Cell(String text, Tone tone) {
    public static Cell of(String text) {
      return new Cell(text, Tone.NORMAL);
    }
  }

  /** Remarks in small type, numbered. */
  record Notes(List<String> notes) implements ReportBlock {
    public Notes {
      notes = List.copyOf(notes);
    }
  }

  /**
   * A drawing as wide as the text.
   *
   * @param heightMm of the drawing
   * @param caption below it, or empty
   */
  record Picture(Drawing drawing, double heightMm, String caption) implements ReportBlock {}

  /** Something that draws itself into a rectangle. */
  interface Drawing {
    void draw(Canvas canvas, double xMm, double yMm, double widthMm, double heightMm);
  }
}
