package io.carecircle.formats.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.carecircle.formats.Limits;
import io.carecircle.formats.ReadResult;
import io.carecircle.formats.RowError;
import io.carecircle.formats.UnreadableFileException;
import io.carecircle.formats.text.DecodedText;
import io.carecircle.formats.text.SourceBytes;
import io.carecircle.formats.text.TextDecoding;
import io.carecircle.kernel.layer.FeatureTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a table whose first non-empty line is the header. Separators are comma, semicolon,
 * tabulator or full-width comma; line ends may be mixed. Rows yield trimmed text under the header's
 * names, with neither id nor geometry: which column means what is not known here.
 *
 * <p>Empty fields after the last named column are tolerated, in the header too (spreadsheets append
 * them); a row with a value there is refused. Rows without any value are skipped with a warning.
 */
public final class CsvTableReader {
  private final List<String> names;
  private final Limits limits;
  private final FeatureTable.Builder table = FeatureTable.builder();
  private final List<RowError> errors = new ArrayList<>();
  private int read;
  private int empty;
  private long firstEmptyLine;

  private CsvTableReader(List<String> names, Limits limits) {
    this.names = names;
    this.limits = limits;
    names.forEach(table::column);
  }

  /**
   * Reads a file.
   *
   * @param encodingOption see {@link TextDecoding#decode}
   * @throws UnreadableFileException when it is no table, or over a limit
   */
  public static ReadResult read(Path file, String encodingOption, Limits limits) {
    return read(SourceBytes.read(file, limits.fileBytes()), encodingOption, limits);
  }

  /** Reads a file's content; see {@link #read(Path, String, Limits)}. */
  public static ReadResult read(byte[] bytes, String encodingOption, Limits limits) {
    SourceBytes.checkSize(bytes.length, limits.fileBytes());
    DecodedText decoded = TextDecoding.decode(bytes, encodingOption);
    try {
      return read(decoded, limits);
    } catch (CsvParseException e) {
      throw new UnreadableFileException("the table cannot be read: " + e.getMessage(), e);
    }
  }

  private static ReadResult read(DecodedText decoded, Limits limits) {
    String text = decoded.text();
    CsvRecordHandler handler =
        CsvRecordHandler.of(
            h ->
                h.maxFields(limits.columns())
                    .maxFieldSize(limits.fieldChars())
                    .maxRecordSize(Math.max(limits.fieldChars(), 1 << 26)));
    CsvTableReader reader = null;
    for (CsvRecord row : parser(CsvSeparator.find(text)).build(handler, text)) {
      if (reader != null) {
        reader.add(row);
      } else if (row.getFieldCount() > 1 || CsvText.value(row.getField(0)) != null) {
        reader = new CsvTableReader(header(row), limits);
      }
    }
    if (reader == null) {
      throw new UnreadableFileException("the file is empty: it needs a header line");
    }
    return reader.result(decoded.warnings());
  }

  private static CsvReader.CsvReaderBuilder parser(char separator) {
    return CsvReader.builder()
        .fieldSeparator(separator)
        .trimWhitespacesAroundQuotes(true)
        .allowUnclosedQuote(false)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE);
  }

  private static List<String> header(CsvRecord row) {
    List<String> names = new ArrayList<>();
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < lastValue(row); i++) {
      String name = CsvText.value(row.getField(i));
      if (name == null) {
        throw new UnreadableFileException(
            "column %d has no name in the header (line %d); name it or delete it"
                .formatted(i + 1, row.getStartingLineNumber()));
      }
      Integer earlier = places.putIfAbsent(name, i);
      if (earlier != null) {
        throw new UnreadableFileException(
            "columns %d and %d of the header (line %d) are both named \"%s\"; rename one"
                .formatted(
                    earlier + 1, i + 1, row.getStartingLineNumber(), CsvText.shortened(name)));
      }
      names.add(name);
    }
    if (names.isEmpty()) {
      throw new UnreadableFileException(
          "the header (line %d) names no column".formatted(row.getStartingLineNumber()));
    }
    return names;
  }

  /** How many fields there are up to the last one that holds something. */
  private static int lastValue(CsvRecord row) {
    int count = row.getFieldCount();
    while (count > 0 && CsvText.value(row.getField(count - 1)) == null) {
      count--;
    }
    return count;
  }

  private void add(CsvRecord row) {
    int line = Math.toIntExact(row.getStartingLineNumber());
    int used = lastValue(row);
    if (used == 0) {
      firstEmptyLine = empty == 0 ? line : firstEmptyLine;
      empty++;
      return;
    }
    read++;
    if (read > limits.rows() || (long) read * names.size() > limits.cells()) {
      throw new UnreadableFileException(
          "too many rows (line %d): at most %d rows and %d values are taken; split the file"
              .formatted(line, limits.rows(), limits.cells()));
    }
    if (used > names.size() || row.getFieldCount() < names.size()) {
      refuse(line, row, used);
      return;
    }
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      values.put(names.get(i), CsvText.value(row.getField(i)));
    }
    table.add(null, null, line, values);
  }

  private void refuse(int line, CsvRecord row, int used) {
    if (errors.size() == limits.refusedRows()) {
      throw new UnreadableFileException(
          "more than %d rows do not fit the header, the first at line %d: %s"
              .formatted(limits.refusedRows(), errors.get(0).row(), errors.get(0).reason()));
    }
    errors.add(
        new RowError(
            line,
            null,
            CsvText.shortened(row.getField(0)),
            "line %d has %d fields, the header has %d; %s"
                .formatted(
                    line,
                    Math.max(used, row.getFieldCount()),
                    names.size(),
                    used > names.size()
                        ? "a field that holds the separator must stand in quotes"
                        : "add the missing ones, empty if need be")));
  }

  private ReadResult result(List<String> decoding) {
    List<String> warnings = new ArrayList<>(decoding);
    if (empty > 0) {
      warnings.add(
          "%d rows without any value were skipped, the first at line %d"
              .formatted(empty, firstEmptyLine));
    }
    return new ReadResult(table.build(), read, errors, warnings, null, 0);
  }
}
