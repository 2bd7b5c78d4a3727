package io.carecircle.app.ogc;

import io.carecircle.app.platform.RefusedException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * The parameter {@code datetime}: an instant, an interval, or one open at an end ({@code
 * 2020-01-01T00:00:00Z/..}); plain dates are taken too. Layers know days only, so an instant means
 * its day in UTC.
 *
 * @param first day, both ends included; null when open
 * @param last day; null when open
 */
record TimeParameter(LocalDate first, LocalDate last) {
  static TimeParameter parse(String text) {
    String[] ends = text.split("/", -1);
    if (ends.length == 1) {
      LocalDate day = day(text);
      return new TimeParameter(day, day);
    }
    if (ends.length != 2 || isOpen(ends[0]) && isOpen(ends[1])) {
      throw bad("is no instant and no interval");
    }
    LocalDate first = isOpen(ends[0]) ? null : day(ends[0]);
    LocalDate last = isOpen(ends[1]) ? null : day(ends[1]);
    if (first != null && last != null && first.isAfter(last)) {
      throw bad("ends before it begins");
    }
    return new TimeParameter(first, last);
  }

  private static boolean isOpen(String end) {
    return end.isEmpty() || end.equals("..");
  }

  private static LocalDate day(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    try {
      return upper.contains("T")
          ? OffsetDateTime.parse(upper).withOffsetSameInstant(ZoneOffset.UTC).toLocalDate()
          : LocalDate.parse(upper);
    } catch (DateTimeException e) {
      throw bad("has something that is no date");
    }
  }

  private static RefusedException bad(String reason) {
    return new RefusedException(
        "bad-datetime",
        "datetime "
            + reason
            + ": write 2025-12-31T00:00:00Z, 2025-12-31, or two of them with a slash between, one"
            + " may be ..");
  }

  /** Whether the days of a feature and those asked for have one in common. */
  boolean meets(LayerTimes.Days days) {
    return days == null
        || (last == null || days.first() == null || !days.first().isAfter(last))
            && (first == null || days.last() == null || !days.last().isBefore(first));
  }
}
