package io.carecircle.app.selection;

import io.carecircle.app.layer.CanonicalJson;
import io.carecircle.app.platform.RefusedException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the members of one input object and refuses what does not fit, by its path. */
public final class InputReader {
  private final ObjectNode object;
  private final String path;

  private InputReader(ObjectNode object, String path) {
    this.object = object;
    this.path = path;
  }

  /**
   * @param names members it may have; any other is refused, so that a misspelt one is not ignored
   */
  public static InputReader of(JsonNode node, String path, List<String> names) {
    if (!(node instanceof ObjectNode object)) {
      throw refused(path, "must be an object");
    }
    for (String name : object.propertyNames()) {
      if (!names.contains(name)) {
        throw refused(path + "." + name, "is not known here; known: " + String.join(", ", names));
      }
    }
    return new InputReader(object, path);
  }

  public static RefusedException refused(String path, String reason) {
    return new RefusedException("bad-input", path + " " + reason);
  }

  public RefusedException refusedMember(String name, String reason) {
    return refused(path + "." + name, reason);
  }

  public Optional<JsonNode> find(String name) {
    return Optional.ofNullable(object.get(name)).filter(node -> !node.isNull());
  }

  public boolean has(String name) {
    return find(name).isPresent();
  }

  public Optional<String> text(String name) {
    return find(name)
        .map(
            node -> {
              if (!node.isString()) {
                throw refusedMember(name, "must be a text");
              }
              return node.stringValue();
            });
  }

  /** One of the allowed words, or the default when absent. */
  public String choice(String name, String absent, List<String> allowed) {
    String value = text(name).orElse(absent);
    if (!allowed.contains(value)) {
      throw refusedMember(name, "is \"" + value + "\"; allowed: " + String.join(", ", allowed));
    }
    return value;
  }

  /**
   * A number of at most 60 digits: longer ones, as 1e-999999999 is, cannot be written into a run
   * and take long to compute with.
   */
  public Optional<BigDecimal> decimal(String name) {
    return find(name)
        .map(
            node -> {
              if (!node.isNumber()) {
                throw refusedMember(name, "must be a number");
              }
              try {
                CanonicalJson.number(node.decimalValue());
              } catch (IllegalArgumentException e) {
                throw refusedMember(name, "cannot be taken: " + e.getMessage());
              }
              return node.decimalValue();
            });
  }

  /** A number between two bounds, both allowed. */
  public BigDecimal decimal(String name, BigDecimal absent, BigDecimal low, BigDecimal high) {
    BigDecimal value = decimal(name).orElse(absent);
    if (value.compareTo(low) < 0 || value.compareTo(high) > 0) {
      throw refusedMember(
          name,
          "is "
              + value.toPlainString()
              + "; it must be from "
              + low.toPlainString()
              + " to "
              + high.toPlainString());
    }
    return value;
  }

  /** A whole number between two bounds, both allowed. */
  public int count(String name, int absent, int low, int high) {
    BigDecimal value =
        decimal(
            name, BigDecimal.valueOf(absent), BigDecimal.valueOf(low), BigDecimal.valueOf(high));
    if (value.stripTrailingZeros().scale() > 0) {
      throw refusedMember(name, "is " + value.toPlainString() + "; it must be a whole number");
    }
    return value.intValueExact();
  }

  /** A list of numbers between two bounds, both allowed; empty when absent. */
  public List<BigDecimal> decimals(String name, BigDecimal low, BigDecimal high) {
    List<BigDecimal> values = new ArrayList<>();
    find(name)
        .ifPresent(
            node -> {
              for (JsonNode value : node) {
                ObjectNode one = object.objectNode();
                one.set(name, value);
                InputReader each = new InputReader(one, path);
                if (!each.has(name)) {
                  throw refusedMember(name, "must be a list of numbers");
                }
                values.add(each.decimal(name, null, low, high));
              }
            });
    return values;
  }

  public boolean flag(String name, boolean absent) {
    return find(name)
        .map(
            node -> {
              if (!node.isBoolean()) {
                throw refusedMember(name, "must be true or false");
              }
              return node.booleanValue();
            })
        .orElse(absent);
  }

  /** A list of texts; numbers are taken as their text, since ids may be written so. */
  public Optional<List<String>> texts(String name) {
    return find(name)
        .map(
            node -> {
              if (!node.isArray()) {
                throw refusedMember(name, "must be a list");
              }
              List<String> values = new ArrayList<>();
              for (JsonNode value : node) {
                if (!value.isString() && !value.isIntegralNumber()) {
                  throw refusedMember(name, "must be a list of texts");
                }
                values.add(value.asString());
              }
              return values;
            });
  }

  public Optional<LocalDate> date(String name) {
    return text(name)
        .map(
            value -> {
              try {
                return LocalDate.parse(value);
              } catch (DateTimeException e) {
                throw refusedMember(name, "is \"" + value + "\"; a date is written 2025-12-31");
              }
            });
  }
}
