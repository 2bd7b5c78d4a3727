package io.carecircle.app.standard;

import io.carecircle.formats.Limits;
import io.carecircle.formats.ReadResult;
import io.carecircle.formats.UnreadableFileException;
import io.carecircle.formats.csv.CsvTableReader;
import io.carecircle.kernel.layer.FeatureTable;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** One CSV file, checked against its schema; rows with a fault are left out and told. */
final class PolicyTable {
  private static final int MAX_DIGITS = 18;

  private final String file;
  private final PolicySchema.Table schema;
  private final PolicyFaults faults;
  private final List<Row> rows = new ArrayList<>();

  private PolicyTable(String file, PolicySchema.Table schema, PolicyFaults faults) {
    this.file = file;
    this.schema = schema;
    this.faults = faults;
  }

  static PolicyTable read(
      String file, byte[] bytes, PolicySchema.Table schema, PolicyFaults faults) {
    PolicyTable table = new PolicyTable(file, schema, faults);
    try {
      ReadResult result = CsvTableReader.read(bytes, "UTF-8", Limits.DEFAULT);
      result.errors().forEach(e -> faults.add(file, e.row(), e.column(), e.value(), e.reason()));
      if (table.headerFits(result.table().columnNames())) {
        table.check(result.table());
      }
    } catch (UnreadableFileException e) {
      faults.add(file, 0, null, null, e.getMessage());
    }
    return table;
  }

  private boolean headerFits(List<String> names) {
    boolean fits = true;
    for (String name : names) {
      if (!schema.columns().containsKey(name)) {
        String known = String.join(", ", schema.columns().keySet());
        faults.add(file, 1, name, null, "is not known in this table; known: " + known);
        fits = false;
      }
    }
    for (Map.Entry<String, PolicySchema.Column> column : schema.columns().entrySet()) {
      if (column.getValue().required() && !names.contains(column.getKey())) {
        faults.add(file, 1, column.getKey(), null, "is a column that the table needs");
        fits = false;
      }
    }
    return fits;
  }

  private void check(FeatureTable table) {
    Map<List<String>, Integer> lineOf = new HashMap<>();
    for (int i = 0; i < table.size(); i++) {
      Row row = new Row(table, i);
      boolean good = true;
      for (Map.Entry<String, PolicySchema.Column> column : schema.columns().entrySet()) {
        good &= row.fits(column.getKey(), column.getValue());
      }
      List<String> key = schema.key().stream().map(row::text).toList();
      Integer earlier = lineOf.putIfAbsent(key, row.line());
      if (earlier != null) {
        row.fault(schema.key().get(0), "names the same row as line " + earlier);
      } else if (good) {
        rows.add(row);
      }
    }
  }

  <T> List<T> map(Function<Row, T> mapper) {
    return rows.stream().map(mapper).toList();
  }

  List<Row> rows() {
    return rows;
  }

  /** One row; every value has been checked against the schema. */
  final class Row {
    private final FeatureTable table;
    private final int index;

    private Row(FeatureTable table, int index) {
      this.table = table;
      this.index = index;
    }

    int line() {
      return table.sourceRow(index);
    }

    void fault(String column, String reason) {
      faults.add(file, line(), column, text(column), reason);
    }

    /** The text, or null when the cell is blank or the column left out. */
    String text(String column) {
      if (!table.columnNames().contains(column)) {
        return null;
      }
      Object value = table.value(index, column);
      return value == null ? null : value.toString();
    }

    Integer integer(String column) {
      String value = text(column);
      return value == null ? null : Integer.valueOf(value);
    }

    /** The number; null when blank or a stroke. */
    BigDecimal decimal(String column) {
      String value = text(column);
      return value == null || isStroke(value) ? null : new BigDecimal(value);
    }

    /** The stroke that stands for a number, or null. */
    String stroke(String column) {
      String value = text(column);
      return value != null && isStroke(value) ? value : null;
    }

    LocalDate date(String column) {
      String value = text(column);
      return value == null ? null : LocalDate.parse(value);
    }

    /** Parts between semicolons, empty ones kept. */
    List<String> parts(String column) {
      String value = text(column);
      return value == null ? List.of() : List.of(value.split(";", -1));
    }

    private boolean fits(String name, PolicySchema.Column column) {
      String value = text(name);
      if (value == null) {
        if (column.required()) {
          fault(name, "is missing");
        }
        return !column.required();
      }
      String reason = reasonAgainst(value, column);
      if (reason != null) {
        fault(name, reason);
      }
      return reason == null;
    }
  }

  private static boolean isStroke(String value) {
    return value.matches("[/—–-]+");
  }

  private static String reasonAgainst(String value, PolicySchema.Column column) {
    if (column.dash() && isStroke(value)) {
      return null;
    }
    return switch (column.type()) {
      case "integer" -> value.matches("[0-9]{1,9}") ? null : "must be a whole number";
      case "year" -> value.matches("(19|20|21)[0-9]{2}") ? null : "must be a year";
      case "decimal" ->
          value.length() <= MAX_DIGITS && value.matches("[0-9]+(\\.[0-9]+)?")
              ? null
              : "must be a number such as 12.5";
      case "date" -> isDate(value) ? null : "must be a date such as 2025-12-31";
      case "choice" ->
          column.allowed().contains(value)
              ? null
              : "must be one of " + String.join(" ", column.allowed());
      default -> null;
    };
  }

  private static boolean isDate(String value) {
    try {
      LocalDate.parse(value);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
