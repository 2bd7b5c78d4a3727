package io.carecircle.app.report;

import io.carecircle.app.platform.Language;
import java.util.List;
import java.util.Objects;

/**
 * What a report holds, whatever it is printed to.
 *
 * @param title at its head
 * @param subtitle below it, or empty
 * @param notice what must be seen at once, for example that the data are made up; or empty
 * @param language of the fixed words
 * @param paper it is printed on
 * @param blocks from top to bottom
 * @param footer at the foot of each page: run, engine, date
 * @param onePage whether smaller type is used when that brings it on one page
 */
public record ReportDocument(
    String title,
    String subtitle,
    String notice,
    Language language,
    Paper paper,
    List<ReportBlock> blocks,
    String footer,
    boolean onePage) {
  public ReportDocument {
    Objects.requireNonNull(title);
    Objects.requireNonNull(paper);
    blocks = List.copyOf(blocks);
  }
}
