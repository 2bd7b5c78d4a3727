package io.carecircle.app.timeline;

import io.carecircle.app.standard.CountyFigures;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Elders by year. The plan prints one forecast, for the city in 2025 (table 1-2: 201.60 万 after
 * 157.97 万 in 2020). Between the two years it is interpolated straight, after 2025 it is held, and
 * a part of the city keeps its share of the city's elders: these are our own readings and say so.
 */
final class Forecast {
  static final int BASE_YEAR = 2020;
  static final int PRINTED_YEAR = 2025;
  private static final long PER_UNIT = 10_000;

  /** The layer's people are those of the forecast when they differ by a hundredth at most. */
  private static final BigDecimal TOLERANCE = new BigDecimal("0.01");

  private final long cityElders;
  private final long cityForecast;

  private Forecast(long cityElders, long cityForecast) {
    this.cityElders = cityElders;
    this.cityForecast = cityForecast;
  }

  /**
   * @param printed the city's row of table 1-2, or null
   * @param cityElders of the layers, or null when not known
   * @return a forecast, or null when none is printed for these people
   */
  static Forecast of(CountyFigures printed, Long cityElders) {
    if (printed == null || printed.forecast2025() == null || cityElders == null) {
      return null;
    }
    BigDecimal base = people(printed.elders60());
    BigDecimal off = base.subtract(BigDecimal.valueOf(cityElders)).abs();
    return off.compareTo(base.multiply(TOLERANCE)) > 0
        ? null
        : new Forecast(cityElders, people(printed.forecast2025()).longValueExact());
  }

  private static BigDecimal people(BigDecimal tenThousands) {
    return tenThousands.multiply(BigDecimal.valueOf(PER_UNIT));
  }

  /** Of a number of elders at the census those of a year, rounded half up. */
  long elders(long counted, int year) {
    BigInteger num = scaled(counted, year);
    BigInteger den = denominator();
    return num.shiftLeft(1).add(den).divide(den.shiftLeft(1)).longValueExact();
  }

  private BigInteger denominator() {
    return BigInteger.valueOf(cityElders).multiply(BigInteger.valueOf(PRINTED_YEAR - BASE_YEAR));
  }

  private BigInteger scaled(long counted, int year) {
    long steps = Math.max(0, Math.min(PRINTED_YEAR, year) - BASE_YEAR);
    BigInteger factor =
        denominator()
            .add(BigInteger.valueOf(cityForecast - cityElders).multiply(BigInteger.valueOf(steps)));
    return factor.multiply(BigInteger.valueOf(counted));
  }

  /** How the elders of a year are known. */
  static String basis(int year, boolean city) {
    if (year <= BASE_YEAR) {
      return "counted";
    }
    if (year > PRINTED_YEAR) {
      return "held";
    }
    return year == PRINTED_YEAR && city ? "printed" : "own-interpolation";
  }

  /**
   * Shares out a whole over parts in proportion, none lost: largest remainders, ties to the first.
   *
   * @param weight of each part, not negative
   */
  static long[] shared(long whole, long[] weight) {
    BigInteger sum =
        IntStream.range(0, weight.length)
            .mapToObj(i -> BigInteger.valueOf(weight[i]))
            .reduce(BigInteger.ZERO, BigInteger::add);
    long[] parts = new long[weight.length];
    if (sum.signum() == 0) {
      return parts;
    }
    BigInteger[] rest = new BigInteger[weight.length];
    long left = whole;
    for (int i = 0; i < parts.length; i++) {
      BigInteger[] divided =
          BigInteger.valueOf(whole).multiply(BigInteger.valueOf(weight[i])).divideAndRemainder(sum);
      parts[i] = divided[0].longValueExact();
      rest[i] = divided[1];
      left -= parts[i];
    }
    List<Integer> order =
        IntStream.range(0, parts.length)
            .boxed()
            .sorted(Comparator.comparing((Integer i) -> rest[i]).reversed().thenComparing(i -> i))
            .toList();
    for (int i = 0; i < left; i++) {
      parts[order.get(i)]++;
    }
    return parts;
  }
}
