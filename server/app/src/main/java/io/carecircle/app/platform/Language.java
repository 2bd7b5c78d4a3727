package io.carecircle.app.platform;

import java.util.Locale;

/** The two languages of titles over HTTP. Details stay as the engine words them, in English. */
public enum Language {
  ZH("zh-CN"),
  EN("en");

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /** As in {@code Content-Language}. */
  public String tag() {
    return tag;
  }

  public String choose(String chinese, String english) {
    return this == ZH ? chinese : english;
  }

  /**
   * The one of the two that is wanted most; Chinese when nothing is said, English for those who
   * name neither.
   *
   * @param acceptLanguage the request header, or null
   */
  public static Language of(String acceptLanguage) {
    if (acceptLanguage == null || acceptLanguage.isBlank()) {
      return ZH;
    }
    try {
      for (Locale.LanguageRange range : Locale.LanguageRange.parse(acceptLanguage)) {
        String wanted = range.getRange();
        if (range.getWeight() > 0 && (wanted.equals("*") || wanted.startsWith("zh"))) {
          return ZH;
        }
        if (range.getWeight() > 0 && wanted.startsWith("en")) {
          return EN;
        }
      }
      return EN;
    } catch (IllegalArgumentException e) {
      return ZH;
    }
  }
}
