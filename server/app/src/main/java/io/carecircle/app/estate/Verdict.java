package io.carecircle.app.estate;

import java.util.Collection;
import java.util.Locale;

/** What is known about one demand. */
enum Verdict {
  PASS,
  FAIL,
  UNKNOWN;

  /** One that fails fails all; else one that is unknown leaves all unknown. */
  static Verdict ofAll(Collection<Verdict> verdicts) {
    if (verdicts.contains(FAIL)) {
      return FAIL;
    }
    return verdicts.isEmpty() || verdicts.contains(UNKNOWN) ? UNKNOWN : PASS;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
