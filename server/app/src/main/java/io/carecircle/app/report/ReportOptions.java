package io.carecircle.app.report;

import io.carecircle.app.platform.Language;
import java.time.LocalDate;
import java.util.Objects;

/**
 * What whoever prints decides.
 *
 * @param language of the report
 * @param paper it is printed on
 * @param date that it says it was printed on
 * @param author who made it, or empty
 * @param approvalNumber of a public map (审图号), or empty: then the place stays free
 * @param estate the one estate to print, or empty for all
 */
public record ReportOptions(
    Language language,
    Paper paper,
    LocalDate date,
    String author,
    String approvalNumber,
    String estate) {
  public ReportOptions {
    Objects.requireNonNull(language);
    Objects.requireNonNull(paper);
    Objects.requireNonNull(date);
  }

  public static ReportOptions of(Language language, LocalDate date) {
    return new ReportOptions(language, Paper.A4, date, "", "", "");
  }
}
