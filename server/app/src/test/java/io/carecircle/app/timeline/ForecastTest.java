package io.carecircle.app.timeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.carecircle.app.standard.CountyFigures;
import java.math.BigDecimal;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ForecastTest {
  private static final CountyFigures CITY =
      new CountyFigures(
          "330300",
          "全市",
          new BigDecimal("957.29"),
          new BigDecimal("157.97"),
          new BigDecimal("16.50"),
          new BigDecimal("201.60"),
          new BigDecimal("20.16"),
          null,
          null);

  @Test
  void theCityOf2025IsThePrintedFigure() {
    Forecast forecast = Forecast.of(CITY, 1_579_600L);
    assertEquals(2_016_000, forecast.elders(1_579_600, 2025));
    assertEquals(1_579_600, forecast.elders(1_579_600, 2020));
    assertEquals(1_579_600, forecast.elders(1_579_600, 2015));
    assertEquals(2_016_000, forecast.elders(1_579_600, 2030), "held");
    // 1,579,600 + 436,400 x 2 / 5 = 1,754,160.
    assertEquals(1_754_160, forecast.elders(1_579_600, 2022));
  }

  @Test
  void otherPeopleHaveNoForecast() {
    assertNull(Forecast.of(CITY, 1_500_000L));
    assertNull(Forecast.of(CITY, null));
    assertNull(Forecast.of(null, 1_579_600L));
  }

  @Test
  void sharesAddUpAndTheLargestRemaindersGoUp() {
    // 10 over 1, 1, 1: 3.33 each, the first gets the one that is left.
    assertArrayEquals(new long[] {4, 3, 3}, Forecast.shared(10, new long[] {1, 1, 1}));
    // 7 over 2, 3: 2.8 and 4.2.
    assertArrayEquals(new long[] {3, 4}, Forecast.shared(7, new long[] {2, 3}));
    assertEquals(
        2_016_000, Arrays.stream(Forecast.shared(2_016_000, new long[] {187, 529, 0, 7})).sum());
  }
}
