package io.carecircle.app.job;

import java.util.Locale;

/** Where a job stands, in the words of OGC API Processes. */
public enum JobState {
  ACCEPTED,
  RUNNING,
  SUCCESSFUL,
  FAILED,
  DISMISSED;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public boolean isOver() {
    return this != ACCEPTED && this != RUNNING;
  }
}
