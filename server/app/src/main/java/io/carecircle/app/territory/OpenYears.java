package io.carecircle.app.territory;

import io.carecircle.app.selection.InputReader;
import io.carecircle.app.territory.Territory.Rows;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

/**
 * Whether a facility is open on a day: from its opening date on, no longer on its closing date. A
 * date that is not given does not restrict; a state that is not given means operating. One that is
 * closed was open until its closing date, when it has one.
 */
public record OpenYears(Rows facilities, List<String> status) {
  public static final List<String> OPERATING = List.of("operating");

  /** Whether it is open on a day. */
  public boolean isOpen(int row, LocalDate day) {
    String given = facilities.text(row, "status");
    String state = given == null ? "operating" : given;
    LocalDate closes = date(row, "closeDate");
    boolean rightState = status.contains(state) || state.equals("closed") && closes != null;
    LocalDate opens = date(row, "openDate");
    return rightState
        && (opens == null || !opens.isAfter(day))
        && (closes == null || closes.isAfter(day));
  }

  public boolean isOfKind(int row, String kind) {
    return kind.equals(facilities.text(row, "kind"));
  }

  public boolean isOfKinds(int row, List<String> kinds) {
    String kind = facilities.text(row, "kind");
    return kind != null && kinds.contains(kind);
  }

  /** The year it opens, or null when it is not known. */
  public Integer openYear(int row) {
    LocalDate opens = date(row, "openDate");
    return opens == null ? null : opens.getYear();
  }

  private LocalDate date(int row, String property) {
    Object value = facilities.table().value(row, property);
    if (value == null || value instanceof LocalDate) {
      return (LocalDate) value;
    }
    try {
      return LocalDate.parse(value.toString());
    } catch (DateTimeException e) {
      throw InputReader.refused(
          "facilities",
          "feature "
              + facilities.table().id(row)
              + ": "
              + property
              + " is \""
              + value
              + "\"; a date is written 2025-12-31");
    }
  }
}
