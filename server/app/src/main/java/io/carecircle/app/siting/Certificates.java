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
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Certificates as JSON: what is claimed, and the tree with its multipliers that shows it. */
final class Certificates {
  /** Some 20 MB of text; a proof of more numbers is left out, and the certificate says so. */
  private static final long MOST_NUMBERS = 1_500_000;

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
      complete &= writeTree(node, claim.tree());
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
    for (double[] vector : tree.multipliers()) {
      ArrayNode numbers = vectors.addArray();
      for (double value : vector) {
        numbers.add(Decimals.shortest(value));
      }
    }
    return true;
  }

  private static long numbers(Certificate.Tree tree) {
    long numbers = 2L * tree.site().length;
    for (double[] vector : tree.multipliers()) {
      numbers += vector.length;
    }
    return numbers;
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
              readTree(node.path("tree"), demandCount)));
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
    for (JsonNode vector : node.path("multipliers")) {
      double[] numbers = new double[vector.size()];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = number(vector.get(i));
      }
      vectors.add(numbers);
    }
    int[] site = whole(node.path("site"));
    int[] rests = whole(node.path("rests"));
    if (site.length != rests.length) {
      throw new IllegalArgumentException("a tree has more decisions than cases or less");
    }
    return new Certificate.Tree(demandCount, site, rests, vectors);
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
