package io.carecircle.app.ingest;

import io.carecircle.app.layer.LayerSchema;
import io.carecircle.app.layer.LayerSchemas;
import io.carecircle.app.layer.Property;
import io.carecircle.app.platform.RefusedException;
import io.carecircle.formats.datum.Datum;
import io.carecircle.kernel.layer.FeatureTable;
import io.carecircle.kernel.layer.JsonText;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.locationtech.jts.geom.Geometry;

/** Makes typed rows of a layer from the rows of a file, naming every value that cannot be taken. */
final class TableValidation {
  /** Characters of all unknown columns of one feature; they share one text of the store. */
  private static final int MAX_UNKNOWN = 150_000;

  /** What a facility is taken for when its file does not say. */
  private static final String REMEDIES = "remedies";

  private static final Map<String, String> FACILITY_DEFAULTS =
      Map.of("kind", "other", "status", "operating");

  private final LayerSchema schema;
  private final ColumnMatch match;
  private final ValueReader values;
  private final Findings findings;
  private final Map<String, Object> constants;
  private final Map<String, String> defaults;
  private final Map<String, Integer> defaulted = new TreeMap<>();
  private final Map<String, Integer> overridden = new TreeMap<>();

  TableValidation(
      LayerSchema schema,
      ColumnMatch match,
      Map<String, String> constants,
      Synonyms synonyms,
      Findings findings) {
    this.schema = schema;
    this.match = match;
    this.values = new ValueReader(schema.id(), synonyms);
    this.findings = findings;
    this.constants = readConstants(constants);
    this.defaults = schema == LayerSchemas.FACILITIES ? FACILITY_DEFAULTS : Map.of();
  }

  /**
   * @return the good rows in the order of the file, with unique ids, and whose geometry is in
   *     stored form; the others are among the findings
   */
  Validated validate(FeatureTable source, Datum datum) {
    Placement placement = new Placement(schema, match, findings);
    Map<Integer, Geometry> geometries = placement.place(source, datum);
    Identity identity = new Identity(schema, source, match, findings);
    FeatureTable.Builder table = FeatureTable.builder();
    schema.propertyNames().forEach(table::column);
    for (int row = 0; row < source.size(); row++) {
      int sourceRow = source.sourceRow(row);
      String id = identity.idOf(row);
      Map<String, Object> typed = readRow(source, row, id);
      if (!findings.isRefused(sourceRow)) {
        table.add(id, geometries.get(sourceRow), sourceRow, typed);
      }
    }
    identity.warn();
    warn();
    FeatureTable good = table.build();
    Contradictions.warn(good, findings);
    return new Validated(good, placement.repaired());
  }

  private Map<String, Object> readConstants(Map<String, String> texts) {
    Map<String, Object> typed = new HashMap<>();
    texts.forEach(
        (name, text) -> {
          Property property =
              schema
                  .findProperty(name)
                  .orElseThrow(
                      () ->
                          new RefusedException(
                              "bad-constant",
                              "--set %s: the layer %s has no such property; it has %s"
                                  .formatted(
                                      name,
                                      schema.id(),
                                      String.join(", ", schema.propertyNames()))));
          try {
            typed.put(name, values.read(property, text));
          } catch (BadValueException e) {
            throw new RefusedException(
                "bad-constant", "--set %s: \"%s\" %s".formatted(name, text, e.getMessage()));
          }
        });
    return typed;
  }

  private Map<String, Object> readRow(FeatureTable source, int row, String id) {
    Map<String, Object> typed = new LinkedHashMap<>();
    for (Property property : schema.properties()) {
      Object value = readProperty(source, row, property, id);
      if (value != null) {
        typed.put(property.name(), value);
      }
    }
    int characters = 0;
    for (Map.Entry<String, String> unknown : match.unknown().entrySet()) {
      Object raw = source.value(row, unknown.getKey());
      try {
        Object value = ValueReader.readUnknown(raw);
        if (value != null) {
          if (schema.id().equals(LayerSchemas.ESTATES.id())
              && unknown.getValue().equals(REMEDIES)) {
            NestedChecks.checkRemedies(value.toString());
          }
          typed.put(unknown.getValue(), value);
          characters += sizeOf(unknown.getValue(), value);
        }
      } catch (BadValueException e) {
        findings.refuse(source.sourceRow(row), unknown.getKey(), raw, e.getMessage());
      }
    }
    if (characters > MAX_UNKNOWN) {
      findings.refuse(
          source.sourceRow(row),
          null,
          null,
          "the columns that the layer does not know hold more than "
              + MAX_UNKNOWN
              + " characters: delete those that are not needed");
    }
    return typed;
  }

  private Object readProperty(FeatureTable source, int row, Property property, String id) {
    String column = match.findColumn(property.name()).orElse(null);
    Object raw = column == null ? null : source.value(row, column);
    if (constants.containsKey(property.name())) {
      if (raw != null) {
        overridden.merge(property.name(), 1, Integer::sum);
      }
      return constants.get(property.name());
    }
    Object value = null;
    try {
      value = values.read(property, raw);
    } catch (BadValueException e) {
      findings.refuse(source.sourceRow(row), column, raw, e.getMessage());
      return null;
    }
    if (value == null && defaults.containsKey(property.name())) {
      defaulted.merge(property.name(), 1, Integer::sum);
      return defaults.get(property.name());
    }
    if (value == null && schema == LayerSchemas.REGIONS && property.name().equals("code")) {
      // A region is known by its code: an id given instead is one.
      return id != null && id.startsWith("row-") ? missing(source, row, property, column) : id;
    }
    return value == null && property.required() ? missing(source, row, property, column) : value;
  }

  private Object missing(FeatureTable source, int row, Property property, String column) {
    String name = property.name();
    findings.refuse(
        source.sourceRow(row),
        column == null ? name : column,
        null,
        "%s must be given: add a column %s, or --set %s=VALUE for all rows"
            .formatted(name, name, name));
    return null;
  }

  private void warn() {
    defaulted.forEach(
        (property, count) ->
            findings.warn(
                "%d rows have no %s and got %s"
                    .formatted(count, property, defaults.get(property))));
    overridden.forEach(
        (property, count) ->
            findings.warn(
                "--set %s took the place of the value of %d rows".formatted(property, count)));
    if (values.serials() > 0) {
      findings.warn(
          values.serials()
              + " dates were numbers and were taken for days as a spreadsheet counts them (45657 is"
              + " 2024-12-31)");
    }
    if (!match.unknown().isEmpty()) {
      findings.warn(
          "columns that the layer does not know are kept as they are: "
              + String.join(", ", match.unknown().keySet()));
    }
  }

  private static int sizeOf(String name, Object value) {
    boolean isLong = value instanceof String || value instanceof JsonText;
    return name.length() + (isLong ? value.toString().length() : Long.SIZE);
  }

  /**
   * The good rows.
   *
   * @param table typed
   * @param repaired geometries mended on the way
   */
  record Validated(FeatureTable table, int repaired) {}
}
