package io.carecircle.kernel.network;

/**
 * Positions as fixed-point offsets from a south-west corner: 8 bytes a position instead of 16. The
 * unit is one nanodegree (0.1 mm) while the extent is under 4.29 degrees, and grows tenfold until
 * the extent fits; a city loses nothing that a length in millimetres could show.
 *
 * @param originLon nanodegrees
 * @param originLat nanodegrees
 * @param unit nanodegrees per step, a power of ten
 * @param x unsigned steps east of the origin
 * @param y unsigned steps north of the origin
 */
public record Coordinates(long originLon, long originLat, long unit, int[] x, int[] y) {
  private static final long MAX_STEPS = 0xFFFF_FFFFL;
  private static final double NANO = 1e9;

  public Coordinates {
    if (x.length != y.length || unit < 1) {
      throw new IllegalArgumentException("coordinates need as many x as y and a unit");
    }
  }

  /** Degrees to fixed point; the extent of all positions decides the unit. */
  static Coordinates of(double[] lon, double[] lat) {
    long west = Long.MAX_VALUE;
    long south = Long.MAX_VALUE;
    long east = Long.MIN_VALUE;
    long north = Long.MIN_VALUE;
    for (int i = 0; i < lon.length; i++) {
      long lonNano = Math.round(lon[i] * NANO);
      long latNano = Math.round(lat[i] * NANO);
      west = Math.min(west, lonNano);
      east = Math.max(east, lonNano);
      south = Math.min(south, latNano);
      north = Math.max(north, latNano);
    }
    if (lon.length == 0) {
      return new Coordinates(0, 0, 1, new int[0], new int[0]);
    }
    long unit = 1;
    while (Math.max(east - west, north - south) / unit >= MAX_STEPS) {
      unit *= 10;
    }
    int[] x = new int[lon.length];
    int[] y = new int[lon.length];
    for (int i = 0; i < lon.length; i++) {
      x[i] = (int) ((Math.round(lon[i] * NANO) - west + unit / 2) / unit);
      y[i] = (int) ((Math.round(lat[i] * NANO) - south + unit / 2) / unit);
    }
    return new Coordinates(west, south, unit, x, y);
  }

  public int size() {
    return x.length;
  }

  /** Degrees WGS84. */
  public double lon(int i) {
    return lonOfSteps(Integer.toUnsignedLong(x[i]));
  }

  /** Degrees WGS84. */
  public double lat(int i) {
    return latOfSteps(Integer.toUnsignedLong(y[i]));
  }

  /** Degrees to steps, not rounded and not clipped to the extent. */
  double stepsOfLon(double lon) {
    return (lon * NANO - originLon) / unit;
  }

  double stepsOfLat(double lat) {
    return (lat * NANO - originLat) / unit;
  }

  double lonOfSteps(double steps) {
    return (originLon + steps * unit) / NANO;
  }

  double latOfSteps(double steps) {
    return (originLat + steps * unit) / NANO;
  }

  double degreesPerStep() {
    return unit / NANO;
  }
}
