package io.carecircle.app.standard;

import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads standards and remedies from YAML. */
final class StandardReader {
  /** Other readings that the estate check knows how to judge. */
  private static final List<String> READINGS =
      List.of(
          "no-total-minimum",
          "stepped",
          "every-place",
          "gross-area",
          "above-ground",
          "community-level-gross");

  private static final List<String> FLOOR_AREAS = List.of("totalFloorArea", "residentialFloorArea");
  private static final List<String> RULES =
      List.of(
          "share-of-floor-area",
          "area-per-households",
          "total-minimum",
          "community-level-total",
          "delivered-together");
  private static final List<String> KINDS =
      List.of("pooling", "adjacent-plot", "purchase", "swap", "lease", "conversion");
  private static final BigDecimal LARGEST_LOT = BigDecimal.valueOf(1_000_000);
  private static final Set<String> STANDARD_KEYS =
      Set.of(
          "id",
          "document",
          "regions",
          "level",
          "binds",
          "from",
          "to",
          "supply",
          "placeMinimumSquareMetres",
          "clauses",
          "readings");
  private static final Set<String> CLAUSE_KEYS =
      Set.of(
          "id",
          "rule",
          "citation",
          "property",
          "perMille",
          "squareMetres",
          "households",
          "text",
          "textEn");
  private static final Set<String> REMEDY_KEYS =
      Set.of(
          "id",
          "kinds",
          "document",
          "citation",
          "regions",
          "binds",
          "from",
          "to",
          "centreMinimumSquareMetres",
          "adjacentMetres",
          "text",
          "textEn");

  private final Map<String, PolicyDocument> documents;
  private final PolicyFaults faults;
  private final List<CareSpaceStandard> standards = new ArrayList<>();
  private final List<RemedyClause> remedies = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();

  StandardReader(Map<String, PolicyDocument> documents, PolicyFaults faults) {
    this.documents = documents;
    this.faults = faults;
  }

  List<CareSpaceStandard> standards() {
    return standards;
  }

  List<RemedyClause> remedies() {
    return remedies;
  }

  void read(String file, byte[] bytes) {
    YamlNode root = YamlNode.parse(file, bytes, faults);
    if (root.has("remedies")) {
      root.allowOnly(Set.of("remedies"));
      root.nodes("remedies").forEach(this::remedy);
    } else {
      standard(root, sha256(bytes));
    }
  }

  private void standard(YamlNode node, String hash) {
    node.allowOnly(STANDARD_KEYS);
    String id = node.requiredText("id");
    if (id != null && !ids.add(id)) {
      node.fault("id", id, "is already the id of another standard");
    }
    PolicyDocument document = document(node);
    List<StandardClause> clauses = node.nodes("clauses").stream().map(this::clause).toList();
    if (clauses.stream().map(StandardClause::id).distinct().count() != clauses.size()) {
      node.fault("clauses", null, "has two clauses of one id");
    }
    List<String> readings = node.has("readings") ? node.texts("readings") : List.of();
    checkWords(node, "readings", readings, READINGS);
    String level = node.choice("level", List.of("city", "county"));
    String binds = node.choice("binds", List.of("new", "old"));
    String supply = node.choice("supply", List.of("netArea", "grossArea"));
    BigDecimal minimum = node.positive("placeMinimumSquareMetres");
    List<String> regions = regions(node);
    if (document == null || id == null) {
      return;
    }
    standards.add(
        new CareSpaceStandard(
            id,
            document.id(),
            document.name(),
            regions,
            level,
            binds,
            node.date("from", document.from()),
            node.date("to", document.to()),
            supply,
            minimum,
            clauses,
            readings,
            hash));
  }

  private StandardClause clause(YamlNode node) {
    node.allowOnly(CLAUSE_KEYS);
    String rule = node.choice("rule", RULES);
    boolean share = "share-of-floor-area".equals(rule);
    boolean perHouseholds = "area-per-households".equals(rule);
    boolean area = rule != null && !share && !"delivered-together".equals(rule);
    return new StandardClause(
        node.requiredText("id"),
        rule == null
            ? null
            : StandardClause.Rule.valueOf(rule.toUpperCase(Locale.ROOT).replace('-', '_')),
        node.requiredText("citation"),
        share ? node.choice("property", FLOOR_AREAS) : null,
        share ? node.positive("perMille") : null,
        area ? node.positive("squareMetres") : null,
        perHouseholds ? lot(node) : null,
        node.requiredText("text"),
        node.requiredText("textEn"));
  }

  /** Households that square metres are for; a number that makes every share an exact decimal. */
  private static BigDecimal lot(YamlNode node) {
    BigDecimal lot = node.positive("households");
    if (lot != null && LARGEST_LOT.remainder(lot).signum() != 0) {
      node.fault("households", lot.toPlainString(), "must divide 1,000,000, for example 100");
    }
    return lot;
  }

  private void remedy(YamlNode node) {
    node.allowOnly(REMEDY_KEYS);
    String id = node.requiredText("id");
    if (id != null && !id.startsWith("remedy-")) {
      node.fault("id", id, "must begin with remedy-");
    }
    List<String> kinds = node.texts("kinds");
    checkWords(node, "kinds", kinds, KINDS);
    List<String> binds = node.texts("binds");
    checkWords(node, "binds", binds, List.of("new", "old"));
    PolicyDocument document = document(node);
    List<String> regions = regions(node);
    BigDecimal centre =
        kinds.contains("pooling") ? node.positive("centreMinimumSquareMetres") : null;
    BigDecimal adjacent = kinds.contains("adjacent-plot") ? node.positive("adjacentMetres") : null;
    if (document == null) {
      return;
    }
    remedies.add(
        new RemedyClause(
            id,
            kinds,
            document.id(),
            document.name(),
            node.requiredText("citation"),
            regions,
            binds,
            node.date("from", document.from()),
            node.date("to", document.to()),
            centre,
            adjacent,
            node.requiredText("text"),
            node.requiredText("textEn")));
  }

  private PolicyDocument document(YamlNode node) {
    String id = node.requiredText("document");
    PolicyDocument document = id == null ? null : documents.get(id);
    if (id != null && document == null) {
      node.fault("document", id, "is no document of any documents.csv");
    }
    return document;
  }

  private static List<String> regions(YamlNode node) {
    List<String> regions = node.texts("regions");
    for (String code : regions) {
      if (!code.matches("[0-9]{6}")) {
        node.fault("regions", code, "must be codes of six digits");
      }
    }
    return regions;
  }

  private static void checkWords(
      YamlNode node, String key, List<String> words, List<String> allowed) {
    for (String word : words) {
      if (!allowed.contains(word)) {
        node.fault(key, word, "is not known; known: " + String.join(", ", allowed));
      }
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
