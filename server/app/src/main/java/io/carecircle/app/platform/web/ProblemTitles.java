package io.carecircle.app.platform.web;

import io.carecircle.app.platform.Language;
import java.util.Map;

/** The titles of problems, by status. */
final class ProblemTitles {
  private record Title(String chinese, String english) {}

  private static final Map<Integer, Title> TITLES =
      Map.ofEntries(
          Map.entry(400, new Title("请求有误", "Bad request")),
          Map.entry(403, new Title("不允许访问", "Forbidden")),
          Map.entry(404, new Title("未找到", "Not found")),
          Map.entry(405, new Title("不支持的请求方法", "Method not allowed")),
          Map.entry(406, new Title("无法提供所要求的格式", "Not acceptable")),
          Map.entry(409, new Title("与当前状态冲突", "Conflict")),
          Map.entry(410, new Title("已不存在", "Gone")),
          Map.entry(412, new Title("内容已被他人更改", "Precondition failed")),
          Map.entry(413, new Title("内容过大", "Content too large")),
          Map.entry(415, new Title("不支持的内容格式", "Unsupported media type")),
          Map.entry(422, new Title("内容无法处理", "Unprocessable content")),
          Map.entry(428, new Title("缺少前提条件", "Precondition required")),
          Map.entry(429, new Title("请求过多，请稍后再试", "Too many requests")),
          Map.entry(500, new Title("服务器内部错误", "Internal error")),
          Map.entry(503, new Title("暂时无法服务", "Unavailable")));

  private ProblemTitles() {}

  static String of(int status, Language language) {
    Title title = TITLES.getOrDefault(status, TITLES.get(status < 500 ? 400 : 500));
    return language.choose(title.chinese(), title.english());
  }
}
