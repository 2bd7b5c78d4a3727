package io.carecircle.app.stage;

import io.carecircle.app.platform.Json;
import java.time.LocalDate;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Histories as callers get them. */
public final class StageJson {
  private StageJson() {}

  /** An entry with all its members; null is not given. */
  public static ObjectNode of(StageEntry entry) {
    StageAct act = entry.act();
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("number", entry.number()).put("sequence", entry.sequence());
    node.put("supersedes", act.supersedes());
    node.put("stage", act.stage().word());
    node.put("stageName", act.stage().chinese());
    node.put("subject", act.subject().word()).put("room", act.room());
    node.put("date", act.date().toString());
    StageDocument paper = act.document();
    node.putObject("document")
        .put("number", paper.number())
        .put("title", paper.title())
        .put("reference", paper.reference());
    node.put("includesCareRooms", act.includesCareRooms());
    node.put("civilAffairsAsked", act.civilAffairsAsked());
    node.put("annualInspection", act.annualInspection());
    Order order = act.order();
    if (order == null) {
      node.putNull("order");
    } else {
      node.putObject("order")
          .put("number", order.number())
          .put("date", order.date().toString())
          .put("dueDate", order.dueDate() == null ? null : order.dueDate().toString());
    }
    node.put("by", act.by()).put("note", act.note());
    return node.put("recordedAt", entry.recordedAt().toString());
  }

  /** Orders that are open on a day, each with whether its time has run out. */
  public static ArrayNode openOrders(StageHistory onTheDay, LocalDate asOf) {
    ArrayNode orders = Json.MAPPER.createArrayNode();
    for (StageEntry entry : onTheDay.openOrders()) {
      Order order = entry.act().order();
      orders
          .addObject()
          .put("entry", entry.number())
          .put("stage", entry.stage().word())
          .put("room", entry.act().room())
          .put("number", order.number())
          .put("date", order.date().toString())
          .put("dueDate", order.dueDate() == null ? null : order.dueDate().toString())
          .put("overdue", order.isOverdue(asOf));
    }
    return orders;
  }
}
