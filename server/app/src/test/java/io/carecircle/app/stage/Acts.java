package io.carecircle.app.stage;

import io.carecircle.app.platform.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Acts in short: {@code stage date}, then what differs from the default: {@code homes}, {@code
 * care}, {@code room:x}, {@code for:1} (supersedes 1), {@code with} and {@code without} (care rooms
 * in the plan), or a member of JSON with single quotes.
 */
public final class Acts {
  private Acts() {}

  public static StageAct act(String text) {
    String[] parts = text.strip().split(" ");
    StringBuilder more = new StringBuilder();
    for (int i = 2; i < parts.length; i++) {
      more.append(',').append(member(parts[i]));
    }
    String json =
        "{\"stage\":\"%s\",\"date\":\"%s\",\"by\":\"李\"%s}".formatted(parts[0], parts[1], more);
    return StageActReader.read(Json.parse(json.getBytes(StandardCharsets.UTF_8), "the act"));
  }

  private static String member(String part) {
    return switch (part) {
      case "homes" -> "\"subject\":\"homes\"";
      case "care" -> "\"subject\":\"care-rooms\"";
      case "with" -> "\"includesCareRooms\":true";
      case "without" -> "\"includesCareRooms\":false";
      default ->
          part.startsWith("room:")
              ? "\"subject\":\"care-rooms\",\"room\":\"" + part.substring(5) + "\""
              : part.startsWith("for:")
                  ? "\"note\":\"slip\",\"supersedes\":" + part.substring(4)
                  : part.replace('\'', '"');
    };
  }

  static StageEntry entry(int number, String text) {
    return new StageEntry(number, "e", number, Instant.parse("2026-06-30T08:00:00Z"), act(text));
  }

  /** Acts with semicolons between them, as recorded one after the other. */
  public static StageHistory history(String texts) {
    List<StageEntry> entries = new ArrayList<>();
    for (String text : texts.split(";")) {
      entries.add(entry(entries.size() + 1, text));
    }
    return StageHistory.of(entries);
  }
}
