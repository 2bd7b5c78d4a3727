package io.carecircle.app.report;

import io.carecircle.app.platform.RefusedException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a report is printed to. */
public enum ReportForm {
  PDF("application/pdf", ".pdf"),
  DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"),
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx"),
  CSV("text/csv", ".csv"),
  PNG("image/png", ".png");

  private final String mediaType;
  private final String ending;

  ReportForm(String mediaType, String ending) {
    this.mediaType = mediaType;
    this.ending = ending;
  }

  public String mediaType() {
    return mediaType;
  }

  public String ending() {
    return ending;
  }

  /**
   * The form that a file's ending names.
   *
   * @throws RefusedException when it is none of those offered
   */
  public static ReportForm ofFile(String fileName, List<ReportForm> offered) {
    String name = fileName.toLowerCase(Locale.ROOT);
    return offered.stream()
        .filter(form -> name.endsWith(form.ending))
        .findFirst()
        .orElseThrow(
            () ->
                new RefusedException(
                    "wrong-ending",
                    fileName
                        + ": this report is printed to "
                        + String.join(", ", offered.stream().map(ReportForm::ending).toList())));
  }

  /** The form of a media type that was offered. */
  public static ReportForm ofMediaType(String mediaType) {
    return Arrays.stream(values())
        .filter(form -> form.mediaType.equals(mediaType))
        .findFirst()
        .orElseThrow();
  }
}
