package io.carecircle.app.selection;

import io.carecircle.app.result.Warnings;
import io.carecircle.kernel.layer.FeatureTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * People of each feature as whole numbers of a fixed fraction of a person, so that sums are exact
 * also where a grid gives 12.75 people to a cell.
 *
 * @param scaled people times ten to the power of {@code decimals}
 * @param decimals 0 for whole people, at most 6
 */
public record Weights(long[] scaled, int decimals) {
  private static final int MOST_DECIMALS = 6;

  /** The earth has fewer people; ten times more would not fit a sum. */
  private static final BigDecimal MOST_PEOPLE = new BigDecimal("1e11");

  /**
   * @param property that holds the people
   * @throws io.carecircle.app.platform.RefusedException when no feature has it, or one holds what
   *     is no number of people
   */
  static Weights of(FeatureTable features, String property, String input, Warnings run) {
    return exactly(people(features, property, input, run), property, run);
  }

  /**
   * The sum of several properties, each times a factor: elders of 80 may count twice.
   *
   * @param factors of the properties, not negative
   * @throws io.carecircle.app.platform.RefusedException as for a single property
   */
  static Weights of(
      FeatureTable features, Map<String, BigDecimal> factors, String input, Warnings run) {
    BigDecimal[] sums = new BigDecimal[features.size()];
    Arrays.fill(sums, BigDecimal.ZERO);
    factors.forEach(
        (property, factor) -> {
          List<BigDecimal> people = people(features, property, input, run);
          Arrays.setAll(sums, row -> sums[row].add(people.get(row).multiply(factor)));
        });
    for (int row = 0; row < sums.length; row++) {
      if (sums[row].compareTo(MOST_PEOPLE) > 0) {
        String names = String.join(", ", factors.keySet());
        throw refused(features, row, names, input, "add up to more than all people");
      }
    }
    return exactly(List.of(sums), "weight", run);
  }

  private static List<BigDecimal> people(
      FeatureTable features, String property, String input, Warnings run) {
    if (features.size() > 0 && !features.hasColumn(property)) {
      throw InputReader.refused(
          input, "have no property \"" + property + "\" to weigh them by (\"weight\")");
    }
    List<BigDecimal> people = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (int row = 0; row < features.size(); row++) {
      Object value = features.value(row, property);
      if (value == null) {
        missing.add(features.id(row));
      }
      people.add(number(features, row, property, input, value));
    }
    if (!missing.isEmpty()) {
      run.warn(
          InputNames.chinese(input)
              + "中有 "
              + missing.size()
              + " 个没有 "
              + property
              + "，按无人计："
              + firstOf(missing),
          missing.size()
              + " features of "
              + input
              + " give no "
              + property
              + " and count nobody: "
              + firstOf(missing));
    }
    return people;
  }

  /** Scaled to whole numbers; what has more decimals than can be kept is rounded, and said. */
  private static Weights exactly(List<BigDecimal> people, String name, Warnings run) {
    int decimals = 0;
    boolean rounded = false;
    for (BigDecimal number : people) {
      int scale = number.stripTrailingZeros().scale();
      rounded |= scale > MOST_DECIMALS;
      decimals = Math.max(decimals, Math.min(MOST_DECIMALS, scale));
    }
    if (rounded) {
      run.warn(
          name + " 已四舍五入到 " + MOST_DECIMALS + " 位小数",
          name + " was rounded to " + MOST_DECIMALS + " decimals");
    }
    long[] scaled = new long[people.size()];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] =
          people.get(i).setScale(decimals, RoundingMode.HALF_UP).unscaledValue().longValueExact();
    }
    return new Weights(scaled, decimals);
  }

  private static BigDecimal number(
      FeatureTable features, int row, String property, String input, Object value) {
    BigDecimal number;
    if (value == null) {
      return BigDecimal.ZERO;
    } else if (value instanceof Long whole) {
      number = BigDecimal.valueOf(whole);
    } else if (value instanceof BigDecimal decimal) {
      number = decimal;
    } else {
      throw refused(features, row, property, input, "is no number: " + value);
    }
    if (number.signum() < 0) {
      throw refused(features, row, property, input, "is negative: " + value);
    }
    if (number.compareTo(MOST_PEOPLE) > 0) {
      throw refused(features, row, property, input, "is more than all people: " + value);
    }
    return number;
  }

  private static RuntimeException refused(
      FeatureTable features, int row, String property, String input, String reason) {
    return InputReader.refused(
        input, "feature " + features.id(row) + ": " + property + " " + reason);
  }

  /** The first ten ids, for a warning. */
  public static String firstOf(List<String> ids) {
    int shown = Math.min(10, ids.size());
    return String.join(", ", ids.subList(0, shown)) + (ids.size() > shown ? ", …" : "");
  }

  /** A sum of scaled weights as people. */
  public BigDecimal people(long sum) {
    BigDecimal people = BigDecimal.valueOf(sum, decimals);
    BigDecimal stripped = people.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /** The weights themselves, for what is not counted in whole numbers. */
  public double[] amounts() {
    double one = BigDecimal.ONE.scaleByPowerOfTen(decimals).doubleValue();
    return Arrays.stream(scaled).mapToDouble(value -> value / one).toArray();
  }

  /** People as a scaled weight, rounded up: a limit "at least so many". */
  public long scaledAtLeast(BigDecimal people) {
    return people.setScale(decimals, RoundingMode.CEILING).unscaledValue().longValueExact();
  }
}
