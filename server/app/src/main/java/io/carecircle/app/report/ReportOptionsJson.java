package io.carecircle.app.report;

import io.carecircle.app.platform.Language;
import io.carecircle.app.platform.RefusedException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the options of a report from the members of a request. */
public final class ReportOptionsJson {
  private static final int LONGEST = 60;

  private ReportOptionsJson() {}

  /**
   * Takes {@code language}, {@code paper}, {@code date}, {@code author}, {@code approvalNumber} and
   * {@code estate} out of the request. Without a date it is today.
   *
   * @param usual language when none is named
   */
  public static ReportOptions take(ObjectNode request, Language usual) {
    return new ReportOptions(
        text(request, "language").map(ReportOptionsJson::language).orElse(usual),
        text(request, "paper").map(Paper::parse).orElse(Paper.A4),
        text(request, "date").map(ReportOptionsJson::day).orElseGet(LocalDate::now),
        text(request, "author").orElse(""),
        text(request, "approvalNumber").orElse(""),
        text(request, "estate").orElse(""));
  }

  /** The language of a name, {@code zh} or {@code en}. */
  public static Language language(String name) {
    return switch (name) {
      case "zh", "zh-CN" -> Language.ZH;
      case "en" -> Language.EN;
      default -> throw bad("language must be zh or en");
    };
  }

  /** A day as {@code 2026-01-02}. */
  public static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw bad("date must be a day like 2026-01-02");
    }
  }

  private static Optional<String> text(ObjectNode request, String member) {
    JsonNode value = request.remove(member);
    if (value == null || value.isNull()) {
      return Optional.empty();
    }
    int most = member.equals("estate") ? 200 : LONGEST;
    if (!value.isString() || value.stringValue().length() > most) {
      throw bad(member + " must be a text of at most " + most + " characters");
    }
    return Optional.of(value.stringValue().strip()).filter(text -> !text.isEmpty());
  }

  private static RefusedException bad(String reason) {
    return new RefusedException("bad-input", reason);
  }
}
