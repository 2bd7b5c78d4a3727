package io.carecircle.app.ogc;

import io.carecircle.kernel.layer.FeatureTable;
import java.time.LocalDate;
import java.time.Month;

/**
 * When the features of a collection are or were: {@code date} of regions and communities, from
 * {@code openDate} to the day before {@code closeDate} of facilities, {@code filingDate} of
 * estates, from the first day of {@code startYear} to the last of {@code endYear} of projects. The
 * other collections have no time.
 */
final class LayerTimes {
  private LayerTimes() {}

  /**
   * Days, both ends included.
   *
   * @param first null when nothing says since when
   * @param last null when nothing says until when
   */
  record Days(LocalDate first, LocalDate last) {}

  /** The days of a feature; null when it tells none, and then every time is its time. */
  static Days of(String layer, FeatureTable table, int row) {
    return switch (layer) {
      case "regions", "communities" -> day((LocalDate) table.value(row, "date"));
      case "estates" -> day((LocalDate) table.value(row, "filingDate"));
      case "facilities" -> open(table, row);
      case "projects" -> years(table, row);
      default -> null;
    };
  }

  private static Days day(LocalDate date) {
    return date == null ? null : new Days(date, date);
  }

  private static Days open(FeatureTable table, int row) {
    LocalDate opens = (LocalDate) table.value(row, "openDate");
    LocalDate closes = (LocalDate) table.value(row, "closeDate");
    return opens == null && closes == null
        ? null
        : new Days(opens, closes == null ? null : closes.minusDays(1));
  }

  private static Days years(FeatureTable table, int row) {
    Long start = (Long) table.value(row, "startYear");
    Long end = (Long) table.value(row, "endYear");
    return start == null && end == null
        ? null
        : new Days(
            start == null ? null : LocalDate.of(start.intValue(), Month.JANUARY, 1),
            end == null ? null : LocalDate.of(end.intValue(), Month.DECEMBER, 31));
  }
}
