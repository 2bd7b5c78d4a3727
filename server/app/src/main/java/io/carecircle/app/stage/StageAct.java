package io.carecircle.app.stage;

import java.time.LocalDate;
import java.util.Objects;

/**
 * What is recorded, before it has a place in the history.
 *
 * @param supersedes number of the entry of the same estate that this one takes the place of, or
 *     null
 * @param stage what happened
 * @param subject to what
 * @param room id of the one care room it is about; null for all that the subject names
 * @param date on which it happened
 * @param document the paper behind it
 * @param includesCareRooms whether the conditions or the design hold care rooms; null when not said
 * @param civilAffairsAsked whether the civil affairs department was asked in the design review;
 *     null when not said
 * @param annualInspection whether the yearly inspection found it
 * @param order to correct it, or null
 * @param by who records it
 * @param note or null
 */
public record StageAct(
    Integer supersedes,
    Stage stage,
    Subject subject,
    String room,
    LocalDate date,
    StageDocument document,
    Boolean includesCareRooms,
    Boolean civilAffairsAsked,
    boolean annualInspection,
    Order order,
    String by,
    String note) {
  public StageAct {
    Objects.requireNonNull(stage);
    Objects.requireNonNull(subject);
    Objects.requireNonNull(date);
    Objects.requireNonNull(document);
    Objects.requireNonNull(by);
  }
}
