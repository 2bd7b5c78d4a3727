package io.carecircle.formats.tile;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/**
 * One tile of the Web Mercator tiling (OGC 17-083r4, annex D, WebMercatorQuad).
 *
 * @param z zoom, 0 (the world) to {@link #MAX_ZOOM}
 * @param x column from the west
 * @param y row from the north
 */
public record TileAddress(int z, int x, int y) {
  public static final int MAX_ZOOM = 20;

  /** Half the circumference of the sphere of radius 6,378,137 m. */
  private static final double HALF_WORLD = Math.PI * 6_378_137;

  /** Where the square world ends, in degrees. */
  private static final double MAX_LATITUDE = 85.051128779806604;

  public TileAddress {
    if (z < 0 || z > MAX_ZOOM || x < 0 || y < 0 || x >= 1 << z || y >= 1 << z) {
      throw new IllegalArgumentException("there is no tile " + z + "/" + x + "/" + y);
    }
  }

  /** Its square in metres of Web Mercator. */
  public Envelope mercator() {
    double size = 2 * HALF_WORLD / (1 << z);
    double west = -HALF_WORLD + x * size;
    double north = HALF_WORLD - y * size;
    return new Envelope(west, west + size, north - size, north);
  }

  /**
   * Its box in degrees, wider on each side by a share of its size, for what is drawn across its
   * edge.
   */
  public Envelope degrees(double share) {
    Envelope box = mercator();
    box.expandBy(box.getWidth() * share);
    return new Envelope(
        Math.max(-180, lon(box.getMinX())),
        Math.min(180, lon(box.getMaxX())),
        Math.max(-MAX_LATITUDE, lat(box.getMinY())),
        Math.min(MAX_LATITUDE, lat(box.getMaxY())));
  }

  private static double lon(double x) {
    return x / HALF_WORLD * 180;
  }

  private static double lat(double y) {
    return Math.toDegrees(2 * Math.atan(Math.exp(y / HALF_WORLD * Math.PI)) - Math.PI / 2);
  }

  /** Turns degrees into metres of Web Mercator, in place. */
  static void project(Coordinate at) {
    double lat = Math.max(-MAX_LATITUDE, Math.min(MAX_LATITUDE, at.y));
    at.x = at.x / 180 * HALF_WORLD;
    at.y = Math.log(Math.tan(Math.PI / 4 + Math.toRadians(lat) / 2)) / Math.PI * HALF_WORLD;
  }
}
