package io.carecircle.app.stage.internal.jdbc;

import io.carecircle.app.stage.Order;
import io.carecircle.app.stage.Stage;
import io.carecircle.app.stage.StageAct;
import io.carecircle.app.stage.StageDocument;
import io.carecircle.app.stage.StageEntry;
import io.carecircle.app.stage.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL for the table of entries: it is read and added to, nothing else. */
@Component
class EntryStore {
  private static final String COLUMNS =
      """
      "sequence", "estate", "number", "recorded_at", "supersedes", "stage", "subject", "room", "date",
      "document_number", "document_title", "document_reference", "includes_care_rooms",
      "civil_affairs_asked", "annual_inspection", "order_number", "order_date", "due_date",
      "recorded_by", "note"
      """;

  private final JdbcClient jdbc;

  EntryStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long lastSequence() {
    return jdbc.sql("select coalesce(max(\"sequence\"), 0) from \"estate_stage\"")
        .query(Long.class)
        .single();
  }

  List<StageEntry> list(String estateId) {
    return jdbc.sql(
            "select " + COLUMNS + " from \"estate_stage\" where \"estate\" = ? order by \"number\"")
        .param(estateId)
        .query(EntryStore::map)
        .list();
  }

  List<StageEntry> listUpTo(long sequence) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from \"estate_stage\" where \"sequence\" <= ? order by \"sequence\"")
        .param(sequence)
        .query(EntryStore::map)
        .list();
  }

  /**
   * @throws org.springframework.dao.DuplicateKeyException when the sequence or the number is taken
   */
  void insert(StageEntry entry) {
    StageAct act = entry.act();
    Order order = act.order();
    List<Object> values =
        Arrays.asList(
            entry.sequence(),
            entry.estateId(),
            entry.number(),
            OffsetDateTime.ofInstant(entry.recordedAt(), ZoneOffset.UTC),
            act.supersedes(),
            act.stage().word(),
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
            act.note());
    String marks = "?, ".repeat(values.size() - 1) + "?";
    jdbc.sql("insert into \"estate_stage\" (" + COLUMNS + ") values (" + marks + ")")
        .params(values)
        .update();
  }

  private static StageEntry map(ResultSet row, int index) throws SQLException {
    LocalDate ordered = row.getObject("order_date", LocalDate.class);
    return new StageEntry(
        row.getLong("sequence"),
        row.getString("estate"),
        row.getInt("number"),
        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
        new StageAct(
            row.getObject("supersedes", Integer.class),
            Stage.find(row.getString("stage")).orElseThrow(),
            Subject.find(row.getString("subject")).orElseThrow(),
            row.getString("room"),
            row.getObject("date", LocalDate.class),
            new StageDocument(
                row.getString("document_number"),
                row.getString("document_title"),
                row.getString("document_reference")),
            row.getObject("includes_care_rooms", Boolean.class),
            row.getObject("civil_affairs_asked", Boolean.class),
            row.getBoolean("annual_inspection"),
            ordered == null
                ? null
                : new Order(
                    row.getString("order_number"),
                    ordered,
                    row.getObject("due_date", LocalDate.class)),
            row.getString("recorded_by"),
            row.getString("note")));
  }
}
