package io.carecircle.app.stage;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What of an estate an entry is about. */
public enum Subject {
  /** Homes and care rooms together, as in one document. */
  ESTATE("整个小区"),
  HOMES("住宅"),
  CARE_ROOMS("养老用房");

  private final String chinese;

  Subject(String chinese) {
    this.chinese = chinese;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public String chinese() {
    return chinese;
  }

  public static Optional<Subject> find(String word) {
    return Arrays.stream(values()).filter(subject -> subject.word().equals(word)).findFirst();
  }
}
