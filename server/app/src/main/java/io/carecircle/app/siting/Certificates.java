package io.carecircle.app.siting;

import io.carecircle.app.platform.Decimals;
import io.carecircle.app.platform.Json;
import io.carecircle.kernel.siting.Certificate;
import io.carecircle.kernel.siting.SitingResult;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Certificates as JSON: what is claimed, and the tree with its multipliers that shows it. Sites and
 * demand points are places in the lists {@code sites} and {@code demand}; a vector of mostly zeros
 * says only where others stand.
 */
final class Certificates {
  /** Some 20 MB of text; a proof of more numbers is left out, and the certificate says so. */
  private static final long MOST_NUMBERS = 1_500_000;

  /** What is read of a file takes no more than half a gigabyte. */
  private static final long MOST_READ = 60_000_000;

  private Certificates() {}

  static ObjectNode write(SitingCase siting, SitingResult result) {
    List<String> demand = new ArrayList<>();
    for (int i = 0; i < siting.kept().length; i++) {
      demand.add(siting.demandId(i));
    }
    List<String> sites = new ArrayList<>(siting.sites().selection().ids());
    for (int j : siting.upgrades().site()) {
      sites.add(siting.siteId(j) + " (upgraded)");
    }
    return write(demand, sites, result.claims());
  }

  /**
   * @param demand names of the rows of the question
   * @param sites names of its columns
   */
  static ObjectNode write(
      List<String> demand, List<String> sites, List<SitingResult.Claim> proven) {
    ObjectNode certificate = Json.MAPPER.createObjectNode();
    certificate.put("kind", "lagrangian-tree");
    demand.forEach(certificate.putArray("demand")::add);
    sites.forEach(certificate.putArray("sites")::add);
    ArrayNode claims = certificate.putArray("claims");
    boolean complete = true;
    for (SitingResult.Claim claim : proven) {
      ObjectNode node = claims.addObject().put("about", claim.about().id());
      put(node, "parameter", claim.parameter());
      put(node, "value", claim.value());
      if (claim.reduced() == null) {
        complete &= writeTree(node, claim.tree());
      } else {
        complete &= writeReduced(node, claim.reduced());
      }
    }
    certificate.put("complete", complete);
    return certificate;
  }

  private static boolean writeTree(ObjectNode node, Certificate.Tree tree) {
    if (tree == null || numbers(tree) > MOST_NUMBERS) {
      node.putNull("tree");
      return false;
    }
    ObjectNode written = node.putObject("tree");
    written.set("site", Json.MAPPER.valueToTree(tree.site()));
    written.set("rests", Json.MAPPER.valueToTree(tree.vector()));
    ArrayNode vectors = written.putArray("multipliers");
    tree.multipliers().forEach(vector -> writeVector(vectors, vector));
    if (!tree.cuts().isEmpty()) {
      written.set("cuts", Json.MAPPER.valueToTree(tree.cuts()));
    }
    return true;
  }

  private static boolean isSparse(double[] vector) {
    return 2 * nonzeros(vector) < vector.length;
  }

  private static int nonzeros(double[] vector) {
    return (int) Arrays.stream(vector).filter(value -> value != 0).count();
  }

  private static void writeVector(ArrayNode vectors, double[] vector) {
    if (isSparse(vector)) {
      ObjectNode sparse = vectors.addObject().put("length", vector.length);
      ArrayNode at = sparse.putArray("at");
      ArrayNode values = sparse.putArray("value");
      for (int i = 0; i < vector.length; i++) {
        if (vector[i] != 0) {
          at.add(i);
          values.add(Decimals.shortest(vector[i]));
        }
      }
      return;
    }
    ArrayNode numbers = vectors.addArray();
    for (double value : vector) {
      numbers.add(Decimals.shortest(value));
    }
  }

  private static long numbers(Certificate.Tree tree) {
    long numbers = 2L * tree.site().length;
    for (double[] vector : tree.multipliers()) {
      numbers += isSparse(vector) ? 2L * nonzeros(vector) : vector.length;
    }
    return numbers + tree.cuts().stream().mapToLong(cut -> cut.length).sum();
  }

  /** In place of a tree about the whole question. */
  private static boolean writeReduced(ObjectNode node, Certificate.Reduced reduced) {
    node.putNull("tree");
    long numbers = reduced.parts().stream().mapToLong(part -> numbers(part.tree())).sum();
    if (numbers > MOST_NUMBERS) {
      return false;
    }
    ObjectNode written = node.putObject("reduced");
    written.set("without", Json.MAPPER.valueToTree(reduced.without()));
    ArrayNode steps = written.putArray("steps");
    for (Certificate.Step step : reduced.steps()) {
      steps
          .addObject()
          .put(step.opens() ? "opens" : "closes", step.site())
          .put("because", step.because());
    }
    ArrayNode parts = written.putArray("parts");
    for (Certificate.Part part : reduced.parts()) {
      ObjectNode each = parts.addObject();
      each.set("sites", Json.MAPPER.valueToTree(part.sites()));
      each.put("rows", part.tree().demandCount());
      writeTree(each, part.tree());
    }
    return true;
  }

  /** Infinity, which JSON does not know, is null. */
  private static void put(ObjectNode node, String name, double value) {
    if (Double.isFinite(value)) {
      node.put(name, Decimals.shortest(value));
    } else {
      node.putNull(name);
    }
  }

  /**
   * @throws IllegalArgumentException when it is not of the form
   */
  static List<SitingResult.Claim> read(JsonNode certificate, int demandCount) {
    List<SitingResult.Claim> claims = new ArrayList<>();
    for (JsonNode node : certificate.path("claims")) {
      String about = node.path("about").asString("");
      SitingResult.About subject = null;
      for (SitingResult.About each : SitingResult.About.values()) {
        subject = each.id().equals(about) ? each : subject;
      }
      if (subject == null) {
        throw new IllegalArgumentException("a claim is about \"" + about + "\"");
      }
      claims.add(
          new SitingResult.Claim(
              subject,
              number(node.path("parameter")),
              number(node.path("value")),
              readTree(node.path("tree"), demandCount),
              readReduced(node.path("reduced"))));
    }
    return claims;
  }

  private static double number(JsonNode node) {
    return node.isNumber() ? node.decimalValue().doubleValue() : Double.POSITIVE_INFINITY;
  }

  private static Certificate.Tree readTree(JsonNode node, int demandCount) {
    if (!node.isObject()) {
      return null;
    }
    List<double[]> vectors = new ArrayList<>();
    long read = 0;
    for (JsonNode vector : node.path("multipliers")) {
      read += vector.isObject() ? vector.path("length").asLong(0) : vector.size();
      if (read > MOST_READ) {
        throw new IllegalArgumentException("a tree holds more numbers than can be read");
      }
      vectors.add(readVector(vector));
    }
    int[] site = whole(node.path("site"));
    int[] rests = whole(node.path("rests"));
    if (site.length != rests.length) {
      throw new IllegalArgumentException("a tree has more decisions than cases or less");
    }
    List<int[]> cuts = new ArrayList<>();
    node.path("cuts").forEach(cut -> cuts.add(whole(cut)));
    return new Certificate.Tree(demandCount, site, rests, vectors, cuts);
  }

  private static double[] readVector(JsonNode vector) {
    if (!vector.isObject()) {
      double[] numbers = new double[vector.size()];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = number(vector.get(i));
      }
      return numbers;
    }
    double[] numbers = new double[Math.max(0, vector.path("length").asInt(0))];
    int[] at = whole(vector.path("at"));
    for (int k = 0; k < at.length; k++) {
      if (at[k] < 0 || at[k] >= numbers.length) {
        throw new IllegalArgumentException("a vector has no place " + at[k]);
      }
      numbers[at[k]] = number(vector.path("value").path(k));
    }
    return numbers;
  }

  private static Certificate.Reduced readReduced(JsonNode node) {
    if (!node.isObject()) {
      return null;
    }
    List<Certificate.Step> steps = new ArrayList<>();
    for (JsonNode step : node.path("steps")) {
      boolean opens = step.has("opens");
      int site = step.path(opens ? "opens" : "closes").asInt(-1);
      steps.add(new Certificate.Step(site, opens, step.path("because").asInt(-1)));
    }
    List<Certificate.Part> parts = new ArrayList<>();
    for (JsonNode part : node.path("parts")) {
      Certificate.Tree tree = readTree(part.path("tree"), part.path("rows").asInt(0));
      if (tree == null) {
        throw new IllegalArgumentException("a part has no proof");
      }
      parts.add(new Certificate.Part(whole(part.path("sites")), tree));
    }
    return new Certificate.Reduced(whole(node.path("without")), steps, parts);
  }

  private static int[] whole(JsonNode list) {
    int[] numbers = new int[list.size()];
    for (int i = 0; i < numbers.length; i++) {
      BigDecimal value = list.get(i).isNumber() ? list.get(i).decimalValue() : null;
      if (value == null || value.stripTrailingZeros().scale() > 0) {
        throw new IllegalArgumentException("a tree holds what is no whole number");
      }
      numbers[i] = value.intValueExact();
    }
    return numbers;
  }

  /**
   * A fingerprint of everything in a result but itself, so that a change which the proofs do not
   * depend on is noticed too. It protects against accidents, not against a forger.
   */
  static String seal(ObjectNode result) {
    ObjectNode rest = result.deepCopy();
    if (rest.get("certificate") instanceof ObjectNode certificate) {
      certificate.remove("sha256");
    }
    try {
      byte[] text = canonical(rest).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String canonical(ObjectNode node) {
    StringBuilder text = new StringBuilder();
    append(node, text);
    return text.toString();
  }

  /** Names in order and numbers by value: reformatting a file changes nothing. */
  private static void append(JsonNode node, StringBuilder text) {
    if (node.isObject()) {
      text.append('{');
      node.propertyNames().stream()
          .sorted()
          .forEach(
              name -> {
                text.append(Json.MAPPER.writeValueAsString(name)).append(':');
                append(node.get(name), text);
                text.append(',');
              });
      text.append('}');
    } else if (node.isArray()) {
      text.append('[');
      for (JsonNode each : node) {
        append(each, text);
        text.append(',');
      }
      text.append(']');
    } else if (node.isNumber()) {
      BigDecimal value = node.decimalValue();
      text.append(value.signum() == 0 ? "0" : value.stripTrailingZeros().toString());
    } else {
      text.append(node);
    }
  }
}
