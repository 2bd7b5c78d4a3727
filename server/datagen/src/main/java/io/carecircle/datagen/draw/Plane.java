package io.carecircle.datagen.draw;

import io.carecircle.kernel.geo.LocalScale;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;

/**
 * The plane in which a city is drawn: metres east and north of a corner, by one scale for all of
 * it. Over Wenzhou a street drawn 1 % too long or short does no harm, for lengths are measured on
 * the ellipsoid afterwards.
 */
public final class Plane {
  /** Steps in a degree of everything that leaves the generator; one is about a centimetre. */
  public static final double STEPS_PER_DEGREE = 1e7;

  private static final int WGS84 = 4326;

  private final double originLon;
  private final double originLat;
  private final LocalScale scale;

  public Plane(double originLon, double originLat) {
    this.originLon = originLon;
    this.originLat = originLat;
    this.scale = LocalScale.at(originLat);
  }

  public Spot spot(double lon, double lat) {
    return new Spot(
        (lon - originLon) * scale.metresPerDegreeLon(),
        (lat - originLat) * scale.metresPerDegreeLat());
  }

  /** Makes geometry in lon/lat degrees. */
  public static GeometryFactory wgs84() {
    return new GeometryFactory(new PrecisionModel(), WGS84);
  }

  /** Longitude in steps. */
  public int lonSteps(double x) {
    double lon = originLon + x / scale.metresPerDegreeLon();
    return (int) Math.floor(lon * STEPS_PER_DEGREE + 0.5);
  }

  /** Latitude in steps. */
  public int latSteps(double y) {
    double lat = originLat + y / scale.metresPerDegreeLat();
    return (int) Math.floor(lat * STEPS_PER_DEGREE + 0.5);
  }

  /** Degrees of a number of steps: the double nearest to the seven decimals. */
  public static double degrees(int steps) {
    return steps / STEPS_PER_DEGREE;
  }

  /** Lon/lat degrees of a place of the plane, on the grid of steps. */
  public Coordinate degrees(Coordinate at) {
    return new CoordinateXY(degrees(lonSteps(at.x)), degrees(latSteps(at.y)));
  }

  public Coordinate degrees(Spot at) {
    return new CoordinateXY(degrees(lonSteps(at.x())), degrees(latSteps(at.y())));
  }
}
