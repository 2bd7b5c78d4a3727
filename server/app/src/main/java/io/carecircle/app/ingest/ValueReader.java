package io.carecircle.app.ingest;

import io.carecircle.app.layer.CanonicalJson;
import io.carecircle.app.layer.Property;
import io.carecircle.app.layer.ValueType;
import io.carecircle.kernel.layer.JsonText;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns what a file says into the value of a property, or refuses it with a reason. Text is trimmed
 * and may use full-width digits, thousands separators and Chinese dates; nothing is ever rounded or
 * guessed.
 */
final class ValueReader {
  /** Characters of one text; the longest real one, a project's content, has some hundreds. */
  private static final int MAX_TEXT = 20_000;

  /** Characters of one nested value. */
  private static final int MAX_JSON = 500_000;

  /** No count, area or sum of money of a province comes near. */
  private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000_000_000L);

  private static final Set<String> CODES = Set.of("code", "parentCode", "regionCode");
  private static final int MAX_SCALE = 18;
  private static final Set<String> NOT_GIVEN = Set.of("", "-", "—", "–", "/", "－", "--", "——");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?((\\d+|\\d{1,3}(,\\d{3})+)(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,2})?");
  private static final Pattern DATE =
      Pattern.compile(
          "(\\d{4})(?:-(\\d{1,2})-(\\d{1,2})|/(\\d{1,2})/(\\d{1,2})|\\.(\\d{1,2})\\.(\\d{1,2})"
              + "|年(\\d{1,2})月(\\d{1,2})日|(\\d{2})(\\d{2}))(?:[T ]00:00(?::00(?:\\.0+)?)?Z?)?");

  /** A code that a spreadsheet has turned into a number and cut. */
  private static final Pattern CUT_CODE = Pattern.compile("\\d(\\.\\d+)?[eE]\\+\\d+");

  /** 1954-10-03, the first day that a bare number in a column of dates is taken for. */
  private static final BigDecimal FIRST_SERIAL = BigDecimal.valueOf(20_000);

  /** 2119-01-10, the last one. */
  private static final BigDecimal LAST_SERIAL = BigDecimal.valueOf(80_000);

  private final String layer;
  private final Synonyms synonyms;
  private int serials;

  ValueReader(String layer, Synonyms synonyms) {
    this.layer = layer;
    this.synonyms = synonyms;
  }

  /**
   * @param raw a value as a reader of formats yields it
   * @return the typed value, or null when none is given
   */
  Object read(Property property, Object raw) throws BadValueException {
    if (raw == null || (raw instanceof String text && isNotGiven(property, text))) {
      return null;
    }
    Object value =
        switch (property.type()) {
          case TEXT -> text(property, raw);
          case INTEGER -> whole(number(synonym(property, raw)));
          case DECIMAL -> number(raw);
          case BOOLEAN -> flag(property, raw);
          case DATE -> date(raw);
          case JSON -> json(property, raw);
        };
    checkBounds(property, value);
    return value;
  }

  /** How many dates were numbers: days as a spreadsheet counts them. */
  int serials() {
    return serials;
  }

  /** The value of a column that no schema knows: as it is, in its normal form. */
  static Object readUnknown(Object raw) throws BadValueException {
    if (raw instanceof String text) {
      String trimmed = trim(text);
      checkLength(trimmed, MAX_TEXT);
      return trimmed.isEmpty() ? null : trimmed;
    }
    try {
      if (raw instanceof BigDecimal number) {
        BigDecimal normal = CanonicalJson.number(number);
        boolean isLong = normal.scale() <= 0 && normal.toBigInteger().bitLength() < Long.SIZE;
        return isLong ? (Object) normal.longValueExact() : normal;
      }
      if (raw instanceof JsonText json) {
        checkLength(json.json(), MAX_TEXT);
        return checked(CanonicalJson.of(json.json()));
      }
    } catch (IllegalArgumentException e) {
      throw new BadValueException(e.getMessage());
    }
    return raw;
  }

  /** A feature's id or a code, as text. */
  static String readCode(Object raw) throws BadValueException {
    if (raw == null) {
      return null;
    }
    String text = trim(raw instanceof BigDecimal n ? n.toPlainString() : raw.toString());
    if (CUT_CODE.matcher(text).matches()) {
      throw new BadValueException(
          "a spreadsheet has turned this code into a number and cut its digits: format the column"
              + " as text and fill in the codes again");
    }
    return text.isEmpty() ? null : text;
  }

  /** A coordinate; finite, otherwise as it stands. */
  static double readCoordinate(Object raw) throws BadValueException {
    double value = number(raw).doubleValue();
    return value + 0.0; // turns -0.0, which has another bit pattern, into 0.0
  }

  private static boolean isNotGiven(Property property, String text) {
    String trimmed = trim(text);
    return property.type() == ValueType.TEXT && property.allowed().isEmpty()
        ? trimmed.isEmpty()
        : NOT_GIVEN.contains(trimmed);
  }

  private Object text(Property property, Object raw) throws BadValueException {
    if (raw instanceof JsonText) {
      throw new BadValueException("must be text, not a list or an object");
    }
    String text = CODES.contains(property.name()) ? readCode(raw) : trim(raw.toString());
    checkLength(text, MAX_TEXT);
    if (property.allowed().isEmpty()) {
      return text;
    }
    Optional<String> known =
        property.allowed().stream().filter(a -> a.equals(Synonyms.word(text))).findFirst();
    return known
        .or(() -> synonyms.findValue(layer, property.name(), text))
        .orElseThrow(
            () ->
                new BadValueException(
                    "is none of " + String.join(", ", property.allowed()) + " or their names"));
  }

  private Object synonym(Property property, Object raw) {
    return raw instanceof String text
        ? synonyms.findValue(layer, property.name(), text).orElse(text)
        : raw;
  }

  private static BigDecimal number(Object raw) throws BadValueException {
    if (raw instanceof Long value) {
      return BigDecimal.valueOf(value);
    }
    if (raw instanceof BigDecimal value) {
      return normal(value);
    }
    if (!(raw instanceof String)) {
      throw new BadValueException("is not a number");
    }
    String text = narrow((String) raw).replace('−', '-');
    if (!NUMBER.matcher(text).matches()) {
      throw new BadValueException(
          text.matches("[\\d.,+-]+")
              ? "is not a clear number: write 1234.5 or 1,234.5"
              : "is not a number");
    }
    return normal(new BigDecimal(text.replace(",", "")));
  }

  private static BigDecimal normal(BigDecimal value) throws BadValueException {
    // Before anything else, because plain notation of 1E+999999999 would fill the memory.
    if (value.signum() != 0 && (long) value.precision() - value.scale() > LARGEST.precision()) {
      throw new BadValueException("is larger than any real count, area or sum");
    }
    BigDecimal stripped = value.stripTrailingZeros();
    if (stripped.scale() > MAX_SCALE) {
      throw new BadValueException("has more than " + MAX_SCALE + " decimals");
    }
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private static Long whole(BigDecimal number) throws BadValueException {
    if (number.scale() > 0) {
      throw new BadValueException("must be a whole number");
    }
    return number.longValueExact();
  }

  private Boolean flag(Property property, Object raw) throws BadValueException {
    if (raw instanceof Boolean value) {
      return value;
    }
    String text = Synonyms.word(raw.toString());
    Optional<String> value =
        text.equals("true") || text.equals("false")
            ? Optional.of(text)
            : synonyms.findValue(layer, property.name(), text).or(() -> synonyms.findBoolean(text));
    return Boolean.valueOf(
        value.orElseThrow(() -> new BadValueException("must be true or false, 是 or 否")));
  }

  private LocalDate date(Object raw) throws BadValueException {
    if (raw instanceof LocalDate date) {
      return date;
    }
    if (raw instanceof BigDecimal serial
        && serial.stripTrailingZeros().scale() <= 0
        && serial.compareTo(FIRST_SERIAL) >= 0
        && serial.compareTo(LAST_SERIAL) <= 0) {
      serials++;
      return LocalDate.of(1899, 12, 30).plusDays(serial.longValueExact());
    }
    Matcher match =
        DATE.matcher(narrow(raw instanceof BigDecimal n ? n.toPlainString() : raw.toString()));
    if (!match.matches()) {
      throw new BadValueException("is not a date: write 2025-12-31");
    }
    int[] parts = new int[3];
    int found = 0;
    for (int group = 1; group <= match.groupCount(); group++) {
      if (match.group(group) != null) {
        parts[found++] = Integer.parseInt(match.group(group));
      }
    }
    try {
      return LocalDate.of(parts[0], parts[1], parts[2]);
    } catch (DateTimeException e) {
      throw new BadValueException("is not a day of the calendar");
    }
  }

  private static JsonText json(Property property, Object raw) throws BadValueException {
    String text = raw.toString();
    checkLength(text, MAX_JSON);
    try {
      JsonText canonical = checked(CanonicalJson.of(text));
      NestedChecks.check(property.name(), CanonicalJson.parse(canonical.json()));
      return canonical;
    } catch (IllegalArgumentException e) {
      throw new BadValueException(e.getMessage());
    }
  }

  /** Escapes of the source are characters now. */
  private static JsonText checked(JsonText canonical) throws BadValueException {
    StorableText.check(canonical.json());
    return canonical;
  }

  private static void checkBounds(Property property, Object value) throws BadValueException {
    BigDecimal number =
        value instanceof Long l ? BigDecimal.valueOf(l) : value instanceof BigDecimal d ? d : null;
    if (number == null) {
      return;
    }
    if (number.abs().compareTo(LARGEST) > 0) {
      throw new BadValueException("is larger than any real count, area or sum");
    }
    if (property.minimum() != null && number.compareTo(property.minimum()) < 0) {
      throw new BadValueException("must not be below " + property.minimum().toPlainString());
    }
    if (property.maximum() != null && number.compareTo(property.maximum()) > 0) {
      throw new BadValueException("must not be above " + property.maximum().toPlainString());
    }
  }

  private static void checkLength(String text, int most) throws BadValueException {
    if (text != null && text.length() > most) {
      throw new BadValueException("is longer than " + most + " characters");
    }
    StorableText.check(text);
  }

  private static String narrow(String text) {
    return trim(Normalizer.normalize(trim(text), Normalizer.Form.NFKC));
  }

  /** Without white space at the ends, hard spaces included. */
  static String trim(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF' || c == '\u200B';
  }
}
