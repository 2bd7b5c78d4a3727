package io.carecircle.formats.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.carecircle.formats.RowError;
import io.carecircle.formats.UnreadableFileException;
import io.carecircle.formats.text.BoundedInputStream;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * Reads a cost matrix: a table with the columns {@code origin}, {@code destination} and {@code
 * cost} in any order, one row a pair that can be reached; other columns are left aside. The file
 * may be packed with gzip; it is read as a stream, in UTF-8, with or without a byte order mark.
 */
public final class CostMatrixReader {
  private static final List<String> NAMES = List.of("origin", "destination", "cost");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,4})?");

  /** Up to here sums of people times cost neither overflow nor lose a whole unit of it. */
  private static final double MOST_COST = 1e15;

  private static final long MOST_BYTES = 1L << 30;

  /** All different ids together; a row names two, so a city's are a few megabytes. */
  private static final long MOST_ID_CHARS = 64L << 20;

  private static final int MOST_FIELD_CHARS = 1 << 12;
  private static final int MOST_RECORD_CHARS = 1 << 18;
  private static final int MOST_COLUMNS = 64;
  private static final int MOST_ERRORS = 100;
  private static final int HEADER_CHARS = 1 << 16;
  private static final int GZIP_FIRST = 0x1f;
  private static final int GZIP_SECOND = 0x8b;
  private static final int FIRST_ROOM = 1024;

  private final int mostRows;
  private final Map<String, Integer> origins = new HashMap<>();
  private final Map<String, Integer> destinations = new HashMap<>();
  private final List<String> originIds = new ArrayList<>();
  private final List<String> destinationIds = new ArrayList<>();
  private final List<RowError> errors = new ArrayList<>();
  private long idChars;
  private int[] place;
  private int columns;
  private int[] origin = new int[FIRST_ROOM];
  private int[] destination = new int[FIRST_ROOM];
  private double[] cost = new double[FIRST_ROOM];
  private int[] line = new int[FIRST_ROOM];
  private int count;

  private CostMatrixReader(int mostRows) {
    this.mostRows = mostRows;
  }

  /**
   * Rows, or what is wrong with them; when there are errors the rows are not complete.
   *
   * @param rows as far as they were read
   * @param errors at most the first hundred
   */
  public record Result(CostRows rows, List<RowError> errors) {}

  /**
   * Reads a file's content, packed or not.
   *
   * @param mostRows more are refused at the first row too many
   * @throws UnreadableFileException when it is no such table, or over a limit
   */
  public static Result read(InputStream bytes, int mostRows) {
    try {
      InputStream in = unpacked(new BufferedInputStream(bytes));
      return read(
          new InputStreamReader(
              new BoundedInputStream(in, MOST_BYTES),
              StandardCharsets.UTF_8
                  .newDecoder()
                  .onMalformedInput(CodingErrorAction.REPORT)
                  .onUnmappableCharacter(CodingErrorAction.REPORT)),
          mostRows);
    } catch (IOException e) {
      throw new UnreadableFileException("the matrix cannot be read: " + e.getMessage(), e);
    }
  }

  private static InputStream unpacked(InputStream in) throws IOException {
    in.mark(2);
    boolean packed = in.read() == GZIP_FIRST && in.read() == GZIP_SECOND;
    in.reset();
    return packed ? new GZIPInputStream(in, 1 << 16) : in;
  }

  /** As {@link #read(InputStream, int)}, of text. */
  public static Result read(Reader text, int mostRows) {
    try {
      CostMatrixReader reader = new CostMatrixReader(mostRows);
      BufferedReader buffered = new BufferedReader(text, HEADER_CHARS);
      reader.readAll(buffered, CsvSeparator.find(startOf(buffered)));
      return reader.result();
    } catch (CsvParseException | UncheckedIOException e) {
      throw unreadable(e);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static UnreadableFileException unreadable(Exception e) {
    Throwable cause = e;
    while (cause != null) {
      if (cause instanceof UnreadableFileException known) {
        return known;
      }
      if (cause instanceof CharacterCodingException) {
        return new UnreadableFileException("the matrix is not UTF-8; save it as UTF-8", e);
      }
      cause = cause.getCause();
    }
    return new UnreadableFileException("the matrix cannot be read: " + e.getMessage(), e);
  }

  /** As much of the text as a header may take, left unread; a byte order mark is taken off. */
  private static String startOf(BufferedReader text) throws IOException {
    text.mark(1);
    if (text.read() != '\uFEFF') {
      text.reset();
    }
    text.mark(HEADER_CHARS);
    char[] start = new char[HEADER_CHARS];
    int length = 0;
    int got = text.read(start, 0, start.length);
    while (got > 0) {
      length += got;
      got = text.read(start, length, start.length - length);
    }
    text.reset();
    return new String(start, 0, length);
  }

  private void readAll(Reader text, char separator) {
    CsvRecordHandler handler =
        CsvRecordHandler.of(
            h ->
                h.maxFields(MOST_COLUMNS)
                    .maxFieldSize(MOST_FIELD_CHARS)
                    .maxRecordSize(MOST_RECORD_CHARS));
    CsvReader.CsvReaderBuilder parser =
        CsvReader.builder()
            .fieldSeparator(separator)
            .trimWhitespacesAroundQuotes(true)
            .allowUnclosedQuote(false)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE);
    for (CsvRecord row : parser.build(handler, text)) {
      if (place == null) {
        header(row);
      } else if (!isEmpty(row)) {
        add(row);
      }
      if (errors.size() >= MOST_ERRORS) {
        return;
      }
    }
    if (place == null) {
      throw new UnreadableFileException("the matrix is empty: it needs the header " + header());
    }
  }

  private static String header() {
    return String.join(",", NAMES);
  }

  private static boolean isEmpty(CsvRecord row) {
    return row.getFields().stream().allMatch(field -> CsvText.value(field) == null);
  }

  private void header(CsvRecord row) {
    if (isEmpty(row)) {
      return;
    }
    List<String> names =
        row.getFields().stream().map(f -> CsvText.trim(f).toLowerCase(Locale.ROOT)).toList();
    int[] at = new int[NAMES.size()];
    for (int i = 0; i < at.length; i++) {
      at[i] = names.indexOf(NAMES.get(i));
      if (at[i] < 0 || names.lastIndexOf(NAMES.get(i)) != at[i]) {
        throw new UnreadableFileException(
            "the header of the matrix (line %d) must name %s once each; it is \"%s\""
                .formatted(
                    row.getStartingLineNumber(),
                    header(),
                    CsvText.shortened(String.join(",", row.getFields()))));
      }
    }
    place = at;
    columns = names.size();
  }

  private void add(CsvRecord row) {
    int at = Math.toIntExact(row.getStartingLineNumber());
    if (count >= mostRows) {
      throw new UnreadableFileException(
          "the matrix has more than %d pairs (line %d): leave out those beyond the cut-off"
              .formatted(mostRows, at));
    }
    String from = field(row, 0);
    String to = field(row, 1);
    String costText = field(row, 2);
    int known = errors.size();
    if (row.getFields().stream().skip(columns).anyMatch(more -> CsvText.value(more) != null)) {
      refuse(at, null, null, "has more fields than the header");
    }
    if (from == null) {
      refuse(at, NAMES.get(0), null, "names no origin");
    }
    if (to == null) {
      refuse(at, NAMES.get(1), null, "names no destination");
    }
    double value = cost(at, costText);
    if (errors.size() == known) {
      keep(from, to, value, at);
    }
  }

  private String field(CsvRecord row, int name) {
    return place[name] < row.getFieldCount() ? CsvText.value(row.getField(place[name])) : null;
  }

  /** The cost; what is no cost is noted as an error. */
  private double cost(int at, String text) {
    if (text == null) {
      refuse(at, NAMES.get(2), null, "has no cost; leave the row out where there is no way");
      return Double.NaN;
    }
    boolean number = NUMBER.matcher(text).matches();
    double value = number ? Double.parseDouble(text) : Double.NaN;
    if (!number || Double.isInfinite(value)) {
      refuse(at, NAMES.get(2), text, "has a cost that is no finite number");
    } else if (value < 0) {
      refuse(at, NAMES.get(2), text, "has a negative cost");
    } else if (value > MOST_COST) {
      refuse(at, NAMES.get(2), text, "has a cost above 1e15; leave it out where there is no way");
    }
    return value == 0 ? 0.0 : value; // not minus zero
  }

  private void refuse(int at, String column, String value, String reason) {
    String shown = CsvText.shortened(value);
    errors.add(
        new RowError(
            at,
            column,
            shown,
            "row " + at + " " + reason + (shown == null ? "" : ": \"" + shown + "\"")));
  }

  private void keep(String from, String to, double value, int at) {
    if (count == cost.length) {
      int room = (int) Math.min(mostRows, 2L * count);
      origin = Arrays.copyOf(origin, room);
      destination = Arrays.copyOf(destination, room);
      cost = Arrays.copyOf(cost, room);
      line = Arrays.copyOf(line, room);
    }
    origin[count] = index(from, origins, originIds);
    destination[count] = index(to, destinations, destinationIds);
    cost[count] = value;
    line[count++] = at;
  }

  private int index(String id, Map<String, Integer> known, List<String> ids) {
    Integer index = known.get(id);
    if (index != null) {
      return index;
    }
    idChars += id.length();
    if (idChars > MOST_ID_CHARS) {
      throw new UnreadableFileException("the ids of the matrix are too many or too long");
    }
    known.put(id, ids.size());
    ids.add(id);
    return ids.size() - 1;
  }

  private Result result() {
    return new Result(
        new CostRows(
            List.copyOf(originIds),
            List.copyOf(destinationIds),
            Arrays.copyOf(origin, count),
            Arrays.copyOf(destination, count),
            Arrays.copyOf(cost, count),
            Arrays.copyOf(line, count)),
        List.copyOf(errors));
  }
}
