package io.carecircle.app.estate;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.carecircle.app.platform.Json;
import io.carecircle.app.process.ProcessResult;
import io.carecircle.app.result.Run;
import io.carecircle.app.stage.Order;
import io.carecircle.app.stage.StageAct;
import io.carecircle.app.stage.StageEntry;
import io.carecircle.app.stage.StageHistory;
import io.carecircle.app.stage.StageJson;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Histories in id order, as JSON and as a table with one line for each entry. */
final class StagesResult implements ProcessResult {
  private static final String[] COLUMNS = {
    "estate",
    "name",
    "number",
    "stands",
    "supersedes",
    "stage",
    "stageName",
    "subject",
    "room",
    "date",
    "documentNumber",
    "documentTitle",
    "documentReference",
    "includesCareRooms",
    "civilAffairsAsked",
    "annualInspection",
    "orderNumber",
    "orderDate",
    "dueDate",
    "by",
    "note",
    "recordedAt"
  };

  private final List<Estate> estates;
  private final EstateHistories histories;
  private final Run run;

  StagesResult(List<Estate> estates, EstateHistories histories, Run run) {
    this.estates = List.copyOf(estates);
    this.histories = histories;
    this.run = run;
  }

  /**
   * An estate with entries.
   *
   * @param name or null
   * @param history all of it
   * @param state on the day, or null when it begins later
   */
  record Estate(String id, String name, StageHistory history, StageState state) {}

  @Override
  public void writeJson(JsonGenerator out) {
    ArrayNode list = Json.MAPPER.createArrayNode();
    ArrayNode overdue = Json.MAPPER.createArrayNode();
    for (Estate estate : estates) {
      ObjectNode node = list.addObject().put("id", estate.id()).put("name", estate.name());
      node.set("stages", estate.state() == null ? null : estate.state().toJson());
      ArrayNode entries = node.putArray("entries");
      for (StageEntry entry : estate.history().entries()) {
        entries.add(StageJson.of(entry).put("stands", estate.history().stands(entry.number())));
      }
      for (JsonNode order : node.path("stages").path("openOrders")) {
        if (order.path("overdue").booleanValue()) {
          ObjectNode late = overdue.addObject();
          late.put("estate", estate.id()).put("name", estate.name());
          late.setAll((ObjectNode) order);
        }
      }
    }
    run.answer()
        .with("estates", list)
        .with("overdue", overdue)
        .with("stages", histories.toJson())
        .writeJson(out);
  }

  @Override
  public boolean hasCsv() {
    return true;
  }

  @Override
  public void writeCsv(Writer out) throws IOException {
    // Not closed: the writer is the caller's.
    CsvWriter csv = CsvWriter.builder().build(out);
    csv.writeRecord(COLUMNS);
    for (Estate estate : estates) {
      for (StageEntry entry : estate.history().entries()) {
        csv.writeRecord(cells(estate, entry));
      }
    }
    csv.flush();
  }

  private static List<String> cells(Estate estate, StageEntry entry) {
    StageAct act = entry.act();
    Order order = act.order();
    return Stream.of(
            estate.id(),
            estate.name(),
            entry.number(),
            estate.history().stands(entry.number()),
            act.supersedes(),
            act.stage().word(),
            act.stage().chinese(),
            act.subject().word(),
            act.room(),
            act.date(),
            act.document().number(),
            act.document().title(),
            act.document().reference(),
            act.includesCareRooms(),
            act.civilAffairsAsked(),
            act.annualInspection(),
            order == null ? null : order.number(),
            order == null ? null : order.date(),
            order == null ? null : order.dueDate(),
            act.by(),
            act.note(),
            entry.recordedAt())
        .map(value -> value == null ? "" : value.toString())
        .toList();
  }
}
