package io.carecircle.formats.excel;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From what a cell holds to what it means. */
final class CellValues {
  /** The digits that a spreadsheet shows and lets one enter. */
  static final MathContext SHOWN_DIGITS = new MathContext(15, RoundingMode.HALF_EVEN);

  /** Longer cells cannot be written by any spreadsheet program. */
  static final int LONGEST_TEXT = 32_767;

  /** 9999-12-31, the last day of a spreadsheet. */
  private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_465);

  /** Day 60 is 1900-02-29, which never was: serials below count from another day. */
  private static final BigDecimal FIRST_SAFE_DAY = BigDecimal.valueOf(61);

  private static final int DAYS_1904 = 1462;
  private static final BigDecimal SECONDS_A_DAY = BigDecimal.valueOf(86_400);
  private static final Set<Integer> DATE_FORMATS =
      Set.of(14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58);
  private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");
  private static final Set<String> ERRORS =
      Set.of(
          "#NULL!",
          "#DIV/0!",
          "#VALUE!",
          "#REF!",
          "#NAME?",
          "#NUM!",
          "#N/A",
          "#SPILL!",
          "#CALC!",
          "#GETTING_DATA");

  private CellValues() {}

  /** Trimmed, null when nothing is left. */
  static Object text(String raw) {
    if (raw == null) {
      return null;
    }
    String text = trim(unescape(raw));
    return text.isEmpty() ? null : ERRORS.contains(text) ? CellFault.error(text) : text;
  }

  /** A number, or the day or moment that it counts when the cell shows one. */
  static Object number(BigDecimal raw, boolean date, boolean since1904) {
    BigDecimal rounded = raw.round(SHOWN_DIGITS);
    if (!date) {
      // A day that is shown as a number could be told from 1900 only.
      return since1904 ? plain(rounded).toString() : plain(rounded);
    }
    BigDecimal serial = since1904 ? rounded.add(BigDecimal.valueOf(DAYS_1904)) : rounded;
    if (serial.compareTo(FIRST_SAFE_DAY) < 0 || serial.compareTo(LAST_DAY) > 0) {
      return new CellFault(
          plain(rounded).toString(), "the cell is formatted as a date and holds no day after 1900");
    }
    LocalDate day = LocalDate.of(1899, 12, 30).plusDays(serial.longValue());
    long seconds =
        serial
            .remainder(BigDecimal.ONE)
            .multiply(SECONDS_A_DAY)
            .setScale(0, RoundingMode.HALF_UP)
            .longValue();
    return seconds == 0 ? day : LocalDateTime.of(day, LocalTime.MIDNIGHT).plusSeconds(seconds);
  }

  /**
   * Whether a number format shows a day.
   *
   * @param id of a built-in format, those of Chinese programs included
   * @param format its text, or null
   */
  static boolean isDate(Integer id, String format) {
    if (id != null && DATE_FORMATS.contains(id)) {
      return true;
    }
    if (format == null) {
      return false;
    }
    String bare =
        format
            .split(";", 2)[0]
            .replaceAll("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]|_.", "")
            .toLowerCase(Locale.ROOT);
    return bare.indexOf('y') >= 0
        || bare.indexOf('e') >= 0 && bare.indexOf('m') >= 0
        || bare.indexOf('d') >= 0 && bare.indexOf('m') >= 0;
  }

  /** The text in which {@code _x000D_} would stand for a character. */
  static String escape(String text) {
    return ESCAPED.matcher(text).replaceAll(m -> "_x005F" + Matcher.quoteReplacement(m.group()));
  }

  private static String unescape(String text) {
    return text.indexOf("_x") < 0
        ? text
        : ESCAPED
            .matcher(text)
            .replaceAll(
                m -> Matcher.quoteReplacement("" + (char) Integer.parseInt(m.group(1), 16)));
  }

  private static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    // 1E+300 stays as it is: written out it would be 300 zeros, and no property takes it.
    return stripped.scale() < 0 && stripped.scale() > -SHOWN_DIGITS.getPrecision()
        ? stripped.setScale(0)
        : stripped;
  }

  private static String trim(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF' || c == '\u200B';
  }
}
