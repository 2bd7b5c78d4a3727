package io.carecircle.app.report;

import io.carecircle.app.report.ReportBlock.Cell;
import io.carecircle.app.report.ReportBlock.Column;
import io.carecircle.app.report.ReportBlock.Heading;
import io.carecircle.app.report.ReportBlock.KeyFigure;
import io.carecircle.app.report.ReportBlock.KeyFigures;
import io.carecircle.app.report.ReportBlock.Notes;
import io.carecircle.app.report.ReportBlock.Paragraph;
import io.carecircle.app.report.ReportBlock.Table;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The verdict on one estate, on one page: what the clauses ask, what is there, what is short. */
final class EstateReport {
  /** The clause on dates; it never has an area. */
  private static final String TIMING = "four-together";

  private final JsonNode result;
  private final EstateFacts facts;
  private final ReportOptions options;
  private final VerdictWords words;

  EstateReport(JsonNode result, EstateFacts facts, ReportOptions options) {
    this.result = result;
    this.facts = facts;
    this.options = options;
    this.words = new VerdictWords(options.language());
  }

  /**
   * @param estate an element of {@code estates} of the result
   * @param map drawn below the verdict, or null
   */
  ReportDocument of(JsonNode estate, ReportBlock.Picture map) {
    String id = estate.path("id").asString("");
    JsonNode filed = facts.properties(id);
    String name = filed.path("name").asString(estate.path("name").asString(""));
    List<ReportBlock> blocks = new ArrayList<>();
    blocks.add(keyFigures(estate));
    if (!filed.isMissingNode()) {
      blocks.add(filed(filed));
    }
    if (!estate.path("clauses").isEmpty()) {
      blocks.add(new Heading(words.say("逐条核查", "Clause by clause")));
      blocks.add(clauses(estate));
    }
    new StageBlocks(words).add(estate.path("stages"), blocks);
    addRules(estate, blocks);
    addReadings(estate, blocks);
    addRooms(filed, blocks);
    addWarnings(estate, blocks);
    if (map != null) {
      blocks.add(map);
    }
    blocks.add(
        new Paragraph(
            words.say(
                "\n核查人（签字）：________________　　复核人（签字）：________________　　日期：________________",
                "\nChecked by: ________________    Confirmed by: ________________    Date:"
                    + " ________________"),
            Tone.NORMAL));
    return new ReportDocument(
        words.say("新建住宅小区养老服务用房核查表", "Care space of a housing estate: verdict"),
        (name.isEmpty() ? "" : name + " · ") + words.say("编号 ", "no. ") + id,
        isDemo() ? words.say("演示数据", "demonstration data 演示数据") : "",
        options.language(),
        options.paper(),
        blocks,
        footer(),
        true);
  }

  private boolean isDemo() {
    return result
        .path("run")
        .path("warnings")
        .valueStream()
        .anyMatch(warning -> warning.asString("").contains("演示数据"));
  }

  private KeyFigures keyFigures(JsonNode estate) {
    String verdict = VerdictWords.verdictOf(estate);
    JsonNode shortTotal = estate.path("shortTotal");
    boolean isShort = shortTotal.isNumber() && shortTotal.decimalValue().signum() > 0;
    return new KeyFigures(
        List.of(
            new KeyFigure(
                words.say("结论", "Verdict"), words.verdict(verdict), "", words.tone(verdict)),
            area(words.say("应配建", "Required"), estate.path("requiredTotal"), Tone.NORMAL),
            area(words.say("已配建", "Provided"), estate.path("providedTotal"), Tone.NORMAL),
            area(words.say("缺口", "Short"), shortTotal, isShort ? Tone.BAD : Tone.NORMAL)));
  }

  private KeyFigure area(String label, JsonNode value, Tone tone) {
    return new KeyFigure(
        label,
        words.figure(value),
        value.isNumber() ? words.squareMetres() : "",
        value.isNumber() ? tone : Tone.WARNING);
  }

  private Table filed(JsonNode filed) {
    String[][] properties = {
      {"jurisdiction", "辖区", "Jurisdiction", ""},
      {"planningConditionsDate", "规划条件日期", "Planning conditions", ""},
      {"filingDate", "报批日期", "Filed", ""},
      {"totalFloorArea", "总建筑面积", "Floor area", " ㎡"},
      {"undergroundFloorArea", "其中地下", "Underground", " ㎡"},
      {"residentialFloorArea", "住宅建筑面积", "Residential", " ㎡"},
      {"households", "户数", "Households", " 户"}
    };
    List<Column> columns = new ArrayList<>();
    List<Cell> row = new ArrayList<>();
    for (String[] property : properties) {
      JsonNode value = filed.path(property[0]);
      boolean given = !value.isMissingNode() && !value.isNull();
      columns.add(new Column(words.say(property[1], property[2]), 1, false));
      String unit = words.say(property[3], property[3].replace(" 户", "").replace("㎡", "m²"));
      row.add(
          given
              ? Cell.of(
                  value.isNumber()
                      ? VerdictWords.plain(value.decimalValue()) + unit
                      : value.asString(""))
              : new Cell(words.say("未填", "not given"), Tone.MUTED));
    }
    return new Table(columns, List.of(row));
  }

  private Table clauses(JsonNode estate) {
    List<List<Cell>> rows = new ArrayList<>();
    for (JsonNode clause : estate.path("clauses")) {
      String verdict = clause.path("verdict").asString("unknown");
      rows.add(
          List.of(
              Cell.of(words.clause(clause.path("id").asString(""))),
              Cell.of(clauseText(estate, clause)),
              amount(clause, "required"),
              amount(clause, "provided"),
              amount(clause, "short"),
              new Cell(words.verdict(verdict), words.tone(verdict))));
    }
    return new Table(
        List.of(
            new Column(words.say("条款", "Clause"), 1.5, false),
            new Column(words.say("依据与要求", "Source and demand"), 4.6, false),
            new Column(words.say("应配 ㎡", "Required m²"), 1.15, true),
            new Column(words.say("已配 ㎡", "Provided m²"), 1.15, true),
            new Column(words.say("缺口 ㎡", "Short m²"), 1.05, true),
            new Column(words.say("结论", "Verdict"), 1.05, false)),
        rows);
  }

  private String clauseText(JsonNode estate, JsonNode clause) {
    String citation = clause.path("citation").asString("");
    String document = estate.path("document").asString("");
    String source =
        citation.contains("号") || citation.contains("〔") ? citation : document + " " + citation;
    return (source.strip() + "\n" + words.text(clause, "text")).strip();
  }

  /** A clause without an area, as 四同步 is, has none to print; one whose area is missing says so. */
  private Cell amount(JsonNode clause, String member) {
    JsonNode value = clause.path(member);
    boolean noArea = !clause.path("required").isNumber() && !clause.path("provided").isNumber();
    boolean judged = !"unknown".equals(clause.path("verdict").asString("unknown"));
    if (noArea && (judged || clause.path("id").asString("").equals(TIMING))) {
      return Cell.of("");
    }
    return value.isNumber()
        ? Cell.of(words.figure(value))
        : new Cell(words.figure(value), Tone.WARNING);
  }

  private void addReadings(JsonNode estate, List<ReportBlock> blocks) {
    List<List<Cell>> rows = new ArrayList<>();
    addReadings(estate.path("otherReading"), "", rows);
    for (JsonNode clause : estate.path("clauses")) {
      addReadings(
          clause.path("otherReading"),
          words.clause(clause.path("id").asString("")) + words.say("：", ": "),
          rows);
    }
    if (!rows.isEmpty()) {
      blocks.add(new Heading(words.say("条文的其他读法", "Other readings of the words")));
      blocks.add(
          new Table(
              List.of(
                  new Column(words.say("读法", "Reading"), 4, false),
                  new Column(words.say("应配 ㎡", "Required m²"), 1.2, true),
                  new Column(words.say("结论", "Verdict"), 1, false)),
              rows));
    }
  }

  private void addReadings(JsonNode readings, String prefix, List<List<Cell>> rows) {
    for (JsonNode reading : readings) {
      String verdict = reading.path("verdict").asString("unknown");
      rows.add(
          List.of(
              Cell.of(prefix + words.reading(reading)),
              Cell.of(words.figure(reading.path("required"))),
              new Cell(words.verdict(verdict), words.tone(verdict))));
    }
  }

  private void addRooms(JsonNode filed, List<ReportBlock> blocks) {
    List<List<Cell>> rows = new ArrayList<>();
    for (JsonNode room : filed.path("careRooms")) {
      rows.add(
          List.of(
              Cell.of(room.path("id").asString("")),
              Cell.of(room.path("placeId").asString("")),
              Cell.of(words.figure(room.path("netArea"))),
              Cell.of(words.figure(room.path("grossArea"))),
              Cell.of(RoomStatus.say(room.path("status").asString(""), words))));
    }
    if (!rows.isEmpty()) {
      blocks.add(new Heading(words.say("养老服务用房", "Care rooms")));
      blocks.add(
          new Table(
              List.of(
                  new Column(words.say("用房", "Room"), 1, false),
                  new Column(words.say("处号", "Place"), 1, false),
                  new Column(words.say("套内建筑面积 ㎡", "In-unit area m²"), 1.3, true),
                  new Column(words.say("建筑面积 ㎡", "Gross area m²"), 1.3, true),
                  new Column(words.say("状态", "Status"), 1, false)),
              rows));
    }
  }

  private void addWarnings(JsonNode estate, List<ReportBlock> blocks) {
    List<String> notes = new ArrayList<>();
    estate
        .path("warnings")
        .forEach(warning -> notes.add(words.remark(warning.asString(warning.toString()))));
    result
        .path("run")
        .path("warnings")
        .forEach(warning -> notes.add(words.remark(warning.asString(warning.toString()))));
    if (!notes.isEmpty()) {
      blocks.add(new Heading(words.say("提示", "Remarks")));
      blocks.add(new Notes(notes.stream().distinct().toList()));
    }
  }

  /** Where no file has the figures, the rules that apply are named: there is a standard. */
  private void addRules(JsonNode estate, List<ReportBlock> blocks) {
    List<String> rules = new ArrayList<>();
    for (JsonNode rule : estate.path("rules")) {
      rules.add(
          (rule.path("name").asString("")
                  + " "
                  + rule.path("document").asString("")
                  + " "
                  + rule.path("citation").asString(""))
              .strip());
    }
    if (!rules.isEmpty()) {
      blocks.add(
          new Heading(words.say("适用的规定（数值未收录，结论未知）", "Rules that apply (figures not on file)")));
      blocks.add(new Notes(rules));
    }
  }

  private String footer() {
    JsonNode run = result.path("run");
    return words.say("运行编号 ", "run ")
        + run.path("id").asString("")
        + " · "
        + run.path("engine").asString("")
        + " · "
        + words.say("打印日期 ", "printed ")
        + options.date()
        + (options.author().isEmpty() ? "" : " · " + words.say("制表 ", "by ") + options.author());
  }
}
