package io.carecircle.app.access;

import io.carecircle.app.platform.Decimals;
import io.carecircle.app.platform.Json;
import io.carecircle.app.result.Run;
import io.carecircle.app.selection.InputReader;
import io.carecircle.kernel.access.AccessMethod;
import io.carecircle.kernel.access.Decay;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The input {@code decay}: how much a facility counts at a cost. */
final class DecayInput {
  static final String SCHEMA =
      """
      {"type": "object", "additionalProperties": false, "properties": {
        "type": {"type": "string", "enum":
          ["binary", "bands", "gaussian", "exponential", "power", "linear"]},
        "bands": {"type": "array", "items": {"type": "object", "required": ["upTo", "weight"],
          "properties": {"upTo": {"type": "number"}, "weight": {"type": "number"}}}},
        "beta": {"type": "number", "description":
          "exponential: exp(-beta c); gaussian: exp(-c²/beta), without it Dai's, 0 at the cut-off"},
        "exponent": {"type": "number", "description": "power: max(c, atLeast)^-exponent"},
        "atLeast": {"type": "number", "default": 0}}}""";

  private static final List<String> NAMES = List.of("type", "bands", "beta", "exponent", "atLeast");
  private static final List<String> TYPES =
      List.of("binary", "bands", "gaussian", "exponential", "power", "linear");

  /** Luo and Qi (2009), the weights of their slow decay, for thirds of the catchment. */
  private static final double[] BAND_WEIGHTS = {1, 0.68, 0.22};

  private static final BigDecimal MOST = new BigDecimal("1e12");
  private static final BigDecimal MOST_EXPONENT = new BigDecimal(100);
  private static final int MOST_BANDS = 1000;

  private final AccessMethod method;

  /** Infinite when there is none. */
  private final double cutoff;

  private final Run run;

  private DecayInput(AccessMethod method, double cutoff, Run run) {
    this.method = method;
    this.cutoff = cutoff;
    this.run = run;
  }

  /**
   * @param node the input, or null for the method's own
   * @param cutoff infinite when none was asked for
   */
  static Decay read(JsonNode node, AccessMethod method, double cutoff, Run run) {
    DecayInput input = new DecayInput(method, cutoff, run);
    if (method == AccessMethod.CUMULATIVE || method == AccessMethod.RATIONAL_AGENTS) {
      if (node != null && !"binary".equals(node.path("type").asString(""))) {
        throw InputReader.refused("decay", "is given, but this method has none");
      }
      return new Decay.Binary();
    }
    ObjectNode resolved = Json.MAPPER.createObjectNode();
    Decay decay;
    try {
      decay = node == null ? input.ownOfMethod(resolved) : input.read(node, resolved);
    } catch (IllegalArgumentException e) {
      throw InputReader.refused("decay", "cannot be taken: " + e.getMessage());
    }
    run.parameter("decay", resolved);
    return decay;
  }

  private Decay ownOfMethod(ObjectNode resolved) {
    return switch (method) {
      case ENHANCED_TWO_STEP, THREE_STEP, MODIFIED_TWO_STEP -> thirds(resolved);
      case GAUSSIAN -> endingGaussian(resolved);
      case GRAVITY -> {
        // Half of what lies at half the cut-off counts, a quarter of what lies at the cut-off.
        double beta = 2 * StrictMath.log(2) / needed();
        resolved.put("type", "exponential").put("beta", Decimals.shortest(beta));
        yield new Decay.Exponential(beta);
      }
      default -> {
        resolved.put("type", "binary");
        yield new Decay.Binary();
      }
    };
  }

  private double needed() {
    if (!(cutoff > 0 && cutoff < Double.POSITIVE_INFINITY)) {
      throw InputReader.refused(
          "decay", "is missing, and without a cut-off above 0 there is no usual one");
    }
    return cutoff;
  }

  private Decay thirds(ObjectNode resolved) {
    double[] upTo = {needed() / 3, cutoff * 2 / 3, cutoff};
    ArrayNode bands = resolved.put("type", "bands").putArray("bands");
    for (int b = 0; b < upTo.length; b++) {
      bands
          .addObject()
          .put("upTo", Decimals.shortest(upTo[b]))
          .put("weight", Decimals.shortest(BAND_WEIGHTS[b]));
    }
    return new Decay.Bands(upTo, BAND_WEIGHTS.clone());
  }

  private Decay endingGaussian(ObjectNode resolved) {
    double end = needed();
    resolved.put("type", "gaussian");
    return new Decay.EndingGaussian(end);
  }

  private Decay read(JsonNode node, ObjectNode resolved) {
    ObjectNode object = Json.MAPPER.createObjectNode();
    if (node.isArray()) {
      object.set("bands", node);
    } else if (node.isString()) {
      object.set("type", node);
    }
    InputReader in = InputReader.of(object.isEmpty() ? node : object, "decay", NAMES);
    String type = in.choice("type", in.has("type") ? null : typeOf(in), TYPES);
    refuseOthers(in, type);
    resolved.put("type", type);
    return switch (type) {
      case "bands" -> in.has("bands") ? bands(in, resolved) : thirds(resolved);
      case "gaussian" ->
          in.has("beta") ? new Decay.Gaussian(beta(in, resolved)) : endingGaussian(resolved);
      case "exponential" -> new Decay.Exponential(beta(in, resolved));
      case "power" -> power(in, resolved);
      case "linear" -> new Decay.Linear(needed());
      default -> new Decay.Binary();
    };
  }

  /** The type that the given numbers belong to. */
  private String typeOf(InputReader in) {
    if (in.has("bands")) {
      return "bands";
    }
    if (in.has("exponent")) {
      return "power";
    }
    if (in.has("beta")) {
      return method == AccessMethod.GAUSSIAN ? "gaussian" : "exponential";
    }
    throw in.refusedMember("type", "is missing: one of " + String.join(", ", TYPES));
  }

  private static final Map<String, List<String>> MEMBERS =
      Map.of(
          "binary", List.of(),
          "bands", List.of("bands"),
          "gaussian", List.of("beta"),
          "exponential", List.of("beta"),
          "power", List.of("exponent", "atLeast"),
          "linear", List.of());

  private static void refuseOthers(InputReader in, String type) {
    for (String name : NAMES) {
      if (!name.equals("type") && in.has(name) && !MEMBERS.get(type).contains(name)) {
        throw in.refusedMember(name, "does not belong to the type " + type);
      }
    }
  }

  private static double beta(InputReader in, ObjectNode resolved) {
    BigDecimal beta = in.decimal("beta").orElseThrow(() -> in.refusedMember("beta", "is missing"));
    in.decimal("beta", beta, BigDecimal.ZERO, MOST);
    resolved.put("beta", beta);
    return beta.doubleValue();
  }

  private static Decay power(InputReader in, ObjectNode resolved) {
    if (!in.has("exponent")) {
      throw in.refusedMember("exponent", "is missing");
    }
    BigDecimal exponent = in.decimal("exponent", null, BigDecimal.ZERO, MOST_EXPONENT);
    BigDecimal atLeast = in.decimal("atLeast", BigDecimal.ZERO, BigDecimal.ZERO, MOST);
    resolved.put("exponent", exponent).put("atLeast", atLeast);
    return new Decay.Power(exponent.doubleValue(), atLeast.doubleValue());
  }

  private Decay bands(InputReader in, ObjectNode resolved) {
    JsonNode list = in.find("bands").orElseThrow();
    if (!list.isArray() || list.isEmpty() || list.size() > MOST_BANDS) {
      throw in.refusedMember("bands", "must list 1 to " + MOST_BANDS + " bands");
    }
    Map<BigDecimal, BigDecimal> bands = new TreeMap<>();
    for (JsonNode band : list) {
      InputReader one = InputReader.of(asObject(band), "decay.bands", List.of("upTo", "weight"));
      if (!one.has("upTo") || !one.has("weight")) {
        throw in.refusedMember("bands", "needs \"upTo\" and \"weight\" in each band");
      }
      BigDecimal upTo = one.decimal("upTo", null, BigDecimal.ZERO, MOST);
      BigDecimal weight = one.decimal("weight", null, BigDecimal.ZERO, MOST);
      if (bands.put(upTo.stripTrailingZeros(), weight) != null) {
        throw in.refusedMember("bands", "has two bands up to " + upTo);
      }
    }
    ArrayNode written = resolved.putArray("bands");
    bands.forEach((upTo, weight) -> written.addObject().put("upTo", upTo).put("weight", weight));
    warnOfRising(bands.values());
    return new Decay.Bands(
        bands.keySet().stream().mapToDouble(BigDecimal::doubleValue).toArray(),
        bands.values().stream().mapToDouble(BigDecimal::doubleValue).toArray());
  }

  private void warnOfRising(Collection<BigDecimal> weights) {
    BigDecimal before = null;
    for (BigDecimal weight : weights) {
      if (before != null && weight.compareTo(before) > 0) {
        run.warn(
            "decay 的权重随成本增大：较远处比较近处更重",
            "the weights of decay rise with the cost: what is farther counts more than what is near");
        return;
      }
      before = weight;
    }
  }

  /** A band may also be written as a pair, {@code [10, 0.68]}. */
  private static JsonNode asObject(JsonNode band) {
    if (band.isArray() && band.size() == 2) {
      ObjectNode object = Json.MAPPER.createObjectNode();
      object.set("upTo", band.get(0));
      object.set("weight", band.get(1));
      return object;
    }
    return band;
  }
}
