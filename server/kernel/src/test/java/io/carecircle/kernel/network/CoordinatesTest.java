package io.carecircle.kernel.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CoordinatesTest {
  @Test
  void keepsNanodegreesInACity() {
    double[] lon = {120.123_456_789, 124.4, 120.2};
    double[] lat = {28.000_000_001, 27.999_999_999, 28.5};
    Coordinates c = Coordinates.of(lon, lat);
    assertEquals(1, c.unit());
    for (int i = 0; i < lon.length; i++) {
      assertEquals(lon[i], c.lon(i), "a decimal of nine places comes back as it was");
      assertEquals(lat[i], c.lat(i));
    }
  }

  @Test
  void growsTheUnitWithTheExtent() {
    assertEquals(1, extent(4.29).unit());
    assertEquals(10, extent(4.3).unit());
    assertEquals(10, extent(42.9).unit());
    assertEquals(100, extent(43).unit());
    assertEquals(100, extent(360).unit());
  }

  private static Coordinates extent(double degrees) {
    return Coordinates.of(new double[] {-180, -180 + degrees}, new double[] {0, 1});
  }

  @Test
  void roundsToHalfAStepAtAnyExtent() {
    long seed = 31;
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 200; round++) {
      double extent = 360 * Math.pow(10, -7 * random.nextDouble());
      double[] lon = new double[50];
      double[] lat = new double[50];
      for (int i = 0; i < lon.length; i++) {
        lon[i] = -180 + extent * random.nextDouble();
        lat[i] = -90 + Math.min(180, extent) * random.nextDouble();
      }
      Coordinates c = Coordinates.of(lon, lat);
      // Half a step, half a nanodegree of the first rounding, and the last bit of the division.
      double allowed = 0.5 * c.degreesPerStep() + 0.5e-9 + 1e-13;
      for (int i = 0; i < lon.length; i++) {
        String message = "seed " + seed + " round " + round + " unit " + c.unit();
        assertEquals(lon[i], c.lon(i), allowed, message);
        assertEquals(lat[i], c.lat(i), allowed, message);
        assertEquals(Integer.toUnsignedLong(c.x()[i]), c.stepsOfLon(c.lon(i)), 1e-3, message);
        assertEquals(Integer.toUnsignedLong(c.y()[i]), c.stepsOfLat(c.lat(i)), 1e-3, message);
      }
    }
  }

  @Test
  void fillsTheUnsignedRangeToTheEdge() {
    // 4.294967294 degrees are 0xFFFFFFFE nanodegrees: the most that still fits a unit of one.
    Coordinates c = extent(4.294_967_294);
    assertEquals(1, c.unit());
    assertEquals(0xFFFF_FFFEL, Integer.toUnsignedLong(c.x()[1]));
    assertEquals(-175.705_032_706, c.lon(1));
    assertTrue(extent(4.294_967_295).unit() == 10);
  }

  @Test
  void isEmptyOfNothingAndRefusesNonsense() {
    assertEquals(0, Coordinates.of(new double[0], new double[0]).size());
    assertThrows(
        IllegalArgumentException.class, () -> new Coordinates(0, 0, 0, new int[1], new int[1]));
    assertThrows(
        IllegalArgumentException.class, () -> new Coordinates(0, 0, 1, new int[1], new int[2]));
  }
}
