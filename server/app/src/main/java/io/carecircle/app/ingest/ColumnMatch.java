package io.carecircle.app.ingest;

import io.carecircle.app.layer.LayerSchema;
import io.carecircle.app.platform.RefusedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which column of a file is which property. An explicit mapping wins, then a column that is named
 * as the property, then the first that is a synonym. What is left over is kept under its own name.
 */
final class ColumnMatch {
  static final String ID = "id";
  static final String LON = "lon";
  static final String LAT = "lat";
  static final String WKT = "wkt";
  private static final List<String> PLACES = List.of(LON, LAT, WKT);

  /** How an export calls a column whose name the file format needs itself. */
  private static final String EXPORT_PREFIX = "properties.";

  /** Nobody's identity number or private telephone belongs into a map of facilities. */
  private static final Pattern PERSONAL = Pattern.compile("身份证|证件号|手机号|idcardno");

  private final Map<String, String> columnByProperty = new LinkedHashMap<>();
  private final Map<String, String> unknown = new LinkedHashMap<>();

  private ColumnMatch() {}

  /**
   * @param placed whether the rows have geometries already, so that no column needs to give one
   * @throws RefusedException when the mapping names a column or property that does not exist, or a
   *     column looks like personal data
   */
  static ColumnMatch of(
      LayerSchema schema,
      List<String> columns,
      boolean placed,
      Map<String, String> mapping,
      Synonyms synonyms) {
    ColumnMatch match = new ColumnMatch();
    Set<String> targets = targets(schema, placed);
    match.addMapping(schema, columns, targets, mapping);
    match.addExact(columns, targets);
    match.addSynonyms(schema, columns, targets, synonyms);
    match.addUnknown(columns);
    return match;
  }

  /** The file's column for a property, or for {@link #ID}, {@link #LON}, {@link #LAT}, ... */
  Optional<String> findColumn(String property) {
    return Optional.ofNullable(columnByProperty.get(property));
  }

  /** Columns of no property: the name in the file to the name to keep. */
  Map<String, String> unknown() {
    return unknown;
  }

  private static Set<String> targets(LayerSchema schema, boolean placed) {
    Set<String> targets = new HashSet<>(schema.propertyNames());
    targets.add(ID);
    if (!placed) {
      targets.addAll(PLACES);
    }
    return targets;
  }

  /** A name that is kept goes into the store. */
  private static void checkName(String column) {
    try {
      StorableText.check(column);
    } catch (BadValueException e) {
      throw new RefusedException(
          "bad-column",
          "the name of the column \"%s\" %s: rename it and import again"
              .formatted(column, e.getMessage()));
    }
  }

  private void addMapping(
      LayerSchema schema, List<String> columns, Set<String> targets, Map<String, String> mapping) {
    mapping.forEach(
        (column, property) -> {
          if (!columns.contains(column)) {
            throw new RefusedException(
                "bad-mapping",
                "the mapping names the column \"%s\", which the file does not have; it has: %s"
                    .formatted(column, String.join(", ", columns)));
          }
          if (!targets.contains(property)) {
            throw new RefusedException(
                "bad-mapping",
                "the mapping gives the column \"%s\" to \"%s\", which is no property of %s: %s"
                    .formatted(
                        column,
                        property,
                        schema.id(),
                        String.join(", ", targets.stream().sorted().toList())));
          }
          String other = columnByProperty.putIfAbsent(property, column);
          if (other != null) {
            throw new RefusedException(
                "bad-mapping", "the mapping gives two columns to \"" + property + "\"");
          }
        });
  }

  private void addExact(List<String> columns, Set<String> targets) {
    for (String column : columns) {
      if (targets.contains(column) && !columnByProperty.containsValue(column)) {
        columnByProperty.putIfAbsent(column, column);
      }
    }
  }

  private void addSynonyms(
      LayerSchema schema, List<String> columns, Set<String> targets, Synonyms synonyms) {
    Map<String, String> byNormalName = new HashMap<>();
    schema.propertyNames().forEach(name -> byNormalName.put(Synonyms.header(name), name));
    for (String column : columns) {
      if (columnByProperty.containsValue(column)) {
        continue;
      }
      List<String> candidates = new ArrayList<>();
      Optional.ofNullable(byNormalName.get(Synonyms.header(column))).ifPresent(candidates::add);
      candidates.addAll(synonyms.propertiesOf(schema.id(), column));
      candidates.stream()
          .filter(p -> targets.contains(p) && !columnByProperty.containsKey(p))
          .findFirst()
          .ifPresent(property -> columnByProperty.put(property, column));
    }
  }

  private void addUnknown(List<String> columns) {
    for (String column : columns) {
      if (columnByProperty.containsValue(column)) {
        continue;
      }
      if (PERSONAL.matcher(Synonyms.header(column)).find()) {
        throw new RefusedException(
            "personal-data",
            "the column \"" + column + "\" looks like personal data: delete it and import again");
      }
      checkName(column);
      String plain =
          column.startsWith(EXPORT_PREFIX) ? column.substring(EXPORT_PREFIX.length()) : column;
      unknown.put(column, PLACES.contains(plain) || plain.equals(ID) ? plain : column);
    }
  }
}
