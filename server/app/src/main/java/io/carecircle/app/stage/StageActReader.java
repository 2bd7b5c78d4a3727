package io.carecircle.app.stage;

import io.carecircle.app.selection.InputReader;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Reads an act as callers send it; whether it can have happened is not asked here. */
public final class StageActReader {
  /** Members that it may have. */
  static final List<String> NAMES =
      List.of(
          "supersedes",
          "stage",
          "subject",
          "room",
          "date",
          "document",
          "includesCareRooms",
          "civilAffairsAsked",
          "annualInspection",
          "order",
          "by",
          "note");

  private static final String PATH = "entry";
  private static final int SHORT = 100;
  private static final int LONG = 1000;

  private StageActReader() {}

  /**
   * @throws io.carecircle.app.platform.RefusedException when a member is unknown, missing or not
   *     what it must be
   */
  public static StageAct read(JsonNode node) {
    InputReader in = InputReader.of(node, PATH, NAMES);
    Stage stage =
        in.text("stage")
            .map(word -> Stage.find(word).orElseThrow(() -> unknown(in, "stage", word)))
            .orElseThrow(() -> in.refusedMember("stage", "must be given"));
    Subject subject =
        in.text("subject")
            .map(word -> Subject.find(word).orElseThrow(() -> unknown(in, "subject", word)))
            .orElse(stage.takesInspection() ? Subject.CARE_ROOMS : Subject.ESTATE);
    return new StageAct(
        in.has("supersedes") ? in.count("supersedes", 1, 1, Integer.MAX_VALUE) : null,
        stage,
        subject,
        text(in, "room", SHORT).orElse(null),
        date(in, "date").orElseThrow(() -> in.refusedMember("date", "must be given")),
        document(in),
        in.has("includesCareRooms") ? in.flag("includesCareRooms", false) : null,
        in.has("civilAffairsAsked") ? in.flag("civilAffairsAsked", false) : null,
        in.flag("annualInspection", false),
        order(in),
        text(in, "by", SHORT).orElseThrow(() -> in.refusedMember("by", "must be given")),
        text(in, "note", LONG).orElse(null));
  }

  private static StageDocument document(InputReader in) {
    Optional<JsonNode> node = in.find("document");
    if (node.isEmpty()) {
      return new StageDocument(null, null, null);
    }
    InputReader document =
        InputReader.of(node.get(), PATH + ".document", List.of("number", "title", "reference"));
    return new StageDocument(
        text(document, "number", SHORT).orElse(null),
        text(document, "title", LONG).orElse(null),
        text(document, "reference", LONG).orElse(null));
  }

  private static Order order(InputReader in) {
    Optional<JsonNode> node = in.find("order");
    if (node.isEmpty()) {
      return null;
    }
    InputReader order =
        InputReader.of(node.get(), PATH + ".order", List.of("number", "date", "dueDate"));
    return new Order(
        text(order, "number", SHORT).orElse(null),
        date(order, "date").orElseThrow(() -> order.refusedMember("date", "must be given")),
        date(order, "dueDate").orElse(null));
  }

  /** Stripped; what is blank is not given. */
  private static Optional<String> text(InputReader in, String name, int longest) {
    Optional<String> text = in.text(name).map(String::strip).filter(t -> !t.isEmpty());
    text.ifPresent(
        t -> {
          if (t.length() > longest) {
            throw in.refusedMember(name, "is longer than " + longest + " characters");
          }
          // Neither store keeps half of a character, and no paper holds a control character.
          boolean storable =
              t.codePoints()
                  .allMatch(
                      c ->
                          c == '\n'
                              || !Character.isISOControl(c)
                                  && Character.getType(c) != Character.SURROGATE);
          if (!storable) {
            throw in.refusedMember(name, "holds a character that cannot be kept");
          }
        });
    return text;
  }

  /** Years of four digits: others are no dates of a store. */
  private static Optional<LocalDate> date(InputReader in, String name) {
    Optional<LocalDate> date = in.date(name);
    if (date.filter(d -> d.getYear() < 1 || d.getYear() > 9999).isPresent()) {
      throw in.refusedMember(name, "must have a year of four digits");
    }
    return date;
  }

  private static RuntimeException unknown(InputReader in, String name, String word) {
    List<String> known =
        name.equals("stage")
            ? Arrays.stream(Stage.values()).map(Stage::word).toList()
            : Arrays.stream(Subject.values()).map(Subject::word).toList();
    return in.refusedMember(
        name, "is \"" + word + "\"; allowed: " + known.stream().collect(Collectors.joining(", ")));
  }
}
