package io.carecircle.app.ingest;

import io.carecircle.app.layer.LayerSchema;
import io.carecircle.app.layer.LayerSchemas;
import io.carecircle.kernel.layer.FeatureTable;
import java.util.HashMap;
import java.util.Map;

/**
 * The ids of the rows of one file: the feature's own id, else its property id, else a region's
 * code, else one made from its row number.
 */
final class Identity {
  private static final int MAX_LENGTH = 200;
  private static final String CODE = "code";

  private final FeatureTable table;
  private final ColumnMatch match;
  private final Findings findings;
  private final boolean hasCode;
  private final Map<String, Integer> firstRow = new HashMap<>();
  private int assigned;
  private int differing;

  Identity(LayerSchema schema, FeatureTable table, ColumnMatch match, Findings findings) {
    this.table = table;
    this.match = match;
    this.findings = findings;
    this.hasCode = schema == LayerSchemas.REGIONS;
  }

  /** The id of a row, or null when the row is refused. To be asked once for each row, in order. */
  String idOf(int row) {
    int sourceRow = table.sourceRow(row);
    String column = match.findColumn(ColumnMatch.ID).orElse(null);
    try {
      String own = ValueReader.readCode(table.id(row));
      String property = column == null ? null : ValueReader.readCode(table.value(row, column));
      if (own != null && property != null && !own.equals(property)) {
        differing++;
      }
      String id = own != null ? own : property != null ? property : fallback(row);
      check(id, sourceRow, column);
      return id;
    } catch (BadValueException e) {
      findings.refuse(
          sourceRow,
          column,
          column == null ? table.id(row) : table.value(row, column),
          e.getMessage());
      return null;
    }
  }

  void warn() {
    if (assigned > 0) {
      findings.warn(
          assigned
              + " rows have no id and were named row-N after their place in the file: a later file"
              + " without ids would replace them, use --replace for the whole layer or add a"
              + " column id");
    }
    if (differing > 0) {
      findings.warn(
          differing + " features have an id and another property id: the feature's own id is used");
    }
  }

  private String fallback(int row) throws BadValueException {
    if (hasCode && match.findColumn(CODE).isPresent()) {
      String code = ValueReader.readCode(table.value(row, match.findColumn(CODE).get()));
      if (code != null) {
        return code;
      }
    }
    assigned++;
    return "row-" + table.sourceRow(row);
  }

  private void check(String id, int sourceRow, String column) throws BadValueException {
    if (id.length() > MAX_LENGTH) {
      throw new BadValueException("the id is longer than " + MAX_LENGTH + " characters");
    }
    if (id.chars().anyMatch(Character::isISOControl)) {
      throw new BadValueException("the id holds a line break or another control character");
    }
    StorableText.check(id);
    Integer earlier = firstRow.putIfAbsent(id, sourceRow);
    if (earlier != null) {
      findings.refuse(
          sourceRow, column, id, "the id stands already in row " + earlier + ": ids are unique");
    }
  }
}
