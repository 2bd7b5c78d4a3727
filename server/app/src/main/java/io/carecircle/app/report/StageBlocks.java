package io.carecircle.app.report;

import io.carecircle.app.report.ReportBlock.Cell;
import io.carecircle.app.report.ReportBlock.Column;
import io.carecircle.app.report.ReportBlock.Heading;
import io.carecircle.app.report.ReportBlock.Paragraph;
import io.carecircle.app.report.ReportBlock.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What is on record of an estate's stages: the last one, 四同步 by room, orders to correct. */
final class StageBlocks {
  private static final Map<String, String> CHINESE =
      Map.of(
          "planning-conditions", "规划条件",
          "design-review", "设计审查",
          "built", "建成",
          "acceptance", "竣工验收",
          "not-handed-over", "未移交",
          "handover", "移交",
          "in-use", "投入使用",
          "misused", "改变用途",
          "removed", "拆除");

  private final VerdictWords words;

  StageBlocks(VerdictWords words) {
    this.words = words;
  }

  /**
   * @param stages member of the verdict; nothing is printed when it is missing
   */
  void add(JsonNode stages, List<ReportBlock> blocks) {
    if (!stages.isObject()) {
      return;
    }
    blocks.add(
        new Heading(
            words.say("阶段：", "Stage: ")
                + stage(stages.path("stage").asString(""))
                + words.say("（", " (")
                + stages.path("date").asString("")
                + words.say("）", ")")));
    JsonNode rooms = stages.path("fourTogether").path("rooms");
    if (!rooms.isEmpty()) {
      blocks.add(together(rooms));
    }
    for (JsonNode order : stages.path("openOrders")) {
      boolean overdue = order.path("overdue").booleanValue();
      blocks.add(new Paragraph(order(order, overdue), overdue ? Tone.BAD : Tone.WARNING));
    }
  }

  private Table together(JsonNode rooms) {
    List<List<Cell>> rows = new ArrayList<>();
    for (JsonNode room : rooms) {
      List<Cell> row = new ArrayList<>();
      row.add(Cell.of(room.path("room").asString(words.say("全部用房", "all rooms"))));
      for (String step : List.of("planned", "built", "accepted", "handedOver")) {
        String verdict = room.path(step).asString("");
        row.add(
            verdict.isEmpty()
                ? new Cell(words.say("未到", "not yet"), Tone.MUTED)
                : new Cell(words.verdict(verdict), words.tone(verdict)));
      }
      rows.add(row);
    }
    return new Table(
        List.of(
            new Column(words.say("四同步", "Together"), 1.4, false),
            new Column(words.say("规划", "Planned"), 1, false),
            new Column(words.say("建设", "Built"), 1, false),
            new Column(words.say("验收", "Accepted"), 1, false),
            new Column(words.say("交付", "Handed over"), 1, false)),
        rows);
  }

  private String order(JsonNode order, boolean overdue) {
    String number = order.path("number").asString("");
    String due = order.path("dueDate").asString("");
    return stage(order.path("stage").asString(""))
        + (order.path("room").asString("").isEmpty() ? "" : " " + order.path("room").asString(""))
        + words.say("：", ": ")
        + order.path("date").asString("")
        + words.say(" 责令整改", " ordered to be corrected")
        + (number.isEmpty() ? "" : " " + number)
        + (due.isEmpty() ? "" : words.say("，期限 ", ", due ") + due)
        + (overdue ? words.say("，已逾期", ", overdue") : "");
  }

  private String stage(String word) {
    return words.say(CHINESE.getOrDefault(word, word), word.replace('-', ' '));
  }
}
