package io.carecircle.app.report;

import java.util.Map;

/** The stages of a care room in words. */
final class RoomStatus {
  private static final Map<String, String> CHINESE =
      Map.of(
          "planned", "规划",
          "built", "已建成",
          "accepted", "已验收",
          "handed_over", "已移交",
          "not_handed_over", "未移交",
          "in_use", "在用",
          "removed", "已拆除",
          "misused", "改变用途");

  private RoomStatus() {}

  static String say(String status, VerdictWords words) {
    if (status.isEmpty()) {
      return words.say("未填", "not given");
    }
    return words.say(CHINESE.getOrDefault(status, status), status.replace('_', ' '));
  }
}
