package io.carecircle.app.report;

import io.carecircle.app.platform.RefusedException;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import org.locationtech.jts.geom.Envelope;

/**
 * A map with all that a printed one must say: title, legend, scale bar, north arrow, date, sources,
 * coordinate system, author, and the place of the approval number (审图号).
 */
public final class MapSheet implements PdfWriter.SheetDrawing {
  private static final double MARGIN_MM = 10;
  private static final double HEAD_MM = 17;
  private static final double PANEL_MM = 34;
  private static final double FOOT_MM = 15;
  private static final double BAR_MM = 45;
  private static final double TITLE_POINTS = 18;

  /** Columns of the legend that have room beside the scale, upright and across. */
  private static final int UPRIGHT_COLUMNS = 2;

  private static final int ACROSS_COLUMNS = 3;

  private final Spec spec;
  private final MapContent content;
  private final MapFrame frame;
  private final ScaleBar bar;
  private final VerdictWords words;
  private final MapLegend legend;
  private final MapIndex index;
  private final MapSheetLayout layout;
  private final double panelMm;
  private MapDrawing drawing;

  /**
   * @throws RefusedException when the place cannot be drawn
   */
  public MapSheet(Spec spec, MapContent content) {
    this.spec = spec;
    this.words = new VerdictWords(spec.options().language());
    Paper paper = spec.options().paper();
    int columns = paper.widthMm() > paper.heightMm() ? ACROSS_COLUMNS : UPRIGHT_COLUMNS;
    this.panelMm = Math.max(PANEL_MM, new MapLegend(content, words).heightMm(columns) + 9);
    this.index = new MapIndex(content.index(), words, paper);
    this.layout =
        MapSheetLayout.of(
            new Rectangle2D.Double(
                MARGIN_MM,
                MARGIN_MM + HEAD_MM,
                paper.widthMm() - 2 * MARGIN_MM,
                paper.heightMm() - 2 * MARGIN_MM - HEAD_MM - panelMm - FOOT_MM),
            spec.extent(),
            content.index().isEmpty() ? null : index);
    this.frame = new MapFrame(spec.extent(), layout.map());
    this.content = content.within(frame);
    this.legend = new MapLegend(this.content, words);
    this.bar = ScaleBar.of(frame.metresPerMm(), BAR_MM);
  }

  /**
   * What the sheet says beside the map.
   *
   * @param title at its head
   * @param subtitle below it, or empty
   * @param notice that the data are made up, or empty
   * @param extent degrees WGS84 that are on the map
   * @param sources of the data, one line each
   * @param run that it was made in, or empty
   * @param options language, paper, date, author, approval number
   */
  public record Spec(
      String title,
      String subtitle,
      String notice,
      Envelope extent,
      List<String> sources,
      String run,
      ReportOptions options) {
    public Spec {
      sources = List.copyOf(sources);
    }
  }

  /** What is drawn: of what was given only that which lies on the map. */
  MapContent content() {
    return content;
  }

  MapFrame frame() {
    return frame;
  }

  ScaleBar scaleBar() {
    return bar;
  }

  /** What was drawn last; null before. */
  MapDrawing drawing() {
    return drawing;
  }

  /** Whether all names stand on the sheet. */
  boolean hasIndex() {
    return layout.index() != null;
  }

  @Override
  public void draw(Canvas canvas) {
    head(canvas);
    drawing = new MapDrawing(content, frame, spec.options().paper().enlargement());
    drawing.draw(canvas);
    if (hasIndex()) {
      index.draw(canvas, layout.index(), layout.columns());
    }
    panel(canvas, drawing.namesLeftOut());
    foot(canvas);
  }

  private void head(Canvas canvas) {
    double right = rightMm();
    TextStyle notice = TextStyle.of(10, Tone.WARNING.color()).asBold();
    double noticeWidth = canvas.widthMm(spec.notice(), notice);
    double points = TITLE_POINTS * spec.options().paper().enlargement();
    double room = right - MARGIN_MM - noticeWidth - 8;
    TextStyle title = TextStyle.of(points, Tone.NORMAL.color()).asBold();
    while (canvas.widthMm(spec.title(), title) > room && points > 9) {
      points -= 0.5;
      title = TextStyle.of(points, Tone.NORMAL.color()).asBold();
    }
    canvas.text(MARGIN_MM, MARGIN_MM + 7, spec.title(), title);
    canvas.text(
        MARGIN_MM, MARGIN_MM + 13.5, spec.subtitle(), TextStyle.of(9.5, Tone.MUTED.color()));
    if (!spec.notice().isEmpty()) {
      Rectangle2D box =
          new Rectangle2D.Double(right - noticeWidth - 5, MARGIN_MM + 1, noticeWidth + 5, 7);
      canvas.stroke(box, Tone.WARNING.color(), 0.35);
      canvas.text(box.getX() + 2.5, MARGIN_MM + 5.8, spec.notice(), notice);
    }
  }

  private void panel(Canvas canvas, int namesLeftOut) {
    double top = panelTopMm() + 3;
    double right = rightMm();
    canvas.text(
        MARGIN_MM,
        top + 3,
        words.say("图例", "Legend"),
        TextStyle.of(9.5, Tone.NORMAL.color()).asBold());
    double room = right - MARGIN_MM - BAR_MM - 12;
    if (!hasIndex() && !content.index().isEmpty()) {
      canvas.text(
          MARGIN_MM + 20,
          top + 3,
          words.say("编号所示项目见项目名录页", "numbers: see the list of projects"),
          TextStyle.of(6.5, Tone.MUTED.color()));
    }
    int hidden = legend.draw(canvas, new Rectangle2D.Double(MARGIN_MM, top + 5, room, panelMm - 8));
    if (hidden > 0) {
      throw new RefusedException(
          "too-many-signs",
          hidden + " signs do not fit into the legend: choose larger paper or fewer kinds");
    }
    double left = right - BAR_MM - 4;
    MapLegend.northArrow(canvas, right - 6, top + 14, 9);
    bar.draw(canvas, left, top + 24);
    String scale =
        "1 : " + String.format(Locale.ROOT, "%,d", Math.round(frame.metresPerMm() * 1_000));
    canvas.text(
        left, top + 12, words.say("比例尺 ", "scale ") + scale, TextStyle.of(8, Tone.NORMAL.color()));
    if (namesLeftOut > 0) {
      canvas.text(
          left,
          top + 29.5,
          words
              .say("另有 %d 个名称因位置不足未注", "%d names left out for want of room")
              .formatted(namesLeftOut),
          TextStyle.of(6.5, Tone.MUTED.color()));
    }
  }

  private double rightMm() {
    return spec.options().paper().widthMm() - MARGIN_MM;
  }

  private double panelTopMm() {
    return spec.options().paper().heightMm() - MARGIN_MM - FOOT_MM - panelMm;
  }

  private void foot(Canvas canvas) {
    double top = panelTopMm() + panelMm;
    double width = rightMm() - MARGIN_MM;
    MapLegend.rule(canvas, MARGIN_MM, top, rightMm());
    TextStyle style = TextStyle.of(7, Tone.MUTED.color());
    ReportOptions options = spec.options();
    String blank = "________________";
    String line =
        words.say("坐标系 ", "CRS ")
            + "CGCS2000 / "
            + words.say("3°带高斯-克吕格", "3-degree Gauss-Kruger")
            + " ("
            + frame.crs()
            + ") · "
            + words.say("制图日期 ", "date ")
            + options.date()
            + " · "
            + words.say("制图 ", "by ")
            + (options.author().isEmpty() ? blank : options.author())
            + " · "
            + words.say("审图号 ", "approval no. 审图号 ")
            + (options.approvalNumber().isEmpty() ? blank : options.approvalNumber())
            + (spec.run().isEmpty() ? "" : " · " + words.say("运行编号 ", "run ") + spec.run());
    String sources =
        words.say("数据来源 ", "sources ")
            + (spec.sources().isEmpty()
                ? words.say("未注明", "not stated")
                : String.join(words.say("；", "; "), spec.sources()));
    double y = top + 4;
    LineBreaker breaker = new LineBreaker(canvas.font());
    for (String text : List.of(line, sources)) {
      for (String row : breaker.lines(text, 7, width)) {
        if (y < options.paper().heightMm() - MARGIN_MM + 4) {
          canvas.text(MARGIN_MM, y, row, style);
        }
        y += 3.5;
      }
    }
  }
}
