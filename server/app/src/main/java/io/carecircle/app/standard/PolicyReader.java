package io.carecircle.app.standard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Makes records of the policy files and checks that they name each other. */
final class PolicyReader {
  private static final String DOCUMENTS = "documents.csv";
  private static final Map<String, IndicatorFigure.Relation> RELATIONS =
      Map.of(
          "=", IndicatorFigure.Relation.EQUAL,
          ">=", IndicatorFigure.Relation.AT_LEAST,
          ">", IndicatorFigure.Relation.MORE_THAN,
          "<=", IndicatorFigure.Relation.AT_MOST,
          "about", IndicatorFigure.Relation.ABOUT);
  private static final Map<String, IndicatorFigure.Accumulation> ACCUMULATIONS =
      Map.of(
          "level", IndicatorFigure.Accumulation.LEVEL,
          "added", IndicatorFigure.Accumulation.ADDED,
          "yearly", IndicatorFigure.Accumulation.YEARLY,
          "three-year", IndicatorFigure.Accumulation.THREE_YEARS,
          "five-year", IndicatorFigure.Accumulation.FIVE_YEARS);

  private final PolicyFiles files;
  private final PolicyFaults faults = new PolicyFaults();
  private final Map<String, List<PolicyTable>> tables = new HashMap<>();
  private final Map<String, PolicyDocument> documents = new HashMap<>();

  private PolicyReader(PolicyFiles files) {
    this.files = files;
  }

  /**
   * @throws io.carecircle.app.platform.RefusedException with every fault
   */
  static Policy read(PolicyFiles files) {
    return new PolicyReader(files).read();
  }

  private Policy read() {
    PolicySchema schema = PolicySchema.parse("schema/policy.yaml", files.schema(), faults);
    faults.refuseIfAny();
    List<String> yaml = new ArrayList<>();
    files
        .content()
        .forEach(
            (name, bytes) -> {
              String file = name.substring(name.indexOf('/') + 1);
              if (schema.tables().containsKey(file)) {
                PolicyTable table =
                    PolicyTable.read(name, bytes, schema.tables().get(file), faults);
                tables.computeIfAbsent(file, f -> new ArrayList<>()).add(table);
              } else if (file.endsWith(".yaml")) {
                yaml.add(name);
              } else {
                String known = String.join(", ", schema.tables().keySet());
                faults.add(name, 0, null, null, "is no table that is known; known: " + known);
              }
            });
    List<PolicyDocument> all = list(DOCUMENTS, "id", PolicyReader::document);
    all.forEach(d -> documents.put(d.id(), d));
    checkNamed();
    StandardReader standards = new StandardReader(documents, faults);
    yaml.forEach(name -> standards.read(name, files.content().get(name)));
    faults.refuseIfAny();
    Policy policy =
        new Policy(
            all,
            list("regions.csv", "code", PolicyReader::region),
            list("clauses.csv", "id", this::clause),
            list("named-rules.csv", null, PolicyReader::namedRule),
            indicators(),
            list("counties.csv", "code", PolicyReader::county),
            list("provincial-beds.csv", null, PolicyReader::provincialBeds),
            list("projects.csv", "id", ProjectRows::project),
            list("services.csv", null, PolicyReader::service),
            list("tasks.csv", null, PolicyReader::task),
            standards.standards(),
            standards.remedies());
    faults.refuseIfAny();
    return policy;
  }

  /**
   * @param key column that must be unique over all cities, or null
   */
  private <T> List<T> list(String file, String key, Function<PolicyTable.Row, T> mapper) {
    List<T> all = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (PolicyTable table : tables.getOrDefault(file, List.of())) {
      for (PolicyTable.Row row : table.rows()) {
        if (key != null && !keys.add(row.text(key))) {
          row.fault(key, "is already taken in another city's folder");
          continue;
        }
        all.add(mapper.apply(row));
      }
    }
    return all;
  }

  /** Every document that a row names must be there. */
  private void checkNamed() {
    tables.forEach(
        (file, list) ->
            list.stream()
                .flatMap(table -> table.rows().stream())
                .filter(row -> row.text("document") != null)
                .filter(row -> !documents.containsKey(row.text("document")))
                .forEach(row -> row.fault("document", "is no document of any documents.csv")));
  }

  private static PolicyDocument document(PolicyTable.Row row) {
    return new PolicyDocument(
        row.text("id"),
        row.text("number"),
        row.text("title"),
        row.text("authority"),
        row.text("regionCode"),
        row.date("issued"),
        row.date("from"),
        row.date("to"),
        row.text("dateBasis"),
        row.text("footnote"));
  }

  private static PolicyRegion region(PolicyTable.Row row) {
    return new PolicyRegion(
        row.text("code"),
        row.text("name"),
        row.text("level"),
        row.text("parentCode"),
        row.text("footnote"));
  }

  private PolicyClause clause(PolicyTable.Row row) {
    PolicyDocument document = documents.get(row.text("document"));
    return new PolicyClause(
        row.text("id"),
        document.id(),
        row.text("citation"),
        row.text("topic"),
        row.text("binds"),
        row.text("summaryZh"),
        row.text("summaryEn"),
        row.text("parameters"),
        row.date("from") == null ? document.from() : row.date("from"),
        row.date("to") == null ? document.to() : row.date("to"),
        row.text("openReadings"));
  }

  private static NamedRule namedRule(PolicyTable.Row row) {
    return new NamedRule(
        row.text("name"),
        row.text("regionCode"),
        row.text("document"),
        row.text("citation"),
        row.text("footnote"));
  }

  private List<Indicator> indicators() {
    Map<String, List<IndicatorFigure>> figures = new HashMap<>();
    Map<String, PolicyTable.Row> firstRow = new HashMap<>();
    for (PolicyTable table : tables.getOrDefault("figures.csv", List.of())) {
      for (PolicyTable.Row row : table.rows()) {
        String indicator = row.text("indicator");
        firstRow.putIfAbsent(indicator, row);
        figures.computeIfAbsent(indicator, i -> new ArrayList<>()).add(figure(row));
      }
    }
    List<Indicator> all =
        list("indicators.csv", "id", row -> indicator(row, figures.remove(row.text("id"))));
    figures.keySet().forEach(i -> firstRow.get(i).fault("indicator", "is in no indicators.csv"));
    return all;
  }

  private static Indicator indicator(PolicyTable.Row row, List<IndicatorFigure> figures) {
    if (figures == null) {
      row.fault("id", "has no row in figures.csv");
    }
    List<IndicatorFigure> sorted =
        (figures == null ? List.<IndicatorFigure>of() : figures)
            .stream()
                .sorted(
                    Comparator.comparingInt(IndicatorFigure::year)
                        .thenComparing(IndicatorFigure::role))
                .toList();
    return new Indicator(
        row.text("id"),
        row.text("document"),
        row.text("board"),
        row.integer("no"),
        row.text("category"),
        row.text("categoryReadAs"),
        row.text("name"),
        row.text("nameEn"),
        row.text("unit"),
        row.text("scope"),
        row.text("measure"),
        row.text("citation"),
        row.text("responsibleUnit"),
        row.text("remark"),
        row.text("footnote"),
        sorted);
  }

  private static IndicatorFigure figure(PolicyTable.Row row) {
    String relation = row.text("relation");
    if ((relation == null) != (row.decimal("value") == null)) {
      row.fault("relation", "goes with a value: give both or none");
    }
    return new IndicatorFigure(
        row.integer("year"),
        IndicatorFigure.Role.valueOf(row.text("role").toUpperCase(Locale.ROOT)),
        relation == null ? IndicatorFigure.Relation.NONE : RELATIONS.get(relation),
        row.decimal("value"),
        ACCUMULATIONS.get(row.text("accumulation")),
        row.text("printed"),
        row.text("citation"),
        row.text("footnote"));
  }

  private static CountyFigures county(PolicyTable.Row row) {
    return new CountyFigures(
        row.text("code"),
        row.text("name"),
        row.decimal("population"),
        row.decimal("elders60"),
        row.decimal("elders60Share"),
        row.decimal("elders60Forecast2025"),
        row.decimal("elders60Share2025"),
        row.stroke("elders60Forecast2025"),
        row.text("footnote"));
  }

  private static ProvincialBeds provincialBeds(PolicyTable.Row row) {
    return new ProvincialBeds(
        row.integer("no"),
        row.text("city"),
        row.decimal("elders60"),
        row.integer("institutions"),
        row.decimal("beds"),
        row.decimal("bedsPer100Elders"),
        row.decimal("bedsPerInstitution"),
        row.text("footnote"));
  }

  private static BasicService service(PolicyTable.Row row) {
    return new BasicService(
        row.integer("no"),
        "yes".equals(row.text("starred")),
        row.text("target"),
        row.text("targetReadAs"),
        row.text("item"),
        row.text("content"),
        row.text("types"),
        row.text("responsibleUnit"),
        row.text("footnote"));
  }

  private static PolicyTask task(PolicyTable.Row row) {
    return new PolicyTask(
        row.text("document"),
        row.integer("no"),
        row.text("category"),
        row.text("categoryReadAs"),
        row.text("task"),
        row.text("completion"),
        row.text("responsibleUnit"),
        row.text("responsibleUnitReadAs"),
        row.text("footnote"));
  }
}
