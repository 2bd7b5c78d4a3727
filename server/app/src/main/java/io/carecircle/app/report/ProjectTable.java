package io.carecircle.app.report;

import io.carecircle.app.platform.Language;
import io.carecircle.app.projectmap.ListedProjects;
import io.carecircle.app.report.ReportBlock.Cell;
import io.carecircle.app.report.ReportBlock.Column;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The list of projects that goes with their map: every figure as printed, unknown as a word. */
final class ProjectTable {
  private final ListedProjects projects;
  private final int[] rows;
  private final ProjectSigns signs;
  private final Language language;

  ProjectTable(ListedProjects projects, int[] rows, ProjectSigns signs, Language language) {
    this.projects = projects;
    this.rows = rows;
    this.signs = signs;
    this.language = language;
  }

  /** How many, and what they add up to; how many do not tell stands beside. */
  String sums() {
    return language.choose(rows.length + " 个项目", rows.length + " projects")
        + language.choose("，总投资 ", ", investment ")
        + sum("totalInvestment", " 亿元")
        + language.choose("，列明床位 ", ", beds named ")
        + sum("beds", language.choose(" 张", ""));
  }

  private String sum(String property, String unit) {
    BigDecimal sum = BigDecimal.ZERO;
    int unknown = 0;
    for (int row : rows) {
      if (projects.table().value(row, property) instanceof Number number) {
        sum = sum.add(new BigDecimal(number.toString()));
      } else {
        unknown++;
      }
    }
    if (unknown == rows.length) {
      return unknown();
    }
    return VerdictWords.plain(sum)
        + unit
        + (unknown == 0
            ? ""
            : language.choose("（另 " + unknown + " 项未知）", " (" + unknown + " more unknown)"));
  }

  /**
   * @param beside whether a map of those with a place goes before it
   */
  ReportDocument document(
      String title,
      String subtitle,
      String notice,
      boolean beside,
      UsedVersions found,
      ReportOptions options) {
    List<ReportBlock> blocks = new ArrayList<>();
    long placeless =
        IntStream.of(rows).filter(row -> projects.table().geometry(row) == null).count();
    if (placeless > 0) {
      blocks.add(new ReportBlock.Paragraph(placeless(placeless, beside), Tone.WARNING));
    }
    if (rows.length == 0) {
      blocks.add(
          new ReportBlock.Paragraph(
              language.choose("没有符合筛选的项目。", "No project passes the filter."), Tone.WARNING));
    } else {
      blocks.add(new ReportBlock.Table(columns(), cells()));
    }
    return new ReportDocument(
        title + language.choose("：项目名录", ": list of projects"),
        subtitle,
        notice,
        language,
        options.paper(),
        blocks,
        language.choose("制图日期 ", "date ")
            + options.date()
            + language.choose(" · 数据来源 ", " · sources ")
            + String.join(language.choose("；", "; "), found.sources()),
        false);
  }

  private String placeless(long count, boolean beside) {
    String why =
        language.choose(
            "规划附表没有印出能落到图上的地点，或行政区图层不含该地；未知的位置不予估计。",
            "The lists name no place that the layer of regions holds; an unknown place is not"
                + " guessed.");
    return beside
        ? language.choose(
                "其中 " + count + " 个项目位置未知，未上图，列于表中（注明“未上图”）。",
                count
                    + " of them have no known place and are not on the map; the table says which. ")
            + why
        : language.choose(
                count + " 个项目均位置未知，故无分布图，仅列名录。",
                "None of the " + count + " has a known place, so there is a list and no map. ")
            + why;
  }

  private List<Column> columns() {
    return List.of(
        new Column(language.choose("编号", "No."), 7, false),
        new Column(language.choose("项目", "Project"), 30, false),
        new Column(language.choose("性质", "Nature"), 9, false),
        new Column(language.choose("年份", "Years"), 12, false),
        new Column(language.choose("地点", "Place"), 20, false),
        new Column(language.choose("总投资/亿元", "亿元"), 10, true),
        new Column(language.choose("计划期/亿元", "plan 亿元"), 10, true),
        new Column(language.choose("床位", "Beds"), 9, true),
        new Column(language.choose("责任单位", "Unit"), 18, false));
  }

  private List<List<Cell>> cells() {
    List<List<Cell>> cells = new ArrayList<>();
    for (int row : rows) {
      boolean placed = projects.table().geometry(row) != null;
      cells.add(
          Arrays.asList(
              Cell.of(number(row)),
              Cell.of(text(row, "name")),
              Cell.of(signs.nature(plain(row, "nature"))),
              Cell.of(text(row, "startYear") + "–" + text(row, "endYear")),
              placed
                  ? Cell.of(text(row, "place"))
                  : new Cell(
                      text(row, "place") + language.choose("（未上图）", " (not on the map)"),
                      Tone.WARNING),
              figure(row, "totalInvestment"),
              figure(row, "planInvestment"),
              figure(row, "beds"),
              Cell.of(text(row, "responsibleUnit"))));
    }
    return cells;
  }

  private Cell figure(int row, String property) {
    return projects.table().value(row, property) instanceof Number number
        ? Cell.of(VerdictWords.plain(new BigDecimal(number.toString())))
        : new Cell(unknown(), Tone.MUTED);
  }

  private String number(int row) {
    String part = plain(row, "part");
    String no = plain(row, "no");
    return part.isEmpty() || no.isEmpty() ? no : part + "-" + no;
  }

  private String text(int row, String property) {
    String text = plain(row, property);
    return text.isEmpty() ? unknown() : text;
  }

  private String plain(int row, String property) {
    String text = projects.text(row, property);
    return text == null ? "" : text;
  }

  private String unknown() {
    return language.choose("未知", "unknown");
  }
}
