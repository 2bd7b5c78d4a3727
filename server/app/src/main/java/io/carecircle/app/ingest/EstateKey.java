package io.carecircle.app.ingest;

import io.carecircle.kernel.layer.FeatureTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** By what the rows of one estate are known: its id, else its name. */
final class EstateKey {
  private final FeatureTable table;
  private final Optional<String> id;
  private final Optional<String> name;

  EstateKey(FeatureTable table, Map<String, String> mapping, Synonyms synonyms) {
    this.table = table;
    this.id = column(ColumnMatch.ID, mapping, synonyms);
    this.name = column("name", mapping, synonyms);
  }

  private Optional<String> column(String property, Map<String, String> mapping, Synonyms synonyms) {
    Optional<String> mapped =
        mapping.entrySet().stream()
            .filter(e -> e.getValue().equals(property))
            .map(Map.Entry::getKey)
            .findFirst();
    return mapped.or(
        () ->
            table.columnNames().stream()
                .filter(c -> synonyms.propertiesOf("estates", c).contains(property))
                .findFirst());
  }

  /** Whether rows can be told apart at all. */
  boolean isGiven() {
    return id.isPresent() || name.isPresent();
  }

  /** The key of a row, or null when it gives none. */
  String of(int row) {
    for (Optional<String> column : List.of(id, name)) {
      Object value = column.map(c -> table.value(row, c)).orElse(null);
      if (value != null) {
        return column.get() + " " + value;
      }
    }
    return null;
  }

  /** The key of a row that may be cut: null when the column that decides is not given. */
  String certain(int row) {
    Optional<String> column = id.or(() -> name);
    Object value = column.map(c -> table.value(row, c)).orElse(null);
    return value == null ? null : column.get() + " " + value;
  }
}
